import Compiler
import Diagnostics

/// A finding as an expectation names it.
struct Spot: Hashable, Comparable, CustomStringConvertible {
  let line: Int
  let severity: String
  let code: String
  let pointer: String

  init(line: Int, severity: String, code: String, pointer: String) {
    self.line = line
    self.severity = severity
    self.code = code
    self.pointer = pointer
  }

  init(_ finding: Diagnostic) {
    let position = LineTable(finding.place.file).position(at: finding.place.range.start)
    self.init(line: position.line, severity: finding.severity.rawValue, code: finding.code, pointer: finding.place.pointer)
  }

  /// As it stands in an expectation.
  var text: String { "\(severity)[\(code)]" + (pointer.isEmpty ? "" : " " + pointer) }
  var description: String { "line \(line): \(text)" }

  static func < (left: Spot, right: Spot) -> Bool {
    (left.line, left.code, left.pointer, left.severity) < (right.line, right.code, right.pointer, right.severity)
  }
}

extension LintOutcome {
  /// All findings with their files; the lines of a file are counted once.
  var spots: [(path: String, spot: Spot)] {
    var tables: [ObjectIdentifier: LineTable] = [:]
    return report.findings.map { finding in
      let file = finding.place.file
      let table = tables[ObjectIdentifier(file)] ?? LineTable(file)
      tables[ObjectIdentifier(file)] = table
      let line = table.position(at: finding.place.range.start).line
      return (file.name, Spot(line: line, severity: finding.severity.rawValue, code: finding.code, pointer: finding.place.pointer))
    }
  }

  /// The findings in one file.
  func findings(in path: String) -> [Diagnostic] { report.findings.filter { $0.place.file.name == path } }
}

/// What is in one list and not in the other, as text for a failure; nil where both are equal.
func difference(expected: [Spot], found: [Spot]) -> String? {
  var missing = expected.sorted()
  var unexpected: [Spot] = []
  for spot in found.sorted() {
    if let index = missing.firstIndex(of: spot) { missing.remove(at: index) } else { unexpected.append(spot) }
  }
  if missing.isEmpty, unexpected.isEmpty { return nil }
  return (missing.map { "not found: \($0)" } + unexpected.map { "not expected: \($0)" }).joined(separator: "\n")
}
