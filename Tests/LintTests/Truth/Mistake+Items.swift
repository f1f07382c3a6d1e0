extension Mistake {
  /// Mistakes in what is ordered.
  static let domains: [Mistake] = [
    .text(
      "blank in a name", ["domainName"], "domain_invalid_syntax", where: { $0.text?.contains("-") == true },
      change: { text, random in
        text.replacingOne("-", with: " ", &random)
      }),
    .text(
      "underscore in a name", ["domainName"], "domain_invalid_syntax", where: { $0.text?.contains("-") == true },
      change: { text, random in
        text.replacingOne("-", with: "_", &random)
      }),
    .text("two points in a name", ["domainName"], "domain_invalid_syntax") { text, random in text.replacingOne(".", with: "..", &random) },
    .text("hyphen first", ["domainName"], "domain_invalid_syntax", where: { !$0.isQuoted }, change: { text, _ in "-" + text }),
    .text("hyphen last", ["domainName"], "domain_invalid_syntax") { text, _ in text.prefix { $0 != "." } + "-" + text.drop { $0 != "." } },
    .text(
      "comma for the point", ["domainName"], "domain_invalid_syntax", where: { !$0.isInFlow },
      change: { text, random in text.replacingOne(".", with: ",", &random)
      }),
    .text("label too long", ["domainName"], "domain_label_too_long") { text, _ in String(repeating: "a", count: 64) + text.drop { $0 != "." } },
    .text("address of a page", ["domainName", "primaryDomain"], "domain_has_scheme_or_path") { text, random in
      [("https://", ""), ("http://", ""), ("", "/start"), ("", ":8080/")].randomElement(using: &random).map { $0 + text + $1 }
    },
    .text("hyphens in places 3 and 4", ["domainName"], "domain_double_hyphen_34") { text, _ in text.prefix(2) + "--" + text.dropFirst(4) },
    .text("A-label that decodes to nothing", ["domainName"], "domain_invalid_a_label") { text, _ in "xn--a" + text.drop { $0 != "." } },
    .text("symbol in a name", ["domainName"], "domain_disallowed_character") { text, random in
      text.prefix(4) + (["☃", "♥", "🍞"].randomElement(using: &random) ?? "") + text.dropFirst(5)
    },
    .text("capital letters", ["domainName", "primaryDomain"], "domain_uppercase") { text, _ in text.prefix(1).uppercased() + text.dropFirst() },
    .text("point behind the name", ["domainName", "primaryDomain"], "domain_trailing_dot") { text, _ in text + "." },
    .text("ligature", ["domainName"], "domain_uts46_mapped", where: { $0.text?.hasSuffix(".com") == true }, change: { text, _ in "ﬁ" + text }),
    .text(
      "sharp s", ["domainName"], "domain_transitional_difference", where: { $0.text?.hasSuffix(".de") == true || $0.text?.hasSuffix(".com") == true },
      change: {
        text, _ in "\u{DF}" + text
      }),
    .text(
      "name for documentation", ["domainName"], "domain_example_reserved", where: { !$0.pointer.hasSuffix("items/0/domainName") },
      change: { _, random in
        ["example.com", "example.net", "example.org"].randomElement(using: &random)
      }
    ).in("nordic.order.yaml", "pinned/pinned.order.yaml"),
    .text(
      "a TLD that does not exist", ["domainName"], "tld_unknown", where: { $0.text?.hasSuffix(".com") == true },
      change: { text, random in
        text.dropLast(3) + (["con", "cmo", "comm"].randomElement(using: &random) ?? "")
      }
    ).in("nordic.order.yaml", "server.order.yaml", "flow.order.yaml"),
    .text(
      "a host instead of the name", ["domainName"], "domain_not_registrable", where: { $0.text?.hasSuffix(".com") == true },
      change: { text, random in
        ["www.", "mail."].randomElement(using: &random).map { $0 + text }
      }
    ).found { .at(document: $0.document, pointer: $0.pointer) },
    .text("a suffix instead of a name", ["domainName"], "domain_not_registrable", where: { $0.text?.hasSuffix(".co.uk") == true }, change: { _, _ in "co.uk" }),
    .text(
      "a Cyrillic letter", ["domainName"], "domain_mixed_script", where: { $0.text?.hasSuffix(".com") == true && $0.text?.contains("o") == true },
      change: {
        text, _ in text.replacing("o", with: "\u{43E}", maxReplacements: 1)
      }),
    .text(
      "a name that only looks Latin", ["domainName"], "domain_whole_script_confusable", where: { $0.text?.hasSuffix(".com") == true },
      change: { _, _ in
        "\u{430}\u{440}\u{440}\u{4CF}\u{435}.com"
      }),
    .text(
      "a letter that the registry does not take", ["domainName"], "tld_idn_character", where: { $0.text?.hasSuffix(".dk") == true },
      change: { text, _ in
        text.prefix(3) + "\u{15F}" + text.dropFirst(4)
      }),
    .text(
      "nearly the same name twice", ["domainName"], "near_duplicate_domain", where: { $0.text == "kvarnbr\u{F6}d.se" },
      change: { _, random in
        ["kvarnbageriet-butiks.se", "kvarnbageriet-buitk.se", "kvarnbageret-butik.se"].randomElement(using: &random)
      }),
    .addedValue("a copy of the zone of a name that is new", "copy_dns_on_register", after: ["acceptedTerms"], where: \.isInItem, "copyExistingDns: true").in(
      "shop.order.yaml"),
    .added(
      "a copy of the zone beside name servers", "copy_dns_with_nameservers", after: ["copyExistingDns"],
      "nameservers: [ns1.dns.example.org, ns2.dns.example.org]",
      found: { .at(document: $0.document, pointer: $0.pointer) }),
    .added(
      "terms that nobody asks for", "accepted_terms_not_asked", after: ["domainName"], where: { $0.text == "kvarnbageriet.io" },
      "acceptedTerms: [se_registration_terms]",
      found: { .at(document: $0.document, pointer: $0.parent + "/acceptedTerms") }),
    .dropped("a premium name without its fee", ["requiresRegistrarFeeAcceptance"], "premium_fee_not_accepted"),
    .added(
      "more years on a transfer", "transfer_years_not_applicable", after: ["domainName"], where: { $0.text == "nordkaffee.de" },
      "action: transfer, eppCode: \"${env:DE}\", years: 3",
      found: { .at(document: $0.document, pointer: $0.parent + "/years") }),
    .added(
      "one name server", "nameserver_count", after: ["domainName"], where: { $0.text == "kaffe-i-norden.com" }, "nameservers: [ns1.dns.example.org]",
      found: { .at(document: $0.document, pointer: $0.parent + "/nameservers") }),
    .value("a code that is too short", ["eppCode"], "epp_code_malformed", where: { $0.siblings["domainName"]?.hasSuffix(".com") == true }, "Kx7"),
    .dropped(
      "no attributes for the Italian registry", ["entityType"], "tld_contact_attribute_missing",
      found: { .at(document: $0.document, pointer: "/items/1/registrantContact") }),
    .text("too short for the registry", ["domainName"], "tld_label_length", where: { $0.text?.hasSuffix(".nl") == true }, change: { _, _ in "x.nl" }),
    .text("too short for the Swedish registry", ["domainName"], "tld_label_length", where: { $0.text?.hasSuffix(".no") == true }, change: { _, _ in "x.no" }),
    .text(
      "letters the registry does not take", ["domainName"], "tld_idn_not_supported", where: { $0.text?.hasSuffix(".co.uk") == true },
      change: { _, _ in
        "kaffeböna.co.uk"
      }),
    .text(
      "a personal number as a name", ["domainName"], "tld_reserved_pattern", where: { $0.text?.hasSuffix(".nu") == true || $0.text?.hasSuffix(".se") == true },
      change: {
        text, _ in "811228-9874" + text.drop { $0 != "." }
      }),
    .text("a TLD that is not sold", ["domainName"], "tld_unsupported") { text, random in
      text.prefix { $0 != "." } + ([".frl", ".dev", ".io"].randomElement(using: &random) ?? "")
    }.in("pinned/pinned.order.yaml"),
    .text(
      "a name that is owned already", ["domainName"], "domain_already_owned", where: { $0.siblings["action"] != "transfer" },
      change: { _, _ in
        "kvarnbageriet.com"
      }
    ).in("shop.order.yaml"),
    .text(
      "the same name twice", ["domainName"], "duplicate_item_identity", where: { $0.text == "kaffenorden.org" },
      change: { _, random in
        ["kaffe-i-norden.com", "smiths-coffee.co.uk"].randomElement(using: &random)
      }),
    .text(
      "the same name twice, once as A-label", ["domainName"], "duplicate_item_identity", where: { $0.text == "kvarnbröd.se" },
      change: { _, _ in
        "kvarnbageriet-butik.se"
      }),
    .text(
      "a name of another file", ["domainName"], "duplicate_item_identity", where: { $0.text == "kvarnbageriet.io" },
      change: { _, random in
        ["compact-one.com", "compact-two.org", "compact-two.com"].randomElement(using: &random)
      }
    ).in("shop.order.yaml", ofRun: true),
    .text(
      "a name of another document", ["domainName"], "duplicate_item_identity", where: { $0.text == "compact-two.com" }, change: { _, _ in "compact-one.com" }),
    .value("a reference for a name", ["domainName", "productSlug", "hostname"], "secret_reference_not_allowed", "\"${env:NAME}\"", "\"shop-${env:NAME}\""),
    .value("years as a word", ["years"], "wrong_type", "one", "\"2\"", "2.0", "+2", "02", "[2]"),
    .value("years that nobody sells", ["years"], "value_out_of_range", "0", "100", "2026"),
    .addedValue(
      "years that the registry does not sell", "tld_years_out_of_range", after: ["domainName"], where: { $0.text?.hasSuffix(".de") == true }, "years: 2"),
    .value("years beyond ten", ["years"], "tld_years_out_of_range", where: { $0.siblings["domainName"]?.hasSuffix(".com") == true }, "11", "20"),
    .value("an action that does not exist", ["action"], "value_not_in_enum", "registr", "buy", "Register", "trasnfer"),
    .value("a renewal", ["action"], "renewal_is_not_an_order", "renew"),
    .dropped("no code for a transfer", ["eppCode"], "missing_required", where: { $0.siblings["domainName"]?.hasSuffix(".com") == true }),
    .dropped(
      "no action, so a registration with a code", ["action"], "epp_code_on_register", where: { $0.siblings["eppCode"] != nil },
      found: { slot in
        .at(document: slot.document, pointer: slot.parent + "/eppCode")
      }),
    .value("a code in plain text", ["eppCode"], "epp_code_in_plain_text", "\"Kx7vPq2mRt9w\"", "REG-TRANSFER-098f6bcd"),
    .value(
      "a misspelt reference", ["eppCode", "authorization", "turnstileToken"], "unresolved_secret_reference", "${evn:EPP}", "${env:}", "${EPP}", "${file:}"),
    .dropped("no terms where HostUp asks for them", ["acceptedTerms"], "tld_accepted_terms_missing"),
    .value("terms of another TLD", ["acceptedTerms"], "tld_accepted_terms_missing", "[nu_registration_terms]", "[]"),
    .value("yes for true", ["premium", "requiresRegistrarFeeAcceptance", "copyExistingDns"], "wrong_type", "yes", "on", "\"true\"", "1"),
    .value("an address for a name server", ["nameservers"], "nameserver_invalid", where: { $0.raw.hasPrefix("[") }, "[ns1.dns.example.org, 192.0.2.1]"),
    .value("a name server twice", ["nameservers"], "nameserver_invalid", where: { $0.raw.hasPrefix("[") }, "[ns1.dns.example.org, ns1.dns.example.org]"),
    .value(
      "a name server that is no name", ["nameservers"], "nameserver_invalid", where: { $0.raw.hasPrefix("[") }, "[ns1.dns.example.org, ns2_dns.example.org]"),
    .value("name servers as one text", ["nameservers"], "wrong_type", where: { $0.raw.hasPrefix("[") }, "ns1.dns.example.org"),
    .value(
      "a name server below the name", ["nameservers"], "nameserver_needs_glue", where: { $0.siblings["domainName"] == "kaffenorden.org" },
      "[ns1.kaffenorden.org, ns2.dns.example.org]"),
    .addedValue(
      "one name server too few", "tld_nameserver_count", after: ["domainName"], where: { $0.text?.hasSuffix(".dk") == true },
      "nameservers: [ns1.dns.example.org]"),
    .added("a cycle on a domain", "billing_cycle_for_domain", after: ["domainName"], "billingCycle: annually"),
    .value(
      "a holder in the wrong country", ["registrantContact"], "tld_registrant_country", where: { $0.siblings["domainName"] == "fjordkaffe.no" }, "stockholm",
      "london"),
    .value(
      "a misspelt holder", ["registrantContact"], "unresolved_contact_reference", where: { $0.text != nil },
      change: { slot, random in
        (slot.text ?? "").count > 3 ? slot.text?.misspelt(&random) : nil
      }),
    .value("a misspelt role", ["tech"], "unresolved_contact_reference", "web", "webbb", "admin"),
    .added(
      "a holder of two sources", "conflicting_fields", after: ["fromRegistration"], "email: anna@svensson.example.org",
      found: { .at(document: $0.document, pointer: $0.pointer) }),
  ]

  /// Mistakes in servers, hosting and sites.
  static let products: [Mistake] = [
    .value(
      "a product that does not exist", ["productSlug"], "unknown_product_slug", where: { $0.siblings["type"] != "addon" },
      change: { slot, random in
        slot.text?.misspelt(&random)
      }),
    .value("a product of another kind", ["productSlug"], "unknown_product_slug", where: { $0.siblings["type"] == "vps" }, "webbhotell-start").in(
      "shop.order.yaml"),
    .value("a place that does not exist", ["location"], "unknown_product_slug", "pdxx", "ams"),
    .value("a server by the hour", ["productSlug"], "payg_vps_not_allowed", where: { $0.siblings["type"] == "vps" }, "vps-lab").in("pinned/pinned.order.yaml"),
    .value("a cycle that does not exist", ["billingCycle"], "billing_cycle_unknown", "yearly", "annual", "month", "free"),
    .value("a cycle as HostUp v1 writes it", ["billingCycle"], "v1_value_form", "m", "a", "q"),
    .value("a cycle that is not sold", ["billingCycle"], "billing_cycle_not_offered", "triennially", "quarterly").in("pinned/pinned.order.yaml"),
    .dropped("no cycle", ["billingCycle"], "missing_required"),
    .dropped("no product", ["productSlug"], "missing_required", where: { $0.isInFlow || !$0.isFirst }),
    .dropped("no domain of the hosting", ["primaryDomain"], "missing_required"),
    .dropped("no id of an add-on", ["id"], "missing_required", where: { $0.siblings["type"] == "addon" }),
    .dropped("no place or variant of a site", ["location", "variant"], "missing_required"),
    .dropped("a server without a name of its own", ["id"], "missing_item_id", where: { $0.siblings["type"] == "vps" && $0.siblings["hostname"] == nil }),
    .value("a variant that does not exist", ["variant"], "value_not_in_enum", "vanila", "wordpress"),
    .value("a kind of item that does not exist", ["type"], "value_not_in_enum", where: \.isInItem, "domian", "server", "hosting", "VPS"),
    .text("hosting for a name that nobody orders", ["primaryDomain"], "primary_domain_not_ordered_or_owned") { text, random in
      String(text.prefix { $0 != "." }).misspelt(&random) + text.drop { $0 != "." }
    },
    .text("a host name with a blank", ["hostname"], "domain_invalid_syntax") { text, random in text.replacingOne(".", with: ". ", &random) },
    .text("the same site twice", ["name"], "duplicate_item_identity", where: { $0.isInItem && $0.document == 0 }, change: { _, _ in "trattoria-2" }).found {
      _ in
      .at(document: 1, pointer: "/items/0/name")
    }.in("site.order.yaml"),
    .text("the same id twice", ["id"], "duplicate_item_identity", where: { $0.text == "more-disk" }, change: { _, _ in "web" }),
    .text("an id with capital letters or blanks", ["id"], "name_invalid") { text, random in ["Web 1", "web_1", "-web", "wéb"].randomElement(using: &random) },
    .value("options as a text", ["options"], "wrong_type", where: { $0.isInItem }, "ubuntu-22.04").in("server.order.yaml", "pinned/pinned.order.yaml"),
    .added("a password among the options", "secret_in_plain_text", after: ["os"], "rootPassword: hunter2", "api_key: abc12345") { slot in
      .at(document: slot.document, pointer: slot.parent + "/*")
    },
    .key(
      "a member of the provider that the compiler writes", "extra_overrides_field", where: { $0.name == "accountId" },
      change: { _, random in
        ["type", "productSlug", "billingCycle"].randomElement(using: &random)
      }),
    .key(
      "items of HostUp v1", "v1_field_name", where: { ["billingCycle", "options"].contains($0.name) && $0.isInItem },
      change: { name, _ in
        name == "options" ? "configoptions" : "cycle"
      }),
    .added("a field that does not exist", "unknown_field", after: ["productSlug"], "note: for the shop", "region: stockholm", "os: debian-12"),

    // MARK: Targets
    .added("years for SuperSpace", "unsupported_by_target", after: ["domainName"], where: { $0.text?.hasSuffix(".it") == true }, "years: 2"),
    .added("name servers for SuperSpace", "unsupported_by_target", after: ["domainName"], "nameservers: [ns1.dns.example.org, ns2.dns.example.org]").in(
      "site.order.yaml"),
    .added("a way to pay for SuperSpace", "unsupported_by_target", after: ["accept"], "method: card").in("site.order.yaml"),
    .added("a premium name for HostUp v1", "unsupported_by_target", after: ["domainName"], where: { $0.text == "lingonris.com" }, "premium: true"),
    .added("roles for HostUp v2", "unsupported_by_target", after: ["domainName"], where: { $0.isInItem }, "roleContacts: { tech: anna }").in(
      "shop.order.yaml"),
    .dropped("no product number for HostUp v1", ["productId"], "unsupported_by_target", where: { $0.siblings["type"] != "vps" }),
    .value("a callback without TLS", ["url"], "callback_url_invalid", "http://hooks.example.org/orders", "hooks.example.org/orders"),
    .dropped(
      "no town for SuperSpace", ["city", "street", "postalCode"], "contact_incomplete_for_target", where: { $0.parent == "/contacts/nord" },
      found: { _ in .at(document: 0, pointer: "/items/1/registrantContact") }
    ).in("site.order.yaml"),
    .value(
      "a provider that nobody knows", ["provider"], "unknown_provider", where: { $0.siblings["name"] != nil },
      change: { slot, random in
        slot.text?.misspelt(&random)
      }),
  ]
}
