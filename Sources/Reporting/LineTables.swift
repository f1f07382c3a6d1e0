import Diagnostics

/// The line tables of the files of a report, each made once.
struct LineTables {
  private var tables: [ObjectIdentifier: LineTable] = [:]

  mutating func table(of file: SourceFile) -> LineTable {
    if let table = tables[ObjectIdentifier(file)] { return table }
    let table = LineTable(file)
    tables[ObjectIdentifier(file)] = table
    return table
  }

  mutating func start(of place: Place) -> SourcePosition { table(of: place.file).position(at: place.range.start) }

  mutating func end(of place: Place) -> SourcePosition { table(of: place.file).position(at: place.range.end) }
}
