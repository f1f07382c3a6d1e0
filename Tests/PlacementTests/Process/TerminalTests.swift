import Foundation
import Placement
import Testing

@testable import Simulator

/// At a terminal: apply asks, tells what goes on, and sums up what was really done; in a pipe it is quiet.
@Suite struct TerminalTests {
  private static let question = "Order this? Type `yes`: "

  @Test func applyAsks() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    for answer in ["no\\n", "\\n", "YES\\n", "yes!\\n", "\\x04", "\\x03"] {
      let run = try shop.type("apply", steps: [(Self.question, answer)])
      #expect(run.code == 23 && run.output.contains("orderspec: nothing was sent\n") && run.output.contains("acme-one.com"), "\(answer): \(run)")
    }
    #expect(try shop.seller.placed.isEmpty)
    #expect(try shop.events.isEmpty)
    let run = try shop.type("apply", steps: [(Self.question, " yes \\n")])
    #expect(run.code == 0, "\(run)")
    // What goes on, and what was done.
    #expect(run.output.contains("asking shop about launch …\n") && run.output.contains("ordering 1 item of launch from shop …\n"), "\(run)")
    #expect(run.output.contains("not registered until paid\n") && run.output.hasSuffix("1 placed\n"), "\(run)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
    // There is nothing to ask about now.
    let again = try shop.type("apply")
    #expect(again.code == 0 && !again.output.contains(Self.question) && again.output.hasSuffix("0 placed, 1 already placed\n"), "\(again)")
    try shop.check()
  }

  /// What somebody says yes to stands before the question, whatever a program gets.
  @Test(arguments: ["json", "markdown"]) func applyShowsWhatItAsksAbout(format: String) throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let run = try shop.type("apply", "--format", format, steps: [(Self.question, "no\\n")])
    let before = try #require(run.output.components(separatedBy: Self.question).first)
    #expect(run.code == 23 && before.contains("+  acme-one.com  register") && before.contains("total 161.25 SEK"), "\(run)")
    #expect(try shop.seller.placed.isEmpty)
  }

  /// As lint has them.
  @Test func findingsAreColouredAsTheTerminalAndTheEnvironmentSay() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.folder.write(shop.folder.read("launch.order.yaml") + "itmes: []\n", to: "launch.order.yaml")
    for (variables, isColoured) in [
      (["TERM": "xterm"], true), (["TERM": "dumb"], false), (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "xterm", "NO_COLOR": ""], true),
      (["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true),
    ] {
      let run = try Terminal.start(["plan"], in: shop.folder.path, environment: variables.merging(["TOKEN": Shop.token]) { $1 }).wait(limit: 90)
      #expect(run.code == 1 && run.output.contains("unknown_field"), "\(variables): \(run)")
      #expect(run.output.contains("\u{1B}[1;31merror") == isColoured && run.output.contains("\u{1B}]8;;https://") == isColoured, "\(variables): \(run)")
      #expect(isColoured || !run.output.contains("\u{1B}"), "\(variables): \(run)")
    }
  }

  @Test func quietInAPipe() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let run = try shop.apply()
    #expect(run.code == 0 && !run.text.contains("…") && run.error.isEmpty, "\(run)")
  }
}
