import JSON
import OrderLanguage

/// HostUp v1, `POST /api/create-order`.
///
/// Keys: https://developer.hostup.se/endpoints/billing/post-create-order (VPS and order, documented) and HostUp's own WHMCS client at 10e31f8 of
/// 2025-12-03 (domains and holders, observed). Read 2026-11-21. The name of web hosting is not documented.
extension RequestReader {
  mutating func hostupV1(_ member: RequestMember) -> OrderDraft? {
    guard var body = object(member) else { return nil }
    var order = DraftObject(.order)
    let items = self.items("cartItems", of: &body) { $0.hostupV1Item(&$1) }
    for field in [FieldName.referralCode, .euEligibilityConfirmed, .turnstileToken, .attemptKey] { put(field, from: field.string, of: &body, into: &order) }
    hide(.turnstileToken, of: &order, named: "TURNSTILE", at: body.pointer + "/turnstileToken")
    if let member = value("clientData", of: &body) { order.members[.clientData] = contact(member, Self.hostupV1Payer).map(DraftValue.contact) }
    order.members[.extra] = extra(of: body)
    return OrderDraft(order: order, items: items)
  }

  /// The items that carry the action as their type, and those that carry their own.
  private static let hostupV1Types = [
    "register": "domain", "transfer": "domain", "vps": "vps", "webhotel": "shared_hosting", "hosting": "shared_hosting", "shared_hosting": "shared_hosting",
  ]

  private mutating func hostupV1Item(_ source: inout RequestObject) -> DraftObject? {
    guard let member = value("type", of: &source) else {
      reportMissing("type", of: source, expected: Self.hostupV1Types.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))
      return nil
    }
    guard let word = word(member, of: [], spellings: Self.hostupV1Types), let type = ItemType(rawValue: word) else { return nil }
    var draft = DraftObject(ObjectType(type))
    put(.productId, from: "productId", of: &source, into: &draft)
    if type == .domain {
      if document.string(of: member.value) == "transfer" { draft.members[.action] = .text(DomainAction.transfer.rawValue) }
      hostupV1Domain(&source, into: &draft)
    } else {
      draft.members[.type] = .text(word)
      if type == .sharedHosting {
        let name = document.string(of: member.value) ?? ""
        note("hosting: compiling to hostup-v1 takes `fieldNames: {hostup-v1: {sharedHostingType: \(name)}}` in the configuration", at: member.pointer)
      }
      put(.billingCycle, from: "cycle", of: &source, into: &draft, spellings: Self.cycles)
      put(type == .vps ? .hostname : .primaryDomain, from: "domain", of: &source, into: &draft)
      put(.options, from: "configoptions", of: &source, into: &draft)
    }
    draft.members[.extra] = extra(of: source)
    return draft
  }

  private static let cycles = ["m": "monthly", "q": "quarterly", "s": "semiannually", "a": "annually", "b": "biennially", "t": "triennially"]

  private mutating func hostupV1Domain(_ source: inout RequestObject, into draft: inout DraftObject) {
    put(.domainName, from: "domain", of: &source, into: &draft)
    put(.years, from: "years", of: &source, into: &draft)
    put(.eppCode, from: "eppCode", of: &source, into: &draft)
    put(.nameservers, from: "nameservers", of: &source, into: &draft)
    if let option = value("nameserverOption", of: &source), let word = word(option, of: ["default", "custom"]) {
      if word == "default", draft.members.removeValue(forKey: .nameservers) != nil {
        note("`default` says that the provider's name servers count: `nameservers` is left out", at: option.pointer)
      }
    }
    if let member = value("registrantContact", of: &source) {
      draft.members[.registrantContact] = contact(member, [ContactKey("type", .type)] + Self.hostupV1Contact).map(DraftValue.contact)
    }
  }

  private static let hostupV1Contact = [
    ContactKey("firstname", .firstName), ContactKey("lastname", .lastName), ContactKey("companyname", .companyName), ContactKey("email", .email),
    ContactKey("phonenumber", .phoneNumber), ContactKey("address1", .street), ContactKey("address2", .address2), ContactKey("city", .city),
    ContactKey("state", .state), ContactKey("postcode", .postalCode), ContactKey("country", .countryCode), ContactKey("orgno", .registrationIdentifier),
  ]
  private static let hostupV1Payer = [ContactKey("accountType", .type), ContactKey("vateu", .vatNumber)] + hostupV1Contact
}
