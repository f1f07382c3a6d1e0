import Compiler
import Diagnostics
import Foundation
import OrderLanguage
import Rules
import Testing
import YAMLSyntax

/// A spec or contacts file to lint, with the files around it.
struct Sample: Sendable, CustomTestStringConvertible {
  let path: String
  var files: MemoryFiles
  var options: LintOptions
  /// The folder is walked: the file is one that specs name, or stands for all of them.
  var isFolder = false
  /// Words of the first line's directive that nobody understands.
  var unknownArguments: [String] = []

  var testDescription: String { path }
  var bytes: [UInt8] { files[path] ?? [] }
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The folder that the file stands in.
  var folder: String { String(path.prefix { $0 != "/" }) }
  /// The folder of everything that the file may name.
  var surroundings: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  static let today = CalendarDate("2026-11-21")!

  init(_ path: String, _ files: MemoryFiles, target: String? = nil) {
    self.path = path
    self.files = files
    options = LintOptions(today: Self.today)
    options.target = target.map { Target(rawValue: $0)! }
    readDirective()
  }

  func lint() -> LintOutcome { Linter(options, files: files).lint([isFolder ? surroundings : path]) }

  /// The text after fixes; nil where they change nothing.
  func fixed(includesUnsafe: Bool = false) -> FixedFile? {
    Linter(options, files: files).fixes([isFolder ? surroundings : path], includesUnsafe: includesUnsafe).first { $0.input.path == path && $0.isChanged }
  }

  /// The same with other content.
  func with(_ bytes: [UInt8]) -> Sample {
    var sample = self
    sample.files[path] = bytes
    return sample
  }

  /// With a comment above a line that hides a finding; nil where the line begins inside a scalar, so that a comment cannot stand there.
  func hiding(_ code: String, line: Int, of path: String) -> Sample? {
    guard let bytes = files[path] else { return nil }
    let file = SourceFile(name: path, bytes: bytes)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = max(LineTable(file).range(ofLine: line).start, hasMark ? 3 : 0)
    let isInside = SyntaxTree.parse(file).nodes.contains { $0.kind == .scalar && Int($0.content) < start && start < Int($0.end) }
    if isInside { return nil }
    var sample = self
    let indent = bytes[start...].prefix { $0 == 0x20 }
    sample.files[path] = bytes[..<start] + indent + Array("# orderspec: ignore[\(code)] a sweep\n".utf8) + bytes[start...]
    return sample
  }

  /// `# target: T` or `# arguments: …` on the first line.
  private mutating func readDirective() {
    let first = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }.split(separator: " ").map { String($0) }
    guard first.first == "#", first.count > 1 else { return }
    var words = first.dropFirst(2)
    if first[1] == "target:" { words = ["--target"] + words } else if first[1] != "arguments:" { return }
    while let word = words.popFirst() {
      switch word {
      case "--strict-secrets": options.strictSecrets = true
      case "--missing-contacts" where words.popFirst() == "ignore": options.ignoresMissingContacts = true
      case "--target": if let name = words.popFirst(), let target = Target(rawValue: name) { options.target = target } else { unknownArguments.append(word) }
      case "--today": if let text = words.popFirst(), let day = CalendarDate(text) { options.today = day } else { unknownArguments.append(word) }
      case "--select": options.select = Set((words.popFirst() ?? "").split(separator: ",").map { String($0) })
      case "--ignore": options.ignore = Set((words.popFirst() ?? "").split(separator: ",").map { String($0) })
      default: unknownArguments.append(word)
      }
    }
  }
}

extension Sample {
  /// The fixtures of all rules, without the fixed files.
  static let fixtures = Dictionary(grouping: fixtureFiles) { file in file.key.prefix { $0 != "/" } }.sorted { $0.key < $1.key }
    .flatMap { samples(in: Dictionary(uniqueKeysWithValues: $0.value.map { ($0.key, $0.value) })) }.filter { !$0.path.contains(".fixed.") }

  static let fixtureFiles = Repository.yamlFiles(below: Repository.fixtures)

  /// The examples of the repository, the broken ones included.
  static let examples = samples(in: Repository.yamlFiles(below: Repository.examples))

  /// The rules that lint raises.
  static let linted = RuleRegistry.documentation.filter { $0.planExample == nil }

  /// The examples of the rules' documentation.
  static let documentation: [Sample] = RuleRegistry.documentation.flatMap { rule in
    [("bad", rule.badExample), ("good", rule.goodExample)].map { folder, text in
      var files = MemoryFiles()
      for (name, text) in [(rule.exampleFile, text)] + rule.exampleFiles { files["\(rule.code)/\(folder)/\(name)"] = Array(text.utf8) }
      var sample = Sample("\(rule.code)/\(folder)/\(rule.exampleFile)", files, target: rule.exampleTarget)
      sample.isFolder = true
      return sample
    }
  }

  /// What sweeps run over.
  static let all = fixtures + examples + documentation

  private static func samples(in files: [String: [UInt8]]) -> [Sample] {
    var tree = MemoryFiles()
    for (path, bytes) in files { tree[path] = bytes }
    return files.keys.filter { !$0.hasSuffix(".orderspec.yaml") && !$0.hasSuffix(".catalog.yaml") }.sorted().map { Sample($0, tree) }
  }
}
