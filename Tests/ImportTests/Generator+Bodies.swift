extension Generator {
  // MARK: HostUp v2

  mutating func hostupV2() -> String {
    let items = list(1 + below(5)) { $0.hostupV2Item() }
    return object([
      ("items", items), maybe("paymentMethod") { "\"\($0.pick(["card", "swish", "bankgiro", "sepa", "invoice"]))\"" },
      maybe("attemptKey", 20) { $0.text() }, maybe("clientData", 40) { $0.hostupV2Contact(isPayer: true) }, unknown(),
    ])
  }

  private mutating func hostupV2Item() -> String {
    switch below(6) {
    case 0:
      return object([
        ("type", "\"vps\""), ("productSlug", text()), ("billingCycle", cycle()), maybe("hostname") { $0.name() },
        maybe("configurableOptions") { $0.nonEmpty() }, unknown(),
      ])
    case 1: return object([("type", "\"shared_hosting\""), ("productSlug", text()), ("billingCycle", cycle()), ("primaryDomain", name()), unknown()])
    case 2: return object([("type", "\"addon\""), ("productSlug", text()), ("billingCycle", cycle()), ("accountId", text())])
    default: return hostupV2Domain()
    }
  }

  private mutating func hostupV2Domain() -> String {
    let isTransfer = chance(40)
    return object([
      ("type", "\"domain\""), ("action", isTransfer ? "\"transfer\"" : "\"register\""), ("domainName", name()), ("years", pick(["1", "1", "2", "10"])),
      isTransfer ? ("eppCode", "\"${env:CODE}\"") : nil, maybe("acceptedTerms", 30) { $0.list(1 + $0.below(2)) { $0.text() } },
      maybe("premium", 20) { _ in "true" }, maybe("requiresRegistrarFeeAcceptance", 20) { _ in "true" },
      maybe("nameservers", 40) { $0.list(1 + $0.below(3)) { $0.name() } }, maybe("copyExistingDns", 20) { _ in "true" },
      maybe("registrantContact", 70) { $0.contact { $0.hostupV2Contact(isPayer: false) } }, unknown(),
    ])
  }

  private mutating func hostupV2Contact(isPayer: Bool) -> String {
    let country = pick(["\"SE\"", "\"NO\"", "\"IT\""])
    let address = [maybe("street") { $0.text() }, maybe("address2", 20) { $0.text() }, maybe("city") { $0.text() }, maybe("postalCode") { $0.text() }]
    let number = object([("value", text()), ("countryCode", chance(70) ? country : "\"DK\""), unknown()])
    return object(
      [
        (isPayer ? "accountType" : "type", pick(["\"private\"", "\"organisation\""])), ("firstName", text()), ("lastName", text()),
        maybe("companyName") { $0.text() }, ("email", text()), maybe("phoneNumber") { $0.phone() }, ("countryCode", country),
        maybe("registrationIdentifier") { _ in number }, isPayer ? maybe("vatNumber", 20) { $0.text() } : nil,
        isPayer ? ("address", object(address + [maybe("box", 60) { $0.open(1) }, ("floor", "1")])) : nil, unknown(),
      ] + (isPayer ? [] : address))
  }

  private mutating func cycle() -> String {
    "\"\(pick(["monthly", "quarterly", "semiannually", "annually", "biennially", "triennially"]))\""
  }

  /// An open mapping that is not empty, without references: the language allows none in options.
  private mutating func nonEmpty() -> String {
    object([("os", "\"ubuntu-22.04\""), ("slots", "2"), maybe("more") { $0.mapping(1) }, maybe("text") { $0.text() }])
  }

  // MARK: HostUp v1

  mutating func hostupV1() -> String {
    let items = list(1 + below(5)) { $0.chance(30) ? $0.hostupV1Server() : $0.hostupV1Domain() }
    return object([
      ("cartItems", items), maybe("attemptKey") { $0.text() }, maybe("referralCode", 20) { $0.text() }, maybe("euEligibilityConfirmed", 20) { _ in "true" },
      unknown(),
    ])
  }

  private mutating func hostupV1Server() -> String {
    object([
      ("type", "\"vps\""), ("productId", "\"\(below(4000) + 1)\""), ("cycle", pick(["\"m\"", "\"q\"", "\"s\"", "\"a\"", "\"b\"", "\"t\""])),
      maybe("domain") { $0.name() }, maybe("configoptions") { $0.nonEmpty() }, unknown(),
    ])
  }

  private mutating func hostupV1Domain() -> String {
    let isTransfer = chance(40)
    let isCustom = chance(50)
    let servers = isCustom ? list(1 + below(3)) { $0.name() } : "[]"
    return object([
      ("type", isTransfer ? "\"transfer\"" : "\"register\""), ("domain", name()), ("productId", "\"\(below(400) + 1)\""), ("years", pick(["1", "2", "5"])),
      isTransfer ? ("eppCode", "\"${env:CODE}\"") : nil, ("nameserverOption", isCustom ? "\"custom\"" : "\"default\""), ("nameservers", servers),
      maybe("registrantContact", 70) { $0.contact { $0.hostupV1Contact() } }, unknown(),
    ])
  }

  private mutating func hostupV1Contact() -> String {
    object([
      ("type", pick(["\"private\"", "\"organisation\""])), ("firstname", text()), ("lastname", text()), maybe("companyname") { $0.text() },
      maybe("orgno") { _ in "\"559290-1325\"" }, maybe("address1") { $0.text() }, maybe("address2", 20) { $0.text() }, maybe("city") { $0.text() },
      maybe("state", 20) { $0.text() }, maybe("postcode") { $0.text() }, ("country", pick(["\"SE\"", "\"NO\""])), ("email", text()),
      maybe("phonenumber") { $0.phone() }, unknown(),
    ])
  }

  // MARK: SuperSpace

  mutating func superspace() -> String {
    let callback = maybe("callback", 30) { g in
      g.object([("url", "\"https://hooks.example.org/\""), g.maybe("authorization") { _ in "\"${env:HOOK}\"" }, g.unknown()])
    }
    return chance(20)
      ? object([("site", superspaceSite()), callback, unknown()]) : object([("domain", superspaceDomain()), callback, unknown()])
  }

  private mutating func superspaceSite() -> String {
    object([
      ("name", text()), ("variant", pick(["\"vanilla\"", "\"extendify\""])), ("location", text()), ("plan", text()),
      ("term", pick(["\"monthly\"", "\"annual\""])), unknown(),
    ])
  }

  private mutating func superspaceDomain() -> String {
    let holder =
      chance(20)
      ? ("contact_source", object([("registration_id", "\(1 + below(5000))")])) : ("contact", contact { $0.superspaceContact([]) })
    let roles = maybe("role_contacts", 40) { g in
      g.object([
        ("tech", g.contact { $0.superspaceContact([("source", "\"new\"")]) }),
        g.maybe("admin") { $0.object([("source", "\"existing\""), ("source_registration_id", "\(1 + $0.below(5000))")]) },
      ])
    }
    let isTransfer = chance(30)
    return object([
      ("name", name()), ("action", isTransfer ? "\"transfer\"" : "\"register\""), isTransfer ? ("authcode", "\"${env:CODE}\"") : nil, holder, roles, unknown(),
    ])
  }

  /// Without references: where SuperSpace has them, the target changes what stands around them.
  private mutating func superspaceContact(_ more: [(String, String)?]) -> String {
    object(
      [
        ("first_name", text()), ("last_name", text()), maybe("organization") { $0.text() }, ("street_address", text()), ("post_code", text()), ("city", text()),
        maybe("state", 20) { $0.text() }, ("country", pick(["\"SE\"", "\"NL\""])), ("email", text()), ("phone", "\"+46.\(700_000_000 + below(1000))\""),
        maybe("extra_properties", 30) { $0.nonEmpty() }, unknown(),
      ] + more)
  }
}
