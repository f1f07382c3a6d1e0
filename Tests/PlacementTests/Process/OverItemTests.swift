import Foundation
import Placement
import Simulator
import Testing

/// What was placed and has come to nothing is left alone, and everybody is told: it is not "placed".
@Suite struct OverItemTests {
  private static let sentence = "acme-one.com was cancelled, and is left alone: `generation: 2` orders it again"

  /// Two orders, of which the first is over.
  private func shop(_ outcome: SimulatedProvider.Outcome = .cancelled) throws -> Shop {
    let shop = try Shop { $0.steps = [] }
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    try shop.seller.settle(outcome)
    _ = try shop.start("status").wait()
    #expect(try shop.state(of: "domain:acme-one.com")?.rawValue == outcome.rawValue)
    try shop.declare(["acme-two.com"], order: "other")
    #expect(try shop.apply("other.order.yaml").code == 0)
    return shop
  }

  private func plan(_ shop: Shop, _ arguments: String...) throws -> String {
    let outcome = try shop.start(["plan", "--detailed-exit-code"] + arguments).wait()
    #expect(outcome.code == 0 && outcome.error.isEmpty, "\(outcome)")
    return outcome.output
  }

  @Test func planSaysSo() throws {
    let shop = try shop()
    let text = try plan(shop)
    let rows = text.split(separator: "\n").filter { $0.contains(".order.yaml:") }
    #expect(rows.count == 2 && rows[0].contains("=  acme-one.com") && rows[0].contains("  cancelled  "), "\(text)")
    #expect(rows[1].contains("=  acme-two.com") && !rows[1].contains("cancelled"), "\(text)")
    #expect(text.contains("\n  \(Self.sentence)\n") && text.hasSuffix("\n1 placed, 1 cancelled\n"), "\(text)")
    let markdown = try plan(shop, "--format", "markdown")
    #expect(markdown.contains("| cancelled | ./launch.order.yaml:") && markdown.contains("\n- \(Self.sentence)\n"), "\(markdown)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(plan(shop, "--format", "json").utf8)) as? [String: Any])
    let items = try #require(document["orders"] as? [[String: Any]]).compactMap { ($0["items"] as? [[String: Any]])?.first }
    #expect(items.map { $0["state"] as? String } == ["cancelled", "awaiting_payment"] && items.map { $0["mark"] as? String } == ["=", "="])
  }

  @Test func pageAndSavedPlanSaySo() throws {
    let shop = try shop()
    let outcome = try shop.start("plan", "--html", "plan.html", "-o", "launch.plan").wait()
    #expect(outcome.code == 0, "\(outcome)")
    let page = try shop.folder.read("plan.html")
    #expect(page.contains("<span class=\"state\">cancelled</span>") && page.ranges(of: "<span class=\"state\">placed</span>").count == 1)
    #expect(page.contains("acme-one.com was cancelled, and is left alone: <code>generation: 2</code> orders it again"))
    let saved = try #require(try JSONSerialization.jsonObject(with: shop.folder.bytes("launch.plan")) as? [String: Any])
    let items = try #require(saved["orders"] as? [[String: Any]]).compactMap { ($0["items"] as? [[String: Any]])?.first }
    #expect(items.map { $0["state"] as? String } == ["cancelled", "awaiting_payment"])
    let applied = try shop.applyPlan()
    #expect(applied.code == 0 && applied.output.hasSuffix("0 placed, 1 already placed, 1 cancelled\n"), "\(applied)")
    // A state that nobody knows is a damaged plan.
    try shop.folder.write(shop.folder.read("launch.plan").replacing("\"cancelled\"", with: "\"gone\""), to: "launch.plan")
    #expect(try shop.applyPlan().code == 2)
  }

  @Test func pageOfOneOrderCountsThem() throws {
    let shop = try shop()
    #expect(try shop.start("plan", "--html", "plan.html", "launch.order.yaml").wait().code == 0)
    let page = try shop.folder.read("plan.html")
    #expect(page.contains("<span>1 cancelled</span>") && !page.contains("placed or adopted"))
  }

  @Test func applySaysSo() throws {
    let shop = try shop()
    for format in ["text", "markdown"] {
      let outcome = try shop.apply("--format", format)
      #expect(outcome.code == 0 && outcome.output.contains(" \(Self.sentence)\n"), "\(outcome)")
      #expect(outcome.output.hasSuffix("0 placed, 1 already placed, 1 cancelled\n"), "\(outcome)")
    }
    let json = try shop.apply("--format", "json")
    #expect(json.output.contains("\"state\": \"cancelled\"") && json.output.contains("\"\(Self.sentence)\""), "\(json)")
    // And the sentence is true.
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "generation: 2"])
    let again = try shop.apply()
    #expect(again.output.hasSuffix("1 placed, 1 already placed\n"), "\(again)")
    #expect(try shop.counts == ["domain:acme-one.com": 2, "domain:acme-two.com": 1])
  }

  @Test func whatFailed() throws {
    let shop = try shop(.failed)
    let text = try plan(shop)
    #expect(
      text.contains("acme-one.com has failed, and is left alone: `generation: 2` orders it again\n") && text.hasSuffix("\n1 placed, 1 failed\n"), "\(text)")
  }

  /// What nothing can be told by is declared all the same.
  @Test func itemsWithoutAName() throws {
    let shop = try Shop()
    try shop.folder.write(
      """
      orderSpec: 1
      name: launch
      payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00" }
      items:
        - type: vps
          productSlug: vps-2c-4g
          billingCycle: monthly
      """, to: "launch.order.yaml")
    let plan = try shop.start("plan", "--html", "plan.html").wait()
    #expect(plan.code == 1 && plan.output.contains("\n1 without a name\n") && !plan.output.contains("nothing is declared"), "\(plan)")
    #expect(!plan.output.contains("NAME") && plan.error.contains("error[missing_item_id]"), "\(plan)")
    #expect(try shop.folder.read("plan.html").contains("What the order declares has no name to be known by."))
  }
}
