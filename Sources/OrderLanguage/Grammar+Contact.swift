extension Grammar {
  static let contact: [Field] = [
    Field(.type, .enumeration(.contactType), required: true, "A person or an organisation.", example: "organisation"),
    Field(.firstName, .text(.free), required: true, secret: true, "Given name.", example: "Anna"),
    Field(.lastName, .text(.free), required: true, secret: true, "Family name.", example: "Svensson"),
    Field(.companyName, .text(.free), secret: true, "Name of the organisation.", example: "Acme AB"),
    Field(.email, .text(.email), required: true, secret: true, "One plain address.", example: "domains@acme.example.org"),
    Field(.phoneNumber, .text(.phone), secret: true, "Phone number in E.164 form; each target gets its own form.", example: "\"+46700000000\""),
    Field(.street, .text(.free), secret: true, "Street and number.", example: "Examplegatan 1"),
    Field(.address2, .text(.free), secret: true, "Second line of the address.", example: "c/o Ek"),
    Field(.city, .text(.free), secret: true, "Town.", example: "Stockholm"),
    Field(.state, .text(.free), secret: true, "State or province, where the country's addresses have one.", example: "Stockholm"),
    Field(.postalCode, .text(.free), secret: true, "Postal code, in the country's own form.", example: "\"114 55\""),
    Field(.countryCode, .text(.country), required: true, "ISO 3166-1 alpha-2, upper case.", example: "SE"),
    Field(.vatNumber, .text(.identifier), secret: true, "VAT number with its country prefix.", example: "SE556703748501"),
    Field(
      .registrationIdentifier, .identifier, secret: true,
      "Personal or company registration number, as a text (its country is the contact's) or as a mapping with its own country.",
      example: "\"556703-7485\""),
    Field(
      .extensions, .extensions(byTLD: true), secret: true,
      "Registry attributes by TLD (lower-case A-label; the longest match counts), keys as the registry has them.",
      example: "{ it: { entityType: 2 } }"),
    Field(.extra, .extra, secret: true, "Undocumented provider fields by target, merged into this contact.", example: "{ hostup-v2: { languageCode: sv } }"),
  ]

  static let contactSource: [Field] = [
    Field(
      .fromRegistration, .integer(1...Int(Int32.max)), required: true, "The id of an owned registration whose holder is taken over (SuperSpace).",
      example: "123")
  ]

  static let identifier: [Field] = [
    Field(.value, .text(.identifier), required: true, secret: true, "The number as the country writes it.", example: "\"556703-7485\""),
    Field(.countryCode, .text(.country), "The country that gave the number. Absent: the contact's.", example: "SE"),
  ]

  static let roleContacts: [Field] = [
    Field(.admin, .contactReference(allowsSource: true, isPartial: false), "Administrative contact.", example: "acme"),
    Field(.billing, .contactReference(allowsSource: true, isPartial: false), "Billing contact.", example: "acme"),
    Field(.tech, .contactReference(allowsSource: true, isPartial: false), "Technical contact.", example: "acme"),
  ]
}
