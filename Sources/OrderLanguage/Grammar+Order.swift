extension Grammar {
  static let order: [Field] = [
    Field(.orderSpec, .version, required: true, "Version of the order-spec language. Stands first.", example: "1"),
    Field(
      .name, .text(.name), required: true,
      "Identity of the order: lower-case letters, digits and hyphens, at most 63. Unique in a run; the record of what was placed knows the order by it.",
      example: "acme-launch"),
    Field(
      .provider, .text(.free), "A key of `providers` in the configuration: which account buys. Absent: the configuration's default.", example: "hostup-prod"),
    Field(.description, .text(.free), "Free text for people. Never sent.", example: "Launch of acme.se"),
    Field(.labels, .textMap, "Short texts for plans and exports. Never sent.", example: "{ po: \"4711\" }"),
    Field(
      .payment, .object(.payment), "How the order will be paid, and the most that it may cost.",
      example: "{ method: bankgiro, currency: SEK, maxTotal: \"500.00\" }"),
    Field(
      .contactsFile, .textOrTexts, "Path or paths, relative to this file, of files with more contacts (a mapping from name to contact).",
      example: "shared.contacts.yaml"),
    Field(
      .contacts, .contacts, "Contacts by name, to be referred to from items.",
      example: "{ acme: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE } }"),
    Field(
      .clientData, .contactReference(allowsSource: false, isPartial: true),
      "Overrides the profile of the PAYING account for this order: a contact's name, or a contact that may be partial. The holder of a domain is `registrantContact`.",
      example: "acme-billing"),
    Field(.defaults, .object(.defaults), "Members given to every item of a type that does not write them itself.", example: "{ domain: { years: 1 } }"),
    Field(.ownedDomains, .texts(.domainName), "Names that the account already holds: allowed as `primaryDomain` without being ordered.", example: "[acme.com]"),
    Field(.items, .items, required: true, "What to order: one purchase is one item.", example: "[{ domainName: acme.se }]"),
    Field(
      .callback, .object(.callback), "Where the provider reports the end of the order (SuperSpace).",
      example: "{ url: \"https://hooks.example.org/orders\", authorization: \"${env:HOOK_AUTH}\" }"),
    Field(.referralCode, .text(.free), "Referral code (HostUp v1 sign-up).", example: "AB12CD34"),
    Field(
      .euEligibilityConfirmed, .boolean, default: "false", "Says that the holder meets the EU residency rules of the ordered domain (HostUp v1).",
      example: "true"),
    Field(
      .turnstileToken, .text(.free), secret: true, "Token of an unauthenticated browser checkout (HostUp v1). Must be a secret reference.",
      example: "${env:TURNSTILE}"),
    Field(
      .attemptKey, .text(.free), "Idempotency key. Normally absent: apply makes and keeps its own.", example: "order-20260326-001"),
    Field(
      .extra, .extra, secret: true, "Undocumented provider fields by target, merged into every request body of that target.",
      example: "{ hostup-v2: { locale: sv } }"),
  ]

  static let payment: [Field] = [
    Field(.method, .enumeration(.paymentMethod), "How the invoice will be paid: a hint for the provider's checkout.", example: "bankgiro"),
    Field(.currency, .enumeration(.currency), "The currency of every guard in this order.", example: "SEK"),
    Field(
      .maxTotal, .text(.money),
      "Guard: the most that all runs of this order together may cost, tax included. A decimal with at most two digits after the point.",
      example: "\"5000.00\""),
    Field(.maxSubtotal, .text(.money), "Guard: the most that all runs of this order together may cost before tax.", example: "\"1200.00\""),
    Field(.accept, .words(.acceptance), "What the order may be placed in spite of.", example: "[provisional_price]"),
  ]

  static let callback: [Field] = [
    Field(.url, .text(.url), required: true, "An https address.", example: "https://hooks.example.org/orders"),
    Field(
      .authorization, .text(.free), secret: true, "The whole `Authorization` header of the callback. Must be a secret reference.", example: "${env:HOOK_AUTH}"),
  ]

  static let defaults: [Field] = [
    Field(.domain, .object(.domain), "Members for every domain item.", example: "{ years: 1, registrantContact: acme }"),
    Field(.vps, .object(.vps), "Members for every vps item.", example: "{ billingCycle: annually }"),
    Field(.sharedHosting, .object(.sharedHosting), "Members for every shared_hosting item.", example: "{ billingCycle: annually }"),
    Field(.addon, .object(.addon), "Members for every addon item.", example: "{ billingCycle: annually }"),
    Field(.site, .object(.site), "Members for every site item.", example: "{ location: pdx }"),
  ]
}
