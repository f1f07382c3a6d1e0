import Diagnostics
public import OrderLanguage

extension HostUpV1 {
  /// The name in `fieldNames.hostup-v1` of the cart's `type` of web hosting, which no page of HostUp tells (`webhotel` or `hosting`).
  static let sharedHostingType = "sharedHostingType"
  static let nameserverOption = "nameserverOption"

  /// What HostUp v1 takes, in the order of its published example and of what HostUp's own client sends.
  ///
  /// Names and shapes: https://developer.hostup.se/endpoints/billing/post-create-order (documented) and HostUp's own WHMCS client at 10e31f8 of 2025-12-03
  /// (observed). Read 2026-11-21.
  public static let capabilities = CapabilityTable(
    target: .hostupV1,
    items: [
      .domain: .ordered, .vps: .ordered,
      .sharedHosting: .refused(
        "HostUp v1 documents no `type` of web hosting; write it into `fieldNames: {hostup-v1: {sharedHostingType: …}}` if HostUp told you",
        .unlessFieldName(sharedHostingType)),
      .addon: .refused("HostUp v1 documents no add-ons in an order"),
      .site: .refused("HostUp sells no WordPress sites by API"),
    ],
    objects: [
      .order: order, .payment: payment, .contact: holder, .identifier: identifier,
      .contactSource: CapabilityTable.every(.contactSource, .refused(.error, "HostUp cannot take a holder over from another registration")),
      .callback: CapabilityTable.every(.callback, noCallback), .roleContacts: CapabilityTable.every(.roleContacts, noRoleContacts),
      .defaults: CapabilityTable.every(.defaults, .notForProviders),
      .domain: domain, .vps: vps, .sharedHosting: sharedHosting,
      .addon: CapabilityTable.every(.addon, .refused(.error, "HostUp v1 documents no add-ons in an order")),
      .site: CapabilityTable.every(.site, .refused(.error, "HostUp sells no WordPress sites by API")),
    ],
    payer: payer, role: CapabilityTable.every(.contact, noRoleContacts), ownKeys: [.domain: [nameserverOption]], traits: .init(needsProductID: true))

  private static let order: [(FieldName, Capability)] = [
    (.attemptKey, .sent(as: "attemptKey")),
    (.items, .sent(as: "cartItems")),
    (
      .clientData,
      .sentOnly(as: "clientData", .beside(.turnstileToken), "an order with an API key is for its account, and HostUp v1 would make another customer of it")
    ),
    (.turnstileToken, .sent(as: "turnstileToken")),
    (.referralCode, .sent(as: "referralCode")),
    (.euEligibilityConfirmed, .sent(as: "euEligibilityConfirmed")),
    (.extra, .merged),
    (.payment, .members),
    (.callback, noCallback),
    (.orderSpec, .notForProviders), (.name, .notForProviders), (.provider, .notForProviders), (.description, .notForProviders),
    (.labels, .notForProviders), (.contactsFile, .notForProviders), (.contacts, .notForProviders), (.defaults, .notForProviders),
    (.ownedDomains, .notForProviders),
  ]

  private static let payment: [(FieldName, Capability)] = [
    (.method, .refused(.warning, "HostUp v1 has no field for it; the invoice is paid as the account is set")),
    (.currency, .notForProviders), (.maxTotal, .notForProviders), (.maxSubtotal, .notForProviders), (.accept, .notForProviders),
  ]

  private static let domain: [(FieldName, Capability)] =
    [
      // The cart's `type` of a domain is the action.
      (.action, .sent(as: "type")),
      (.domainName, .sent(as: "domain")),
      (.productId, .sent(as: "productId")),
      (.years, .sent(as: "years")),
      (.eppCode, .sent(as: "eppCode")),
      (.nameservers, .sent(as: "nameservers")),
      (.registrantContact, .sent(as: "registrantContact")),
      (.type, .told(by: .action)),
      (.acceptedTerms, .refused(.info, "HostUp v1 asks for no terms in an order")),
      (.premium, .refused(.error, "HostUp v1 has no field that accepts the price of a premium name")),
      (.requiresRegistrarFeeAcceptance, .refused(.error, "HostUp v1 has no field that accepts the registrar's fee")),
      (.copyExistingDns, .refused(.error, "HostUp v1 copies no zone: the name would be served without its records")),
      (.roleContacts, noRoleContacts),
      (.extensions, noExtensions),
    ] + common

  private static let vps: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")), (.productId, .sent(as: "productId")), (.billingCycle, cycle), (.hostname, .sent(as: "domain")),
      (.options, .sent(as: "configoptions")), (.productSlug, .told(by: .productId)),
    ] + common

  /// The name that the account serves has the key of a server's host name by analogy.
  private static let sharedHosting: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")), (.productId, .sent(as: "productId")), (.billingCycle, cycle), (.primaryDomain, .sentUndocumented(as: "domain")),
      (.options, .sentUndocumented(as: "configoptions")), (.productSlug, .told(by: .productId)),
    ] + common

  /// The letters of HostBill, which v1 runs on: `m` and `a` are documented, the others are the keys of its price lists.
  private static let cycle = Capability.sentInWords(
    as: "cycle",
    ["monthly": "m", "quarterly": "q", "semiannually": "s", "annually": "a", "biennially": "b", "triennially": "t"])

  /// The members of every item beside `type`.
  private static let common: [(FieldName, Capability)] = [
    (.extra, .merged), (.id, .notForProviders), (.existing, .notForProviders), (.generation, .notForProviders), (.maxSubtotal, .notForProviders),
  ]

  /// A contact as `registrantContact`.
  private static let holder: [(FieldName, Capability)] = [
    (.type, .sent(as: "type")),
    (.firstName, .sent(as: "firstname")), (.lastName, .sent(as: "lastname")), (.companyName, .sent(as: "companyname")),
    (.registrationIdentifier, .sent(as: "orgno")),
    (.street, .sent(as: "address1")), (.address2, .sent(as: "address2")), (.city, .sent(as: "city")), (.state, .sent(as: "state")),
    (.postalCode, .sent(as: "postcode")), (.countryCode, .sent(as: "country")),
    (.email, .sent(as: "email")), (.phoneNumber, .sent(as: "phonenumber")),
    (.extra, .merged),
    (.vatNumber, .refused(.info, "HostUp takes no VAT number of a holder")),
    (.extensions, .refused(.warning, "HostUp documents no registry attributes", .ofItemsTLD)),
  ]

  /// A contact as `clientData` of a browser checkout.
  private static let payer: [(FieldName, Capability)] = [
    (.firstName, .sent(as: "firstname")), (.lastName, .sent(as: "lastname")), (.email, .sent(as: "email")), (.companyName, .sent(as: "companyname")),
    (.street, .sent(as: "address1")), (.address2, .sent(as: "address2")), (.city, .sent(as: "city")), (.state, .sent(as: "state")),
    (.postalCode, .sent(as: "postcode")), (.countryCode, .sent(as: "country")), (.phoneNumber, .sent(as: "phonenumber")),
    (.vatNumber, .sent(as: "vateu")), (.registrationIdentifier, .sent(as: "orgno")), (.type, .sent(as: "accountType")),
    (.extra, .merged),
    // Attributes of a holder: a payer has no TLD.
    (.extensions, .notForProviders),
  ]

  private static let identifier: [(FieldName, Capability)] = [
    (.value, .told(by: .registrationIdentifier)),
    (.countryCode, .refused(.warning, "HostUp v1 takes the number without a country of its own", .unlessContactsCountry)),
  ]

  private static let noCallback = Capability.refused(.warning, "HostUp reports nothing by callback; `orderspec status` asks for the state")
  private static let noRoleContacts = Capability.refused(.warning, "HostUp takes the holder alone")
  private static let noExtensions = Capability.refused(.warning, "HostUp documents no registry attributes")
}
