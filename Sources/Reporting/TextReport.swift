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
    // The message, as far as it needs several lines, under its own first word.
    let word = finding.severity.rawValue.count + 2
    let message = style.lines(Wording.visible(finding.message), after: word).map { style.bold($0) }
    text += "\(headline(finding.severity)): \(message.joined(separator: "\n" + String(repeating: " ", count: word)))\n"
    let related = finding.related
    let lines = [finding.place] + related.map(\.place)
    let width = lines.map { String(tables.start(of: $0).line).count }.max() ?? 1
    snippet(finding.place, label: nil, width: width, severity: finding.severity)
    for place in related { snippet(place.place, label: Wording.visible(place.message), width: width, severity: nil) }
    let indent = String(repeating: " ", count: width + 1)
    for line in finding.help { note("help", line, indent) }
    text += "\(indent)\(style.blue("=")) \(style.bold("code")): \(style.code(finding.code))\n"
    for fix in finding.fixes { note("fix", fix.title + (fix.applicability == .unsafe ? " (unsafe)" : ""), indent) }
    text += "\n"
  }

  /// A line below the source, its further lines under its first.
  private mutating func note(_ word: String, _ message: String, _ indent: String) {
    let used = indent.count + word.count + 4
    let lines = style.lines(Wording.visible(message), after: used)
    text += "\(indent)\(style.blue("=")) \(style.bold(word)): \(lines.joined(separator: "\n" + String(repeating: " ", count: used)))\n"
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
    text += "\(indent)\(style.blue(arrow)) \(Wording.visible(place.file.name)):\(start.line):\(start.column)"
    if !place.pointer.isEmpty { text += " \(style.faint(Wording.visible(place.pointer)))" }
    text += "\n"
    let lineRange = table.range(ofLine: start.line)
    var shownStart = lineRange.start
    if start.line == 1, place.file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { shownStart = min(3, lineRange.end) }
    let shownEnd = end.line == start.line ? place.range.end : lineRange.end
    let line = window(
      visible(place.file, SourceRange(shownStart, lineRange.end)), before: visible(place.file, SourceRange(shownStart, place.range.start)),
      marked: visible(place.file, SourceRange(place.range.start, max(place.range.start, shownEnd))), limit: min(160, (style.width ?? .max) - width - 3))
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
    if let label {
      let used = width + 3 + line.offset + line.width + 1
      if DisplayWidth.of(label) <= (style.width ?? .max) - used {
        text += " \(style.blue(label))"
      } else {
        // Below its mark, and as far left as it needs.
        let column = max(0, min(line.offset, (style.width ?? .max) - width - 3 - DisplayWidth.of(label)))
        for part in style.lines(label, after: width + 3 + column) {
          text += "\n\(indent) \(style.blue("|")) \(String(repeating: " ", count: column))\(style.blue(part))"
        }
      }
    }
    text += "\n"
  }

  /// A line cut to what can be read, with the column and width of the marked part.
  private func window(_ line: String, before: String, marked: String, limit: Int) -> (text: String, offset: Int, width: Int) {
    let offset = DisplayWidth.of(before)
    let width = DisplayWidth.of(marked)
    let whole = DisplayWidth.of(line)
    guard whole > limit else { return (line, offset, width) }
    // What stays before the mark: a quarter of the width, or what the rest of the line leaves.
    let room = max(limit / 4, limit - (whole - offset) - 2)
    var skipped = 0
    var skip = 0
    if offset > room {
      for character in before {
        guard offset - skipped > room else { break }
        skipped += DisplayWidth.of(String(character))
        skip += 1
      }
    }
    var shown = skip > 0 ? "…" : ""
    var column = shown.count
    var isCut = false
    for character in line.dropFirst(skip) {
      let columns = DisplayWidth.of(String(character))
      // One column is left for the mark of the cut.
      guard column + columns < limit else {
        isCut = true
        break
      }
      shown.append(character)
      column += columns
    }
    let newOffset = offset - skipped + (skip > 0 ? 1 : 0)
    return (shown + (isCut ? "…" : ""), newOffset, max(1, min(width, column + (isCut ? 1 : 0) - newOffset)))
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
