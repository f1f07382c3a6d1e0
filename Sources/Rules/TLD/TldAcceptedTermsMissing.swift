import Catalog
public import Diagnostics
import OrderLanguage

/// Terms that must be accepted, and are not.
public enum TldAcceptedTermsMissing: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_accepted_terms_missing", group: .tld, severity: .error,
      summary: "the terms that the TLD asks for are not accepted",
      why: """
        HostUp v2 refuses to register a .se name before the holder has accepted the registry's terms: their key must stand in `acceptedTerms`. A catalog file \
        may ask for more.
        """,
      whatToDo: "Read the terms, and write their key into `acceptedTerms` of the item, or into the pool in `defaults`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.se
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.se
            acceptedTerms: [se_registration_terms]
        """,
      exampleTarget: "hostup-v2", source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard context.target == .hostupV2 else { return }
    guard let action = domain.item.action else { return }
    var missing: [String] = []
    domain.facts.forEachTerm(onTransfer: action == .transfer) { key in
      if !domain.item.acceptedTerms.contains(where: { $0.withText { $0.elementsEqual(key) } }) { missing.append(String(decoding: key, as: UTF8.self)) }
    }
    let written = domain.item.object?.written(.acceptedTerms)
    // A list that is not understood may hold them.
    guard !missing.isEmpty, written?.isHole != true else { return }
    let keys = missing.map { "`\($0)`" }.joined(separator: ", ")
    context.report(
      finding(
        "to \(action.rawValue) a .\(domain.facts.name) name, `acceptedTerms` must hold \(keys)",
        at: written?.place ?? domain.item.origin.missingPlace(.acceptedTerms), related: written?.relatedPlaces(of: domain.item) ?? [],
        help: ["The provider refuses the order without it. Read the terms, then write \(keys) into `acceptedTerms` of the item or of `defaults`."]))
  }
}
