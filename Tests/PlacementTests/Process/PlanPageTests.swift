import Foundation
import Simulator
import Testing

@testable import Placement

/// `plan --html`: one page, the same each time, in which text of a spec does nothing. `Tests/integrations/plan-page.py` looks at it in a browser.
@Suite struct PlanPageTests {
  @Test func hasNothingThatLoadsOrRuns() throws {
    let shop = try Shop()
    let name = "</title><script>alert(1)</script><img src=x onerror=\"x\">&amp;"
    let contact =
      "{ type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: \"+46701234567\", street: Kajgatan 3, city: Malmö, postalCode: \"211 20\", countryCode: SE }"
    try shop.declare(
      ["acme-one.com"], file: "<b onclick=x>.order.yaml", more: ["acme-one.com": "registrantContact: '\(name)'"], top: "contacts:\n  '\(name)': \(contact)")
    var pages: [String] = []
    for file in ["1.html", "2.html"] {
      let outcome = try shop.start("plan", "--html", file).wait()
      #expect(outcome.code == 0, "\(outcome)")
      pages.append(try shop.folder.read(file))
    }
    let page = pages[0]
    #expect(page == pages[1], "a page is the same each time")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;x&quot;&gt;&amp;amp; (SE)"))
    #expect(page.contains("&lt;b onclick=x&gt;<wbr>.order.yaml:"))
    for text in [
      "<script", "<img", "<b onclick", "<link", "http://", "https://", "url(", "@import", "Holm", "kajplatsen.example.org", "46701234567", "Kajgatan", "211 20",
      Shop.token,
    ] {
      #expect(!page.contains(text), "\(text)")
    }
    #expect(page.contains("161.25\u{A0}SEK") && page.contains("149.00") && page.contains("<th scope=\"col\" role=\"columnheader\">Item</th>"))
  }

  /// What stands against an order is on the page, and the page is there all the same.
  @Test func showsTheFindings() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"100.00\" }")
    let outcome = try shop.start("plan", "--html", "plan.html", "-o", "launch.plan").wait()
    #expect(outcome.code == 1 && !shop.folder.has("launch.plan"), "\(outcome)")
    let page = try shop.folder.read("plan.html")
    #expect(page.contains("1 problem stands against ordering") && page.contains("the total of 161.25 SEK is above the limit of 100.00 SEK"))
    #expect(page.contains("<code>budget_exceeded</code> <code>./launch.order.yaml:3</code>"))
  }

  private func page(_ shop: Shop, _ arguments: String...) throws -> String {
    let outcome = try shop.start(["plan", "--html", "plan.html"] + arguments).wait()
    #expect(outcome.code == 0, "\(outcome)")
    return try shop.folder.read("plan.html")
  }

  /// What has gone from a spec is billed, or is at its end, or nobody knows.
  @Test(arguments: ["pending", "cancelled", "unknown"]) func saysHowItStandsWithWhatIsNoLongerDeclared(state: String) throws {
    let shop = try Shop(.v2, state == "unknown" ? [Fault(.lostRequest, count: 1)] : [])
    try shop.declare(["acme-one.com", "acme-two.com"])
    #expect(try shop.apply().code == (state == "unknown" ? 21 : 0))
    if state == "cancelled" {
      try shop.seller.settle(.cancelled)
      _ = try shop.start("status").wait()
    }
    try shop.declare(["acme-two.com"])
    let words = ["pending": "still billed", "cancelled": "cancelled", "unknown": "it is not known whether it was ordered"]
    let page = try page(shop)
    for (other, text) in words { #expect(page.contains("<td role=\"cell\" colspan=\"7\">no longer declared; \(text)</td>") == (other == state), "\(text)") }
    // What may have been ordered is not "placed", and what is over neither.
    #expect(page.contains("<span>1 placed or adopted</span>") == (state == "pending"))
    #expect(page.contains("<span>1 cancelled</span>") == (state == "cancelled"))
    #expect(page.contains("<span>1 not known</span>") == (state == "unknown"))
  }

  @Test func listsWhatNoFileDeclares() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], order: "a")
    try shop.declare(["acme-two.com"], order: "b", file: "<b>/b.order.yaml")
    #expect(try shop.apply().code == 0)
    #expect(try page(shop, "--all").contains("<p class=\"quiet\">Every order of the ledger is declared.</p>"))
    try shop.folder.remove("<b>/b.order.yaml")
    let all = try page(shop, "--all")
    #expect(all.contains("<h2 id=\"undeclared\">Declared by no file of this run</h2>") && all.contains("acme-two.com") && all.contains("still billed"))
    #expect(all.contains("&lt;b&gt;/<wbr>b<wbr>.order.yaml") && !all.contains("<b>/"))
    let plain = try page(shop)
    #expect(!plain.contains("acme-two.com") && !plain.contains("of this run") && !plain.contains("Every order"))
    try shop.folder.remove("a.order.yaml")
    #expect(try page(shop, "--all").contains("acme-one.com"))
  }

  /// A sum that leaves something out says so.
  @Test func theSumOfRenewalsIsThatOfTheOrdersThatHaveThem() throws {
    let shop = try Shop(
      .v2,
      ScriptedServer { request, handle in
        let answer = handle()
        guard request.path.hasPrefix("/api/v2/orders/preview"), String(decoding: request.body, as: UTF8.self).contains("acme-two.com") else { return answer }
        return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing("\"renewalAnnualAmount\"", with: "\"other\""))
      })
    try shop.declare(["acme-one.com"], order: "a")
    let note = "before tax, at today’s prices"
    #expect(try page(shop).contains("<span>\(note)</span>"))
    try shop.declare(["acme-two.com"], order: "b")
    #expect(try page(shop).contains("<span>of the orders whose renewals are all known; \(note)</span>"))
    try shop.folder.remove("a.order.yaml")
    #expect(try page(shop).contains("<dt>Each year after</dt><dd><strong>Not known</strong></dd>"))
  }

  @Test func isWrittenOverNothingElse() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    let spec = try shop.folder.read("launch.order.yaml")
    for (path, message) in [
      ("launch.order.yaml", "launch.order.yaml is there and is no page: nothing was written over it"), ("no/plan.html", "there is no directory no"),
    ] {
      let outcome = try shop.start("plan", "--html", path).wait()
      #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.error.contains(message), "\(outcome)")
    }
    #expect(try shop.folder.read("launch.order.yaml") == spec)
  }

  // MARK: Costs

  private func renewals(_ months: Int, _ step: Int, _ first: Int64, _ year: Int64?, before end: Int) -> (year: Int64, renewals: [PlanCosts.Renewal]) {
    let costs = PlanCosts(
      row: 0, months: months, step: step, first: Money(minorUnits: first, currency: "SEK"), renewal: year.map { Money(minorUnits: $0, currency: "SEK") })
    return (costs.firstYear.minorUnits, costs.renewals(before: end))
  }

  @Test func costsOfAYear() {
    // A domain of a year, of three; a server by the month and by two years; without a renewal price.
    #expect(renewals(12, 12, 99_00, 169_00, before: 13).year == 99_00)
    #expect(renewals(36, 12, 337_00, 119_00, before: 61).renewals.map(\.month) == [36, 48, 60])
    #expect(renewals(36, 12, 337_00, 119_00, before: 61).renewals.allSatisfy { $0.amount.minorUnits == 119_00 })
    #expect(renewals(1, 1, 49_00, 588_00, before: 12).year == 588_00)
    #expect(renewals(24, 24, 900_00, 500_00, before: 25).renewals.map(\.amount.minorUnits) == [1000_00])
    #expect(renewals(1, 1, 49_00, nil, before: 12).year == 49_00)
    #expect(renewals(12, 12, 1, 1, before: 12).renewals.isEmpty)
  }

  /// A year's payments come to the price of a year, to the last hundredth.
  @Test(arguments: [1, 3, 6, 12], [1, 99_99, 100_00, 1_000_00 / 3]) func nothingIsLost(step: Int, year: Int64) {
    let all = renewals(step, step, 0, year, before: 36 + step).renewals
    for start in stride(from: step, through: 24, by: step) {
      let sum = all.filter { $0.month >= start && $0.month < start + 12 }.map(\.amount.minorUnits).reduce(0, +)
      #expect(sum == year, "from month \(start)")
    }
  }
}
