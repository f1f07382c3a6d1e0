import Diagnostics

/// The expectation comments of a file: `# expect: SEVERITY[code] /pointer` at the end of a line or alone above it, `# expect@LINE: …` anywhere.
struct Expectations {
  private(set) var spots: [Spot] = []
  /// Comments that begin like an expectation and are none.
  private(set) var malformed: [String] = []

  init(_ bytes: [UInt8]) {
    var waiting: [Spot] = []
    for (number, line) in Self.lines(of: bytes) {
      guard let start = Self.start(in: line) else {
        if !Self.isComment(line) {
          spots += waiting.map { Spot(line: number, severity: $0.severity, code: $0.code, pointer: $0.pointer) }
          waiting = []
        }
        continue
      }
      guard let match = line[start...].wholeMatch(of: #/# expect(?:@([0-9]+))?: (error|warning|info)\[([a-z0-9_]+)\](?: (/.*?))?\s*/#) else {
        malformed.append("line \(number): \(line)")
        continue
      }
      let spot = Spot(line: match.1.flatMap { Int($0) } ?? number, severity: String(match.2), code: String(match.3), pointer: match.4.map { String($0) } ?? "")
      if match.1 == nil, Self.isComment(line) { waiting.append(spot) } else { spots.append(spot) }
    }
    malformed += waiting.map { "no line below `\($0.text)`" }
    spots.sort()
  }

  /// The lines, counted as reports count them.
  static func lines(of bytes: [UInt8]) -> [(number: Int, text: String)] {
    let file = SourceFile(name: "", bytes: bytes)
    let table = LineTable(file)
    return (1...table.lineCount).map { ($0, file.text(table.range(ofLine: $0))) }
  }

  /// Where the expectation of a line begins.
  static func start(in line: String) -> String.Index? { line.firstRange(of: "# expect")?.lowerBound }

  static func isComment(_ line: String) -> Bool { line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }.first == "#" }
}
