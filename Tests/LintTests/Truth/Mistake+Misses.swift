extension Mistake {
  /// Mistakes that make another sound spec: only a person, the provider's preview or the guards can tell.
  static let misses: [Mistake] = [
    miss("another number of years", "the registry sells it too; the preview shows the price and the guards hold") {
      .value($0, ["years"], nil, where: { $0.siblings["domainName"]?.hasSuffix(".com") == true && $0.siblings["type"] == nil }, "2", "4")
    },
    miss("a higher guard", "any amount may be meant") {
      .value($0, ["maxTotal"], nil, where: { $0.siblings["currency"] != nil }, "\"9900.00\"", "\"9990.00\"")
    },
    miss("another cycle", "the product is sold in it, or nobody has published in which it is sold") {
      .value($0, ["billingCycle"], nil, where: { $0.siblings["type"] == "vps" && $0.siblings["productSlug"] != nil && !$0.isInFlow }, "monthly", "biennially")
    },
    miss("another product", "it exists") { .value($0, ["productSlug"], nil, where: { $0.siblings["type"] == "vps" && !$0.isInFlow }, "vps-sm", "vps-xs") },
    miss("another product number", "no table from the numbers of HostUp v1 to products is published") {
      .text($0, ["productId"], nil) { text, random in text.withOtherDigit(at: 1, &random) }
    },
    miss("a misspelt name", "any name may be wanted; the plan shows what is ordered") {
      .text(
        $0, ["domainName"], nil, where: { $0.text == "kahvila-nordic.fi" || $0.text == "nordic-coffee.net" },
        change: { text, random in
          String(text.prefix { $0 != "." }).misspelt(&random) + text.drop { $0 != "." }
        })
    },
    miss("a misspelt person or town", "any text may be a name") {
      .text(
        $0, ["firstName", "lastName", "city", "companyName", "street"], nil, where: { !$0.isInFlow && !$0.parent.hasSuffix("/nord") },
        change: { text, random in
          text.misspelt(&random)
        })
    },
    miss("a misspelt mailbox", "any mailbox may exist") {
      .text($0, ["email"], nil) { text, random in String(text.prefix { $0 != "@" }).misspelt(&random) + text.drop { $0 != "@" } }
    },
    miss("a wrong digit of a phone number", "it has no check digit") {
      .text($0, ["phoneNumber"], nil) { text, random in text.withOtherDigit(at: text.count - 2, &random) }
    },
    miss("a wrong digit of a postal code", "codes that are given out are not listed") {
      .text(
        $0, ["postalCode"], nil, where: { ["SE", "DE", "FI"].contains($0.siblings["countryCode"]) },
        change: { text, random in
          text.withOtherDigit(at: text.count - 1, &random)
        })
    },
    miss("0 and 9 of a Swedish number swapped", "the Luhn check is blind to it") {
      .value($0, ["value"], nil, where: { $0.text == "802405-0190" }, "\"802405-0109\"")
    },
    miss("a Norwegian VAT number with a digit lost", "only the numbers of the European Union and the United Kingdom are known") {
      .text($0, ["vatNumber"], nil, where: { $0.siblings["countryCode"] == "NO" }, change: { text, random in text.withoutDigit(&random) })
    },
    miss("another variable", "lint never looks at the environment; compile does") {
      .value($0, ["eppCode", "authorization"], nil, "${env:KVARN_UN_EPP}", "${env:HOOKS_AUTH}")
    },
    miss("another name server", "any host may be one") {
      .value($0, ["nameservers"], nil, where: { $0.raw.hasPrefix("[") }, "[ns1.dns.example.org, ns3.dns.example.org]")
    },
    miss("another holder", "it is a contact of the order") {
      .value($0, ["registrantContact"], nil, where: { $0.text == "anna" || $0.text == "forening" }, "bageriet")
    },
    miss("another host name", "any name may be given to a server") {
      .text($0, ["hostname"], nil) { text, _ in "x" + text }
    },
    miss("a transfer with another site's variant", "both exist") { .value($0, ["variant"], nil, "extendify") },
    miss("a misspelt option", "options are the provider's own; it answers for them") {
      .key($0, nil, where: { $0.parent.hasSuffix("/options") }, change: { name, random in name.count > 3 ? name.misspelt(&random) : nil })
    },
    miss("a wrong label", "labels are free") { .text($0, ["customer", "po"], nil) { text, _ in text + "1" } },
  ]

  private static func miss(_ name: String, _ reason: String, _ make: (String) -> Mistake) -> Mistake {
    var mistake = make(name)
    mistake.reason = reason
    return mistake
  }

  static let all = yaml + orders + domains + products + contacts + identifiers + misses
}
