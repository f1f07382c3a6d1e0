import Foundation
import Placement
import Testing

@testable import Simulator

/// `catalog sync`: what a provider publishes becomes a catalog file that lint, compile, show and diff take.
@Suite struct CatalogSyncTests {
  private let day = ["SOURCE_DATE_EPOCH": "1795305600"]  // 2026-11-22

  private func sync(_ shop: Shop, _ arguments: String...) throws -> Child.Outcome {
    // Nobody's token is needed.
    try Child(["catalog", "sync", "shop"] + arguments, in: shop.folder.path, environment: day).wait()
  }

  @Test func writesWhatIsPublished() throws {
    let shop = try Shop()
    let run = try sync(shop)
    #expect(run.code == 0 && run.output == "wrote hostup.catalog.yaml: 5 products, 10 TLDs, as of 2026-11-22\n" && run.error.isEmpty, "\(run)")
    let text = try shop.folder.read("hostup.catalog.yaml")
    #expect(text.contains("\ncatalog: 1\nprovider: hostup\nasOf: \"2026-11-22\"\nsource: \"\(shop.base)/api/v2/products\"\n"), "\(text)")
    #expect(text.contains("  - slug: vps-med\n    type: vps\n    billingCycles:\n      - monthly\n"), "\(text)")
    #expect(
      text.contains("  com:\n    registerYears:\n      - 1\n      - 2\n      - 3\n      - 5\n    transferYears:\n      - 1\n    authCode: required\n"),
      "\(text)")
    #expect(text.contains("      register:\n        - se_registration_terms\n"), "\(text)")
    #expect(text.contains("  net:\n    registerYears:\n      min: 1\n      max: 10\n"), "\(text)")
    let again = try sync(shop)
    #expect(try again.code == 0 && shop.folder.read("hostup.catalog.yaml") == text, "the same answers give the same bytes")
    let other = try sync(shop, "-o", "new/second.yaml")
    #expect(try other.code == 0 && shop.folder.read("new/second.yaml") == text)
    let show = try Child(["catalog", "show", "--catalog", "hostup.catalog.yaml", "vps-med", "com"], in: shop.folder.path).wait()
    #expect(show.code == 0 && show.output.contains("registerYears: 1, 2, 3, 5") && show.output.contains("2026-11-22"), "\(show)")
  }

  @Test func lintAndDiffTakeIt() throws {
    let shop = try Shop()
    #expect(try sync(shop, "-o", "old.yaml").code == 0)
    try shop.restart { settings in
      settings.tlds.removeAll { $0.name == "io" }
      settings.products.removeAll { $0.slug == "vps-sm" }
    }
    #expect(try sync(shop, "-o", "new.yaml").code == 0)
    let diff = try Child(["catalog", "diff", "old.yaml", "new.yaml"], in: shop.folder.path).wait()
    #expect(diff.code == 1 && diff.output.contains("- product hostup vps-sm") && diff.output.contains("-io"), "\(diff)")
    let same = try Child(["catalog", "diff", "new.yaml", "new.yaml"], in: shop.folder.path).wait()
    #expect(same.code == 0 && same.output.isEmpty, "\(same)")
    try shop.folder.write(
      """
      orderSpec: 1
      name: acme
      items:
        - { type: vps, id: web, productSlug: vps-sm, billingCycle: annually }
        - { domainName: acme-one.com, years: 4 }

      """, to: "acme.order.yaml")
    func lint(_ catalog: String) throws -> Child.Outcome {
      try Child(["lint", "--catalog", catalog, "--today", "2026-11-22", "acme.order.yaml"], in: shop.folder.path).wait()
    }
    let old = try lint("old.yaml")
    #expect(!old.output.contains("unknown_product_slug") && old.output.contains("/items/1/years"), "\(old)")
    let new = try lint("new.yaml")
    #expect(new.code == 1 && new.output.contains("error[unknown_product_slug] /items/0/productSlug"), "\(new)")
    let stale = try Child(["lint", "--catalog", "old.yaml", "--today", "2027-06-01", "acme.order.yaml"], in: shop.folder.path).wait()
    #expect(stale.output.contains("catalog_stale"), "\(stale)")
  }

  @Test func filesOfSomebodyElse() throws {
    let shop = try Shop()
    let mine = "catalog: 1\nprovider: hostup\nasOf: 2026-11-20\n"
    try shop.folder.write(mine, to: "hostup.catalog.yaml")
    let foreign = try sync(shop)
    #expect(foreign.code == 2 && foreign.error.contains("hostup.catalog.yaml was not written by catalog sync, and is not written over"), "\(foreign)")
    #expect(try shop.folder.read("hostup.catalog.yaml") == mine)
    #expect(try sync(shop, "-o", "synced.yaml").code == 0)
    let changed = try shop.folder.read("synced.yaml") + "# mine\n"
    try shop.folder.write(changed, to: "synced.yaml")
    let run = try sync(shop, "-o", "synced.yaml")
    #expect(run.code == 2 && run.error.contains("synced.yaml was changed by hand since it was synced"), "\(run)")
    #expect(try shop.folder.read("synced.yaml") == changed)
    let folder = try sync(shop, "-o", ".")
    #expect(folder.code == 2 && folder.error.contains("is a directory"), "\(folder)")
  }

  @Test func answersThatCannotBeRead() throws {
    let answer = Box<SimulatedResponse>()
    let place = Box<String>()
    let seller = try ScriptedServer { request, handle in
      if let place = place.value, request.path.hasPrefix(place), let answer = answer.value { return answer }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    for path in ["/api/v2/products/vps", "/api/v2/products/domains", "/api/v2/products/domains/nu"] {
      place.value = path
      let cases: [(SimulatedResponse, String)] = [
        (.page(200), "answered with nothing that can be read"), (.json(200, "{\"data\":[{\"slug\":\"vps"), "answered with nothing that can be read"),
        (.page(401), "answered 401"), (.json(403, #"{"code":"forbidden"}"#), "answered 403 forbidden"),
        (SimulatedResponse(status: 429, headers: [("Retry-After", "600")]), "answered 429"),
      ]
      for (given, message) in cases {
        answer.value = given
        let run = try sync(shop)
        #expect(run.code == 2 && run.error.contains("`GET \(path)` \(message)") && run.error.contains("nothing was written"), "\(path) \(message): \(run)")
        #expect(!shop.folder.has("hostup.catalog.yaml"))
      }
    }
  }

  /// A row that is not understood is left out and named; the file stays sound.
  @Test func strangeRows() throws {
    let seller = try ScriptedServer { request, handle in
      switch request.path.split(separator: "?").first ?? "" {
      case "/api/v2/products/vps":
        return .json(
          200,
          #"{"data":[{"slug":"vps-a","billingCycles":["monthly",{"billingCycle":"annually"},"weekly",7]},{"slug":"a: b\n"},{"slug":"vps-a"},{"slug":7},null,{"slug":"no","available":false},{"slug":"\u001b[0m"}],"nextCursor":null}"#
        )
      case "/api/v2/products/domains": return .json(200, #"{"tlds":[{"tld":".SE"},{"tld":"se"},{"tld":""},{"tld":"a b"},{"tld":".xn--p1ai"},7,{"tld":".no"}]}"#)
      case "/api/v2/products/domains/se":
        return .json(
          200,
          #"{"domainPricing":[{"years":1,"register":{"amount":0}},{"years":0,"register":1},{"years":31,"register":1},{"years":2,"register":null},{"years":"3","register":1}],"#
            + #""registryRequirements":{"registration":[{"acceptedTermsKey":"a: [b"}],"transfer":[],"countryEligibility":{"required":true,"allowedCountryCodes":["SE","UK"]}}}"#
        )
      case "/api/v2/products/domains/xn--p1ai": return .json(404, "{}")
      case "/api/v2/products/domains/no": return .json(200, "{}")
      default: return handle()
      }
    }
    let shop = try Shop(.v2, seller)
    let run = try sync(shop)
    #expect(run.code == 0, "\(run)")
    for note in ["its slug `a: b ` is no word", "`a b` is none", ".xn--p1ai is in the list", "`a: [b` is no key", "`UK` is no ISO 3166-1 code"] {
      #expect(run.error.contains(note), "\(note): \(run)")
    }
    #expect(run.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }, "\(run)")
    let text = try shop.folder.read("hostup.catalog.yaml")
    #expect(text.contains("  - slug: \"no\"\n    type: vps\n    orderable: false\n"), "\(text)")
    #expect(
      text.contains("\ntlds:\n  se:\n    registerYears:\n      - 1\n    acceptedTerms:\n      transfer: []\nofferedTlds:\n  - \"no\"\n  - se\n  - xn--p1ai\n"),
      "\(text)")
    let show = try Child(["catalog", "show", "--catalog", "hostup.catalog.yaml"], in: shop.folder.path).wait()
    #expect(show.code == 0 && show.error.isEmpty, "\(show)")
  }

  @Test func providersThatPublishNothing() throws {
    let shop = try Shop(.superspace)
    let run = try sync(shop)
    #expect(run.code == 2 && run.error.contains("provider `shop` publishes no products in a documented form"), "\(run)")
    let unknown = try Child(["catalog", "sync", "nobody"], in: shop.folder.path).wait()
    #expect(unknown.code == 2 && unknown.error.contains("the provider `nobody` is not in `providers`"), "\(unknown)")
  }

  /// What anybody may read is read as anybody.
  @Test func sendsNoToken() throws {
    let told = Box<String>()
    let seller = try ScriptedServer { request, handle in
      if let header = request.headers.first(where: { $0.value.contains(Shop.token) || $0.name.lowercased() == "authorization" }) { told.value = header.name }
      return handle()
    }
    let shop = try Shop(.v2, seller)
    let run = try shop.start("catalog", "sync", "shop").wait()
    #expect(run.code == 0 && told.value == nil, "\(run)")
  }

  @Test func isStopped() throws {
    let isAsked = Box<Bool>()
    let seller = try ScriptedServer { request, handle in
      guard request.path.hasPrefix("/api/v2/products/domains/net") else { return handle() }
      isAsked.value = true
      Thread.sleep(forTimeInterval: 15)
      return handle()
    }
    let shop = try Shop(.v2, seller)
    let run = try Child(["catalog", "sync", "shop"], in: shop.folder.path)
    #expect(eventually { isAsked.value == true })
    let ended = try run.end(with: SIGINT)
    #expect(ended.code == 2 && ended.error.contains("the run was asked to stop; nothing was written") && !shop.folder.has("hostup.catalog.yaml"), "\(ended)")
  }
}
