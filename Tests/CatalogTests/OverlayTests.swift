import Catalog
import Testing

/// Catalog files laid over the built-in catalog.
@Suite struct OverlayTests {
  private let provenance = CatalogProvenance(file: "a.yaml", source: "the provider", date: "2026-11-20")

  private func file(_ provider: CatalogProvider = .hostup, _ change: (inout CatalogFile) -> Void) -> CatalogFile {
    var file = CatalogFile(name: "a.yaml", provider: provider, asOf: "2026-11-20")
    change(&file)
    return file
  }

  private func product(_ slug: String?, _ kind: ProductKind? = nil, id: String? = nil, _ change: (inout ProductOverlay) -> Void = { _ in }) -> ProductOverlay {
    var product = ProductOverlay(slug: slug, v1ProductID: id, kind: kind, provenance: provenance)
    change(&product)
    return product
  }

  private func tld(_ change: (inout TLDOverlay) -> Void) -> TLDOverlay {
    var tld = TLDOverlay(provenance: provenance)
    change(&tld)
    return tld
  }

  // MARK: Without files

  @Test func withoutFilesTheBuiltInCatalogIsSeen() {
    let hostup = CatalogView.builtIn.scoped(to: .hostup)
    #expect(hostup.facts(forDomain: "www.acme.co.uk") == Catalog.tld("co.uk"))
    #expect(hostup.product(slug: "vps-med") == Catalog.product(slug: "vps-med", provider: .hostup))
    #expect(hostup.product(v1ProductID: "3060") == Catalog.product(v1ProductID: "3060", provider: .hostup))
    #expect(hostup.slugs(.vps) == Catalog.slugs(provider: .hostup, kind: .vps))
    #expect(!hostup.isPinned(.vps) && hostup.offeredTLDs == nil && hostup.files.isEmpty)
    #expect(CatalogView.builtIn.scoped(to: .superspace).locationNames == ["pdx"])
    #expect(CatalogView.builtIn.product(slug: "vps-med") == nil, "without a provider there are no products")
    #expect(CatalogView.builtIn.tlds == Array(Catalog.tlds) && CatalogView.builtIn.products.count == Catalog.products.count)
  }

  // MARK: Products

  @Test func aProductIsReplacedFieldByField() throws {
    let view = CatalogView([file { $0.products = [product("vps-med") { $0.billingCycles = ["monthly"] }] }]).scoped(to: .hostup)
    let found = try #require(view.product(slug: "vps-med"))
    let builtIn = try #require(Catalog.product(slug: "vps-med", provider: .hostup))
    #expect(found.billingCycles == ["monthly"] && found.areBillingCyclesPinned)
    #expect(found.kind == .vps && found.options == builtIn.options && found.isOrderable && found.provider == .hostup)
    #expect(found.source == "the provider" && found.date == "2026-11-20" && found.provenance?.file == "a.yaml")
    #expect(!builtIn.areBillingCyclesPinned && builtIn.provenance == nil)
  }

  @Test func aKindThatIsListedIsPinned() {
    let view = CatalogView([file { $0.products = [product("vps-lg", .vps), product("vps-payg", .vps) { $0.isPayg = true }] }]).scoped(to: .hostup)
    #expect(view.isPinned(.vps) && !view.isPinned(.sharedHosting))
    #expect(view.slugs(.vps) == ["vps-lg"], "what is deployed is not ordered")
    #expect(view.product(slug: "vps-med") == nil)
    #expect(view.product(slug: "webbhotell-start") != nil)
    #expect(!view.scoped(to: .superspace).isPinned(.vps) && view.scoped(to: .superspace).product(slug: "vps-lg") == nil)
    #expect(view.products.compactMap(\.slug) == ["domain-se", "vps-lg", "vps-payg", "webbhotell-business", "webbhotell-start"])
  }

  @Test func laterFilesBeatEarlierOnes() throws {
    let server = product("a", .vps) { product in
      product.billingCycles = ["monthly"]
      product.isPayg = true
    }
    let first = file { $0.products = [server, product("b", .vps)] }
    let second = file { $0.products = [product("a") { $0.billingCycles = ["annually"] }] }
    let view = CatalogView([first, second]).scoped(to: .hostup)
    let found = try #require(view.product(slug: "a"))
    #expect(found.billingCycles == ["annually"] && found.isPayg && found.kind == .vps)
    #expect(view.product(slug: "b") != nil, "the list is that of all files")
    #expect(CatalogView([second, first]).scoped(to: .hostup).product(slug: "a")?.billingCycles == ["monthly"])
  }

  @Test func idsOfV1() {
    let view = CatalogView([file { $0.products = [product("vps-med", id: "3060"), product(nil, .vps, id: "9")] }]).scoped(to: .hostup)
    #expect(view.v1ProductID(ofSlug: "vps-med") == "3060")
    #expect(view.product(v1ProductID: "3060")?.slug == "vps-med")
    #expect(view.product(v1ProductID: "9")?.kind == .vps && view.product(v1ProductID: "10") == nil)
    #expect(CatalogView.builtIn.scoped(to: .hostup).v1ProductID(ofSlug: "vps-med") == nil)
  }

  @Test func locations() {
    let location = LocationOverlay(name: "ams", provenance: provenance)
    let view = CatalogView([file(.superspace) { $0.locations = [location] }]).scoped(to: .superspace)
    #expect(view.areLocationsPinned && view.locationNames == ["ams"])
    #expect(!CatalogView.builtIn.scoped(to: .superspace).areLocationsPinned)
  }

  // MARK: TLDs

  @Test func aTLDIsReplacedFieldByField() throws {
    let view = CatalogView([file { $0.tlds["es"] = tld { $0.registerYears = .known(RegistrationYears([1, 2])!) } }])
    let found = try #require(view.facts(forDomain: "acme.es"))
    let builtIn = try #require(Catalog.tld("es"))
    #expect(found.name == "es" && found.registerYears?.values == [1, 2] && found.isCertain(.registerYears))
    #expect(found.labelLength == builtIn.labelLength && !found.isCertain(.labelLength), "what is not said stays as uncertain as it was")
    #expect(found.registry == builtIn.registry && found.idnCharacters == builtIn.idnCharacters)
    #expect(!builtIn.isCertain(.registerYears))
    #expect(view.facts(forDomain: "acme.se") == Catalog.tld("se"))
  }

  @Test func everyFactCanBeSaidAndUnsaid() throws {
    let said = tld {
      $0.transferYears = .known(RegistrationYears([1])!)
      $0.transferAddsYears = .known(3)
      $0.authCode = AuthCodeNeed.none
      $0.authCodeLength = .known(FactBounds(min: 5, max: nil))
      $0.registerTerms = .known(["a"])
      $0.transferTerms = .known(["b"])
      $0.secondStep = .known("the holder answers a letter")
      $0.nameservers = .known(FactBounds(min: 3, max: 4))
      $0.testsNameservers = .known(true)
      $0.labelLength = .known(FactBounds(min: 9, max: 10))
      $0.supportsIDN = .known(false)
      $0.idnCharacters = .known("å")
      $0.registrants = .known(.countries(["SE"]))
    }
    let com = try #require(CatalogView([file { $0.tlds["com"] = said }]).tld("com"))
    #expect(com.transferYears?.values == [1] && com.transferAddsYears == 3 && com.authCode == .none && com.authCodeLength.min == 5)
    #expect(com.registerTermsAtHostUp == ["a"] && com.transferTermsAtHostUp == ["b"])
    #expect(com.secondStep == "the holder answers a letter")
    #expect(com.nameservers.min == 3 && com.testsNameservers == true && com.labelLength.max == 10 && !com.supportsIDN && com.idnCharacters == "å")
    #expect(com.allowsRegistrant(in: "SE") == true && com.allowsRegistrant(in: "NO") == false && com.registrantCountries == ["SE"])
    var terms: [String] = []
    com.forEachTerm(onTransfer: false) { terms.append(String(decoding: $0, as: UTF8.self)) }
    com.forEachTerm(onTransfer: true) { terms.append(String(decoding: $0, as: UTF8.self)) }
    #expect(terms == ["a", "b"])

    let unsaid = tld {
      $0.registerYears = .unknown
      $0.authCode = .unknown
      $0.authCodeLength = .unknown
      $0.registerTerms = .unknown
      $0.nameservers = .unknown
      $0.testsNameservers = .unknown
      $0.labelLength = .unknown
      $0.supportsIDN = .unknown
      $0.registrants = .unknown
    }
    let se = try #require(CatalogView([file { $0.tlds["se"] = unsaid }]).tld("se"))
    #expect(se.registerYears == nil && se.authCode == .unknown && se.registerTermsAtHostUp == nil && se.testsNameservers == nil && se.supportsIDN)
    #expect(se.authCodeLength.contains(0) && se.nameservers.contains(99) && se.labelLength.contains(0))
    #expect(se.isRestricted && se.allowsRegistrant(in: "SE") == nil)
    let no = try #require(CatalogView([file { $0.tlds["no"] = tld { $0.registrants = .known(.anyone) } }]).tld("no"))
    #expect(no.allowsRegistrant(in: "SE") == true && no.registrantCountries == nil && no.eligibilityRule == "")
  }

  @Test func aTLDThatIsNotBuiltIn() throws {
    let view = CatalogView([file { $0.tlds["co.frl"] = tld { $0.labelLength = .known(FactBounds(min: 3, max: nil)) } }])
    let found = try #require(view.facts(forDomain: "www.acme.co.frl"))
    #expect(found.name == "co.frl" && found.labelCount == 2 && found.registry == "" && found.confidence == .low)
    #expect(found.registrableLabel(ofDomain: "www.acme.co.frl") == "acme")
    #expect(found.registerYears == nil && found.transferAddsYears == nil && found.supportsIDN && found.forbiddenForm(of: "ab--c") == nil)
    #expect(found.allowsRegistrant(in: "SE") == nil && found.identifiers.isEmpty && found.state == .optional && !found.isHSTSPreloaded)
    #expect(found.isCertain(.labelLength) && !found.isCertain(.idn))
    #expect(view.facts(forDomain: "acme.frl") == nil)
    #expect(view.tlds.count == Catalog.tlds.count + 1)
  }

  @Test func factsOfOneProviderDoNotCountForAnother() {
    let view = CatalogView([file { $0.tlds["se"] = tld { $0.registerYears = .known(RegistrationYears([1])!) } }])
    #expect(view.scoped(to: .hostup).tld("se")?.registerYears?.values == [1])
    #expect(view.tld("se")?.registerYears?.values == [1], "where the provider is not known, they do")
    #expect(view.scoped(to: .superspace).tld("se") == Catalog.tld("se"))
  }

  @Test func offeredTLDs() {
    func offers(_ view: CatalogView, _ name: String) -> Bool? { Array(name.utf8).withUnsafeBufferPointer { view.offersTLD(ofDomain: $0) } }
    let view = CatalogView([file { $0.offeredTLDs = ["se"] }, file { $0.offeredTLDs = ["co.uk"] }]).scoped(to: .hostup)
    #expect(offers(view, "acme.se") == true && offers(view, "www.acme.co.uk") == true)
    #expect(offers(view, "acme.uk") == false && offers(view, "acmese") == false)
    #expect(offers(view.scoped(to: .superspace), "acme.uk") == nil && offers(.builtIn, "acme.uk") == nil)
  }

  // MARK: Differences

  @Test func differences() {
    let old = CatalogView([file { $0.products = [product("a", .vps), product("b", .vps) { $0.billingCycles = ["monthly"] }] }])
    let new = CatalogView([
      file {
        $0.products = [product("b", .vps) { $0.billingCycles = ["annually"] }, product("c", .vps)]
        $0.tlds["com"] = tld { $0.registerYears = .known(RegistrationYears([1, 2])!) }
      }
    ])
    let lines = CatalogDifference(from: old, to: new).changes.map { change in
      switch change {
      case .added(let entry): "+ \(entry.name)"
      case .removed(let entry): "- \(entry.name)"
      case .changed(let entry, let facts): "~ \(entry.name) " + facts.map { "\($0.key) \($0.old?.description ?? "?") \($0.new?.description ?? "?")" }.joined()
      }
    }
    #expect(lines == ["~ b billingCycles monthly annually", "+ c", "~ com registerYears 1 to 10 1 to 2", "- a"])
    #expect(CatalogDifference(from: old, to: old).changes.isEmpty)
    let later = CatalogView(
      old.files.map { file in
        var file = file
        for index in file.products.indices { file.products[index].provenance.date = "2026-12-01" }
        return file
      })
    #expect(CatalogDifference(from: old, to: later).changes.isEmpty, "when a fact was read is no difference")
  }
}
