import Catalog
import DomainNames
import OrderLanguage

/// What is known about a domain name, its TLD, or a product, in Markdown.
enum NamePage {
  /// nil for a text that is no name.
  static func text(_ text: String, _ catalog: CatalogView?, isHost: Bool) -> String? {
    guard case .success(let name) = DomainName.parse(text) else { return nil }
    var result = "**\(name.unicodeText)**"
    if name.unicodeText != name.asciiText || text != name.asciiText { result += "\n\nA-label: `\(name.asciiText)`" }
    if isHost { return result + "\n" }
    guard let facts = catalog?.facts(forDomain: name.asciiText) else {
      let suffix = Catalog.publicSuffixLength(ofDomain: name.asciiText).map { String(name.asciiText.suffix($0)) } ?? name.tld
      return result + "\n\n.\(suffix): nothing is known about this TLD\n"
    }
    return result + "\n\n" + self.facts(facts).map { "- \($0)\n" }.joined()
  }

  private static func facts(_ facts: TLDFacts) -> [String] {
    var lines = [".\(facts.name)" + (facts.registry.isEmpty ? "" : ", run by \(facts.registry)")]
    func add(_ text: String?) { if let text, !text.isEmpty { lines.append(text) } }
    add(facts.registerYears.map { "registered for \($0) \($0.max == 1 ? "year" : "years")" })
    add(facts.transferAddsYears.map { $0 == 0 ? "a transfer adds no year" : "a transfer adds \($0) \($0 == 1 ? "year" : "years")" })
    switch facts.authCode {
    case .required: add("a transfer needs a code")
    case .none: add("a transfer needs no code")
    case .unknown: break
    }
    add(facts.registerTermsAtHostUp.map { $0.isEmpty ? "" : "HostUp asks for \($0.map { "`\($0)`" }.joined(separator: ", ")) on registration" })
    add(facts.transferTermsAtHostUp.map { $0.isEmpty ? "" : "HostUp asks for \($0.map { "`\($0)`" }.joined(separator: ", ")) on transfer" })
    if facts.isRestricted { add(facts.eligibilityRule) }
    add(facts.registrantCountries.map { "holders in \($0.joined(separator: ", "))" })
    for identifier in facts.identifiers where !identifier.name.isEmpty {
      add("asks for `\(identifier.name)`" + (identifier.when.isEmpty ? "" : ": \(identifier.when)"))
    }
    if !facts.supportsIDN { add("letters a to z only") }
    add(bounds(facts.labelLength).map { "the label has \($0) characters" })
    add(bounds(facts.nameservers).map { "\($0) name servers" })
    if facts.isHSTSPreloaded { add("browsers refuse plain HTTP") }
    add(facts.secondStep.map { "after the registration: \($0)" })
    lines.append(facts.confidence == .high ? "as of \(Catalog.tldsAsOf)" : "as of \(Catalog.tldsAsOf), not well sourced")
    return lines
  }

  private static func bounds(_ bounds: FactBounds) -> String? {
    switch (bounds.min, bounds.max) {
    case (let min?, let max?): min == max ? "\(min)" : "\(min) to \(max)"
    case (let min?, nil): "at least \(min)"
    case (nil, let max?): "at most \(max)"
    case (nil, nil): nil
    }
  }

  static func text(_ product: Product) -> String {
    var lines = ["\(product.kind.rawValue) of \(product.provider.rawValue)"]
    if let cycles = product.billingCycles { lines.append("billed " + cycles.joined(separator: ", ")) }
    if let id = product.v1ProductID { lines.append("HostUp v1 `productId` \(id)") }
    if !product.options.isEmpty { lines.append("options " + product.options.map { "`\($0)`" }.joined(separator: ", ")) }
    lines.append("\(product.tier.word), \(product.date): \(product.source)")
    return "**\(product.slug ?? product.v1ProductID ?? "product")**\n\n" + lines.map { "- \($0)\n" }.joined()
  }
}
