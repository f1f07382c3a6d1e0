import Catalog
public import Diagnostics
import OrderLanguage

/// A holder who may be admitted to the TLD, by something that the spec does not say.
public enum TldEligibilityUnconfirmed: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_eligibility_unconfirmed", group: .tld, severity: .warning,
      summary: "what entitles the holder to the name is not in the spec",
      why: """
        Some registries admit holders by more than an address: a citizen of the EU may have a .eu name wherever they live, a company abroad a .us name if it \
        does business there. If it turns out otherwise, the name is refused or taken away.
        """,
      whatToDo: """
        Ask the holder. Write the registry's attribute into `extensions` where the target sends it; elsewhere hide this finding with a comment that says what \
        the holder answered.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          ann: { type: private, firstName: Ann, lastName: Oak, email: ann@acme.example.org, countryCode: US }
        items:
          - domainName: acme-shop.eu
            registrantContact: ann
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          ann: { type: private, firstName: Ann, lastName: Oak, email: ann@acme.example.org, countryCode: US }
        items:
          - domainName: acme-shop.eu
            registrantContact: ann
            extensions: { countryOfCitizenship: IE }
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show eu`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    let target = context.target
    guard domain.item.object?.member(.registrantContact) != nil else { return }
    let (item, facts) = (domain.item, domain.facts)
    // What is told in words is known; a catalog file that names countries leaves no doubt.
    guard facts.isRestricted, !facts.eligibilityRule.isEmpty, let reference = item.registrantContact, let contact = order.contact(reference),
      let country = contact.country?.code, let doubt = Doubt(contact, country, domain)
    else { return }
    let attributes = RegistryAttributes(item, reference, contact, forName: name)
    let proofs = facts.identifiers.filter(\.provesEligibility)
    guard !proofs.contains(where: { proves($0, attributes, facts) }), !(facts.name == "eu" && order.euEligibilityConfirmed?.value == true) else { return }
    // Where attributes are sent, a missing one has a finding of its own.
    if target == .superspace, item.action == .register,
      proofs.contains(where: { $0.isRequired == true && $0.isAsked(of: contact, in: country) && !attributes.gives($0.name) })
    {
      return
    }
    let (place, related) = item.place(of: .countryCode, of: contact, in: reference)
    let keys = proofs.map { "`\($0.name)`" }.joined(separator: ", ")
    context.report(
      finding(
        doubt.message(country, facts.name), at: place, related: related,
        help: ["Admitted: \(facts.eligibilityRule)."]
          + (keys.isEmpty ? [] : ["Ask the holder, and write \(keys) into `extensions` where the target sends it."])))
  }

  /// Why it does not follow from the contact that the holder is admitted.
  private enum Doubt {
    /// A person abroad may be a citizen.
    case citizen
    /// No list of countries decides, and the address is not in the country of the TLD, which is taken as the connection that it asks for.
    case connection

    init?(_ contact: Contact, _ country: String, _ domain: DomainUnderTLD) {
      let facts = domain.facts
      switch facts.allowsRegistrant(in: country) {
      case false:
        guard contact.type?.value != .organisation, facts.identifiers.contains(where: { $0.provesEligibility && $0.holder == .private }) else { return nil }
        self = .citizen
      case nil where !Doubt.isOwnCountry(country, of: facts.name): self = .connection
      default: return nil
      }
    }

    /// A country's TLD is its ISO 3166-1 code.
    private static func isOwnCountry(_ country: String, of tld: String) -> Bool {
      tld.utf8.suffix(2).elementsEqual(country.utf8.map { $0 | 0x20 }) && (tld.utf8.count == 2 || tld.utf8.dropLast(2).last == UInt8(ascii: "."))
    }

    func message(_ country: String, _ tld: String) -> String {
      switch self {
      case .citizen: "a person in `\(country)` may have a .\(tld) name as a citizen of an admitted country alone, which the spec does not show"
      case .connection: "the spec does not say what entitles a holder in `\(country)` to a .\(tld) name"
      }
    }
  }

  /// Whether an attribute is given that entitles the holder, as far as its values are known.
  private static func proves(_ identifier: TLDIdentifier, _ attributes: RegistryAttributes, _ facts: TLDFacts) -> Bool {
    guard attributes.gives(identifier.name) else { return false }
    guard let text = attributes.attribute(identifier.name)?.text, let values = identifier.values else { return true }
    // Behind a value may stand a word of explanation; of the countries, the sources disagree on some.
    return values.contains { $0.prefix { $0 != " " } == text } || facts.registrantCountries?.contains(text) == true
  }
}
