import JSON
import OrderLanguage

/// SuperSpace, `POST /api/orders` and `POST /api/orders/domain`: one item a request.
///
/// Keys: https://docs.superspace.nl/en/API/orders/ (complete parameter lists, documented). Read 2026-11-21.
extension RequestReader {
  mutating func superspace(_ member: RequestMember) -> OrderDraft? {
    guard var body = object(member) else { return nil }
    var order = DraftObject(.order)
    var items: [DraftObject] = []
    if let other = body.has("site") ? body.take("domain") : nil { report("conflicting_fields", "expected `site` or `domain`, found both", at: other) }
    if let member = body.take("site") {
      if let site = superspaceSite(member) { items.append(site) }
    } else if let member = body.take("domain") {
      if let domain = superspaceDomain(member) { items.append(domain) }
    } else {
      reportMissing("domain", of: body, expected: "`domain` or `site`")
    }
    if let member = value("callback", of: &body), var source = object(member) {
      var callback = DraftObject(.callback)
      put(.url, from: "url", of: &source, into: &callback)
      put(.authorization, from: "authorization", of: &source, into: &callback)
      hide(.authorization, of: &callback, named: "CALLBACK_AUTHORIZATION", at: member.pointer + "/authorization")
      body.keep(leftOver(in: source), below: "callback")
      if !callback.members.isEmpty { order.members[.callback] = .object(callback) }
    }
    order.members[.extra] = extra(of: body)
    return OrderDraft(order: order, items: items)
  }

  private mutating func superspaceSite(_ member: RequestMember) -> DraftObject? {
    guard var source = object(member) else { return nil }
    var site = DraftObject(.site)
    site.members[.type] = .text(ItemType.site.rawValue)
    put(.name, from: "name", of: &source, into: &site)
    put(.variant, from: "variant", of: &source, into: &site)
    put(.location, from: "location", of: &source, into: &site)
    put(.productSlug, from: "plan", of: &source, into: &site)
    put(.billingCycle, from: "term", of: &source, into: &site, spellings: ["monthly": "monthly", "annual": "annually"])
    site.members[.extra] = extra(of: source)
    return site
  }

  private mutating func superspaceDomain(_ member: RequestMember) -> DraftObject? {
    guard var source = object(member) else { return nil }
    var domain = DraftObject(.domain)
    put(.domainName, from: "name", of: &source, into: &domain)
    put(.action, from: "action", of: &source, into: &domain)
    put(.eppCode, from: "authcode", of: &source, into: &domain)
    hide(.eppCode, of: &domain, named: "EPP_" + ImportedSecrets.word(domain.text(.domainName) ?? "CODE"), at: member.pointer + "/authcode")
    let tld = Self.tld(of: domain.text(.domainName) ?? "")
    let holder = value("contact", of: &source)
    if let origin = value("contact_source", of: &source) {
      if holder != nil { report("conflicting_fields", "`contact_source` and `contact` exclude each other", at: origin) }
      if var inner = object(origin) {
        domain.members[.registrantContact] = registration("registration_id", of: &inner)
        source.keep(leftOver(in: inner), below: "contact_source")
      }
    } else if let holder, var inner = object(holder) {
      domain.members[.registrantContact] = .contact(superspaceContact(&inner, tld: tld))
    }
    if let member = value("role_contacts", of: &source), var roles = object(member) {
      domain.members[.roleContacts] = roleContacts(&roles, tld: tld)
      source.keep(leftOver(in: roles), below: "role_contacts")
    }
    domain.members[.extra] = extra(of: source)
    return domain
  }

  /// `same_as_owner` is what holds where nothing is written.
  private mutating func roleContacts(_ source: inout RequestObject, tld: String) -> DraftValue? {
    var roles = DraftObject(.roleContacts)
    for role in [FieldName.admin, .billing, .tech] {
      guard let member = value(role.string, of: &source), var inner = object(member) else { continue }
      let written = value("source", of: &inner)
      let isContact = Self.superspaceKeys.contains { inner.has($0.key) }
      let origin = written.map { word($0, of: ["same_as_owner", "existing", "new"]) } ?? (isContact ? "new" : "same_as_owner")
      switch origin {
      case "existing": roles.members[role] = registration("source_registration_id", of: &inner)
      case "new":
        roles.members[role] = .contact(superspaceContact(&inner, tld: tld))
        continue
      default: break
      }
      source.keep(leftOver(in: inner), below: role.string)
    }
    return roles.members.isEmpty ? nil : .object(roles)
  }

  private mutating func registration(_ key: String, of source: inout RequestObject) -> DraftValue? {
    var draft = DraftObject(.contactSource)
    guard source.has(key) else {
      reportMissing(key, of: source, expected: "the number of a registration")
      return nil
    }
    put(.fromRegistration, from: key, of: &source, into: &draft)
    return .object(draft)
  }

  /// SuperSpace has no type of a contact: one with an organisation is one.
  private mutating func superspaceContact(_ source: inout RequestObject, tld: String) -> DraftContact {
    var attributes: [DraftEntry] = []
    if let properties = object("extra_properties", of: &source) { attributes = open(properties.rest, allowsSecret: true) }
    var contact = contact(&source, Self.superspaceKeys)
    let type: ContactType = contact.object.members[.companyName] == nil ? .private : .organisation
    contact.object.members[.type] = .text(type.rawValue)
    contact.tld = tld
    contact.attributes = attributes
    return contact
  }

  private static let superspaceKeys = [
    ContactKey("first_name", .firstName), ContactKey("last_name", .lastName), ContactKey("organization", .companyName),
    ContactKey("street_address", .street), ContactKey("post_code", .postalCode), ContactKey("city", .city), ContactKey("state", .state),
    ContactKey("country", .countryCode), ContactKey("email", .email), ContactKey("phone", .phoneNumber),
  ]

  /// What registry attributes are keyed by: all behind the first label, which is the longest match for the name.
  private static func tld(of name: String) -> String {
    let name = TextForm.aLabelName(name) ?? name.lowercased()
    guard let dot = name.firstIndex(of: "."), name.index(after: dot) != name.endIndex else { return name }
    return String(name[name.index(after: dot)...])
  }
}
