public import Diagnostics
import DomainNames
public import OrderLanguage

/// The registration of a name that is held already.
public enum DomainAlreadyOwned: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_already_owned", group: .reference, severity: .error,
      summary: "a name of `ownedDomains` is to be registered",
      why: "A name that is held cannot be registered again: the provider refuses the order, or the list is out of date.",
      whatToDo: "Write `existing: ID` to adopt the name, take the item out, or take the name out of `ownedDomains`.",
      badExample: """
        orderSpec: 1
        name: acme
        ownedDomains: [acme-shop.com]
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        ownedDomains: [acme-shop.com]
        items:
          - domainName: acme-shop.com
            existing: dom_01hxa3b4c5d6e7f8g9h0j1k2m3
        """,
      source: "order-spec language 1, Example 1", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let owned = order.ownedDomains
    guard !owned.isEmpty || !context.options.ownedDomains.isEmpty else { return }
    var places: [String: Origin] = [:]
    for origin in owned {
      if let name = origin.domainName, places[name] == nil { places[name] = origin }
    }
    for item in order.items where item.type == .domain && item.action == .register {
      guard let written = item.domainName, let name = written.origin.domainName else { continue }
      if let existing = item.object?.written(.existing), existing.state != .null { continue }
      let place = places[name]
      guard place != nil || context.options.ownedDomains.contains(name) else { continue }
      context.report(
        finding(
          "`\(written.origin.excerpt)` is owned already, it cannot be registered", at: written.place,
          related: written.origin.aliasPlaces + (place.map { [RelatedPlace("it is listed as owned here", at: $0.place)] } ?? []),
          help: [
            place == nil
              ? "The configuration lists it in `ownedDomains`. Write `existing: ID` to adopt the name, or take the item out."
              : "Write `existing: ID` to adopt the name, or take the item out."
          ]))
    }
  }
}
