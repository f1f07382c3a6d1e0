import Catalog
public import Diagnostics
import OrderLanguage

/// A holder whose country the registry does not admit.
public enum TldRegistrantCountry: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_registrant_country", group: .tld, severity: .error,
      summary: "the holder's country is not admitted to the TLD",
      why: """
        Some registries admit only holders with an address in certain countries. The order is refused, or the name is taken away later. Where sources about \
        the TLD disagree, this is a warning.
        """,
      whatToDo: "Name a holder in one of these countries, or choose another TLD.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme AB, email: bo@acme-shop.com, countryCode: SE,
                  registrationIdentifier: "556703-7485" }
        items:
          - domainName: acme-shop.no
            registrantContact: acme
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme AS, email: bo@acme-shop.com, countryCode: "NO",
                  registrationIdentifier: "923609016" }
        items:
          - domainName: acme-shop.no
            registrantContact: acme
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show no`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard domain.facts.isRestricted, let reference = domain.item.registrantContact, let contact = order.contact(reference),
      let country = contact.countryCode, Catalog.country(country.value) != nil, domain.facts.allowsRegistrant(in: country.value) == false,
      !mayBeCitizen(contact, of: domain)
    else { return }
    var place = reference.origin.place
    var related = reference.origin.relatedPlaces(of: domain.item)
    if case .inline = reference.target {
      place = country.place
      related += country.origin.aliasPlaces
    } else {
      place.pointer += "/countryCode"
      related.append(RelatedPlace("the holder's country is here", at: country.place))
    }
    let admitted = domain.facts.registrantCountries ?? []
    let rule = domain.facts.eligibilityRule
    context.report(
      finding(
        "the registry of .\(domain.facts.name) admits no holder in `\(country.origin.excerpt)`", at: place, severity: domain.severity(.eligibility),
        related: related,
        help: [rule.isEmpty ? "Admitted: \(admitted.map { "`\($0)`" }.joined(separator: ", "))." : "Admitted: \(rule)."]))
  }

  /// A person may be admitted as a citizen wherever the address is; then it does not follow from the country.
  private static func mayBeCitizen(_ contact: Contact, of domain: DomainUnderTLD) -> Bool {
    guard contact.type?.value != .organisation else { return false }
    return domain.facts.identifiers.contains { $0.name == "countryOfCitizenship" }
  }
}
