import Foundation
import Testing

/// What `lint` prints, byte for byte, and where it puts it.
@Suite struct ReportTests {
  /// Rules that come later must not change what is a matter of rendering.
  private static let codes = "epp_code_in_plain_text,unknown_field,duplicate_item_identity"

  private func folder() throws -> Folder {
    try Folder(["mistakes.order.yaml": try Checkout.read("Tests/Fixtures/report/mistakes.order.yaml")])
  }

  @Test(arguments: ["text", "concise", "json"])
  func goldens(format: String) throws {
    let run = try orderspec("lint", "--format", format, "--select", Self.codes, "mistakes.order.yaml", in: folder())
    #expect(run.code == 1)
    #expect(run.error == "")
    try expectGolden(run.output, "Tests/Fixtures/report/mistakes.\(format)")
  }

  @Test(arguments: ["sarif", "github", "gitlab", "junit", "rdjson", "markdown"])
  func formatsOfOtherPrograms(format: String) throws {
    let run = try orderspec("lint", "--format", format, "--select", Self.codes, "./mistakes.order.yaml", in: folder())
    #expect(run.code == 1 && run.error == "")
    for code in Self.codes.split(separator: ",") { #expect(run.output.contains(code)) }
    let spec = try Checkout.read("Tests/Fixtures/report/mistakes.order.yaml")
    let secret = try #require(spec.firstMatch(of: #/eppCode: "(\w+)"/#)?.1)
    #expect(!run.output.contains(secret))
  }

  /// Keys and names of files are somebody else's text: none begins a line of its own, which a pipeline would obey, or steers a terminal.
  @Test(arguments: ["text", "concise", "markdown", "github"]) func namesThatSteerAReader(format: String) throws {
    let name = "b\n::error file=y::injected\u{1B}[2J.order.yaml"
    let key = #""k\n::error file=x::injected\u001b[2J\u0085": 1"#
    let folder = try Folder([name: "orderSpec: 1\nname: acme\n\(key)\nitems:\n  - domainName: acme-shop.com\n    \(key)\n"])
    for path in [".", name] {
      let run = try orderspec("lint", "--format", format, path, in: folder)
      #expect(run.code == 1 && run.output.contains("unknown_field"), "\(run)")
      let text = run.output + run.error
      #expect(!text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("::error file=x") || $0.hasPrefix("::error file=y") }, "\(run)")
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }, "\(run)")
    }
  }

  /// A file that cannot be read is told of in one line, too.
  @Test func aNameThatSteersAReaderInAMessage() throws {
    let name = "b\n::error::injected\u{1B}[2J.order.yaml"
    let folder = try Folder([:])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: "nowhere")
    for arguments in [["lint", name], ["lint", "."], ["compile", "--target", "hostup-v2", name], ["plan", name], ["parse", name]] {
      let run = try Command.run(Command.executable, arguments, in: folder.path)
      #expect(run.code != 0, "\(run)")
      #expect((run.output + run.error).split(separator: "\n").allSatisfy { !$0.hasPrefix("::") } && !run.error.contains("\u{1B}"), "\(arguments): \(run)")
    }
  }

  @Test func aCleanFileIsATestThatPasses() throws {
    let run = try orderspec("lint", "--format", "junit", "acme.order.yaml", in: Folder(["acme.order.yaml": Samples.clean]))
    #expect(run.code == 0 && run.error == "")
    #expect(run.output.contains("<testcase name=\"lint\" classname=\"acme.order.yaml\""))
  }

  /// The list that a spec with one mistake of each kind gives: no finding hides another, none comes twice, and it can be read from top to bottom.
  @Test func everyMistakeOnce() throws {
    let path = "Tests/Fixtures/report/every-mistake/"
    let names = [".orderspec.yaml", "every-mistake.order.yaml", "team.contacts.yaml"]
    let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, try Checkout.read(path + $0)) }))
    let run = try orderspec("lint", "--format", "text", "--today", "2026-11-21", "every-mistake.order.yaml", in: folder)
    #expect(run.code == 1 && run.error == "")
    let codes = run.output.matches(of: #/= code: ([a-z0-9_]+)/#).map { String($0.1) }
    let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: { $0 + $1 })
    #expect(counts.filter { $0.value > 1 } == [:])
    #expect(counts.count > 125)
    try expectGolden(run.output, path + "every-mistake.text")
  }

  /// What is printed is left beside the golden; a person decides whether it takes its place.
  private func expectGolden(_ actual: String, _ path: String) throws {
    let golden = try? Checkout.read(path)
    let file = URL(fileURLWithPath: Checkout.root + "/" + path + ".actual")
    guard actual != golden else { return try FileManager.default.fileExists(atPath: file.path) ? FileManager.default.removeItem(at: file) : () }
    try Data(actual.utf8).write(to: file)
    Issue.record("\(path) is not what is printed now, which is beside it in \(path).actual")
  }

  @Test func aFileThatIsNoTerminalGetsTheConciseFormat() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 1, output: Samples.misspeltLine, error: ""))
  }

  @Test func aTerminalGetsTheTextFormat() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    let terminal = "python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \"$ORDERSPEC\" lint acme.order.yaml"
    let run = try shell(terminal, in: folder, environment: ["NO_COLOR": "1"])
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("error: `domainname` is not a field"), "\(run)")
    #expect(run.output.hasSuffix("1 error in 1 document of 1 file\r\n"), "\(run)")
    #expect(try shell(terminal, in: folder).output.hasPrefix("\u{1B}["), "a terminal gets colours")
  }

  @Test func nothingIsPrintedOfACleanFileButASummaryForPeople() throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    #expect(
      try orderspec("lint", "--format", "text", "acme.order.yaml", in: folder) == Run(code: 0, output: "no findings in 1 document of 1 file\n", error: ""))
    #expect(
      try orderspec("lint", "--format", "json", "acme.order.yaml", in: folder)
        == Run(
          code: 0,
          output: """
            {
              "formatVersion": 1,
              "problems": [],
              "summary": {
                "files": 1,
                "documents": 1,
                "errors": 0,
                "warnings": 0,
                "infos": 0,
                "suppressed": 0
              }
            }

            """, error: ""))
  }

  @Test func severalReportsInOneRun() throws {
    let folder = try folder()
    try folder.write("an older report that is much longer than the new one\n", to: "report.txt")
    let run = try orderspec(
      "lint", "--select", Self.codes, "--output", "text=report.txt", "--output", "json=report.json", "--output", "concise=report.log",
      "mistakes.order.yaml", in: folder)
    let concise = try Checkout.read("Tests/Fixtures/report/mistakes.concise")
    #expect(run == Run(code: 1, output: concise, error: ""))
    #expect(try folder.read("report.log") == concise)
    #expect(try folder.read("report.txt") == Checkout.read("Tests/Fixtures/report/mistakes.text"))
    #expect(try folder.read("report.json") == Checkout.read("Tests/Fixtures/report/mistakes.json"))
    #expect(try folder.files == ["mistakes.order.yaml", "report.json", "report.log", "report.txt"], "nothing else is left behind")
  }

  @Test func allFormatsInOneRun() throws {
    let folder = try folder()
    let formats = ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown"]
    let arguments = ["lint", "--select", Self.codes, "mistakes.order.yaml"]
    let run = try Command.run(Command.executable, arguments + formats.flatMap { ["--output", "\($0)=report.\($0)"] }, in: folder.path)
    #expect(run.code == 1 && run.error == "")
    for format in formats {
      #expect(try folder.read("report.\(format)") == Command.run(Command.executable, arguments + ["--format", format], in: folder.path).output, "\(format)")
    }
  }

  @Test func aReportThroughALinkGoesToWhereTheLinkLeads() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt, "there/report.log": "old"])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/report.log", withDestinationPath: "there/report.log")
    #expect(try orderspec("lint", "--output", "concise=report.log", "acme.order.yaml", in: folder).code == 1)
    #expect(try folder.read("there/report.log") == Samples.misspeltLine)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/report.log") == "there/report.log")
  }

  @Test(arguments: [
    ("json", "--output takes FORMAT=FILE, not `json`"), ("json=", "--output takes FORMAT=FILE, not `json=`"),
    ("jsn=report", "takes text, concise, json, sarif, github, gitlab, junit, rdjson, markdown, not `jsn`; did you mean `json`?"),
    ("json=missing/report", "missing/report: no such file or directory"),
  ])
  func reportsThatCannotBeWritten(output: String, message: String) throws {
    let run = try orderspec("lint", "--output", output, "acme.order.yaml", in: Folder(["acme.order.yaml": Samples.clean]))
    #expect(run.code == 2)
    #expect(run.error.contains(message), "\(run)")
  }

  @Test func statisticsAreText() throws {
    for format in ["json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown"] {
      let run = try orderspec("lint", "--statistics", "--format", format, "mistakes.order.yaml", in: folder())
      #expect(run == Run(code: 2, output: "", error: "orderspec: --statistics counts in text: it does not go with `--format \(format)`\n"))
    }
    let text = try orderspec("lint", "--statistics", "mistakes.order.yaml", in: folder())
    for format in ["text", "concise"] { #expect(try orderspec("lint", "--statistics", "--format", format, "mistakes.order.yaml", in: folder()) == text) }
  }

  @Test func statistics() throws {
    let run = try orderspec("lint", "--statistics", "--select", Self.codes, "mistakes.order.yaml", in: folder())
    #expect(
      run
        == Run(
          code: 1,
          output: """
            2 error[unknown_field]
            1 error[duplicate_item_identity]
            1 warning[epp_code_in_plain_text]

            """, error: ""))
  }

  @Test func theConfigurationsFaultsStandInTheReport() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt, ".orderspec.yaml": "rulez: {}\n"])
    let fault = ".orderspec.yaml:1:1: error[config_unknown_key] /rulez: `rulez` is not a key of the configuration; did you mean `rules`?\n"
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 2, output: fault + Samples.misspeltLine, error: ""))
    #expect(try orderspec("lint", "--exit-zero", "acme.order.yaml", in: folder).code == 2)
    let json = try orderspec("lint", "--format", "json", "acme.order.yaml", in: folder)
    #expect(json.code == 2)
    #expect(json.output.contains(#""instance": ".orderspec.yaml""#) && json.output.contains(#""instance": "acme.order.yaml""#))
    let diff = try orderspec("lint", "--diff", "acme.order.yaml", in: folder)
    #expect(diff.code == 2)
    #expect(diff.error == fault)
  }
}
