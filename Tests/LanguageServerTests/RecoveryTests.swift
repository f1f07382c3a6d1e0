import Compiler
import Diagnostics
import Foundation
import Testing
import YAMLSyntax

@testable import LanguageServer

/// Texts that are broken at every key stroke.
@Suite struct RecoveryTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The examples that lint clean, with what stands beside them.
  static let examples: [String: String] = {
    var texts: [String: String] = [:]
    for folder in ["hostup", "language", "superspace", "targets"] {
      let directory = root + "/Examples/" + folder
      for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] where name.hasSuffix(".yaml") {
        texts["/work/\(folder)/\(name)"] = try? String(contentsOfFile: directory + "/" + name, encoding: .utf8)
      }
    }
    return texts
  }()

  /// Ways to break one line as people do while they type.
  private static func broken(_ line: String) -> [String] {
    let text = line.drop { $0 == " " || $0 == "-" }
    guard !text.isEmpty, !text.hasPrefix("#") else { return [] }
    let indentation = String(line.prefix(line.count - text.count))
    return [
      indentation + text.prefix(2), indentation + text.replacing(":", with: ""), line + " \"", indentation + "{ " + text, "\t" + text,
      indentation + text + ": x: y",
    ]
  }

  @Test func aBrokenLineMakesNoFalseFindings() throws {
    #expect(Self.examples.count > 20)
    let disk = MemoryDisk(Self.examples)
    for (path, text) in Self.examples.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".order.yaml") {
      let session = LintSession(LintOptions(today: TestClient.today), files: OpenFiles(disk, stamp: disk.stamp))
      let input = InputFile(path: path, name: path, isNamed: true)
      func findings(_ text: String) -> [Diagnostic] {
        disk.write(path, text)
        session.fileChanged(path)
        _ = session.lint([input])
        return session.findings(in: path)
      }
      let sound = Set(findings(text).map(\.code))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      for number in lines.indices {
        for line in Self.broken(lines[number]) {
          var changed = lines
          changed[number] = line
          let result = changed.joined(separator: "\n")
          guard SyntaxTree.parse(SourceFile(name: path, bytes: Array(result.utf8))).isTruncated else { continue }
          let found = findings(result).filter { $0.severity == .error && $0.code != "yaml_syntax_error" && $0.code != "yaml_tab_indentation" }
          let others = found.filter { !sound.contains($0.code) }
          #expect(others.isEmpty, "\(path):\(number + 1) \(line): \(others.map { "\($0.code) \($0.message)" })")
        }
      }
      disk.write(path, text)
    }
  }

  @Test func whatIsWrongElsewhereStaysInSight() throws {
    let client = try TestClient.started()
    let path = "/work/a.order.yaml"
    let wrong = Texts.spec.replacing("currency: SEK", with: "currency: SKE").replacing("street:", with: "streat:")
    client.open(path, wrong)
    #expect(client.codes(path)?.sorted() == ["unknown_field", "value_not_in_enum"])
    for typed in ["y", "ye", "yea", "\"", "{", "a: b: c", "- x", "\t", "*nobody", "'"] {
      client.replace(path, wrong + "    \(typed)")
      let codes = Set(client.codes(path) ?? [])
      #expect(codes.isSuperset(of: ["unknown_field", "value_not_in_enum"]), "\(typed): \(codes)")
    }
    client.replace(path, wrong.replacing("    city: Stockholm", with: "    city"))
    #expect(Set(client.codes(path) ?? []).isSuperset(of: ["unknown_field", "value_not_in_enum", "yaml_syntax_error"]), "in the middle")
  }

  @Test func recoveryKeepsEveryOffset() {
    let text = "a: 1\nb\nc: [1,\nd: {x: 1}\ne: \"unclosed\nf: 2\n"
    let file = SourceFile(name: "x", bytes: Array(text.utf8))
    let tree = SyntaxTree.parse(file)
    #expect(tree.isTruncated)
    let mended = SyntaxRecovery.tree(of: tree)
    #expect(mended != nil)
    if let mended {
      #expect(!mended.isTruncated)
      #expect(mended.file.bytes.count == file.bytes.count)
      #expect(zip(mended.file.bytes, file.bytes).allSatisfy { $0 == $1 || $0 == 0x20 })
      #expect(mended.documents.first.map { mended.mapping($0.root, hasKey: "f") } == true)
    }
    #expect(SyntaxRecovery.tree(of: SyntaxTree.parse(SourceFile(name: "x", bytes: Array("a: 1\n".utf8)))) == nil, "nothing to mend")
  }
}
