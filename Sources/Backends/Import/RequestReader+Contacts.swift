import OrderLanguage

/// Where a member of a contact stands in a request.
struct ContactKey {
  let key: String
  let field: FieldName
  /// The object inside the contact that holds it.
  let group: String?

  init(_ key: String, _ field: FieldName, in group: String? = nil) {
    self.key = key
    self.field = field
    self.group = group
  }
}

extension RequestReader {
  /// Reads a contact with all that it holds.
  mutating func contact(_ member: RequestMember, _ keys: [ContactKey]) -> DraftContact? {
    guard var source = object(member) else { return nil }
    return contact(&source, keys)
  }

  /// Reads a contact from what is left of an object.
  mutating func contact(_ source: inout RequestObject, _ keys: [ContactKey]) -> DraftContact {
    var draft = DraftObject(.contact)
    for row in keys where row.group == nil && row.field != .registrationIdentifier { put(row.field, from: row.key, of: &source, into: &draft) }
    if let row = keys.first(where: { $0.field == .registrationIdentifier }) {
      draft.members[.registrationIdentifier] = identifier(row.key, of: &source, country: draft.text(.countryCode))
    }
    var groups: [String] = []
    for row in keys { if let group = row.group, !groups.contains(group) { groups.append(group) } }
    for group in groups {
      guard var inner = object(group, of: &source) else { continue }
      for row in keys where row.group == group { put(row.field, from: row.key, of: &inner, into: &draft) }
      source.keep(leftOver(in: inner), below: group)
    }
    draft.members[.extra] = extra(of: source)
    return DraftContact(object: draft)
  }

  private mutating func identifier(_ key: String, of source: inout RequestObject, country: String?) -> DraftValue? {
    guard let member = value(key, of: &source) else { return nil }
    return target == .hostupV1 ? taggedIdentifier(member, country: country) : identifier(member, in: &source, country: country)
  }

  /// `{ value, countryCode }`; the number alone where its country is the contact's, which is what the language understands then.
  private mutating func identifier(_ member: RequestMember, in source: inout RequestObject, country: String?) -> DraftValue? {
    guard var inner = object(member) else { return nil }
    var draft = DraftObject(.identifier)
    put(.value, from: "value", of: &inner, into: &draft)
    put(.countryCode, from: "countryCode", of: &inner, into: &draft)
    source.keep(leftOver(in: inner), below: member.key)
    guard let value = draft.members[.value] else {
      reportMissing("value", of: inner, expected: "the number")
      return nil
    }
    let own = draft.text(.countryCode)
    if own == nil, let country { note("no country: in a spec that of the contact counts, \(country)", at: member.pointer) }
    return own == nil || own == country ? value : .object(draft)
  }

  /// `[SE]556703-7485`, or the number alone.
  private mutating func taggedIdentifier(_ member: RequestMember, country: String?) -> DraftValue? {
    guard let text = text(member) else { return nil }
    if isReference(text, member.value) { return .reference(text) }
    let utf8 = Array(text.utf8)
    let isTagged =
      utf8.count > 4 && utf8[0] == UInt8(ascii: "[") && utf8[3] == UInt8(ascii: "]") && utf8[1...2].allSatisfy { (0x41...0x5A).contains($0) }
    guard isTagged else { return .text(text) }
    let tag = String(decoding: utf8[1...2], as: UTF8.self)
    let number = String(decoding: utf8[4...], as: UTF8.self)
    if tag == country { return .text(number) }
    var draft = DraftObject(.identifier)
    draft.members[.value] = .text(number)
    draft.members[.countryCode] = .text(tag)
    return .object(draft)
  }
}
