import Diagnostics
public import OrderLanguage

extension SuperSpace {
  /// Stands in place of `contact` where the holder is taken over from a registration.
  static let contactSource = "contact_source"
  /// What a role contact is.
  static let roleSource = "source"

  /// What SuperSpace takes, in the order of its parameter lists, which are complete.
  ///
  /// Names and shapes: https://docs.superspace.nl/en/API/orders/ (documented). Read 2026-11-21.
  public static let capabilities = CapabilityTable(
    target: .superspace,
    items: [
      .domain: .orderedAlone(as: "domain"), .site: .orderedAlone(as: "site"),
      .vps: .refused("SuperSpace sells no servers"), .sharedHosting: .refused("SuperSpace sells WordPress sites, no web hosting accounts: write a `site`"),
      .addon: .refused("SuperSpace sells no add-ons by API"),
    ],
    objects: [
      .order: order, .payment: payment, .callback: [(.url, .sent(as: "url")), (.authorization, .sent(as: "authorization"))],
      .contact: contact, .identifier: CapabilityTable.every(.identifier, noIdentifier),
      .contactSource: [(.fromRegistration, .sent(as: "registration_id"))],
      .roleContacts: [(.admin, .sent(as: "admin")), (.billing, .sent(as: "billing")), (.tech, .sent(as: "tech"))],
      .defaults: CapabilityTable.every(.defaults, .notForProviders),
      .domain: domain, .site: site,
      .vps: CapabilityTable.every(.vps, .refused(.error, "SuperSpace sells no servers")),
      .sharedHosting: CapabilityTable.every(.sharedHosting, .refused(.error, "SuperSpace sells no web hosting accounts")),
      .addon: CapabilityTable.every(.addon, .refused(.error, "SuperSpace sells no add-ons by API")),
    ],
    payer: CapabilityTable.every(.contact, noPayer), role: contact, roleSource: [(.fromRegistration, .sent(as: "source_registration_id"))],
    ownKeys: [.domain: [contactSource], .contact: [roleSource, "source_registration_id"]],
    traits: .init(contactFields: [.firstName, .lastName, .street, .postalCode, .city, .countryCode, .email, .phoneNumber], chargesImmediately: true))

  private static let order: [(FieldName, Capability)] = [
    (.items, .members),
    (.callback, .sent(as: "callback")),
    (.extra, .merged),
    (.payment, .members),
    (.clientData, noPayer),
    (.attemptKey, .refused(.error, "SuperSpace has no idempotency key: it would promise a safety that is not there")),
    (.euEligibilityConfirmed, .refused(.warning, "SuperSpace has no field for it")),
    (.referralCode, .refused(.info, "it belongs to a sign-up at HostUp v1")),
    (.turnstileToken, .refused(.info, "it belongs to a browser checkout at HostUp v1")),
    (.orderSpec, .notForProviders), (.name, .notForProviders), (.provider, .notForProviders), (.description, .notForProviders),
    (.labels, .notForProviders), (.contactsFile, .notForProviders), (.contacts, .notForProviders), (.defaults, .notForProviders),
    (.ownedDomains, .notForProviders),
  ]

  private static let payment: [(FieldName, Capability)] = [
    (.method, .refused(.warning, "SuperSpace charges the saved payment method of the account")),
    (.currency, .notForProviders), (.maxTotal, .notForProviders), (.maxSubtotal, .notForProviders), (.accept, .notForProviders),
  ]

  private static let domain: [(FieldName, Capability)] =
    [
      (.domainName, .sent(as: "name")),
      (.action, .sent(as: "action")),
      (.eppCode, .sent(as: "authcode")),
      (.registrantContact, .sent(as: "contact")),
      (.roleContacts, .sent(as: "role_contacts")),
      (.extensions, .sentInHolder(orElse: "the holder of a registration is taken over with the attributes that it has there")),
      (.years, .refused(.error, "SuperSpace sells the period that it chooses")),
      (.nameservers, .refused(.error, "SuperSpace makes a zone of its own and takes no name servers in an order")),
      (.copyExistingDns, .refused(.error, "SuperSpace copies no zone: the name would be served without its records")),
      (.premium, .refused(.error, "SuperSpace sells no premium names by API")),
      (.requiresRegistrarFeeAcceptance, .refused(.error, "SuperSpace has no field that accepts a registrar's fee")),
      (.acceptedTerms, .refused(.info, "SuperSpace asks for no terms in an order")),
      (.productId, .refused(.info, "SuperSpace finds the product of a domain by its name")),
    ] + common

  private static let site: [(FieldName, Capability)] =
    [
      (.name, .sent(as: "name")), (.variant, .sent(as: "variant")), (.location, .sent(as: "location")), (.productSlug, .sent(as: "plan")),
      (.billingCycle, .sentInWords(as: "term", ["monthly": "monthly", "annually": "annual"])),
    ] + common

  /// The members of every item. `type` chooses the request.
  private static let common: [(FieldName, Capability)] = [
    (.extra, .merged), (.type, .notForProviders), (.id, .notForProviders), (.existing, .notForProviders), (.generation, .notForProviders),
    (.maxSubtotal, .notForProviders),
  ]

  /// A contact as holder or in a role: the fields are the same.
  private static let contact: [(FieldName, Capability)] = [
    (.firstName, .sent(as: "first_name")), (.lastName, .sent(as: "last_name")),
    (
      .companyName,
      .sentOnly(as: "organization", .organisation, "SuperSpace knows an organisation by its name alone: a private contact with one would be registered as such")
    ),
    (.street, .sent(as: "street_address")), (.postalCode, .sent(as: "post_code")), (.city, .sent(as: "city")), (.state, .sent(as: "state")),
    (.countryCode, .sent(as: "country")), (.email, .sent(as: "email")),
    (
      .phoneNumber,
      .sentOnly(as: "phone", .callingCode, "SuperSpace wants a dot behind the country calling code, and the number starts with none that is assigned")
    ),
    (.extensions, .sent(as: "extra_properties")),
    (.extra, .merged),
    (.type, .told(by: .companyName)),
    (.address2, .told(by: .street)),
    (.registrationIdentifier, noIdentifier),
    (.vatNumber, .refused(.info, "SuperSpace takes no VAT number of a holder, beside what a registry asks for in `extensions`")),
  ]

  private static let noIdentifier = Capability.refused(
    .warning, "SuperSpace takes registration numbers as attributes of the registry: write it into `extensions` under the registry's key")
  private static let noPayer = Capability.refused(.warning, "SuperSpace charges the account as it is")
}
