public import Diagnostics

/// JUnit XML: a test suite for each file, a test case for each finding, and one that passes for a file without findings.
///
/// An info is advice: its test case passes and says it on its standard output.
public enum JUnitReport {
  public static func text(_ report: LintReport) -> String {
    let findings = Dictionary(report.documents.map { ($0.file, $0.findings) }, uniquingKeysWith: +)
    let names = Set(findings.keys).union(report.files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var tables = LineTables()
    let suites = names.map { suite($0, findings[$0] ?? [], &tables) }
    let failures = report.findings.count(where: isFailure)
    let tests = names.reduce(0) { $0 + max(1, findings[$1]?.count ?? 0) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"orderspec\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">\n"
      + suites.joined() + "</testsuites>\n"
  }

  private static func suite(_ name: String, _ findings: [Diagnostic], _ tables: inout LineTables) -> String {
    let (tests, failures) = (max(1, findings.count), findings.count(where: isFailure))
    var text = "  <testsuite name=\(attribute(name)) tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
    if findings.isEmpty { text += "    <testcase name=\"lint\" classname=\(attribute(name)) file=\(attribute(name))/>\n" }
    var occurrences: [String: Int] = [:]
    for finding in findings {
      // The same name in every run, wherever the line moves; the pointer says which.
      let title = finding.place.pointer.isEmpty ? finding.code : "\(finding.code) \(finding.place.pointer)"
      occurrences[title, default: 0] += 1
      let number = occurrences[title]!
      text += testCase(finding, number == 1 ? title : "\(title) (\(number))", tables.start(of: finding.place))
    }
    return text + "  </testsuite>\n"
  }

  private static func testCase(_ finding: Diagnostic, _ title: String, _ start: SourcePosition) -> String {
    let file = finding.place.file.name
    let body = content("\(file):\(start.line):\(start.column): \(Wording.paragraphs(finding))")
    let inner =
      isFailure(finding)
      ? "<failure message=\(attribute(finding.message)) type=\"\(finding.severity.rawValue)\">\(body)</failure>" : "<system-out>\(body)</system-out>"
    return """
          <testcase name=\(attribute(title)) classname=\(attribute(file)) file=\(attribute(file)) line="\(start.line)">
            \(inner)
          </testcase>

      """
  }

  private static func isFailure(_ finding: Diagnostic) -> Bool { finding.severity > .info }

  private static func attribute(_ text: String) -> String {
    let escaped = content(text).replacing("\"", with: "&quot;").replacing("\t", with: "&#9;").replacing("\n", with: "&#10;")
    return "\"\(escaped)\""
  }

  /// Text without what XML 1.0 cannot hold: control characters, U+FFFE and U+FFFF.
  private static func content(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": break
      default:
        if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
      }
    }
  }
}
