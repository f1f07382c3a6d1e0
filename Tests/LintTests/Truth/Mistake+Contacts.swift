extension Mistake {
  /// Mistakes in who an order is for.
  static let contacts: [Mistake] = [
    // MARK: Mail
    .text("mail without an at sign", ["email"], "email_invalid_syntax") { text, _ in text.replacing("@", with: ".") },
    .text("mail with two at signs", ["email"], "email_invalid_syntax") { text, _ in text.replacing("@", with: "@@") },
    .text("mail with a blank", ["email"], "email_invalid_syntax") { text, _ in text.replacing("@", with: " @") },
    .text(
      "mail with a comma for the point", ["email"], "email_invalid_syntax", where: { !$0.isInFlow },
      change: { text, _ in
        text.replacing(".example.", with: ",example.")
      }),
    .text("mail at a host without a point", ["email"], "email_invalid_syntax") { text, _ in text.prefix { $0 != "@" } + "@localhost" },
    .text("mail with two points", ["email"], "email_invalid_syntax") { text, _ in text.replacing(".example", with: "..example") },
    .value("mail as a web page shows it", ["email"], "email_placeholder", "\"[email protected]\"", "\"[email\u{A0}protected]\""),
    .text("mail in a domain for tests", ["email"], "email_special_use_domain") { text, _ in text.replacing(".org", with: ".test") },
    .text(
      "mail in the domain that is ordered", ["email"], "email_on_ordered_domain", where: { $0.siblings["companyName"] == "Fjordkaffe AS" },
      change: { _, _ in
        "kari@fjordkaffe.no"
      }
    ).found { _ in .at(document: 0, pointer: "/items/0/registrantContact") },
    .text(
      "mail below the domain that is ordered", ["email"], "email_on_ordered_domain", where: { $0.siblings["firstName"] == "Lena" },
      change: { _, _ in
        "lena@mail.nordkaffee.de"
      }
    ).found { _ in .at(document: 0, pointer: "/items/4/registrantContact") },

    // MARK: Phone
    .text("phone without a country", ["phoneNumber"], "phone_not_international") { text, _ in "0" + text.dropFirst(3) },
    .text("phone with 00 for the plus", ["phoneNumber"], "phone_not_international") { text, _ in "00" + text.dropFirst() },
    .text("phone with letters", ["phoneNumber"], "phone_not_e164") { text, random in text + random.letter() },
    .text(
      "phone with O for 0", ["phoneNumber"], "phone_not_e164", where: { $0.text?.contains("0") == true },
      change: { text, random in
        text.replacingOne("0", with: "O", &random)
      }),
    .text("phone with too many digits", ["phoneNumber"], "phone_not_e164") { text, _ in text + "123456789" },
    .text(
      "phone with the 0 of calls at home", ["phoneNumber"], "phone_trunk_zero", where: { $0.text?.hasPrefix("+46") == true },
      change: { text, _ in
        text.replacing("+46", with: "+460")
      }),
    .text("phone of no country", ["phoneNumber"], "phone_country_code_unknown") { text, _ in "+999" + text.dropFirst(3) },
    .text("phone with blanks", ["phoneNumber"], "prefer_canonical_phone") { text, _ in text.prefix(3) + " " + text.dropFirst(3) },
    .value("phone without quotes", ["phoneNumber"], "yaml_unquoted_phone") { slot, _ in slot.text },

    // MARK: Country
    .text(
      "country in lower case", ["countryCode"], "country_code_invalid", where: { !$0.pointer.contains("Identifier") }, change: { text, _ in text.lowercased() }),
    .value("country by its name", ["countryCode"], "country_code_invalid", where: { !$0.pointer.contains("Identifier") }, "Sweden", "sverige", "Danmark"),
    .value("country of three letters", ["countryCode"], "country_code_invalid", where: { !$0.pointer.contains("Identifier") }, "SWE", "NOR", "DEU"),
    .value("country that does not exist", ["countryCode"], "country_code_invalid", where: { !$0.pointer.contains("Identifier") }, "SW", "XX", "DA"),
    .value("country by its VAT code", ["countryCode"], "country_code_reserved", where: { !$0.pointer.contains("Identifier") }, "UK", "EL"),
    .value("Norway without quotes", ["countryCode"], "yaml_implicit_boolean", where: { $0.text == "NO" }, "NO"),

    // MARK: Address
    .text(
      "postal code with a digit lost", ["postalCode"], "postal_code_format", where: { $0.text?.allSatisfy { $0.isNumber || $0 == " " } == true },
      change: {
        text, _ in String(text.dropLast())
      }),
    .text(
      "postal code with a digit more", ["postalCode"], "postal_code_format", where: { ["SE", "NO", "DK", "FI", "DE"].contains($0.siblings["countryCode"]) },
      change: {
        text, random in text + random.digit()
      }),
    .text(
      "postal code with O for 0", ["postalCode"], "postal_code_format", where: { $0.text?.contains("0") == true && $0.siblings["countryCode"] != "GB" },
      change: {
        text, random in text.replacingOne("0", with: "O", &random)
      }),
    .value(
      "postal code of another country", ["postalCode"], "postal_code_format", where: { ["SE", "DE", "US"].contains($0.siblings["countryCode"]) }, "SW1A 1AA"),
    .value(
      "postal code whose zero gets lost", ["postalCode"], "yaml_octal_like_scalar", where: { $0.text?.hasPrefix("0") == true }, change: { slot, _ in slot.text }
    ),
    .dropped(
      "no postal code", ["postalCode"], "postal_code_missing",
      where: { ["SE", "NO", "DK", "FI", "DE", "US"].contains($0.siblings["countryCode"]) && $0.siblings["companyName"] != "Trattoria Nord AB" }),
    .dropped("no state", ["state"], "state_missing"),
    .value("state that does not exist", ["state"], "state_invalid", "ZZ", "CX", "Colorada"),
    .added(
      "an address inside of the contact", "address_nesting_mismatch", after: ["email"], "address: { street: Examplegatan 1, city: Stockholm }"),
    .value("street cut by a comment", ["street"], "yaml_truncated_scalar", where: { !$0.isInFlow }, change: { slot, _ in slot.raw + " #4" }).found {
      .at(document: $0.document, pointer: $0.pointer)
    },

    // MARK: Names and kinds
    .dropped("organisation without a name", ["companyName"], "organisation_fields_inconsistent", where: { $0.parent != "/contacts/nord" }),
    .addedValue(
      "private contact with a company", "organisation_fields_inconsistent", after: ["lastName"], where: { $0.siblings["type"] == "private" },
      "companyName: Ek AB"),
    .value("kind of contact that does not exist", ["type"], "value_not_in_enum", where: \.isInContact, "company", "person", "organization", "Private"),
    .value("name that reads as a boolean", ["firstName", "lastName", "city"], "yaml_implicit_boolean", where: { !$0.isQuoted }, "No", "On", "yes"),
    .text(
      "no-break space in a name", ["companyName"], "yaml_non_ascii_whitespace", where: { $0.text?.contains(" ") == true },
      change: { text, random in
        text.replacingOne(" ", with: "\u{A0}", &random)
      }),
    .dropped(
      "no name, no mail, no country", ["firstName", "lastName", "email", "countryCode"], "missing_required",
      where: { $0.isInContact && $0.parent != "/contacts/webb" }),
    .dropped("no kind of contact", ["type"], "missing_required", where: { $0.isInContact && ($0.isInFlow || !$0.isFirst) }),
    .value("a name of nothing", ["firstName", "lastName", "email"], "missing_required", "~", "null", "\"\""),
    .key("a field of HostUp v1", "v1_field_name", where: { $0.isInContact && v1Names[$0.name] != nil }, change: { name, _ in v1Names[name] }),
    .key("a field of SuperSpace", "unknown_field", where: { $0.isInContact && superspaceNames[$0.name] != nil }, change: { name, _ in superspaceNames[name] }),
  ]

  private static let v1Names = [
    "firstName": "firstname", "lastName": "lastname", "companyName": "companyname", "street": "address1", "postalCode": "postcode",
    "countryCode": "country", "phoneNumber": "phonenumber", "registrationIdentifier": "orgno", "vatNumber": "vateu",
  ]
  private static let superspaceNames = [
    "firstName": "first_name", "lastName": "last_name", "companyName": "organization", "street": "street_address", "postalCode": "post_code",
  ]

  /// Mistakes in numbers of persons, organisations and tax offices.
  static let identifiers: [Mistake] = [
    .text(
      "wrong last digit of a Swedish number", ["value"], "identifier_checksum", where: { $0.siblings["countryCode"] == "SE" },
      change: { text, random in
        text.dropLast() + random.otherDigit(text.last!)
      }),
    .text(
      "wrong digit inside of a Swedish number", ["value"], "identifier_checksum", where: { $0.siblings["countryCode"] == "SE" },
      change: { text, random in
        text.withOtherDigit(at: Int.random(in: 3...5, using: &random), &random)
      }),
    .text(
      "two digits of a Swedish number swapped", ["value"], "identifier_checksum", where: { $0.text == "556703-7485" },
      change: { _, random in
        ["557603-7485", "556730-7485", "556703-4785", "556703-7845", "556703-7458"].randomElement(using: &random)
      }),
    .text(
      "wrong digit of a Danish number", ["value"], "identifier_checksum", where: { $0.siblings["countryCode"] == "DK" },
      change: { text, random in
        text.withOtherDigit(at: Int.random(in: 1...7, using: &random), &random)
      }),
    .text(
      "wrong digit of a Finnish number", ["value"], "identifier_checksum", where: { $0.siblings["countryCode"] == "FI" },
      change: { text, random in
        text.withOtherDigit(at: Int.random(in: 1...6, using: &random), &random)
      }),
    .text("wrong digit of a Norwegian number", ["registrationIdentifier"], "identifier_checksum") { text, random in
      text.withOtherDigit(at: Int.random(in: 1...8, using: &random), &random)
    },
    .text(
      "a digit lost", ["value", "registrationIdentifier"], "identifier_format", where: { $0.text?.contains(where: \.isNumber) == true },
      change: { text, random in
        text.withoutDigit(&random)
      }),
    .text(
      "a letter for a digit", ["value", "registrationIdentifier"], "identifier_format", where: { $0.text?.contains(where: \.isNumber) == true },
      change: {
        text, random in text.dropLast() + "X"
      }),
    .value("a month that does not exist", ["registrationIdentifier"], "identifier_date", where: { $0.siblings["firstName"] == "Eero" }, "\"131352-308T\""),
    .value("a day that does not exist", ["registrationIdentifier"], "identifier_date", where: { $0.siblings["firstName"] == "Lis" }, "\"321062-5629\""),
    .value("a test number", ["registrationIdentifier"], "identifier_temporary_or_test", where: { $0.siblings["firstName"] == "Eero" }, "\"010594Y9032\""),
    .text(
      "without the hyphen", ["value"], "prefer_canonical_identifier", where: { $0.text?.contains("-") == true },
      change: { text, _ in text.replacing("-", with: "")
      }),
    .value(
      "number of a company on a person", ["registrationIdentifier"], "identifier_kind_mismatch", where: { $0.siblings["firstName"] == "Ola" }, "\"988077917\""),
    .value(
      "number as HostUp v1 writes it", ["value"], "v1_value_form", where: { $0.siblings["countryCode"] == "SE" && !$0.isReference },
      change: { slot, _ in
        "\"[SE]\(slot.text ?? "")\""
      }),
    .dropped("number without its country", ["countryCode"], "identifier_country_missing", where: { $0.pointer.hasSuffix("Identifier/countryCode") }),
    .dropped(
      "no number where the registry asks for one", ["registrationIdentifier"], "identifier_missing",
      where: { ["Fjordkaffe AS", "Kahvila Oy"].contains($0.siblings["companyName"]) },
      found: { .at(document: 0, pointer: "/items/\($0.siblings["companyName"] == "Kahvila Oy" ? 2 : 0)/registrantContact") }
    ).in("nordic.order.yaml"),
    .value("Swedish personal number in the file", ["value"], "personal_number_in_plain_text", where: { $0.isReference }, "\"811228-9874\"", "19811228-9874"),
    .value(
      "Norwegian personal number in the file", ["registrationIdentifier"], "personal_number_in_plain_text", where: { $0.siblings["firstName"] == "Ola" },
      "\"15108695088\""),
    .value(
      "Danish personal number in the file", ["registrationIdentifier"], "personal_number_in_plain_text", where: { $0.siblings["firstName"] == "Lis" },
      "211062-5629"),
    .value(
      "Finnish personal number in the file", ["registrationIdentifier"], "personal_number_in_plain_text", where: { $0.siblings["firstName"] == "Eero" },
      "131052-308T"),
    .value(
      "personal number inside of a VAT number", ["vatNumber"], "personal_number_in_plain_text", where: { $0.siblings["countryCode"] == "SE" }, "SE811228987401"),
    .text(
      "VAT number without its prefix", ["vatNumber"], "vat_number_format", where: { $0.text?.hasPrefix("SE") == true },
      change: { text, _ in "0" + text.dropFirst(2)
      }),
    .text(
      "VAT number with a digit lost", ["vatNumber"], "vat_number_format", where: { $0.siblings["countryCode"] != "NO" },
      change: { text, random in
        text.withoutDigit(&random)
      }),
    .text(
      "VAT number of another country", ["vatNumber"], "vat_number_format", where: { ["DK", "FI", "SE"].contains($0.siblings["countryCode"]) },
      change: { text, _ in
        "PL" + text.dropFirst(2)
      }
    ).found { .at(document: $0.document, pointer: $0.pointer) },
    .text(
      "wrong digit of a VAT number", ["vatNumber"], "vat_number_checksum", where: { ["DK", "FI", "DE"].contains($0.siblings["countryCode"]) },
      change: {
        text, random in text.withOtherDigit(at: Int.random(in: 3...8, using: &random), &random)
      }),
    .text(
      "number with a no-break space", ["registrationIdentifier"], "yaml_non_ascii_whitespace", where: { $0.text == "988077917" },
      change: { _, _ in
        "988\u{A0}077917"
      }),
  ]
}
