import Foundation
import Synchronization
import Testing

@testable import Placement
@testable import Simulator

/// What the commands say beside their results, and where it goes.
@Suite struct WordTests {
  // MARK: Waiting

  /// A minute without a word looks like the end, in a job's log, too.
  @Test func saysThatItWaits() throws {
    let shop = try Shop(.superspace) { $0.steps = [] }
    try shop.declare(["acme-one.com"])
    let run = try shop.startApply()
    #expect(eventually { run.error.hasSuffix("\nwaiting up to 60 s for shop to work off what was ordered for launch …\n") }, "\(run.error)")
    let outcome = try run.end(with: SIGINT)
    #expect(outcome.error.ranges(of: "waiting").count == 1, "\(outcome)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  // MARK: Status

  @Test func linksAndAmountsOfStatus() throws {
    let shop = try Shop { $0.steps = [] }
    try shop.declare(["acme-one.com", "acme-two.com"], payment: "{ method: card, currency: SEK, maxTotal: \"500.00\" }")
    #expect(try shop.apply().code == 22)
    let text = try shop.start("status").wait()
    let link = try #require(text.output.split(separator: "\n").last?.split(separator: " ").last)
    #expect(link.hasPrefix("\(shop.base)/"), "\(text)")
    let markdown = try shop.start("status", "--format", "markdown").wait()
    #expect(markdown.code == 22 && markdown.output.hasSuffix(" |\n\n- pay at \(link)\n"), "\(markdown)")
    let json = try shop.start("status", "--format", "json").wait()
    let items = try #require((try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])?["items"] as? [[String: Any]])
    // Of the order, with both.
    #expect(items.count == 2 && items.allSatisfy { $0["orderAmount"] as? String == "322.50" && $0["amount"] == nil }, "\(json)")
    try shop.seller.settle(.completed)
    let paid = try shop.start("status", "--format", "markdown").wait()
    #expect(paid.code == 0 && paid.output.hasSuffix(" |\n") && !paid.output.contains("pay at"), "\(paid)")
  }

  // MARK: Lines

  /// Nothing is broken for a program; a terminal has 80 columns.
  @Test func ledgerPagesInAPipe() throws {
    let shop = try Shop()
    try shop.declare(["acme-one-with-a-rather-long-name-of-its-own.com"])
    #expect(try shop.apply().code == 0)
    let item = try #require(try shop.state.items.values.first)
    let order = try #require(try shop.state.requests.values.first?.orders.first)
    let show = try shop.start("ledger", "show", "\(item.id)").wait()
    #expect(show.output.split(separator: "\n").contains { $0.hasSuffix(order.summary) }, "\(show)")
    let list = try shop.start("ledger", "list").wait()
    #expect(list.output.split(separator: "\n").contains { $0.contains(item.title) && $0.hasSuffix(order.id) }, "\(list)")
    try shop.configure(ledger: "ledgerId: 0123456789abcdef0123456789abcdef")
    let foreign = try shop.start("ledger", "list").wait()
    #expect(foreign.code == 24 && foreign.error.split(separator: "\n").count == 2, "\(foreign)")
    let terminal = try shop.type("ledger", "list")
    let lines = terminal.output.replacing("\r\n", with: "\n").split(separator: "\n")
    // What is wrong stands first, in one line.
    #expect(lines.count > 2 && lines.dropFirst().allSatisfy { $0.count <= 80 }, "\(terminal)")
  }

  /// A line of an overview ends where the next word would not fit, and nowhere else.
  @Test(arguments: [
    "apply", "cancel", "plan", "preview", "simulate", "status", "import --from-account x", "catalog sync", "ledger", "ledger init", "ledger resolve",
  ])
  func overviews(command: String) throws {
    let folder = try Folder()
    let help = try Child(command.split(separator: " ").map(String.init) + ["--help"], in: folder.path).wait()
    #expect(help.code == 0 && help.output.hasPrefix("OVERVIEW: "), "\(help)")
    let overview = try #require(help.output.components(separatedBy: "\nUSAGE:").first).components(separatedBy: "\nEXAMPLES:")[0]
    for paragraph in overview.components(separatedBy: "\n\n") {
      let lines = paragraph.split(separator: "\n")
      for (line, next) in zip(lines, lines.dropFirst()) {
        #expect(line.count + 1 + next.prefix { $0 != " " }.count >= 80, "\(command): \(line)\n\(next)")
      }
    }
  }

  // MARK: Messages

  @Test func importKnowsNoSimulator() throws {
    let folder = try Folder()
    let outcome = try Child(["import", "--from-account", "nowhere"], in: folder.path).wait()
    #expect(outcome.code == 2 && outcome.error.contains("is not in `providers`") && !outcome.error.contains("--simulate"), "\(outcome)")
  }

  // MARK: Leftovers

  /// A run that was killed leaves its ledger behind, and the next one can have its number.
  @Test func throwAwayLedgerOfItsOwn() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try FileManager.default.createDirectory(atPath: shop.folder.path + "/tmp", withIntermediateDirectories: true)
    let script = #"mkdir tmp/orderspec-$$ && : > tmp/orderspec-$$/ledger.sqlite && exec "$0" preview --simulate launch.order.yaml"#
    let outcome = try Child(
      ["-c", script, Child.orderspec], in: shop.folder.path, environment: ["TMPDIR": shop.folder.path + "/tmp/"], program: "/bin/sh"
    ).wait()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.folder.files.filter { $0.hasPrefix("tmp/") }.count == 1, "it takes its own away")
  }

  // MARK: Names

  /// Whether a provider writes its names in U-labels or in A-labels.
  @Test(arguments: ["räksmörgås.com", "RÄKSMÖRGÅS.COM", "xn--rksmrgs-5wao1o.com", "XN--RKSMRGS-5WAO1O.COM."]) func ownedNames(name: String) throws {
    let seller = try ScriptedServer { request, handle in
      request.path.hasPrefix("/api/v2/domains?") ? .json(200, #"{"data":[{"id":"dom_7","name":"\#(name)"}],"nextCursor":null}"#) : handle()
    }
    let shop = try Shop(.v2, seller)
    try shop.declare(["räksmörgås.com"])
    let plan = try shop.start("plan").wait()
    #expect(plan.code == 1 && plan.error.contains("error[already_owned]"), "\(plan)")
  }

  // MARK: Sums

  /// Prices that nobody asks for do not end the page.
  @Test func pageOfImmensePrices() throws {
    let seller = try ScriptedServer { request, handle in
      guard request.path.hasPrefix("/api/v2/orders/preview") else { return handle() }
      let answer = handle()
      return .json(
        answer.status,
        String(decoding: answer.body, as: UTF8.self).replacing(#/"(subtotal|renewalAnnualAmount|total)":\s*[0-9.]+/#) { "\"\($0.1)\":9999999999999.99" })
    }
    let shop = try Shop(.v2, seller)
    let names = (1...20).map { "acme-\($0).com" }
    try shop.declare(names, payment: "{ method: bankgiro, currency: SEK, maxTotal: \"9999999999999.99\" }")
    let plan = try shop.start("plan", "--html", "plan.html").wait()
    #expect(plan.code == 0 || plan.code == 1, "\(plan)")
    #expect(plan.output.contains("9999999999999.99") && shop.folder.has("plan.html"), "\(plan)")
  }
}
