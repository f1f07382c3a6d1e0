import Diagnostics

/// Words that several reports share.
enum Wording {
  /// A message as a sentence of its own.
  static func sentence(_ message: String) -> String {
    guard let last = message.last else { return message }
    return last == "?" || last == "." ? message : message + "."
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

  /// The message and, each on its own line, the help.
  static func paragraphs(_ finding: Diagnostic) -> String { ([finding.message] + finding.help).joined(separator: "\n") }

  /// `2 errors, 1 warning`, or `no findings`.
  static func totals(_ report: LintReport) -> String {
    let words = Severity.allCases.reversed().map { (report.count($0), $0.rawValue) }.filter { $0.0 > 0 }
    return words.isEmpty ? "no findings" : words.map { counted($0.0, $0.1) }.joined(separator: ", ")
  }

  /// `in 2 documents of 1 file, 3 suppressed`.
  static func extent(_ report: LintReport) -> String {
    let extent = "in \(counted(report.documentCount, "document")) of \(counted(report.fileCount, "file"))"
    return extent + (report.suppressedCount > 0 ? ", \(report.suppressedCount) suppressed" : "")
  }

  /// Text without control characters, which terminals and readers of logs would obey; `kept` stay.
  static func visible(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
    // Control characters are those below U+0020 and those from U+007F to U+009F, which begin with 0xC2 in UTF-8; nearly every text has none at all.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
    func isHidden(_ scalar: Unicode.Scalar) -> Bool { (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)) && !kept.contains(scalar) }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isHidden($0) ? "\u{FFFD}" : $0 }))
  }
}
