public import Diagnostics
import OrderLanguage

/// The bad example of a rule's documentation, as files that lint can run over.
public struct RuleExample: Sendable {
  private let rule: RuleDocumentation

  public init(_ rule: RuleDocumentation) { self.rule = rule }

  /// The day that examples are linted on, so that what they print is the same every day.
  public static let day = CalendarDate("2026-11-21")!

  /// What lint is given: the example, or where more files belong to it the folder that they stand in.
  public var path: String { rule.exampleFiles.isEmpty ? rule.exampleFile : "." }

  /// What lint finds in the example.
  public func report() -> LintReport {
    var files = [rule.exampleFile: Array(rule.badExample.utf8)]
    for (name, text) in rule.exampleFiles { files[name] = Array(text.utf8) }
    var options = LintOptions(today: Self.day)
    options.target = rule.exampleTarget.flatMap { Target(rawValue: $0) }
    return Linter(options, files: ExampleFiles(files)).lint([path]).report
  }
}

/// A few files that seem to stand in the current directory, with nothing else anywhere.
private struct ExampleFiles: FileAccess {
  /// By absolute path.
  private let files: [String: [UInt8]]

  init(_ files: [String: [UInt8]]) { self.files = Dictionary(uniqueKeysWithValues: files.map { (Path.absolute($0.key), $0.value) }) }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let bytes = files[Path.absolute(path)] else { throw FileError("no such file or directory") }
    return bytes
  }

  func kind(of path: String) -> FileKind? {
    let path = Path.absolute(path)
    if files[path] != nil { return .file }
    return names(below: path).isEmpty ? nil : .directory
  }

  func resolved(_ path: String) -> String? { kind(of: path).map { _ in Path.absolute(path) } }

  func names(inDirectory path: String) throws(FileError) -> [String] { names(below: Path.absolute(path)) }

  private func names(below directory: String) -> [String] {
    let prefix = directory == "/" ? "/" : directory + "/"
    return Set(files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }).sorted()
  }
}
