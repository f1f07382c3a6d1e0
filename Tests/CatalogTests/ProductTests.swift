import Catalog
import Testing

@Suite struct ProductTests {
  @Test func slugs() {
    #expect(Catalog.slugs(provider: .hostup, kind: .vps) == ["vps-med", "vps-sm", "vps-xs"])
    #expect(Catalog.slugs(provider: .hostup, kind: .sharedHosting) == ["webbhotell-business", "webbhotell-start"])
    #expect(Catalog.slugs(provider: .superspace, kind: .site) == ["basic"])
    #expect(Catalog.slugs(provider: .hostup, kind: .domain) == [])
    #expect(Catalog.slugs(provider: .hostup, kind: .addon) == [])
  }

  @Test func product() throws {
    let product = try #require(Catalog.product(slug: "vps-med", provider: .hostup))
    #expect(product.kind == .vps && product.provider == .hostup && product.tier == .documented && product.isOrderable)
    #expect(product.v1ProductID == nil && product.billingCycles == nil)
    #expect(product.options.contains("backupSlots"))
    #expect(Catalog.product(slug: "domain-se", provider: .hostup)?.isOrderable == false)
    #expect(Catalog.product(slug: "domain-se", provider: .hostup)?.billingCycles == ["annually"])
  }

  @Test func misses() {
    #expect(Catalog.product(slug: "vps-huge", provider: .hostup) == nil)
    #expect(Catalog.product(slug: "vps-med", provider: .superspace) == nil)
    #expect(Catalog.product(slug: "basic", provider: .hostup) == nil)
    #expect(Catalog.product(slug: "", provider: .hostup) == nil)
    #expect(Catalog.product(v1ProductID: "3060", provider: .superspace) == nil)
  }

  @Test func idOfV1() throws {
    let product = try #require(Catalog.product(v1ProductID: "3060", provider: .hostup))
    #expect(product.slug == nil && product.kind == .vps && product.options == ["os"])
  }

  @Test func locations() {
    #expect(Catalog.locationNames(provider: .superspace) == ["pdx"])
    #expect(Catalog.locationNames(provider: .hostup) == [])
    #expect(Catalog.location(named: "pdx", provider: .superspace)?.tier == .documented)
    #expect(Catalog.location(named: "ams", provider: .superspace) == nil)
  }

  @Test func everyEntry() {
    for product in Catalog.products {
      #expect(!product.source.isEmpty && !product.date.isEmpty)
      if let slug = product.slug { #expect(Catalog.product(slug: slug, provider: product.provider) == product) }
      if let id = product.v1ProductID { #expect(Catalog.product(v1ProductID: id, provider: product.provider) == product) }
    }
    for location in Catalog.locations { #expect(!location.source.isEmpty && !location.date.isEmpty) }
  }
}
