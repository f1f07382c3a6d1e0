import Foundation
import Testing

/// No secret and no personal number of a file reaches standard output or standard error, whole or in pieces of six characters.
@Suite struct CanaryTests {
  /// Where results go that hold values by contract: the syntax tree, requests, the spec of a request, the fixed text.
  private enum Search {
    case everything, standardError
  }

  private static let owners: [UInt64: [Canary]] = {
    var owners: [UInt64: [Canary]] = [:]
    for canary in Canary.all { for piece in canary.pieces { owners[piece, default: []].append(canary) } }
    return owners
  }()

  private func folder() throws -> Folder {
    try Folder(Dictionary(uniqueKeysWithValues: Canary.all.map { ($0.file, $0.text) }))
  }

  /// Which of the last two bytes of a piece there are: most of what is printed need not be looked up.
  private static let filter: [Bool] = owners.keys.reduce(into: [Bool](repeating: false, count: 1 << 16)) { $0[Int($1 & 0xFFFF)] = true }

  private func leaks(_ run: Run, _ search: Search = .everything) -> Set<String> {
    var found: Set<String> = []
    for text in search == .everything ? [run.output, run.error] : [run.error] {
      let bytes = Array(text.utf8)
      for (index, window) in Canary.windows(bytes).enumerated() where Self.filter[Int(window & 0xFFFF)] {
        for canary in Self.owners[window] ?? [] {
          let line = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
          found.insert("\(canary): \(String(decoding: bytes[line...].prefix { $0 != 0x0A }, as: UTF8.self))")
        }
      }
    }
    return found
  }

  private func expectNone(_ run: Run, _ title: String, _ search: Search = .everything, sourceLocation: SourceLocation = #_sourceLocation) {
    let found = leaks(run, search)
    #expect(found.isEmpty, "\(title) shows\n\(found.sorted().joined(separator: "\n"))", sourceLocation: sourceLocation)
  }

  @Test func theSearchFinds() throws {
    let canary = Canary.all[0]
    let piece = canary.secret.dropFirst(3).prefix(6)
    #expect(leaks(Run(code: 0, output: "x\(piece)y\n", error: "")).count == 1)
    #expect(leaks(Run(code: 0, output: "", error: "\(piece)"), .standardError).count == 1)
    #expect(leaks(Run(code: 0, output: "\(piece.prefix(5))\n\(piece.suffix(5))", error: "")).isEmpty)
    #expect(Canary.all.count > 120)
  }

  @Test(arguments: [("text", nil), ("concise", nil), ("json", nil), ("text", "hostup-v1"), ("json", "hostup-v2"), ("text", "superspace")])
  func reports(format: String, target: String?) throws {
    let folder = try folder()
    let arguments = ["lint", "--format", format, "--today", "2026-11-21"] + (target.map { ["--target", $0] } ?? []) + ["."]
    let run = try Command.run(Command.executable, arguments, in: folder.path)
    #expect(run.code == 1 && run.output.utf8.count > 20_000)
    expectNone(run, "lint --format \(format)")
  }

  @Test(arguments: [
    ["--statistics"], ["--diff"], ["--unsafe-fixes", "--diff"], ["--strict-secrets", "--format", "text"], ["--fix"], ["--unsafe-fixes", "--fix"],
  ])
  func otherWaysToLint(arguments: [String]) throws {
    let folder = try folder()
    let run = try Command.run(Command.executable, ["lint", "--today", "2026-11-21"] + arguments + ["."], in: folder.path)
    #expect([0, 1].contains(run.code) && !run.output.isEmpty, "\(run)")
    expectNone(run, "lint \(arguments)")
  }

  @Test func compile() throws {
    let folder = try folder()
    for target in ["hostup-v1", "hostup-v2", "superspace"] {
      let run = try orderspec("compile", "--target", target, "--out-dir", "out", ".", in: folder)
      #expect(run.code == 1 && run.output.isEmpty && !folder.has("out"))
      expectNone(run, "compile --target \(target)")
    }
  }

  @Test func compileOfWhatHasNoError() throws {
    let all = try folder()
    let lines = try orderspec("lint", "--target", "hostup-v2", "--format", "concise", ".", in: all).output.split(separator: "\n")
    let wrong = Set(lines.filter { $0.contains(" error[") }.map { $0.dropFirst(2).prefix { $0 != ":" } })
    let right = Canary.all.filter { $0.file.hasSuffix(".order.yaml") && !wrong.contains($0.file[...]) }
    #expect(right.count > 5)
    let folder = try Folder(Dictionary(uniqueKeysWithValues: right.map { ($0.file, $0.text) }))
    let run = try orderspec("compile", "--target", "hostup-v2", "--out-dir", "out", ".", in: folder)
    #expect(run.code == 0 && run.error.contains("epp_code_in_plain_text"), "\(run)")
    expectNone(run, "compile")
    // What stands in a request is a result; beside it there are findings.
    let one = try orderspec("compile", "--target", "hostup-v2", right[0].file, in: folder)
    #expect(one.code == 0 && one.output.contains(right[0].secret))
    expectNone(one, "compile", .standardError)
  }

  @Test func parseTellsFaultsOnStandardError() throws {
    let folder = try folder()
    let lines = try orderspec("lint", "--format", "concise", ".", in: folder).output.split(separator: "\n").filter { $0.contains(": error[yaml_") }
    let broken = Set(lines.map { String($0.dropFirst(2).prefix { $0 != ":" }) })
    #expect(broken.count > 10)
    for file in broken { expectNone(try orderspec("parse", file, in: folder), "parse \(file)", .standardError) }
  }

  @Test func standardInput() throws {
    let canary = try #require(Canary.all.first)
    for arguments in [["--format", "text"], ["--format", "json"], ["--diff", "--unsafe-fixes"]] {
      let run = try Command.run(Command.executable, ["lint"] + arguments + ["-"], in: Checkout.root, input: canary.text.replacing("action", with: "Action"))
      #expect(run.code == 1 && run.output.contains(arguments[0] == "--diff" ? "+++" : "unknown_field"), "\(run)")
      expectNone(run, "lint \(arguments) -")
    }
  }

  @Test func importedRequests() throws {
    let code = try #require(Canary.all.first { $0.name == "transfer code as `eppCode: CANARY`" }).secret
    let bodies = [
      #"{"items":[{"type":"domain","action":"transfer","domainName":"acme-shop.com","years":1,"eppCode":"\#(code)"}]}"#,
      #"{"items":[{"type":"domain","action":"transfer","domainName":"acme-shop.com","years":1,"eppCode":"\#(code)","password":"\#(code)","nested":{"apiToken":"\#(code)"}}]}"#,
      #"{"items":[{"type":"domain","domainName":"acme-shop.com","eppCode":["\#(code)"]}]}"#,
      #"{"items":[{"type":"domain","eppCode":"\#(code)"}],"turnstileToken":"\#(code)"}"#,
      #"{"items":[{"type":"domain","eppCode":"\#(code)"#, #"{"eppCode":"\#(code)"}"#,
      #"{"domain":{"name":"acme-shop.com","authcode":"\#(code)","action":"transfer"}}"#,
      #"{"callback":{"url":"x","authorization":"Bearer \#(code)"},"domain":{"name":"acme-shop.com","action":"transfer","authcode":"\#(code)"}}"#,
    ]
    var imported = 0
    for body in bodies {
      let run = try orderspec("import", "-", in: Folder(), input: body)
      if run.code == 0 { imported += 1 }
      expectNone(run, "import \(body)")
    }
    #expect(imported > 1)
  }
}
