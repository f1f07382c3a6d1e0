import Catalog
public import Diagnostics
import OrderLanguage

/// Registry attributes that contradict each other, or the contact that they belong to.
public enum TldContactAttributeConflict: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_contact_attribute_conflict", group: .tld, severity: .warning,
      summary: "what the registry is told of the holder contradicts itself",
      why: """
        Registries compare the attributes of a holder with each other and with the address: a foreign company (.it type 7) has no address in Italy, a .lu \
        holder no state. A registration with a contradiction is refused.
        """,
      whatToDo: "Correct the attribute or the contact, whichever is wrong.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme Srl, email: bo@acme.example.org, countryCode: IT,
                  extensions: { it: { entityType: 7, nationalityCode: IT } } }
        items:
          - domainName: acme-shop.it
            registrantContact: acme
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme Srl, email: bo@acme.example.org, countryCode: IT,
                  extensions: { it: { entityType: 2, nationalityCode: IT } } }
        items:
          - domainName: acme-shop.it
            registrantContact: acme
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show it`), as of November 2026", evidence: .observed)
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    // HostUp is sent no attributes.
    let areSent = context.target == nil || context.target == .superspace
    guard domain.item.object?.member(.registrantContact) != nil else { return }
    // Most registries ask nothing of the kind.
    let key = areSent ? HolderMeaning.attribute(ofTLD: domain.facts.name) : nil
    guard key != nil || domain.facts.state == .forbidden, let reference = domain.item.registrantContact, let contact = order.contact(reference) else {
      return
    }
    if domain.facts.state == .forbidden, contact.object.member(.state) != nil {
      let (place, related) = domain.item.place(of: .state, of: contact, in: reference)
      context.report(
        finding("the registry of .\(domain.facts.name) takes no `state` in the address of the holder", at: place, related: related, help: [help]))
    }
    guard let key else { return }
    let attributes = RegistryAttributes(domain.item, reference, contact, forName: name)
    guard !attributes.isEmpty, let attribute = attributes.attribute(key), let text = attribute.text,
      let meaning = HolderMeaning(key, text, tld: domain.facts.name)
    else { return }
    for conflict in conflicts(of: meaning, key, with: contact) {
      context.report(finding(conflict.message, at: attribute.place, related: attribute.related + [conflict.related], help: [help]))
    }
    if domain.facts.name == "it" { checkItaly(meaning, attributes, contact, domain, order, &context) }
  }

  private static let help = "The registry refuses a holder who contradicts the attributes: correct the one that is wrong."

  /// What the contact itself says otherwise. The value of the attribute is not shown: a secret may stand in its place.
  private static func conflicts(of meaning: HolderMeaning, _ key: String, with contact: Contact) -> [(message: String, related: RelatedPlace)] {
    var conflicts: [(String, RelatedPlace)] = []
    if let kind = contact.type, let type = meaning.type, type != kind.value {
      let title = type == .private ? "a person" : "an organisation"
      conflicts.append(
        (
          "`\(key)` says that the holder is \(title), and the contact is `type: \(kind.value.rawValue)`",
          RelatedPlace("the kind of the contact is here", at: kind.place)
        ))
    }
    if let country = contact.country?.code, let origin = contact.literal(.countryCode) {
      let related = RelatedPlace("the holder's country is here", at: origin.place)
      if let inside = meaning.country, inside != country {
        conflicts.append(("`\(key)` is that of a holder in `\(inside)`, and the address is in `\(country)`", related))
      } else if meaning.excludedCountry == country {
        conflicts.append(("`\(key)` is that of a holder outside `\(country)`, and the address is there", related))
      }
    }
    return conflicts
  }

  /// The Italian registry compares three more things with the type of the holder.
  private static func checkItaly(
    _ meaning: HolderMeaning, _ attributes: RegistryAttributes, _ contact: Contact, _ domain: DomainUnderTLD, _ order: Order,
    _ context: inout RuleContext
  ) {
    if meaning.type == .organisation, let nationality = attributes.attribute("nationalityCode"), let text = nationality.text,
      let country = contact.literal(.countryCode), contact.country != nil, text != country.text
    {
      context.report(
        finding(
          "`nationalityCode` of an organisation is the country of its address, `\(country.text)`", at: nationality.place,
          related: nationality.related + [RelatedPlace("the holder's country is here", at: country.place)], help: [help]))
    }
    if meaning.type != .private, let consent = attributes.attribute("consentForPublishing"), consent.text == "false" {
      context.report(
        finding(
          "`consentForPublishing` is `true` for every holder but a person, and `entityType` says that this is none", at: consent.place,
          related: consent.related, help: [help]))
    }
    if meaning.type == .private, let admin = domain.item.contactReferences.first(where: isAdmin), let other = order.contact(admin),
      TextIdentity(other.origin) != TextIdentity(contact.origin)
    {
      context.report(
        finding(
          "the administrative contact of a person's .it name is the holder", at: admin.origin.place, related: admin.origin.relatedPlaces(of: domain.item),
          help: [help]))
    }
  }

  private static func isAdmin(_ reference: ContactReference) -> Bool {
    if case .field(.admin) = reference.origin.member.key { return true }
    return false
  }
}
