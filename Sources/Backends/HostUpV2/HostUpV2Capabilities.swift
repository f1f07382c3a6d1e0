import Diagnostics
public import OrderLanguage

extension HostUpV2 {
  /// What HostUp v2 takes, in the order of its published examples.
  ///
  /// Names and shapes: https://developer.hostup.se/endpoints/billing/post-v2-orders (documented) and HostUp's own WHMCS client at a0618b5 of 2026-06-13
  /// (observed). Read 2026-11-21.
  public static let capabilities = CapabilityTable(
    target: .hostupV2,
    items: [
      .domain: .ordered, .vps: .ordered, .sharedHosting: .ordered,
      .addon: .refused("HostUp documents no field that ties an add-on to its product; write what HostUp told you under `extra`", .unlessExtra),
      .site: .refused("HostUp sells no WordPress sites by API"),
    ],
    objects: [
      .order: order, .payment: payment, .contact: holder, .identifier: [(.value, .sent(as: "value")), (.countryCode, .sent(as: "countryCode"))],
      .contactSource: CapabilityTable.every(.contactSource, .refused(.error, "HostUp cannot take a holder over from another registration")),
      .callback: CapabilityTable.every(.callback, noCallback), .roleContacts: CapabilityTable.every(.roleContacts, noRoleContacts),
      .defaults: CapabilityTable.every(.defaults, .notForProviders),
      .domain: domain, .vps: vps, .sharedHosting: sharedHosting, .addon: addon,
      .site: CapabilityTable.every(.site, .refused(.error, "HostUp sells no WordPress sites by API")),
    ],
    payer: payer, role: CapabilityTable.every(.contact, noRoleContacts))

  private static let order: [(FieldName, Capability)] = [
    (.payment, .members),
    (.items, .sent(as: "items")),
    (.clientData, .sent(as: "clientData")),
    (.attemptKey, .sent(as: "attemptKey")),
    (.extra, .merged),
    (.callback, noCallback),
    (.euEligibilityConfirmed, .refused(.warning, "HostUp v2 documents no field for it, only v1 does")),
    (.referralCode, .refused(.info, "it belongs to a sign-up at HostUp v1")),
    (.turnstileToken, .refused(.info, "it belongs to a browser checkout at HostUp v1")),
    (.orderSpec, .notForProviders), (.name, .notForProviders), (.provider, .notForProviders), (.description, .notForProviders),
    (.labels, .notForProviders), (.contactsFile, .notForProviders), (.contacts, .notForProviders), (.defaults, .notForProviders),
    (.ownedDomains, .notForProviders),
  ]

  private static let payment: [(FieldName, Capability)] = [
    (.method, .sent(as: "paymentMethod")),
    (.currency, .notForProviders), (.maxTotal, .notForProviders), (.maxSubtotal, .notForProviders), (.accept, .notForProviders),
  ]

  private static let domain: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")),
      (.action, .sent(as: "action")),
      (.domainName, .sent(as: "domainName")),
      (.years, .sent(as: "years")),
      (.eppCode, .sent(as: "eppCode")),
      (.acceptedTerms, .sent(as: "acceptedTerms")),
      (.premium, .sent(as: "premium")),
      (.requiresRegistrarFeeAcceptance, .sent(as: "requiresRegistrarFeeAcceptance")),
      (.registrantContact, .sent(as: "registrantContact")),
      (.nameservers, .sent(as: "nameservers")),
      (.copyExistingDns, .sent(as: "copyExistingDns")),
      (.productId, .refused(.info, "HostUp v2 finds the product of a domain by its name")),
      (.roleContacts, noRoleContacts),
      (.extensions, noExtensions),
    ] + common

  private static let vps: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")), (.productSlug, .sent(as: "productSlug")), (.billingCycle, .sent(as: "billingCycle")),
      (.hostname, .sentUndocumented(as: "hostname")), (.options, productOptions), (.productId, noProductId),
    ] + common

  private static let sharedHosting: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")), (.productSlug, .sent(as: "productSlug")), (.primaryDomain, .sent(as: "primaryDomain")),
      (.billingCycle, .sent(as: "billingCycle")), (.options, productOptions), (.productId, noProductId),
    ] + common

  private static let addon: [(FieldName, Capability)] =
    [
      (.type, .sent(as: "type")), (.productSlug, .sent(as: "productSlug")), (.billingCycle, .sent(as: "billingCycle")), (.options, productOptions),
    ] + common

  /// The members of every item beside `type`.
  private static let common: [(FieldName, Capability)] = [
    (.extra, .merged), (.id, .notForProviders), (.existing, .notForProviders), (.generation, .notForProviders), (.maxSubtotal, .notForProviders),
  ]

  /// A contact as `registrantContact`: all in one object.
  private static let holder: [(FieldName, Capability)] = [
    (.type, .sent(as: "type")),
    (.firstName, .sent(as: "firstName")), (.lastName, .sent(as: "lastName")), (.companyName, .sent(as: "companyName")),
    (.email, .sent(as: "email")), (.phoneNumber, .sent(as: "phoneNumber")),
    (.street, .sent(as: "street")), (.address2, .sent(as: "address2")), (.city, .sent(as: "city")), (.state, .sent(as: "state")),
    (.postalCode, .sent(as: "postalCode")), (.countryCode, .sent(as: "countryCode")),
    (.registrationIdentifier, .sent(as: "registrationIdentifier")),
    (.extra, .merged),
    (.vatNumber, .refused(.info, "HostUp takes no VAT number of a holder")),
    (.extensions, .refused(.warning, "HostUp documents no registry attributes", .ofItemsTLD)),
  ]

  /// A contact as `clientData`: the address in an object of its own.
  private static let payer: [(FieldName, Capability)] = [
    (.firstName, .sent(as: "firstName")), (.lastName, .sent(as: "lastName")), (.companyName, .sent(as: "companyName")),
    (.email, .sent(as: "email")), (.phoneNumber, .sent(as: "phoneNumber")), (.countryCode, .sent(as: "countryCode")),
    (.type, .sent(as: "accountType")),
    (.registrationIdentifier, .sent(as: "registrationIdentifier")),
    // The profile that `clientData` overrides has this name (`PATCH /api/v2/me`).
    (.vatNumber, .sentUndocumented(as: "vatNumber")),
    (.street, .sent(as: "street", in: "address")), (.address2, .sent(as: "address2", in: "address")), (.city, .sent(as: "city", in: "address")),
    (.state, .sent(as: "state", in: "address")), (.postalCode, .sent(as: "postalCode", in: "address")),
    (.extra, .merged),
    // Attributes of a holder: a payer has no TLD.
    (.extensions, .notForProviders),
  ]

  /// `configurableOptions` is the name in the preview's answer and in `actions/config`.
  private static let productOptions = Capability.sentUndocumented(as: "configurableOptions")
  private static let noProductId = Capability.refused(
    .error, "HostUp v2 knows products by `productSlug`, the numbers are HostUp v1's", .unlessBeside(.productSlug))
  private static let noCallback = Capability.refused(.warning, "HostUp reports nothing by callback; `orderspec status` asks for the state")
  private static let noRoleContacts = Capability.refused(.warning, "HostUp takes the holder alone")
  private static let noExtensions = Capability.refused(.warning, "HostUp documents no registry attributes")
}
