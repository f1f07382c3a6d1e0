import Catalog
import Testing

/// Facts picked by hand from the table of the registries' rules (state of 2026-11), and what must hold for every entry.
@Suite struct TLDTests {
  private func tld(_ name: String) throws -> TLDFacts { try #require(Catalog.tld(name)) }

  @Test func se() throws {
    let se = try tld("se")
    #expect(se.registry == "Internetstiftelsen")
    #expect(se.registerYears?.values == Array(1...10))
    #expect(se.transferAddsYears == 0)
    #expect(se.authCode == .required)
    #expect(se.authCodeLength.min == nil && se.authCodeLength.max == nil)
    #expect(se.confidence == .high)
    #expect(!se.isCertain(.authCode))
    #expect(se.isCertain(.registerYears))
    #expect(se.registerTermsAtHostUp == ["se_registration_terms"])
    #expect(se.transferTermsAtHostUp == nil)
    #expect(se.supportsIDN && se.idnCharacters == nil)
    #expect(se.privacy == .unavailable)
    #expect(se.allowsRegistrant(in: "US") == true)
    #expect(se.testsNameservers == false)
  }

  @Test func identifiersOfSE() throws {
    let identifiers = Array(try tld("se").identifiers)
    #expect(identifiers.map(\.name) == ["registrationIdentifier", "registrationIdentifier", "registrationIdentifier", "vatNumber"])
    #expect(identifiers.map(\.holder) == [.private, .organisation, .any, .unclear])
    #expect(identifiers.map { $0.applies(in: "SE") } == [true, true, false, true])
    #expect(identifiers.map { $0.applies(in: "NO") } == [false, false, true, true])
    #expect(identifiers.map(\.isRequired) == [true, true, true, nil])
    #expect(identifiers[0].kinds == ["se_personnummer", "se_samordningsnummer"])
    #expect(identifiers[2].kinds.isEmpty)
  }

  @Test func periods() throws {
    #expect(try tld("pt").registerYears?.values == [1, 3, 5])
    #expect(try tld("pt").registerYears?.description == "1, 3, 5")
    #expect(try tld("pt").registerYears?.contains(2) == false)
    #expect(try tld("de").registerYears?.description == "1")
    #expect(try tld("fi").registerYears?.max == 5)
    let ai = try tld("ai").registerYears
    #expect(ai?.description == "2 to 10")
    #expect(ai?.contains(1) == false && ai?.contains(-1) == false && ai?.contains(1 << 40) == false)
    #expect(try tld("ai").transferAddsYears == 2)
    #expect(try tld("fi").transferAddsYears == nil)
  }

  @Test func transferCodes() throws {
    #expect(try tld("uk").authCode == .none)
    #expect(try tld("is").authCode == .unknown)
    #expect(try tld("nl").authCodeLength.min == 12)
    #expect(try tld("nl").authCodeLength.max == 63)
    #expect(try tld("com").authCodeLength.contains(8))
    #expect(try !tld("com").authCodeLength.contains(33))
  }

  @Test func secondSteps() throws {
    #expect(Catalog.tlds.filter { $0.secondStep != nil }.map(\.name) == ["ax", "dk", "is", "no", "pt"])
    #expect(try tld("no").secondStep?.contains("30 days") == true)
    #expect(try tld("com").secondStep == nil)
  }

  @Test func whatEntitlesTheHolder() throws {
    let proofs = Catalog.tlds.flatMap { tld in tld.identifiers.filter(\.provesEligibility).map { "\(tld.name) \($0.name)" } }
    #expect(
      proofs == ["au eligibilityType", "ca legalType", "com.au eligibilityType", "eu countryOfCitizenship", "ie contactType", "us nexusCategory"])
  }

  @Test func asksForTermsByTheirBytes() {
    let catalog = CatalogView.builtIn
    func asks(_ key: String, _ name: String, _ isTransfer: Bool) -> Bool {
      Array(key.utf8).withUnsafeBufferPointer { key in
        Array(name.utf8).withUnsafeBufferPointer { catalog.asksForTerms(key, forDomain: $0, onTransfer: isTransfer) }
      }
    }
    var others = ["", "se_registration_terms", "co_uk_transfer_terms"]
    for name in Catalog.tlds.map({ "acme.\($0.name)" }) + ["acme.zz", "acme.co.zz", "zz", ""] {
      for isTransfer in [true, false] {
        let asked = catalog.termsAsked(forDomain: name, onTransfer: isTransfer)
        for key in others + asked { #expect(asks(key, name, isTransfer) == asked.contains(key), "\(key) \(name) \(isTransfer)") }
        others = Array(others.prefix(3)) + asked
      }
    }
  }

  @Test func termsOfNames() {
    let catalog = CatalogView.builtIn
    #expect(catalog.termsAsked(forDomain: "acme.se", onTransfer: false) == ["se_registration_terms"])
    #expect(catalog.termsAsked(forDomain: "acme.co.uk", onTransfer: true) == ["co_uk_transfer_terms"], "where nobody knows, the likely one counts")
    #expect(catalog.termsAsked(forDomain: "acme.zz", onTransfer: false) == ["zz_registration_terms"])
    #expect(catalog.tld(askingForTerms: "se_registration_terms")?.name == "se")
    #expect(catalog.tld(askingForTerms: "nu_registration_terms") == nil)
  }

  @Test func holders() throws {
    #expect(try tld("no").allowsRegistrant(in: "NO") == true)
    #expect(try tld("no").allowsRegistrant(in: "SE") == false)
    #expect(try tld("eu").registrantCountries?.count == 30)
    #expect(try tld("fr").allowsRegistrant(in: "RE") == true)
    #expect(try tld("it").allowsRegistrant(in: "VA") == true)
    #expect(try tld("us").allowsRegistrant(in: "SE") == nil)
    #expect(try !tld("com.au").allowsIndividuals)
    #expect(try tld("us").privacy == .forbidden)
  }

  @Test func statesAndNameservers() throws {
    #expect(try tld("lu").state == .forbidden)
    #expect(try tld("it").state == .required)
    #expect(try tld("it").requiresState(in: "IT"))
    #expect(try !tld("it").requiresState(in: "SE"))
    #expect(try tld("it").nameservers.min == 2)
    #expect(try tld("it").nameservers.max == 6)
    #expect(try tld("dk").nameservers.max == nil)
    #expect(try tld("dk").nameservers.contains(100))
    #expect(try tld("dk").testsNameservers == true)
    #expect(try tld("ax").testsNameservers == nil)
  }

  @Test func labels() throws {
    #expect(try tld("ch").labelLength.min == 3)
    #expect(try !tld("ch").labelLength.contains(2))
    #expect(try tld("is").labelLength.min == nil)
    #expect(try tld("dk").idnCharacters == "æøåöäüéß")
    #expect(try !tld("uk").supportsIDN)
    #expect(Catalog.tlds.filter(\.isHSTSPreloaded).map(\.name) == ["app", "dev"])
  }

  @Test func certainty() throws {
    #expect(try tld("es").confidence == .medium)
    #expect(try TLDFact.allCases.allSatisfy { fact in try !tld("es").isCertain(fact) })
    #expect(try TLDFact.allCases.allSatisfy { fact in try tld("lu").isCertain(fact) })
    #expect(try TLDFact.allCases.filter { fact in try !tld("eu").isCertain(fact) } == [.registerYears, .identifiers, .forbidden])
    #expect(try TLDFact.allCases.filter { fact in try !tld("fi").isCertain(fact) } == [.state])
  }

  @Test func everyEntry() {
    #expect(Catalog.tlds.count == 46)
    #expect(Catalog.tldsAsOf == "2026-11")
    let names = Catalog.tlds.map(\.name)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for facts in Catalog.tlds {
      #expect(Catalog.tld(facts.name) == facts)
      #expect(!facts.registry.isEmpty && !facts.eligibilityRule.isEmpty)
      #expect(facts.registerYears != nil)
      #expect(facts.labelLength.max == 63)
      for bounds in [facts.authCodeLength, facts.labelLength, facts.nameservers] { #expect(bounds.min ?? 0 <= bounds.max ?? .max) }
      #expect((facts.state == .required) == (facts.stateCountries != nil))
      #expect(facts.isRestricted || facts.registrantCountries == nil)
      #expect(facts.supportsIDN || facts.idnCharacters == nil)
      for country in (facts.registrantCountries ?? []) + (facts.stateCountries ?? []) { #expect(country.utf8.count == 2) }
      for identifier in facts.identifiers { #expect(!identifier.name.isEmpty && !identifier.when.isEmpty) }
      for form in facts.forbiddenLabels { #expect(!form.pattern.isEmpty && !form.reason.isEmpty) }
    }
  }
}
