/// A secret that is planted in a file, to be looked for in all that is printed.
struct Canary: Sendable, CustomStringConvertible {
  let name: String
  let file: String
  let text: String
  /// The part that nobody may see.
  let secret: String

  var description: String { "\(name) (\(file))" }

  /// Every run of six bytes of the secret.
  var pieces: Set<UInt64> { Set(Self.windows(Array(secret.utf8))) }

  /// All runs of six bytes of a text, each as a number.
  static func windows(_ bytes: [UInt8]) -> [UInt64] {
    var window: UInt64 = 0
    var windows: [UInt64] = []
    windows.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      window = (window << 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
      if index >= 5 { windows.append(window) }
    }
    return windows
  }

  // MARK: Where they stand

  /// Every form with a secret of its own, so that a leak tells where it comes from.
  static let all: [Canary] = {
    var canaries: [Canary] = []
    func plant(_ name: String, _ secret: String, _ text: String, in suffix: String = "order.yaml") {
      let number = canaries.count
      let text = text.replacing("CANARY", with: secret).replacing("ORDER", with: "canary-\(number)").replacing("DOMAIN", with: "canary-shop-\(number).com")
      canaries.append(Canary(name: name, file: "\(number).\(suffix)", text: text, secret: secret))
    }
    func code() -> String { Self.code(canaries.count) }
    for member in members { plant("transfer code as `\(member)`", code(), order(member)) }
    for value in values {
      plant(
        "`\(value)` as authorization", code(), head + "callback:\n  url: http://hooks.example.org\n  authorization: \(value)\nitems:\n  - domainName: DOMAIN\n")
      plant("`\(value)` as turnstileToken", code(), head + "turnstileToken: \(value)\nitems: [{ domainName: DOMAIN, yeers: 1 }]\n")
      plant("`\(value)` as a password", code(), order("options: { rootPassword: \(value), os: *none }").replacing("domainName: DOMAIN", with: "type: vps"))
    }
    for field in [
      "name", "description", "type", "billingCycle", "domainName", "registrantContact", "years", "id", "productSlug", "existing", "action", "hostname",
    ] {
      plant(
        "an API key as \(field)", code(),
        field == "name" || field == "description"
          ? head.replacing("name: ORDER", with: "name: ORDER\n\(field): sk_live_CANARYCANARY") + "items: [{ domainName: DOMAIN, yeers: 1 }]\n"
          : order("\(field): sk_live_CANARYCANARY"))
    }
    for text in texts { plant("`\(text)`", code(), text) }
    for text in texts.filter({ $0.contains("eppCode") }) { plant("broken `\(text)`", code(), text + "\n  ] }\n") }
    for (country, number) in numbers {
      for form in identifiers {
        let text = form.replacing("COUNTRY", with: "\"\(country)\"")
        plant("a number of \(country) in `\(form)`", number, text)
      }
      plant(
        "a number of \(country) in a contacts file", number, "anna:\n" + contact.replacing("COUNTRY", with: "\"\(country)\"").indented(by: 2),
        in: "contacts.yaml")
      plant("a number of \(country) in a comment", number, head + "items:\n  - domainNmae: DOMAIN # for CANARY\n")
      plant("a number of \(country) where YAML is broken", number, head + "items: [\n  registrationIdentifier: \"CANARY\n")
    }
    return canaries
  }()

  private static let head = "orderSpec: 1\nname: ORDER\n"
  private static func order(_ member: String) -> String { head + "items:\n  - domainName: DOMAIN\n    action: transfer\n    \(member)\n" }

  /// Ways to write a transfer code, right and wrong.
  private static let members = [
    "eppCode: CANARY", "eppCode: \"CANARY\"", "eppCode: 'CANARY'", "eppCode: |\n      CANARY", "eppCode: >-\n      CANARY\n      CANARY",
    "eppCode: !!str CANARY", "eppCode: &code CANARY", "eppCode: &code CANARY\n    hostname: *code", "eppCode: [CANARY]", "eppCode: { code: CANARY }",
    "eppCode: \"CAN\\\n      ARY\"", "\"eppCode\": \"CANARY\"", "? eppCode\n    : CANARY", "eppCode: CANARY CANARY", "eppCode: ${env:A}CANARY",
    "eppCode: \"${evn:CANARY}\"",
    "eppcode: CANARY", "epp_code: CANARY", "eppKode: CANARY", "EPPCODE: CANARY", "authCode: CANARY", "authcode: CANARY", "epp: CANARY",
    "eppCode: CANARY\n    eppCode: CANARY", "eppCode: *CANARY", "eppCode: &CANARY", "eppCode: !CANARY x", "eppCode: ab #CANARY", "eppCode: \"CANARY\" # CANARY",
    "eppCode: '1'\n    <<: { eppCode: CANARY }", "extra: { hostup-v2: { token: CANARY, nested: [{ apiKey: \"CANARY\" }] } }",
    "extra: { hostup-v9: { token: CANARY } }", "extensions: { membershipToken: CANARY }", "extensions: [CANARY]", "password: CANARY", "secret: CANARY",
    "eppCode: CANARY\u{A0}", "eppCode: \"CANARY\" x", "eppCode: '12e4567CANARY'", "eppCode:\tCANARY\n    yeers: 1", "eppCode: CANARY: x",
  ]

  private static let values = ["Bearer CANARY", "\"Bearer CANARY\"", "CANARY", "'CANARY'", "Basic CANARY="]

  /// Whole files.
  private static let texts = [
    head + "defaults:\n  domain: { eppCode: CANARY }\nitems:\n  - domainName: DOMAIN\n",
    head + "items:\n  - &base { domainName: DOMAIN, action: transfer, eppCode: CANARY }\n  - { <<: *base, domainName: other-DOMAIN, yeers: 1 }\n",
    head + "items:\n  - { domainName: DOMAIN, action: transfer, eppCode:CANARY }\n",
    head + "items:\n  - domainName: DOMAIN\n    eppCode:CANARY\n    action: transfer\n",
    head + "items:\n  - domainName: DOMAIN\n    eppCode: \"CANARY\n    action: transfer\n",
    head + "items:\n  - domainName: DOMAIN\n    eppCode: @CANARY\n",
    head + "items:\n  - domainName: DOMAIN\n\teppCode: CANARY\n",
    head + "items:\n  - domainName: DOMAIN # eppCode: CANARY\n    yeers: 1 # eppCode: CANARY\n",
    head + "items:\n  - domainName: DOMAIN\n    yeers: 1 # Authorization: Bearer CANARY\n",
    head + "items:\n  - domainName: DOMAIN\n    yeers: 1 # was sk_live_CANARYCANARY\n",
    head + "items:\n  - domainName: DOMAIN # orderspec: ignore[epp_code_in_plain_text] eppCode: CANARY\n",
    "{ \"orderSpec\": 1, \"name\": \"ORDER\", \"items\": [{ \"domainName\": \"DOMAIN\", \"action\": \"transfer\", \"eppCode\": \"CANARY\", \"yeers\": 1 }] }",
    "{\"orderSpec\":1,\"name\":\"ORDER\",\"items\":[{\"domainName\":\"DOMAIN\",\"action\":\"transfer\",\"eppCode\":\"CANARY\",\"yeers\":1}]}",
    head + "extra: { hostup-v2: { clientSecret: CANARY, items: 1 } }\nitems: []\n",
    head + "items:\n  - domainName: DOMAIN\n    action: transfer\n    eppCode: CANARY\n---\n[\n",
  ]

  /// Numbers of persons that nobody has, by country (the examples of the countries' own documentation).
  private static let numbers = [
    ("SE", "811228-9874"), ("SE", "19811228-9874"), ("SE", "8112289874"), ("NO", "15108695088"), ("DK", "211062-5629"), ("DK", "2110625629"),
    ("FI", "131052-308T"),
  ]

  private static let contact =
    "type: private\nfirstName: Anna\nlastName: Ek\nemail: anna@ek.example.org\ncountryCode: COUNTRY\nphonenumber: 0700000000\nregistrationIdentifier: \"CANARY\"\n"

  private static let identifiers = [
    head + "contacts:\n  anna:\n" + contact.indented(by: 4) + "items: [{ domainName: DOMAIN, registrantContact: anna }]\n",
    head
      + "contacts:\n  anna: { type: private, countryCode: COUNTRY, registrationIdentifier: CANARY }\nitems: [{ domainName: DOMAIN, registrantContact: anna }]\n",
    head
      + "contacts:\n  anna: { type: organisation, countryCode: COUNTRY, registrationIdentifier: { value: 'CANARY', countryCode: COUNTRY, x: 1 } }\nitems: []\n",
    head + "clientData: { countryCode: COUNTRY, registrationIdentifier: CANARY, vatNumber: CANARY }\nitems: [{ domainName: DOMAIN }]\n",
    head + "contacts:\n  anna: { countryCode: COUNTRY, orgno: \"CANARY\", extensions: { se: { number: \"CANARY\" } } }\nitems: []\n",
    head + "contacts:\n  anna: { countryCode: COUNTRY, registrationidentifier: CANARY, personnummer: CANARY }\nitems: []\n",
    head + "contacts:\n  anna: { countryCode: COUNTRY, registrationIdentifier: *CANARY }\nitems: []\n",
  ]

  /// A transfer code of its own for every place: letters and digits, never the same six in a row.
  private static func code(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
    return "K7"
      + String(
        (0..<11).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return letters[Int(state >> 33) % letters.count]
        })
  }
}

extension String {
  fileprivate func indented(by count: Int) -> String {
    split(separator: "\n").map { String(repeating: " ", count: count) + $0 + "\n" }.joined()
  }
}
