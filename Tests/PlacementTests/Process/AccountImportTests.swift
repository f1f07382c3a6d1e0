import Foundation
import Placement
import Testing

@testable import Simulator

/// `import --from-account`: what an account holds becomes specs that lint clean, or say what is missing, and that order nothing.
@Suite struct AccountImportTests {
  private static let account = "client_simulated"

  private func shop(_ kind: Kind = .v2, _ owned: [OwnedService]) throws -> Shop { try Shop(kind) { $0.owned = owned } }

  private func domain(_ name: String, _ id: String) -> OwnedService { OwnedService(account: Self.account, kind: .domain, name: name, id: id) }

  @Test(arguments: [Kind.v2, .v1]) func domainsAreClean(kind: Kind) throws {
    let shop = try shop(kind, [domain("acme-two.com", "dom_2"), domain("xn--rksmrgs-5wao1o.se", "dom_3"), domain("acme-one.com", "dom_1")])
    let run = try shop.start("import", "--from-account", "shop", "--out-dir", "orders").wait()
    #expect(run.code == 0 && run.output == "wrote orders/shop-domains.order.yaml: 3 domain items\n", "\(run)")
    #expect(
      try shop.folder.read("orders/shop-domains.order.yaml") == """
        # What the account holds: apply takes these items down as placed, and orders none of them.
        orderSpec: 1
        name: shop-domains
        provider: shop
        items:
          - existing: dom_1
            domainName: acme-one.com
          - existing: dom_2
            domainName: acme-two.com
          - existing: dom_3
            domainName: xn--rksmrgs-5wao1o.se

        """)
    let lint = try shop.start("lint", "--deny-warnings", "orders").wait()
    #expect(lint.code == 0 && lint.text.isEmpty, "\(lint)")
    let plan = try shop.start("plan", "orders", "--detailed-exit-code").wait()
    #expect(plan.code == 0 && plan.output.contains("3 to adopt") && !plan.output.contains("to order"), "\(plan)")
    let apply = try shop.apply("orders")
    // Nothing was ordered, so nothing is called new.
    #expect(apply.code == 0 && apply.output.hasSuffix("\n0 placed, 3 adopted\n"), "\(apply)")
    #expect(apply.output.contains("\n  a domain:acme-one.com  adopted  dom_1\n") && !apply.output.contains("+"), "\(apply)")
    #expect(try shop.seller.placed.isEmpty)
    #expect(try shop.state(of: "domain:acme-one.com") == .adopted)
    let later = try shop.apply("orders")
    #expect(later.output.contains("\n  = domain:acme-one.com  adopted") && later.output.hasSuffix("\n0 placed, 3 already placed\n"), "\(later)")
    let again = try shop.start("plan", "orders", "--detailed-exit-code").wait()
    #expect(again.code == 0 && again.output.contains("3 placed"), "\(again)")
    try shop.check()
  }

  @Test func whatAPersonFillsIn() throws {
    let shop = try shop(
      .v2,
      [
        OwnedService(account: Self.account, kind: .vps, name: "", id: "vps_01", product: "vps-med"),
        OwnedService(account: Self.account, kind: .vps, name: "", id: "vps_02"),
        OwnedService(account: Self.account, kind: .sharedHosting, name: "acme-one.com", id: "acct_01", product: "webbhotell-start"),
        domain("acme-one.com", "dom_1"),
      ])
    let run = try shop.start("import", "--from-account", "shop").wait()
    #expect(run.code == 1, "\(run)")
    #expect(
      run.output
        == "wrote shop-domains.order.yaml: 1 domain item\nwrote shop-vps.order.yaml: 2 vps items\nwrote shop-hosting.order.yaml: 1 shared_hosting item\n",
      "\(run)")
    #expect(run.error.contains("orderspec: shop-vps.order.yaml: fill in `productSlug`, `billingCycle`: the provider's list does not tell\n"), "\(run)")
    #expect(run.error.contains("shop-hosting.order.yaml:7:5: error[missing_required] /items/0/billingCycle: "), "\(run)")
    #expect(run.error.contains("shop has no documented list of addon items"), "\(run)")
    for name in ["shop-vps", "shop-hosting"] {
      let text = try shop.folder.read("\(name).order.yaml")
      #expect(text.contains("# Fill in what the provider's list does not tell: productSlug, billingCycle.\n"), "\(text)")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        line.contains("existing:")
          ? [String(line), "    productSlug: \(name == "shop-vps" ? "vps-med" : "webbhotell-start")", "    billingCycle: annually"] : [String(line)]
      }
      try shop.folder.write(lines.joined(separator: "\n"), to: "\(name).order.yaml")
    }
    let lint = try shop.start("lint").wait()
    #expect(lint.code == 0, "\(lint)")
    let plan = try shop.start("plan", "--detailed-exit-code").wait()
    #expect(plan.code == 0 && plan.output.contains("4 to adopt"), "\(plan)")
    #expect(try shop.apply().code == 0)
    #expect(try shop.seller.placed.isEmpty)
  }

  @Test func sites() throws {
    let shop = try shop(
      .superspace,
      [
        OwnedService(account: Self.account, kind: .site, name: "acme: \"blog\" #1", id: "1001", product: "basic", provider: .superspace),
        OwnedService(account: Self.account, kind: .site, name: "no", id: "1002", product: "basic", provider: .superspace),
      ])
    let run = try shop.start("import", "--from-account", "shop").wait()
    #expect(run.code == 1 && run.output == "wrote shop-sites.order.yaml: 2 site items\n", "\(run)")
    #expect(run.error.contains("shop has no documented list of domain items"), "\(run)")
    let text = try shop.folder.read("shop-sites.order.yaml")
    #expect(text.contains("name: 'acme: \"blog\" #1'\n") && text.contains("name: \"no\"\n") && text.contains("existing: \"1001\"\n"), "\(text)")
    try shop.folder.write(text.replacing("    existing:", with: "    variant: vanilla\n    billingCycle: monthly\n    existing:"), to: "shop-sites.order.yaml")
    let plan = try shop.start("plan", "--detailed-exit-code").wait()
    #expect(plan.code == 0 && plan.output.contains("2 to adopt"), "\(plan)")
  }

  @Test func neverWritesOver() throws {
    let shop = try shop(.v2, [domain("acme-one.com", "dom_1"), OwnedService(account: Self.account, kind: .vps, name: "", id: "vps_01")])
    try shop.folder.write("mine\n", to: "orders/shop-vps.order.yaml")
    let run = try shop.start("import", "--from-account", "shop", "--out-dir", "orders/").wait()
    #expect(run.code == 2 && run.output.isEmpty, "\(run)")
    #expect(run.error.contains("orders/shop-vps.order.yaml is there already, and is not written over"), "\(run)")
    #expect(try shop.folder.read("orders/shop-vps.order.yaml") == "mine\n")
    #expect(!shop.folder.has("orders/shop-domains.order.yaml"), "all or none")
    try FileManager.default.createSymbolicLink(atPath: shop.folder.path + "/shop-domains.order.yaml", withDestinationPath: "nowhere")
    let link = try shop.start("import", "--from-account", "shop").wait()
    #expect(link.code == 2 && !shop.folder.has("nowhere"), "\(link)")
  }

  @Test func nothingIsHeld() throws {
    let shop = try shop(.v2, [])
    let run = try shop.start("import", "--from-account", "shop").wait()
    #expect(run.code == 0 && run.output == "the account holds nothing that can be listed; nothing was written\n", "\(run)")
  }

  @Test func manyPages() throws {
    let shop = try shop(.v2, (0..<10_000).map { domain("acme-\($0).com", "dom_\($0)") })
    let run = try shop.start("import", "--from-account", "shop", "--out-dir", "orders").wait(limit: 300)
    #expect(run.code == 0, "\(run)")
    let files = try shop.folder.files.filter { $0.hasPrefix("orders/") }
    #expect(files.count == 10 && files.contains("orders/shop-domains-10.order.yaml"), "\(files)")
    let texts = try files.map { try shop.folder.read($0) }.joined()
    #expect(texts.split(separator: "\n").count { $0.contains("domainName: ") } == 10_000)
    #expect(Set(texts.split(separator: "\n").filter { $0.contains("existing: ") }).count == 10_000)
  }

  // MARK: Somebody else's text

  /// Whatever stands in a list, what is written is what was there, or nothing is written of it.
  @Test func strangeRows() throws {
    let rows = [
      #"{"id":"dom_1","name":"Acme-One.COM."}"#, #"{"id":"dom_2","name":"räksmörgås.se"}"#, #"{"id":"dom_3","name":"a b.se"}"#,
      #"{"id":"dom_4","name":"acme.se\nitems: []"}"#, #"{"id":"dom_5","name":"\u001b[31mred.se"}"#, #"{"id":"dom_6"}"#, #"{"id":"","name":"empty.se"}"#,
      #"{"id":"dom_7\n- x","name":"split.se"}"#, #"{"id":"- ${env:HOME}","name":"no-blank.se"}"#, #"{"id":"${env:HOME}","name":"reference.se"}"#,
      ##"{"id":"#'\"{}","name":"quotes.se"}"##, #"{"id":1002,"name":"number.se"}"#, #"{"id":"yes","name":"yaml.se"}"#, #"{"id":"0x1F","name":"hex.se"}"#,
      #"{"id":"dom_1","name":"twice.se"}"#, #"{"id":"dom_8","name":"acme-one.com"}"#, #"{"id":"dom_9","name":"old.se","serviceStatus":"cancelled\u0007"}"#,
      "null", "7", "[]", #"{"id":{"x":1},"name":"object.se"}"#, #"{"id":"dom_10","name":42}"#,
    ]
    let list = "{\"data\":[\(rows.joined(separator: ","))],\"nextCursor\":null}"
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/domains?") { return .json(200, list) }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    let run = try shop.start("import", "--from-account", "shop").wait()
    #expect(run.code == 0, "\(run)")
    let text = try shop.folder.read("shop-domains.order.yaml")
    let lint = try shop.start("lint", "--format", "json").wait()
    #expect(lint.code == 0, "\(lint)\n\(text)")
    let expected = [
      ("acme-one.com", "dom_1"), ("hex.se", "\"0x1F\""), ("number.se", "\"1002\""), ("old.se", "dom_9"), ("quotes.se", "'#''\"{}'"),
      ("reference.se", "\"$${env:HOME}\""), ("xn--rksmrgs-5wao1o.se", "dom_2"), ("yaml.se", "\"yes\""),
    ]
    #expect(text.hasSuffix("items:\n" + expected.map { "  - existing: \($1)\n    domainName: \($0)\n" }.joined()), "\(text)")
    for left in ["dom_3 was left out: `a b.se` is no domain name", "dom_6 was left out", "dom_8 was left out", "old.se is `cancelled ` at the provider"] {
      #expect(run.error.contains(left), "\(left): \(run)")
    }
    #expect(run.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }, "\(run)")
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func listsThatCannotBeRead() throws {
    let answer = Box<SimulatedResponse>()
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/vps"), let answer = answer.value { return answer }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    let cases: [(SimulatedResponse, String)] = [
      (.page(200), "`GET /api/v2/vps` answered with nothing that can be read"), (.json(200, #"{"data":[{"id":"vps_1"},{"id""#), "nothing that can be read"),
      (.page(401), "answered 401: the token is wrong or has expired"), (.page(403), "answered 403: the token may not read this; it needs"),
      (SimulatedResponse(status: 429, headers: [("Retry-After", "600")]), "answered 429"),
      (.json(200, #"{"data":[],"nextCursor":"x"}"#), "the same page again"),
      (.json(200, #"{"data":{}}"#), "nothing that can be read"),
    ]
    for (given, message) in cases {
      answer.value = given
      let run = try shop.start("import", "--from-account", "shop", "--out-dir", "orders").wait()
      #expect(run.code == 2 && run.error.contains("orderspec: provider `shop`: ") && run.error.contains(message), "\(message): \(run)")
      #expect(run.error.contains("; nothing was written\n") && !shop.folder.has("orders"), "\(run)")
    }
  }

  @Test func providersThatCannotBeUsed() throws {
    let shop = try shop(.v2, [domain("acme-one.com", "dom_1")])
    let cases: [(arguments: [String], environment: [String: String], code: Int32, message: String)] = [
      (["--from-account", "shopp"], [:], 2, "the provider `shopp` is not in `providers` of .orderspec.yaml"),
      (["--from-account", "shop"], ["TOKEN": "wrong"], 2, "provider `shop` turned the token away (401 "),
      (["--from-account"], [:], 2, "--from-account"), (["--from-account", "shop", "x.json"], [:], 2, "x.json"),
    ]
    for (arguments, environment, code, message) in cases {
      let run = try shop.start(["import"] + arguments, environment: environment).wait()
      #expect(run.code == code && run.error.contains(message), "\(arguments): \(run)")
    }
    try shop.configure(provider: "", ledger: nil)
    try shop.folder.write(try shop.folder.read(".orderspec.yaml").replacing("client_simulated", with: "client_other"), to: ".orderspec.yaml")
    let other = try shop.start("import", "--from-account", "shop").wait()
    #expect(other.code == 2 && other.error.contains("belongs to account client_simulated"), "\(other)")
    #expect(try shop.folder.files.allSatisfy { !$0.hasSuffix(".order.yaml") })
  }
}
