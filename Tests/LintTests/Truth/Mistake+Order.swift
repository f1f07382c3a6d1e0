extension Mistake {
  /// Mistakes in the order itself, its guards and comments.
  static let orders: [Mistake] = [
    .value("a version to come", ["orderSpec"], "unsupported_spec_version", "2", "10"),
    .dropped("no version", ["orderSpec"], "missing_required", where: { $0.isInFlow || !$0.isFirst }),
    .dropped("no name", ["name"], "missing_required", where: { $0.parent.isEmpty }),
    .value(
      "a name with capital letters, blanks or underscores", ["name"], "name_invalid", where: { $0.parent.isEmpty }, "Acme AB", "acme_shop", "acme-", "ácme"),
    .value("an order's name of another file", ["name"], "duplicate_order_name", where: { $0.parent.isEmpty }, "kvarnbageriet-shop").in(
      "site.order.yaml", ofRun: true),
    .value("an order's name of another document", ["name"], "duplicate_order_name", where: { $0.document == 1 && $0.parent.isEmpty }, "compact-one").in(
      "flow.order.yaml"),
    .value("no items", ["items"], "empty_items", where: { $0.document == 0 }, "[]").in("flow.order.yaml"),
    .value("items as a mapping", ["items"], "wrong_type", where: { $0.document == 0 }, "{ \"domainName\": \"compact-one.com\" }").in("flow.order.yaml"),
    .key(
      "a misspelt field", "unknown_field", where: isFieldOfLanguage,
      change: { name, random in
        let new = name.misspelt(&random)
        return new == name ? nil : new
      }),
    .key(
      "a field with another case", "unknown_field",
      where: { isFieldOfLanguage($0) && $0.name.contains { $0.isUppercase } && !v1Words.contains($0.name.lowercased()) },
      change: {
        name, _ in name.lowercased()
      }),
    .key(
      "a field with underscores", "unknown_field", where: { ["billingCycle", "domainName", "maxTotal", "contactsFile", "primaryDomain"].contains($0.name) },
      change: {
        name, _ in name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
      }),
    .added("the way to pay where HostUp v2 has it", "unknown_field", after: ["provider"], where: { $0.parent.isEmpty }, "paymentMethod: invoice"),
    .added("a quantity", "v1_field_name", after: ["billingCycle"], where: \.isInItem, "quantity: 2", "price: 99"),
    .added(
      "a premium name by default", "not_allowed_in_defaults", after: ["maxSubtotal"], where: { $0.parent == "/defaults/domain" }, "premium: true",
      "eppCode: \"${env:A}\""),
    .piece(
      "defaults for nothing", "default_unused", "\nownedDomains:", "\n  site: { billingCycle: monthly }\nownedDomains:",
      .at(document: 0, pointer: "/defaults/site")),

    // MARK: Money
    .value("a way to pay that does not exist", ["method"], "payment_method_unknown", "stripe", "paypal", "Invoice", "bankgirot"),
    .value("a currency that fits no bankgiro", ["currency"], "payment_currency_mismatch", where: { $0.siblings["method"] == "bankgiro" }, "EUR", "USD"),
    .value("a currency that fits no SEPA", ["currency"], "payment_currency_mismatch", where: { $0.siblings["method"] == "sepa" }, "SEK", "USD"),
    .value("a currency that nobody takes", ["currency"], "value_not_in_enum", "NOK", "KR", "sek"),
    .dropped(
      "guards without a currency", ["currency"], "price_guard_missing_currency", where: { $0.siblings["maxTotal"] != nil && $0.siblings["method"] == "invoice" }
    ),
    .value("an amount with a comma", ["maxTotal", "maxSubtotal"], "price_guard_invalid", "\"900,00\"", "\"1 000.00\"", "\"1,000.00\""),
    .value("an amount with three digits behind the point", ["maxTotal", "maxSubtotal"], "price_guard_invalid", "\"9.999\"", "\"100.000\""),
    .value("an amount of nothing or less", ["maxTotal", "maxSubtotal"], "price_guard_invalid", "\"0\"", "\"0.00\"", "\"-5.00\""),
    .value("an amount with its currency", ["maxTotal", "maxSubtotal"], "price_guard_invalid", "\"900 SEK\"", "\"€900\"", "\"900 kr\""),
    .dropped(
      "no guard", ["maxTotal"], "price_guard_missing", where: { !$0.pointer.contains("defaults") && $0.document == 0 },
      found: { .at(document: $0.document, pointer: $0.parent) }),
    .value("an item that may cost more than the order", ["maxSubtotal"], "item_guard_above_order_guard", where: { $0.isInItem }, "\"17000.00\""),
    .value("a way to pay that needs a person", ["method"], "payment_needs_person", where: { $0.siblings["currency"] == "SEK" }, "swish", "card"),
    .value("an acceptance that does not exist", ["accept"], "value_not_in_enum", "[any_price]", "[provisional]"),

    // MARK: Names in the run
    .value("a contacts file that is not there", ["contactsFile"], "unresolved_contacts_file", "teams.contacts.yaml", "../team.contacts.yaml"),
    .key("a contact of the contacts file again", "duplicate_contact_name", where: { $0.pointer == "/contacts/bageriet" }, change: { _, _ in "anna" }).in(
      "shop.order.yaml"),
    .added(
      "the payer's profile overwritten with the holder's", "client_data_is_payer", after: ["name"], where: { $0.parent.isEmpty }, "clientData: stockholm",
      found: {
        .at(document: $0.document, pointer: "/clientData")
      }
    ).in("nordic.order.yaml"),
    .value("an old catalog", ["asOf"], "catalog_stale", "2026-06-01", "2025-11-01").in("pinned/hostup.catalog.yaml"),
    .added(
      "a written attempt key", "attempt_key_committed", after: ["provider"], "attemptKey: order-20260326-001",
      found: {
        .at(document: $0.document, pointer: "/attemptKey")
      }
    ).in("shop.order.yaml", "server.order.yaml"),
    .added(
      "a contact that nobody uses", "unused_contact", after: ["lis"],
      "bob: { type: private, firstName: Bo, lastName: Ek, email: bo@ek.example.org, countryCode: SE }"),

    // MARK: Secrets
    .value("a literal in `authorization`", ["authorization"], "secret_in_plain_text", "Bearer 12345", "s3cr3t-word"),
    .value("a literal in `turnstileToken`", ["turnstileToken"], "secret_in_plain_text", "0.abcdefghijkl"),
    .value("an API key in a description", ["description"], "secret_in_plain_text", "sk_live_0123456789abcdefghij", "Bearer 0123456789abcdef"),
    .value("an API key in a label", ["customer"], "secret_in_plain_text", "hup_live_0123456789abcdefghij"),
    .added("a token among the provider's fields", "secret_in_plain_text", after: ["accountId"], "accessToken: abcdef12") { slot in
      .at(document: slot.document, pointer: slot.parent + "/*")
    },

    // MARK: Comments
    .text(
      "an ignore without a reason", ["domainName"], "suppression_without_reason", where: { !$0.isInFlow && !$0.isQuoted },
      change: { text, _ in
        text.prefix(1).uppercased() + text.dropFirst() + " # orderspec: ignore[domain_uppercase]"
      }
    ).foundAtEnd("# orderspec: ignore[domain_uppercase]"),
    .value(
      "an ignore of nothing", ["domainName", "city", "billingCycle"], "suppression_unused", where: { !$0.isInFlow && $0.text != nil },
      change: { slot, _ in
        slot.raw + " # orderspec: ignore[value_not_in_enum] the registry says so"
      }),
    .value(
      "an ignore of a rule that does not exist", ["domainName"], "suppression_unused", where: { !$0.isInFlow },
      change: { slot, _ in
        slot.raw + " # orderspec: ignore[domain_upercase] a brand"
      }),
    .value(
      "an ignore that has expired", ["domainName"], "suppression_unused", where: { !$0.isInFlow },
      change: { slot, _ in
        slot.raw + " # orderspec: ignore[domain_uppercase] until 2026-10-31 a brand"
      }),
  ]

  /// Where a key is one of the language, and no other one that is valid too.
  private static func isFieldOfLanguage(_ slot: Slot) -> Bool {
    guard slot.name.count > 3, !openObjects.contains(where: { slot.parent.contains($0) }) else { return false }
    return !["/contacts", ""].contains(slot.parent)
      || slot.parent.isEmpty && !slot.name.contains("contact") && !["bageriet", "anna", "forening"].contains(slot.name)
  }

  private static let openObjects = ["/labels", "/options", "/extra", "/extensions"]
  private static let v1Words: Set = ["firstname", "lastname", "companyname", "phonenumber"]
}
