import Compiler
import Diagnostics
import Foundation
import Testing
import YAMLSyntax

@testable import LanguageServer

/// Random editing: the server never stops, and ends where a fresh look at the same texts ends. `ORDERSPEC_FUZZ=N` edits N times as much.
@Suite struct FuzzTests {
  private static let rounds = 12 * (ProcessInfo.processInfo.environment["ORDERSPEC_FUZZ"].flatMap { Int($0) } ?? 1)

  private static let words = [
    "a", "å", "😀", "\n", "\r\n", "\r", "  ", "    ", "- ", ": ", ":", "#", "# orderspec: ignore[unknown_field] x\n", "\"", "'", "{", "}", "[", "]", ", ", "*a",
    "&a ",
    "<<: *a", "|", ">", "!t ", "\t", "---\n", "...\n", "years: 2\n", "type: vps\n", "registrantContact: bo", "domainName: räksmörgås.se\n",
    "contactsFile: [shared.contacts.yaml]\n",
    "${env:X}", "${", "\u{FEFF}", "\u{2028}", "orderSpec: 1\n", "name: alpha\n", "countryCode: NO\n", "items:\n", "contacts:\n", "null", "~",
  ]

  @Test(arguments: 0..<4)
  func edits(part: Int) throws {
    for round in 0..<Self.rounds {
      let seed = UInt64(part * 100_000 + round)
      var random = SplitMix(state: seed)
      let encoding = PositionEncoding.allCases.randomElement(using: &random)!
      let capabilities: JSONValue = [
        "general": ["positionEncodings": [.string(encoding.rawValue)]], "textDocument": ["publishDiagnostics": ["relatedInformation": true]],
      ]
      let disk = MemoryDisk(["/work/beta.order.yaml": Texts.user("beta"), "/work/shared.contacts.yaml": Texts.contacts])
      let client = try TestClient.started(disk: disk, capabilities: capabilities)
      var texts = ["/work/alpha.order.yaml": Texts.spec, "/work/beta.order.yaml": Texts.user("beta"), "/work/shared.contacts.yaml": Texts.contacts]
      if round % 3 == 0 { texts["/work/alpha.order.yaml"] = RecoveryTests.examples.sorted { $0.key < $1.key }.randomElement(using: &random)!.value }
      for (path, text) in texts.sorted(by: { $0.key < $1.key }) { client.open(path, text) }
      for step in 0..<40 {
        let path = texts.keys.sorted().randomElement(using: &random)!
        let old = Array(texts[path]!.unicodeScalars)
        let start = Int.random(in: 0...old.count, using: &random)
        let end = min(old.count, start + [0, 0, 1, 2, 30].randomElement(using: &random)!)
        let word = Bool.random(using: &random) ? Self.words.randomElement(using: &random)! : ""
        let lines = TextLines(Array(texts[path]!.utf8), encoding)
        func offset(_ count: Int) -> Int { old[..<count].reduce(0) { $0 + UTF8.width($1) } }
        var (from, to) = (lines.position(at: offset(start)), lines.position(at: offset(end)))
        if step % 10 == 9 { (from, to) = (TextPosition(from.line, from.character + 1), TextPosition(to.line + 3, 999_999)) }
        let range = SourceRange(lines.offset(of: from), max(lines.offset(of: from), lines.offset(of: to)))
        var bytes = lines.bytes
        bytes.replaceSubrange(range.start..<range.end, with: word.utf8)
        texts[path] = String(decoding: bytes, as: UTF8.self)
        client.change(path, ["range": ["start": from.json, "end": to.json], "text": .string(word)])
        if step % 3 == 0 { client.server.work() }
        if step % 5 == 0 { try askEverything(client, path, from) }
      }
      for (path, text) in texts { #expect(String(decoding: client.server.document(atPath: path)!.bytes, as: UTF8.self) == text, "seed \(seed)") }
      client.server.work()
      let told = Dictionary(uniqueKeysWithValues: texts.keys.map { ($0, client.server.reports[$0]?.items) })

      let fresh = try TestClient.started(disk: disk, capabilities: capabilities)
      for (path, text) in texts.sorted(by: { $0.key > $1.key }) { fresh.open(path, text) }
      fresh.server.work()
      for path in texts.keys { #expect(fresh.server.reports[path]?.items == told[path]!, "seed \(seed), \(path)\n\(texts[path]!)") }

      // What the command line finds in the same files is all there.
      for (path, text) in texts { disk.write(path, text) }
      let outcome = Linter(LintOptions(today: TestClient.today), files: disk).lint(["/work"])
      for path in texts.keys {
        let lint = outcome.report.documents.filter { $0.file == path }.flatMap(\.findings).map(key)
        let shown = client.server.session.findings(in: path).map(key)
        let isBroken = SyntaxTree.parse(SourceFile(name: path, bytes: Array(texts[path]!.utf8))).isTruncated
        if isBroken {
          #expect(Set(shown).isSuperset(of: lint), "seed \(seed), \(path)")
        } else {
          #expect(shown == lint, "seed \(seed), \(path)\n\(texts[path]!)")
        }
      }
    }
  }

  private func key(_ finding: Diagnostic) -> String {
    let related = finding.related.map { "\($0.message)@\($0.place.file.name):\($0.place.range)" }
    return "\(finding.code) \(finding.severity) \(finding.place.range) \(finding.place.pointer) \(finding.message) \(related)"
  }

  /// No answer matters here, only that there is one.
  private func askEverything(_ client: TestClient, _ path: String, _ position: TextPosition) throws {
    let place = TestClient.document(path).adding("position", position.json).adding("range", ["start": position.json, "end": position.json])
    for method in [
      "completion", "hover", "definition", "references", "documentHighlight", "prepareRename", "documentSymbol", "foldingRange", "semanticTokens/full",
      "semanticTokens/range", "codeAction", "codeLens",
    ] {
      let answer = try client.request("textDocument/\(method)", place.adding("context", ["diagnostics": []]))
      if method == "codeLens", let lens = answer.array?.first { _ = try client.request("codeLens/resolve", lens) }
    }
    do {
      _ = try client.request("textDocument/rename", place.adding("newName", "other"))
    } catch let failure as TestClient.Failure {
      #expect(failure.code == -32803)
    }
  }
}
