import Catalog
public import Diagnostics
public import OrderLanguage

/// Terms that are accepted where nobody asks for them.
public enum AcceptedTermsNotAsked: DomainRule, OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "accepted_terms_not_asked", group: .item, severity: .warning,
      summary: "a key of terms that the TLD and the action do not ask for",
      why: """
        Who accepts terms should know which. A key that belongs to another TLD is sent all the same when it stands on an item, and often means that the right \
        one is missing. A key in the pool of `defaults` that no item is asked for is sent for none.
        """,
      whatToDo: "Take the key out, or write the one that the TLD asks for.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            acceptedTerms: [se_registration_terms]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        defaults:
          domain: { acceptedTerms: [se_registration_terms] }
        items:
          - domainName: acme-shop.com
          - domainName: acme-shop.se
        """,
      source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026; order-spec language 1, Defaults")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUpV2, domain.item.object?.member(.acceptedTerms)?.isDefault == false else { return }
    for key in domain.item.acceptedTerms { check(key, of: domain, context.options.catalog, &context) }
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard context.mayGoToHostUpV2, let pool = order.defaults?.object(.domain)?.member(.acceptedTerms) else { return }
    check(pool, order, context.options.catalog, &context)
  }

  /// A key on an item.
  private static func check(_ key: Origin, of domain: DomainUnderTLD, _ catalog: CatalogView, _ context: inout RuleContext) {
    guard let action = domain.item.action else { return }
    let facts = domain.facts
    let asked = action == .transfer ? facts.transferTermsAtHostUp : facts.registerTermsAtHostUp
    let text = SecretReference.unescaped(key.text)
    var instead = ""
    if let asked {
      guard !asked.contains(text) else { return }
      if !asked.isEmpty { instead = ", only \(asked.map { "`\($0)`" }.joined(separator: ", "))" }
    } else {
      // What the TLD asks for is not known; whose key this is may be.
      guard let other = catalog.tld(askingForTerms: text), other.name != facts.name else { return }
      instead = ", it belongs to .\(other.name)"
    }
    let list = domain.item.object?.member(.acceptedTerms)
    var place = key.place
    // What is in a list behind an alias is told at the alias.
    if let list, !list.isEditable { place.range = list.range }
    context.report(
      finding(
        "nothing asks for `\(key.excerpt)` to \(action.rawValue) a .\(facts.name) name\(instead)", at: place,
        related: key.aliasPlaces + (list?.aliasPlaces ?? []),
        help: ["The key is sent as it stands. Take it out, or write the one that the provider asks for."]))
  }

  /// The pool of the defaults: an item is sent what it is asked for.
  private static func check(_ pool: Origin, _ order: Order, _ catalog: CatalogView, _ context: inout RuleContext) {
    // Nobody knows what an item that is not understood is asked for.
    guard !order.hasUnknownItem else { return }
    let keys = pool.elements?.filter { $0.state == .value } ?? []
    var idle = Set(keys.map { SecretReference.unescaped($0.text) })
    var reachesItem = false
    for item in order.items where item.object?.written(.acceptedTerms)?.id == pool.id {
      reachesItem = true
      guard let name = item.naturalKeyOrigin?.domainName, let action = item.action else { return }
      idle.subtract(catalog.termsAsked(forDomain: name, onTransfer: action == .transfer))
      if idle.isEmpty { return }
    }
    // A pool that reaches nothing has a finding of its own.
    guard reachesItem else { return }
    for key in keys where idle.contains(SecretReference.unescaped(key.text)) {
      context.report(
        finding(
          "no item is asked for `\(key.excerpt)`: this key of the pool is sent for none", at: key.place, related: key.aliasPlaces + pool.aliasPlaces,
          help: [
            "Of a pool in `defaults` an item is sent only what its TLD and action ask for. Take the key out, or write it on the item that it is meant for."
          ]))
    }
  }
}
