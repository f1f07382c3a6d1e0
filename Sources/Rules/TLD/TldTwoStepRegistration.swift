import Catalog
public import Diagnostics
import OrderLanguage

/// A registration that is not done when the order is.
public enum TldTwoStepRegistration: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_two_step_registration", group: .tld, severity: .info,
      summary: "the registry wants something more after the order",
      why: """
        Some registries register in two steps: the holder of a .no name signs a declaration within 30 days, others check the holder or the zone later. A name \
        whose second step is forgotten can be lost. The confirmation of a mail address, which every new holder is asked for, is not meant.
        """,
      whatToDo: "Tell the holder what is coming. Nothing in the spec is wrong.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.no
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.no
            existing: dom_01hxa3b4c5d6e7f8g9h0j1k2m3
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show no`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard domain.item.action == .register else { return }
    guard let step = domain.facts.secondStep else { return }
    context.report(
      finding(
        "a .\(domain.facts.name) registration has a second step: \(step)", at: domain.origin.place, related: domain.origin.aliasPlaces,
        help: ["The order alone does not finish it: tell the holder what is coming."]))
  }
}
