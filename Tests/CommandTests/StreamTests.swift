import Foundation
import Testing

/// How the program lives with the streams it is given, and that nothing it prints hangs on chance.
@Suite struct StreamTests {
  @Test func theShortWayPrintsWhatTheLongOneDoes() throws {
    let broken = try Checkout.files(below: "Examples/broken", endingWith: ".order.yaml")
    #expect(broken.count > 10)
    for file in broken + ["Examples/hostup/vps.order.yaml", "Examples/language/shared.contacts.yaml", "Examples", "gone.order.yaml"] {
      let short = try orderspec("lint", file)
      #expect(try orderspec("lint", file, "--jobs", "1") == short)
    }
    let short = try Command.run(Command.executable, ["lint"] + broken, in: Checkout.root)
    #expect(try Command.run(Command.executable, ["lint"] + broken + ["--jobs", "1"], in: Checkout.root) == short)
    #expect(short.code == 1)
  }

  @Test(arguments: [
    ["lint", "--format", "text", "Examples/broken/many-mistakes.order.yaml", "Examples/language"], ["lint", "--format", "json", "Examples"],
    ["lint", "--diff", "Examples/broken/hostup-v1-names.order.yaml"], ["parse", "Examples/language/acme-launch.order.yaml"], ["rules", "--format", "json"],
    ["schema"], ["explain", "unknown_field"], ["compile", "Examples/hostup/several-orders.order.yaml", "--emit", "requests"], ["--help"],
  ])
  func twoRunsPrintTheSame(arguments: [String]) throws {
    let first = try Command.run(Command.executable, arguments, in: Checkout.root)
    #expect(first.code < 2)
    #expect(!first.output.isEmpty)
    // Swift seeds its hashes anew in each process.
    for _ in 0..<3 { #expect(try Command.run(Command.executable, arguments, in: Checkout.root) == first) }
  }

  @Test(arguments: ["", "trap '' PIPE; "])
  func aReaderThatGoesAwayIsNoCrash(before: String) throws {
    let folder = try Folder()
    for command in ["rules --format json", "schema", "parse big.yaml", "lint big.order.yaml"] {
      let text = (0..<800).map { "k\($0): 1\n" }.joined()
      if command.hasSuffix("yaml") { try folder.write(text, to: String(command.split(separator: " ").last!)) }
      let run = try shell("\(before)\"$ORDERSPEC\" \(command) | head -1", in: folder)
      #expect(run.code == 0)
      #expect(run.error == "", "no trace, no complaint")
      #expect(run.output.split(separator: "\n").count == 1)
      let code = try shell("\(before)\"$ORDERSPEC\" \(command) | true; exit ${PIPESTATUS[0]}", in: folder).code
      // SIGPIPE as a shell reports it, or the run's own code where the shell ignores that signal.
      #expect(before.isEmpty ? [141, 0, 1].contains(code) : [0, 1].contains(code), "\(code)")
    }
  }

  #if os(Linux)
    @Test(arguments: [["lint", "Examples/broken/duplicate-key.order.yaml"], ["schema"], ["compile", "Examples/hostup/vps.order.yaml"]])
    func aFullDiskIsNotTakenForSuccess(arguments: [String]) throws {
      let folder = try Folder()
      let run = try shell("cd '\(Checkout.root)' && \"$ORDERSPEC\" \(arguments.joined(separator: " ")) > /dev/full", in: folder)
      #expect(run.code == 2)
      #expect(run.error.hasSuffix("orderspec: standard output: no space left on device\n"), "\(run)")
    }
  #endif

  @Test func filesAreWrittenWholeOrNotAtAll() throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean, "out.json": "old"])
    // The limit must not hold for the file that keeps what the program says.
    let limited = "(ulimit -f 0; trap '' XFSZ; \"$ORDERSPEC\" compile acme.order.yaml --target hostup-v2 -o out.json)"
    let run = try shell("\(limited) 2>&1 | cat; exit ${PIPESTATUS[0]}", in: folder)
    #expect(run == Run(code: 2, output: "orderspec: out.json: file too large\n", error: ""))
    #expect(try folder.read("out.json") == "old")
    #expect(try folder.files == ["acme.order.yaml", "out.json"])
  }

  @Test func linesEndAsTheyShouldInEveryFormat() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt.replacing("\n", with: "\r\n")])
    for format in ["text", "concise", "json"] {
      let run = try orderspec("lint", "--format", format, "acme.order.yaml", in: folder)
      #expect(run.code == 1)
      #expect(!run.output.utf8.contains(0x0D) && run.output.hasSuffix("\n"), "\(format)")
    }
  }
}
