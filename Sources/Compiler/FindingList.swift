import Diagnostics
import OrderLanguage

/// What makes a finding equal to another: what it says, and of which place, whatever its severity and pointer.
struct FindingKey: Hashable {
  private let code: String
  private let file: ObjectIdentifier
  private let range: SourceRange
  private let message: String

  init(_ finding: Diagnostic) {
    code = finding.code
    file = ObjectIdentifier(finding.place.file)
    range = finding.place.range
    message = finding.message
  }
}

/// Order and joining of findings.
enum FindingList {
  /// Equal findings at one place as one: a value of `defaults` is found for every item that it reaches, a merged one in every mapping that merges it;
  /// the one that is left has the first pointer and keeps all related places.
  static func joined(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.count > 1 else { return findings }
    var index: [FindingKey: Int] = [:]
    var result: [Diagnostic] = []
    for finding in findings {
      let key = FindingKey(finding)
      if let known = index[key] {
        for related in finding.related where !result[known].related.contains(where: { $0.place.range == related.place.range && $0.message == related.message })
        {
          result[known].related.append(related)
        }
      } else {
        index[key] = result.count
        result.append(finding)
      }
    }
    return result
  }

  /// Document, start offset, code.
  static func sorted(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.place.document, a.place.range.start, a.code, left.offset) < (b.place.document, b.place.range.start, b.code, right.offset)
    }.map(\.element)
  }

  /// The runs of findings of one document, in their order.
  static func byDocument(_ findings: [Diagnostic]) -> [(number: Int, findings: [Diagnostic])] {
    var groups: [(number: Int, findings: [Diagnostic])] = []
    for finding in findings {
      if groups.last?.number == finding.place.document {
        groups[groups.count - 1].findings.append(finding)
      } else {
        groups.append((finding.place.document, [finding]))
      }
    }
    return groups
  }
}

/// What the flags and the configuration let through.
struct FindingFilter {
  let options: LintOptions
  let settings: [String: Configuration.Setting]

  /// The finding with the severity that counts; nil where it is not shown.
  func shown(_ finding: Diagnostic) -> Diagnostic? {
    if !options.select.isEmpty, !options.select.contains(finding.code) { return nil }
    if options.ignore.contains(finding.code) { return nil }
    switch settings[finding.code] {
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    case nil:
      // A rule that is off by default speaks where it is selected or set.
      if let documentation = RuleTable.byCode[finding.code], documentation.severity == nil, !options.select.contains(finding.code) { return nil }
      return finding
    }
  }
}

/// What is wrong with the suppression comments of a file.
enum SuppressionFindings {
  static func findings(of suppressions: Suppressions, used: Set<Int>, in file: FileOutcome, name: String, options: LintOptions) -> [Diagnostic] {
    guard let source = suppressions.file else { return [] }
    var findings: [Diagnostic] = []
    for (index, comment) in suppressions.comments.enumerated() {
      let place = Place(file: source, range: comment.range, pointer: "", document: comment.document)
      func report(_ code: String, _ message: String, _ help: [String] = []) {
        findings.append(Diagnostic(code: code, severity: .warning, message: message, place: place, help: help))
      }
      if let fault = comment.fault {
        report("suppression_unused", fault)
        continue
      }
      let codes = comment.codes.map { "`\($0)`" }.joined(separator: ", ")
      if let until = comment.until, until < options.today {
        report("suppression_unused", "this suppression of \(codes) expired on \(until)", ["Remove the comment, or give it a later day."])
      } else if !used.contains(index), comment.range.start < file.unreadStart ?? .max, comment.codes.allSatisfy({ isActive($0, file, options) }) {
        report("suppression_unused", "this suppression of \(codes) hides nothing", ["Remove the comment."])
      }
      if comment.reason.isEmpty {
        report("suppression_without_reason", "this suppression gives no reason", ["Write the reason behind the bracket."])
      }
    }
    return findings
  }

  /// Whether a rule could have spoken in this run at all.
  private static func isActive(_ code: String, _ file: FileOutcome, _ options: LintOptions) -> Bool {
    if !options.select.isEmpty, !options.select.contains(code) { return false }
    if options.ignore.contains(code) || file.configuration.nearest?.rules[code] == .off { return false }
    guard let documentation = RuleTable.byCode[code] else { return true }
    if documentation.severity == nil, file.configuration.nearest?.rules[code] == nil { return false }
    // What speaks of one target has an example for it.
    if documentation.group == .target { return file.target != nil }
    return documentation.exampleTarget == nil || documentation.exampleTarget == file.target?.rawValue
  }
}
