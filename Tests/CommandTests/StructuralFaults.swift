import Testing

/// Faults of structure that a JSON Schema can see as well as the linter.
enum StructuralFaults {
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let schema: String
    let text: String

    var testDescription: String { name }

    /// The name that the text has as a file.
    var file: String { schema == "contacts" ? name + ".contacts.yaml" : schema == "config" ? name + ".orderspec.yaml" : name + ".order.yaml" }
  }

  static let all = orders + items + contacts + contactsFiles + configurations

  /// What looks odd and is right.
  static let none =
    [
      spec("a partial payer", more: "clientData: { firstName: null, countryCode: SE, type: }"),
      spec("nothing in optional places", more: "payment:\ncontacts: ~\ndefaults: null\nlabels: { po: null }\nextra: ~\ncallback:"),
      spec("texts that loaders read otherwise", more: "description: 2026\nlabels: { a: 1.5, b: true, 7: x }\nprovider: 12"),
      spec("a domain by its type", item: "{ type: ~, domainName: acme-shop.com, action: ~, years: ~, eppCode: ~ }"),
      spec("members of defaults", more: "defaults: { domain: { years: 2 }, shared_hosting: { productSlug: s, billingCycle: monthly } }"),
      spec("a holder from a registration", item: "{ domainName: acme-shop.com, registrantContact: { fromRegistration: 7 } }"),
      spec("a number by itself", more: "clientData: { registrationIdentifier: 5592901325 }"),
    ]
    + [
      Sample(name: "a configuration without values", schema: "config", text: "rules:\nproviders: { up: }\nsecrets:\nfieldNames: { hostup-v2: }\n")
    ]

  private static let orders = [
    Sample(name: "a list", schema: "order", text: "- orderSpec: 1\n"),
    Sample(name: "no items", schema: "order", text: "orderSpec: 1\nname: acme\n"),
    Sample(name: "no name", schema: "order", text: "orderSpec: 1\nitems: [{ domainName: acme-shop.com }]\n"),
    Sample(name: "no version", schema: "order", text: "name: acme\nitems: [{ domainName: acme-shop.com }]\n"),
    Sample(name: "another version", schema: "order", text: "orderSpec: 2\nname: acme\nitems: [{ domainName: acme-shop.com }]\n"),
    Sample(name: "null for a name", schema: "order", text: "orderSpec: 1\nname:\nitems: [{ domainName: acme-shop.com }]\n"),
    Sample(name: "items as a mapping", schema: "order", text: "orderSpec: 1\nname: acme\nitems: { domainName: acme-shop.com }\n"),
    spec("an unknown field", more: "titel: x"), spec("a field of HostUp v1", more: "cartItems: []"), spec("payment as a list", more: "payment: [card]"),
    spec("a payment method", more: "payment: { method: stripe }"), spec("a currency", more: "payment: { currency: NOK }"),
    spec("an unknown guard", more: "payment: { maximum: \"1.00\" }"), spec("an acceptance", more: "payment: { accept: [any_price] }"),
    spec("acceptances as a text", more: "payment: { accept: unknown_price }"), spec("labels as a list", more: "labels: [a]"),
    spec("a label with a list", more: "labels: { a: [b] }"), spec("contacts as a list", more: "contacts: [anna]"),
    spec("owned domains as a text", more: "ownedDomains: acme.com"), spec("a callback without an address", more: "callback: { authorization: \"${env:A}\" }"),
    spec("a boolean in words", more: "euEligibilityConfirmed: yes"), spec("extra for an unknown target", more: "extra: { hostup: { a: 1 } }"),
    spec("extra as a list", more: "extra: [a]"), spec("extra for a target as a text", more: "extra: { hostup-v2: a }"),
    spec("defaults of an unknown type", more: "defaults: { server: { billingCycle: monthly } }"),
    spec("a default that must stand on items", more: "defaults: { domain: { premium: true } }"),
    spec("a default of a wrong type", more: "defaults: { vps: { billingCycle: [monthly] } }"),
  ]

  private static let items = [
    spec("an item as a text", item: "acme-shop.com"), spec("an item without a type", item: "{ years: 1 }"),
    spec("an unknown type", item: "{ type: server, id: a }"), spec("an unknown member", item: "{ domainName: acme-shop.com, domian: x }"),
    spec("a member of another type", item: "{ domainName: acme-shop.com, hostname: a.acme-shop.com }"),
    spec("a cycle of a domain", item: "{ domainName: acme-shop.com, billingCycle: annually }"),
    spec("no domain name", item: "{ type: domain }"), spec("null for a domain name", item: "{ type: domain, domainName: ~ }"),
    spec("a renewal", item: "{ domainName: acme-shop.com, action: renew }"), spec("years in words", item: "{ domainName: acme-shop.com, years: one }"),
    spec("years in quotes", item: "{ domainName: acme-shop.com, years: \"1\" }"), spec("no years", item: "{ domainName: acme-shop.com, years: 0 }"),
    spec("a century", item: "{ domainName: acme-shop.com, years: 100 }"), spec("half a year", item: "{ domainName: acme-shop.com, years: 0.5 }"),
    spec("generation nought", item: "{ domainName: acme-shop.com, generation: 0 }"),
    spec("premium in words", item: "{ domainName: acme-shop.com, premium: \"true\" }"),
    spec("name servers as a text", item: "{ domainName: acme-shop.com, nameservers: ns1.dns.example.org }"),
    spec("an empty name server", item: "{ domainName: acme-shop.com, nameservers: [~] }"),
    spec("terms as a mapping", item: "{ domainName: acme-shop.com, acceptedTerms: { a: b } }"),
    spec("a holder as a list", item: "{ domainName: acme-shop.com, registrantContact: [anna] }"),
    spec("a holder from nowhere", item: "{ domainName: acme-shop.com, registrantContact: { fromRegistration: 0 } }"),
    spec("an unknown role", item: "{ domainName: acme-shop.com, roleContacts: { owner: anna } }"),
    spec("attributes as a list", item: "{ domainName: acme-shop.com, extensions: [a] }"),
    spec("an addon without an id", item: "{ type: addon, productSlug: a, billingCycle: monthly }"),
    spec("hosting without a domain", item: "{ type: shared_hosting, productSlug: a, billingCycle: monthly }"),
    spec("a site without a name", item: "{ type: site, variant: vanilla, location: pdx, productSlug: a, billingCycle: monthly }"),
    spec("a variant", item: "{ type: site, name: a, variant: plain, location: pdx, productSlug: a, billingCycle: monthly }"),
    spec("a cycle", item: "{ type: vps, id: a, productSlug: a, billingCycle: yearly }"),
    spec("options as a list", item: "{ type: vps, id: a, productSlug: a, billingCycle: monthly, options: [a] }"),
  ]

  private static let contacts = [
    spec("a contact without a country", contact: "type: private, firstName: A, lastName: B, email: a@b.example.org"),
    spec("a contact without an address", contact: "type: private, firstName: A, lastName: B, countryCode: SE"),
    spec("null for a first name", contact: "type: private, firstName: ~, lastName: B, email: a@b.example.org, countryCode: SE"),
    spec("a kind of contact", contact: "type: company, firstName: A, lastName: B, email: a@b.example.org, countryCode: SE"),
    spec("a nested address", contact: "\(complete), address: { street: Examplegatan 1 }"), spec("a field of v1", contact: "\(complete), orgno: 1"),
    spec("a list as a street", contact: "\(complete), street: [Examplegatan 1]"),
    spec("a number without its value", contact: "\(complete), registrationIdentifier: { countryCode: SE }"),
    spec("a number with more", contact: "\(complete), registrationIdentifier: { value: \"559290-1325\", kind: company }"),
    spec("attributes without a TLD", contact: "\(complete), extensions: { entityType: 1 }"),
    spec("a holder from a registration and more", item: "{ domainName: acme-shop.com, registrantContact: { fromRegistration: 7, email: a@b.example.org } }"),
    spec("a contact as a text", more: "contacts: { anna: Anna }"), spec("an unknown member of a payer", more: "clientData: { nickname: A }"),
    spec("a payer from a registration", more: "clientData: { fromRegistration: 7 }"),
  ]

  private static let contactsFiles = [
    Sample(name: "a list of contacts", schema: "contacts", text: "- { \(complete) }\n"),
    Sample(name: "an incomplete contact", schema: "contacts", text: "anna: { type: private, firstName: Anna }\n"),
    Sample(name: "a level too many", schema: "contacts", text: "contacts:\n  anna: { \(complete) }\n"),
  ]

  private static let configurations = [
    Sample(name: "a list of settings", schema: "config", text: "- target: hostup-v2\n"),
    Sample(name: "an unknown key", schema: "config", text: "targets: hostup-v2\n"),
    Sample(name: "an unknown target", schema: "config", text: "target: hostup\n"),
    Sample(name: "an unknown setting", schema: "config", text: "rules: { unknown_field: never }\n"),
    Sample(name: "rules as a list", schema: "config", text: "rules: [unknown_field]\n"),
    Sample(name: "globs as a text", schema: "config", text: "exclude: draft-*\n"),
    Sample(name: "an unknown key of a provider", schema: "config", text: "providers: { up: { targets: hostup-v2 } }\n"),
    Sample(name: "a literal token", schema: "config", text: "providers: { up: { token: abc } }\n"),
    Sample(name: "field names of an unknown target", schema: "config", text: "fieldNames: { hostup: { options: a } }\n"),
    Sample(name: "an unknown field name", schema: "config", text: "fieldNames: { hostup-v2: { years: a } }\n"),
    Sample(name: "an unknown kind of secret", schema: "config", text: "secrets: { file: [a] }\n"),
    Sample(name: "secrets as a text", schema: "config", text: "secrets: { env: ACME }\n"),
    Sample(name: "an unknown currency", schema: "config", text: "budget: [{ amount: \"1.00\", currency: NOK, per: day }]\n"),
    Sample(name: "an unknown period", schema: "config", text: "budget: [{ amount: \"1.00\", currency: SEK, per: year }]\n"),
    Sample(name: "a budget as a mapping", schema: "config", text: "budget: { amount: \"1.00\", currency: SEK, per: day }\n"),
  ]

  private static let complete = "type: private, firstName: A, lastName: B, email: a@b.example.org, countryCode: SE"

  private static func spec(_ name: String, item: String = "{ domainName: acme-shop.com }", contact: String? = nil, more: String = "") -> Sample {
    let contacts = contact.map { "contacts: { anna: { \($0) } }\n" } ?? ""
    return Sample(name: name, schema: "order", text: "orderSpec: 1\nname: acme\nitems: [\(item)]\n\(contacts)\(more)\n")
  }
}
