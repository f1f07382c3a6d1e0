import Foundation
import Simulator
import Testing

/// `preview`: what the provider asks for everything that is declared, without a ledger.
///
/// A .com costs 129.00 SEK, 161.25 with tax.
@Suite struct PreviewTests {
  private func preview(_ shop: Shop, _ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Child.Outcome {
    let outcome = try shop.start(["preview"] + arguments, environment: environment).wait()
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty, "it changes nothing")
    return outcome
  }

  private func shop(_ names: [String] = ["acme-one.com"], change: (inout SimulatorSettings) -> Void = { _ in }) throws -> Shop {
    let shop = try Shop(change: change)
    try shop.declare(names)
    return shop
  }

  @Test func showsThePrice() throws {
    let shop = try shop(["acme-one.com", "acme-two.com"])
    // Nobody has to have made a ledger, in a job neither.
    try shop.configure(ledger: "")
    let text = try preview(shop, [], ["CI": "1"])
    #expect(text.code == 0 && text.error.isEmpty, "\(text)")
    #expect(text.output.contains("\n  +  acme-two.com  register  1 year  129.00  149.00/y  ACCOUNT OWNER  free       ./launch.order.yaml:6\n"), "\(text)")
    #expect(text.output.contains("  subtotal 258.00, tax 64.50 (rate 0.25), total 322.50 SEK of at most 5000.00 SEK; renews at 298.00 SEK a year\n"), "\(text)")
    #expect(text.output.hasSuffix("\n2 to order\n"), "\(text)")
    let markdown = try preview(shop, ["--format", "markdown"])
    #expect(
      markdown.code == 0 && markdown.output.hasPrefix("## launch at shop (hostup-v2, account client_simulated), paid by invoice (bankgiro)\n"), "\(markdown)")
    #expect(
      markdown.output.contains("\n| + | acme-two.com | register | 1 year | 129.00 | 149.00/y | ACCOUNT OWNER | free | ./launch.order.yaml:6 |\n"), "\(markdown)"
    )
    let json = try preview(shop, ["--format", "json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(json)")
    #expect(document["formatVersion"] as? Int == 1)
    let order = try #require((document["orders"] as? [[String: Any]])?.first)
    #expect(order["total"] as? String == "322.50" && order["currency"] as? String == "SEK")
    #expect(order["taxRate"] as? String == "0.25" && order["reverseCharge"] as? Bool == false && order["provisional"] as? Bool == false)
    #expect(order["leftOut"] as? [String] == [])
    #expect((order["items"] as? [[String: Any]])?.map { $0["line"] as? String } == ["129.00", "129.00"])
  }

  @Test func detailedExitCode() throws {
    let shop = try shop { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-one.com", id: "dom_1")] }
    // What stands against it comes first.
    for arguments in [[], ["--detailed-exit-code"]] {
      let owned = try preview(shop, arguments)
      #expect(owned.code == 1 && owned.error.contains("error[already_owned] /items/0/domainName"), "\(owned)")
    }
    // Nothing is bought of what the account has.
    try shop.declare(["acme-one.com"], more: ["acme-one.com": "existing: dom_1"])
    for arguments in [[], ["--detailed-exit-code"]] {
      let nothing = try preview(shop, arguments)
      #expect(nothing.code == 0 && nothing.output.hasSuffix("\n1 to adopt\n"), "\(nothing)")
    }
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-one.com": "existing: dom_1"])
    #expect(try preview(shop).code == 0)
    for format in ["text", "json", "markdown"] { #expect(try preview(shop, ["--detailed-exit-code", "--format", format]).code == 10) }
    // A limit of the run stands against it, too.
    #expect(try preview(shop, ["--detailed-exit-code", "--max-total", "161.25"]).code == 10)
    let above = try preview(shop, ["--detailed-exit-code", "--max-total", "161.24"])
    #expect(above.code == 1 && above.output.contains("\nstop: the run costs 161.25 SEK, and its limit is 161.24 SEK\n"), "\(above)")
    #expect(try preview(shop, ["--detailed-exit-code"], ["TOKEN": "wrong-token-7fk2"]).code == 2)
    #expect(try preview(shop, ["--detailed-exit-code", "--format", "yaml"]).code == 2)
    try shop.declare(["acme-two.com", "acme-two.com"])
    #expect(try preview(shop, ["--detailed-exit-code"]).code == 1)
  }

  @Test func simulated() throws {
    let shop = try shop()
    let outcome = try preview(shop, ["--simulate", "--detailed-exit-code"], ["TOKEN": ""])
    #expect(outcome.code == 10 && outcome.output.contains("total 161.25 SEK"), "\(outcome)")
  }

  /// It needs no secret: it says what it leaves out, and shows nobody's data.
  @Test func leavesSecretsOut() throws {
    let shop = try Shop { $0.takenNames = ["acme-one.com"] }
    try shop.declare(
      ["acme-one.com"], more: ["acme-one.com": "action: transfer\neppCode: ${env:EPP}\nregistrantContact: maja"],
      top: """
        contacts:
          maja:
            { type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: "+46701234567", street: Kajgatan 3,
              city: Malmö, postalCode: "211 20", countryCode: SE }
        """)
    for format in ["text", "json", "markdown"] {
      let outcome = try preview(shop, ["--format", format], ["EPP": "canary-epp-code"])
      #expect(outcome.code == 0 && outcome.output.contains("/items/0/eppCode") && outcome.output.contains("maja (SE)"), "\(outcome)")
      for text in ["canary", "Holm", "kajplatsen", "46701234567", "Kajgatan", "211 20", Shop.token] { #expect(!outcome.text.contains(text), "\(outcome)") }
    }
  }

  /// It does not know the ledger: what was placed is asked for all the same, until the account has it.
  @Test func whatWasPlaced() throws {
    let shop = try shop()
    #expect(try shop.apply().code == 0)
    let before = try shop.events.count
    let placed = try shop.start("preview", "--detailed-exit-code").wait()
    #expect(placed.code == 10 && placed.output.contains("total 161.25 SEK"), "\(placed)")
    try shop.seller.settle(.completed)
    let delivered = try shop.start("preview", "--detailed-exit-code").wait()
    #expect(delivered.code == 1 && delivered.error.contains("error[already_owned] /items/0/domainName"), "\(delivered)")
    #expect(try shop.counts == ["domain:acme-one.com": 1] && shop.events.count == before)
  }
}
