public import Diagnostics

/// The report for people: headline, place, source line with the exact range under a caret run, related places with their own lines, help, code and fix.
public struct TextReport {
  private let style: TextStyle
  /// Ranges of a file that are never shown: secrets and personal data.
  private let redactions: (SourceFile) -> [SourceRange]
  private var tables = LineTables()
  private var hidden: [ObjectIdentifier: [SourceRange]] = [:]
  private var text = ""

  public init(style: TextStyle, redactions: @escaping (SourceFile) -> [SourceRange]) {
    self.style = style
    self.redactions = redactions
  }

  /// The findings, a blank line behind each, and the summary line.
  public mutating func render(_ report: LintReport) -> String {
    text = ""
    for finding in report.findings { render(finding) }
    text += summary(report) + "\n"
    return text
  }

  /// The findings alone.
  public mutating func render(_ findings: [Diagnostic]) -> String {
    text = ""
    for finding in findings { render(finding) }
    return text
  }

  private mutating func render(_ finding: Diagnostic) {
    text += "\(headline(finding.severity)): \(style.bold(finding.message))\n"
    let related = finding.related
    let lines = [finding.place] + related.map(\.place)
    let width = lines.map { String(tables.start(of: $0).line).count }.max() ?? 1
    snippet(finding.place, label: nil, width: width, severity: finding.severity)
    for place in related { snippet(place.place, label: place.message, width: width, severity: nil) }
    let indent = String(repeating: " ", count: width + 1)
    for line in finding.help { text += "\(indent)\(style.blue("=")) \(style.bold("help")): \(line)\n" }
    text += "\(indent)\(style.blue("=")) \(style.bold("code")): \(finding.code)\n"
    for fix in finding.fixes {
      text += "\(indent)\(style.blue("=")) \(style.bold("fix")): \(fix.title)\(fix.applicability == .unsafe ? " (unsafe)" : "")\n"
    }
    text += "\n"
  }

  private func headline(_ severity: Severity) -> String {
    switch severity {
    case .error: style.red("error")
    case .warning: style.yellow("warning")
    case .info: style.blue("info")
    }
  }

  private mutating func snippet(_ place: Place, label: String?, width: Int, severity: Severity?) {
    let table = tables.table(of: place.file)
    let start = table.position(at: place.range.start)
    let end = table.position(at: place.range.end)
    let indent = String(repeating: " ", count: width)
    let arrow = label == nil ? "-->" : ":::"
    text += "\(indent)\(style.blue(arrow)) \(place.file.name):\(start.line):\(start.column)"
    if !place.pointer.isEmpty { text += " \(style.faint(place.pointer))" }
    text += "\n"
    let lineRange = table.range(ofLine: start.line)
    var shownStart = lineRange.start
    if start.line == 1, place.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { shownStart = min(3, lineRange.end) }
    let shownEnd = end.line == start.line ? place.range.end : lineRange.end
    let line = window(
      visible(place.file, SourceRange(shownStart, lineRange.end)), before: visible(place.file, SourceRange(shownStart, place.range.start)),
      marked: visible(place.file, SourceRange(place.range.start, max(place.range.start, shownEnd))))
    let number = String(start.line)
    text += "\(indent) \(style.blue("|"))\n"
    text += "\(style.blue(String(repeating: " ", count: width - number.count) + number)) \(style.blue("|")) \(line.text)\n"
    let carets = String(repeating: label == nil ? "^" : "-", count: max(1, line.width))
    let marked: String
    switch severity {
    case .error: marked = style.red(carets)
    case .warning: marked = style.yellow(carets)
    default: marked = style.blue(carets)
    }
    text += "\(indent) \(style.blue("|")) \(String(repeating: " ", count: line.offset))\(marked)"
    if let label { text += " \(style.blue(label))" }
    text += "\n"
  }

  /// A line cut to what can be read, with the column and width of the marked part.
  private func window(_ line: String, before: String, marked: String) -> (text: String, offset: Int, width: Int) {
    let limit = 160
    let offset = DisplayWidth.of(before)
    let width = DisplayWidth.of(marked)
    guard DisplayWidth.of(line) > limit else { return (line, offset, width) }
    let skip = offset > 60 ? before.unicodeScalars.count - 40 : 0
    let scalars = line.unicodeScalars.dropFirst(skip).prefix(limit - 10)
    let head = skip > 0 ? "…" : ""
    let isCut = scalars.count < line.unicodeScalars.count - skip
    let skipped = DisplayWidth.of(String(String.UnicodeScalarView(line.unicodeScalars.prefix(skip))))
    let newOffset = offset - skipped + head.count
    let shown = head + String(String.UnicodeScalarView(scalars))
    return (shown + (isCut ? "…" : ""), newOffset, min(width, max(1, DisplayWidth.of(shown) - newOffset)))
  }

  /// A part of the source as it may be shown: secrets as bullets, tabs as one space, control characters as U+FFFD.
  private mutating func visible(_ file: SourceFile, _ range: SourceRange) -> String {
    let key = ObjectIdentifier(file)
    let redacted: [SourceRange]
    if let known = hidden[key] {
      redacted = known
    } else {
      redacted = redactions(file)
      hidden[key] = redacted
    }
    return Redacted.text(of: file, range, hiding: redacted)
  }

  private func summary(_ report: LintReport) -> String {
    let errors = report.count(.error)
    let warnings = report.count(.warning)
    let infos = report.count(.info)
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    var parts: [String] = []
    if errors > 0 { parts.append(style.red(counted(errors, "error"))) }
    if warnings > 0 { parts.append(style.yellow(counted(warnings, "warning"))) }
    if infos > 0 { parts.append(style.blue(counted(infos, "info"))) }
    if parts.isEmpty { parts.append(style.green("no findings")) }
    var line = parts.joined(separator: ", ") + " in \(counted(report.documentCount, "document")) of \(counted(report.fileCount, "file"))"
    if report.suppressedCount > 0 { line += ", \(report.suppressedCount) suppressed" }
    return line
  }
}
