extension Grammar {
  /// The members of every item.
  private static func common(_ type: StaticString, idIsRequired: Bool = false) -> [Field] {
    [
      Field(.type, .enumeration(.itemType), inDefaults: false, "What the item is. May be left out where `domainName` stands.", example: type),
      Field(
        .id, .text(.name), required: idIsRequired, inDefaults: false,
        "Stable identity inside this order; needed where the item has no natural key.", example: "web"),
      Field(
        .existing, .text(.free), inDefaults: false, "The provider's id of an item that is already there: it is adopted, never ordered.",
        example: "dom_01hxa3b4c5d6e7f8g9h0j1k2m3"),
      Field(
        .generation, .integer(1...1_000_000), inDefaults: false, default: "1", "How an item is bought again on purpose: each generation at most once.",
        example: "2"),
      Field(.maxSubtotal, .text(.money), "Guard: the most that this item's line may cost before tax.", example: "\"130.00\""),
      Field(.extra, .extra, secret: true, "Undocumented provider fields by target, merged into this item.", example: "{ hostup-v2: { accountId: acct_01hx } }"),
    ]
  }

  private static let productSlug = Field(
    .productSlug, .text(.free), "The provider's public name of the product (HostUp v2 slug, SuperSpace plan).", example: "vps-med")
  private static let requiredProductSlug = Field(
    .productSlug, .text(.free), required: true, "The provider's public name of the product (HostUp v2 slug, SuperSpace plan).", example: "basic")
  private static let productId = Field(.productId, .text(.free), "The product's id at HostUp v1, where the catalog has no mapping.", example: "\"3060\"")
  private static let billingCycle = Field(.billingCycle, .enumeration(.billingCycle), required: true, "How often the product is billed.", example: "annually")
  private static let options = Field(
    .options, .openMap, "Product options; the provider decides their names and types.", example: "{ os: ubuntu-22.04, backupSlots: 2 }")

  static let domain: [Field] =
    common("domain") + [
      Field(.action, .enumeration(.domainAction), default: "register", "Register a free name, or transfer one in.", example: "register"),
      Field(
        .domainName, .text(.domainName), required: true, inDefaults: false, "The name, as U-label or A-label; compared and sent as A-label.", example: "acme.se"
      ),
      Field(.years, .integer(1...99), default: "1", "The period in years.", example: "1"),
      Field(
        .eppCode, .text(.free), secret: true, inDefaults: false, "Transfer code of the name (EPP authInfo). Write a secret reference.",
        example: "${env:ACME_NU_EPP}"),
      Field(.nameservers, .texts(.hostname), "Name servers of the name. Absent: the provider's.", example: "[ns1.dns.example.org, ns2.dns.example.org]"),
      Field(.copyExistingDns, .boolean, default: "false", "Copy the zone from where the name is served now.", example: "true"),
      Field(
        .acceptedTerms, .texts(.free), "Keys of the registry terms that the holder accepts. In `defaults` a pool: an item is sent only what its TLD asks for.",
        example: "[se_registration_terms]"),
      Field(.premium, .boolean, inDefaults: false, default: "false", "Accepts that the name is a premium name with its own price.", example: "true"),
      Field(
        .requiresRegistrarFeeAcceptance, .boolean, inDefaults: false, default: "false", "Accepts the registrar's fee of this name.", example: "true"),
      Field(
        .registrantContact, .contactReference(allowsSource: true, isPartial: false), "The holder: a contact's name or a contact. Absent: the account's owner.",
        example: "acme"),
      Field(.roleContacts, .object(.roleContacts), "Administrative, billing and technical contact (SuperSpace).", example: "{ tech: acme }"),
      Field(
        .extensions, .extensions(byTLD: false), secret: true, "Registry attributes of this name, without a TLD level; they win over the contact's.",
        example: "{ entityType: 1 }"),
      productId,
    ]

  static let vps: [Field] =
    common("vps") + [
      productSlug, productId, billingCycle,
      Field(.hostname, .text(.hostname), inDefaults: false, "Host name of the server; its natural key.", example: "vps.acme.se"),
      options,
    ]

  static let sharedHosting: [Field] =
    common("shared_hosting") + [
      productSlug, productId,
      Field(.primaryDomain, .text(.domainName), required: true, inDefaults: false, "The name that the hosting account serves.", example: "acme.se"),
      billingCycle, options,
    ]

  static let addon: [Field] = common("addon", idIsRequired: true) + [requiredProductSlug, billingCycle, options]

  static let site: [Field] =
    common("site") + [
      Field(.name, .text(.free), required: true, inDefaults: false, "The site's name; its natural key.", example: "acme-blog"),
      Field(.variant, .enumeration(.siteVariant), required: true, "The kind of WordPress.", example: "vanilla"),
      Field(.location, .text(.free), required: true, "Short name of the location.", example: "pdx"),
      requiredProductSlug, billingCycle,
    ]
}
