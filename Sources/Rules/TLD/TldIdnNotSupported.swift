import Catalog
public import Diagnostics
import OrderLanguage

/// Letters beyond a to z where the registry takes none.
public enum TldIdnNotSupported: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_idn_not_supported", group: .tld, severity: .error,
      summary: "the registry takes no letters beyond a to z",
      why: "Not every registry has internationalised names. One that has none refuses the order. Where sources about the TLD disagree, this is a warning.",
      whatToDo: "Write the name without these letters, or choose another TLD.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: café-acme.uk
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: cafe-acme.uk
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show uk`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    // Only a name with such letters is unusual.
    guard !order.unusualNames.isEmpty else { return }
    guard !domain.facts.supportsIDN, let label = domain.facts.registrableLabel(ofDomain: name), label.starts(with: "xn--".utf8) else { return }
    context.report(
      finding(
        ".\(domain.facts.name) takes no letters beyond a to z, and `\(domain.origin.excerpt)` has some", at: domain.origin.place,
        severity: domain.severity(.idn), related: domain.origin.aliasPlaces,
        help: ["The registry refuses the name: write it with a to z, 0 to 9 and hyphens alone, or choose another TLD."]))
  }
}
