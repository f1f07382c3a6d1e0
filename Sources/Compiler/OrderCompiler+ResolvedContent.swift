import Backends
public import Diagnostics
import OrderLanguage
import Rules
import Synchronization

extension OrderCompiler {
  /// What the rules say of an order once its secret references stand for their values, beside what they say of it as it is written; and which of them stand for none.
  ///
  /// Only the references that the items need are read. Messages, help and places never show a value.
  /// - Parameter items: their places in the spec.
  /// - Returns: errors and warnings, in the order of their places, on the lines of the spec.
  public func resolvedFindings(_ order: CheckedOrder, items: Set<Int>) -> [Diagnostic] {
    let (values, problems) = resolvedValues(order, items)
    guard !values.isEmpty else { return FindingList.sorted(problems) }
    let texts = Dictionary(grouping: values) { Path.absolute($0.place.file.name) }.mapValues(ResolvedText.init)
    let before = findings(order, files)
    var known: [ResolvedFindingKey: Int] = [:]
    for finding in before { known[ResolvedFindingKey(finding, finding.place.range), default: 0] += 1 }
    var new: [Diagnostic] = []
    for finding in findings(order, ResolvedFiles(base: files, texts: texts.mapValues(\.bytes))) {
      let text = texts[Path.absolute(finding.place.file.name)]
      let range = text?.original(finding.place.range) ?? finding.place.range
      let key = ResolvedFindingKey(finding, range)
      if let count = known[key], count > 0 {
        known[key] = count - 1
      } else {
        new.append(Self.worded(finding, range, text?.file ?? finding.place.file))
      }
    }
    return FindingList.sorted(problems + new)
  }

  private func resolvedValues(_ order: CheckedOrder, _ items: Set<Int>) -> ([ResolvedText.Value], problems: [Diagnostic]) {
    let resolver = SecretResolver(files: files, configuration: order.configuration.outermost)
    let values = Mutex<[ResolvedText.Value]>([])
    let recording: @Sendable (SecretReference, Place) -> Result<String, SecretFailure> = { reference, place in
      let result = resolver.resolve(reference, place)
      if case .success(let value) = result { values.withLock { $0.append(ResolvedText.Value(place: place, text: value)) } }
      return result
    }
    let compiled = compile(order, items: items, isPreview: false, resolvedBy: recording)
    return (values.withLock { $0 }, Self.findings(compiled?.secretProblems ?? []))
  }

  /// Errors and warnings about content: how a secret should be written down says nothing of what it stands for.
  private func findings(_ order: CheckedOrder, _ files: any FileAccess) -> [Diagnostic] {
    Linter(options.lint, files: files).lint([order.input.name]).report.findings.filter { finding in
      guard finding.severity != .info, let rule = RuleTable.byCode[finding.code] else { return false }
      return ![.secrets, .yaml, .suppression].contains(rule.group)
    }
  }

  private static func worded(_ finding: Diagnostic, _ range: SourceRange, _ file: SourceFile) -> Diagnostic {
    let rule = RuleTable.byCode[finding.code]
    return Diagnostic(
      code: finding.code, severity: finding.severity, message: "with secret references resolved: \(rule?.summary ?? finding.code)",
      place: Place(file: file, range: range, pointer: finding.place.pointer, document: finding.place.document),
      help: ["Correct what the reference stands for; its value is not shown."] + (rule.map { [$0.whatToDo] } ?? []))
  }
}

private struct ResolvedFindingKey: Hashable {
  let code: String
  let file: String
  let start: Int
  let pointer: String

  init(_ finding: Diagnostic, _ range: SourceRange) {
    (code, file, start, pointer) = (finding.code, finding.place.file.name, range.start, finding.place.pointer)
  }
}

/// A file in which values stand in place of secret references.
struct ResolvedText {
  struct Value: Sendable {
    let place: Place
    let text: String
  }

  private struct Replacement {
    let old: SourceRange
    let new: SourceRange
  }

  let file: SourceFile
  private(set) var bytes: [UInt8] = []
  private var replacements: [Replacement] = []

  /// - Parameter values: of one file; a reference that several items share may come more than once.
  init(_ values: [Value]) {
    file = values[0].place.file
    var position = 0
    for value in values.sorted(by: { $0.place.range.start < $1.place.range.start }) {
      let range = value.place.range
      // Where a value came through an alias its place can be the alias of all that is around it.
      guard range.start >= position, file.text(range).contains("${") else { continue }
      bytes += file.bytes[position..<range.start]
      let start = bytes.count
      bytes += Array(Self.scalar(value.text).utf8)
      replacements.append(Replacement(old: range, new: SourceRange(start, bytes.count)))
      position = range.end
    }
    bytes += file.bytes[position...]
  }

  /// A double-quoted YAML scalar on one line; `${` in a value is no reference.
  private static func scalar(_ text: String) -> String {
    var result = "\""
    for scalar in text.replacing("${", with: "$${").unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The range of the file as it is on disk that a range of this text comes from.
  func original(_ range: SourceRange) -> SourceRange { SourceRange(original(range.start, isEnd: false), original(range.end, isEnd: true)) }

  private func original(_ offset: Int, isEnd: Bool) -> Int {
    var shift = 0
    for replacement in replacements {
      if offset < replacement.new.start || (isEnd && offset == replacement.new.start) { break }
      if offset < replacement.new.end || (isEnd && offset == replacement.new.end) { return isEnd ? replacement.old.end : replacement.old.start }
      shift = replacement.old.end - replacement.new.end
    }
    return offset + shift
  }
}

/// Files of which some have another text.
private struct ResolvedFiles: FileAccess {
  let base: any FileAccess
  /// By absolute path.
  let texts: [String: [UInt8]]

  func read(_ path: String) throws(FileError) -> [UInt8] {
    if let text = texts[Path.absolute(path)] { return text }
    return try base.read(path)
  }

  func kind(of path: String) -> FileKind? { base.kind(of: path) }
  func resolved(_ path: String) -> String? { base.resolved(path) }
  func names(inDirectory path: String) throws(FileError) -> [String] { try base.names(inDirectory: path) }
}
