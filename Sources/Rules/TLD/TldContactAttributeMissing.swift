import Catalog
public import Diagnostics
public import OrderLanguage

/// A registry attribute that the holder needs and nobody gives.
public enum TldContactAttributeMissing: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_contact_attribute_missing", group: .tld, severity: .warning,
      summary: "the registry asks for an attribute of the holder that `extensions` does not give",
      why: """
        Registries ask for more than a name and an address: what kind of holder it is, a number, a nationality. Without it the registration is refused or \
        waits. Only a target that sends such attributes is looked at, and since no provider documents them all, this is a warning.
        """,
      whatToDo: "Write the attribute into `extensions` of the item, or into those of the contact below the TLD.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { accept: [unknown_price] }
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme AB, email: bo@acme.example.org, phoneNumber: "+46846500407",
                  street: Nygatan 4, city: Malmö, postalCode: "211 20", countryCode: SE, extensions: { it: { nationalityCode: SE } } }
        items:
          - domainName: acme-shop.it
            registrantContact: acme
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { accept: [unknown_price] }
        contacts:
          acme: { type: organisation, firstName: Bo, lastName: Ek, companyName: Acme AB, email: bo@acme.example.org, phoneNumber: "+46846500407",
                  street: Nygatan 4, city: Malmö, postalCode: "211 20", countryCode: SE, extensions: { it: { entityType: 7, nationalityCode: SE } } }
        items:
          - domainName: acme-shop.it
            registrantContact: acme
        """,
      exampleTarget: "superspace",
      source: "https://docs.superspace.nl/en/API/orders/ (`extra_properties`), read 2026-11-21; orderspec's table of TLDs, as of November 2026",
      evidence: .observed)
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    let rows = table.rows(of: .contact)
    guard rows[.extensions]?.key != nil else { return }
    order.forEachDomain(of: context.domains(of: order), with: .registrantContact, on: .register) { domain, name in
      guard !domain.facts.identifiers.isEmpty, let (reference, contact) = domain.item.holder(in: order), let country = contact.country?.code else { return }
      let attributes = RegistryAttributes(domain.item, reference, contact, forName: name)
      let missing = domain.facts.identifiers.filter { wanted in
        // That name is HostUp's, and for it there is a rule of its own. What has a field of the language is sent from there.
        wanted.isRequired == true && wanted.name != FieldName.registrationIdentifier.string && wanted.isAsked(of: contact, in: country)
          && !rows.written.contains { $0.field.string == wanted.name } && !attributes.gives(wanted.name)
      }
      guard !missing.isEmpty else { return }
      let names = missing.map { "`\($0.name)`" }.joined(separator: ", ")
      let (place, related) = attributes.missingPlace(of: contact)
      let values = missing.compactMap { wanted in
        wanted.values.map { "Values of `\(wanted.name)`: \($0.map { "`\($0)`" }.joined(separator: ", "))." }
      }
      context.report(
        finding(
          "the registry of .\(domain.facts.name) asks for \(names), and `extensions` does not give \(missing.count == 1 ? "it" : "them")", at: place,
          related: related,
          help: [
            "Write \(names) into `extensions` of the item, or into those of the contact below `\(domain.facts.name)`. The keys are those of registrars: the "
              + "provider may spell them otherwise."
          ] + values))
    }
  }
}
