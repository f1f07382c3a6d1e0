import Compiler
import Diagnostics

/// Findings in lines of text that can be compared after the files have been moved about: places as lines and columns, no offsets.
enum Picture {
  static func lines(_ outcome: LintOutcome, shift: Int = 0) -> [String] {
    var tables: [ObjectIdentifier: LineTable] = [:]
    func position(_ file: SourceFile, _ offset: Int) -> String {
      let table = tables[ObjectIdentifier(file)] ?? LineTable(file)
      tables[ObjectIdentifier(file)] = table
      let position = table.position(at: offset)
      return "\(position.line + shift):\(position.column)"
    }
    func range(_ file: SourceFile, _ range: SourceRange) -> String { "\(position(file, range.start))-\(position(file, range.end))" }
    func place(_ place: Place) -> String { "\(place.file.name):\(range(place.file, place.range)) \(place.document) \(place.pointer)" }
    return outcome.report.findings.flatMap { finding in
      ["\(place(finding.place)) \(finding.severity)[\(finding.code)] \(finding.message)"]
        + finding.related.map { "  \(place($0.place)) \($0.message)" }
        + finding.fixes.flatMap { fix in
          ["  \(fix.applicability) \(fix.title)"]
            + fix.edits.map { "    \(range($0.file, $0.range)) \($0.text.replacing("\r\n", with: "\n"))" }
        }
    }
  }
}
