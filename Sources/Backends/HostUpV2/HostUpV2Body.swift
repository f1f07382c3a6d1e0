import OrderLanguage

/// Writes the body of `POST /api/v2/orders` and of its preview, in the order of the capability table.
struct HostUpV2Body {
  // Not the options as a whole: each of their parts would be counted for each order.
  private let order: Order
  private let capabilities = HostUpV2.capabilities
  private let isPreview: Bool
  private let attemptKey: String?
  private let fieldNames: [String: String]
  private let asksForTerms: TermsLookUp
  var writer: RequestWriter
  /// The order can be sent again without being placed again.
  private(set) var hasAttemptKey = false

  init(order: Order, options: BackendOptions) {
    self.order = order
    isPreview = options.isPreview
    attemptKey = options.attemptKey
    asksForTerms = options.asksForTerms
    fieldNames = options.fieldNames[HostUpV2.target.rawValue] ?? [:]
    writer = RequestWriter(options, for: order)
  }

  mutating func write(_ items: [Item]) {
    writer.beginObject(nil, from: order.object.origin, extras: OpenMapping.extras(order.extra, for: HostUpV2.target))
    let rows = rows(of: .order)
    for field in rows.writtenFields {
      switch field.name {
      case .payment: if let payment = order.payment { write(payment.object) }
      case .items: if let key = rows.key(of: field) { write(items, key) }
      case .clientData: if let key = rows.key(of: field) { write(order.clientData, key, as: .payer) }
      case .attemptKey: if let key = rows.key(of: field) { writeAttemptKey(key) }
      default: write(field, of: order.object, rows)
      }
    }
    writer.endObject()
  }

  private func rows(of type: ObjectType, as role: ContactRole = .holder) -> CapabilityTable.Rows { capabilities.rows(of: type, as: role) }

  /// Writes the members of an object that need nothing but their row.
  private mutating func write(_ object: SpecObject) {
    let rows = rows(of: object.type)
    for field in rows.writtenFields { write(field, of: object, rows) }
  }

  private mutating func write(_ field: CapabilityTable.WrittenField, of object: SpecObject, _ rows: CapabilityTable.Rows) {
    guard let id = object.memberID(field), let key = rows.key(of: field, fieldNames: fieldNames) else { return }
    writer.put(key, id, field, rows, of: object)
  }

  /// A preview places nothing, and what a key does there is not documented: it is left out.
  private mutating func writeAttemptKey(_ key: String) {
    guard !isPreview else { return }
    hasAttemptKey = writer.put(key, attemptKeyOf: order, ofRun: attemptKey)
  }

  // MARK: Items

  private mutating func write(_ items: [Item], _ key: String) {
    guard let origin = order.object.written(.items) else { return }
    writer.beginArray(key, from: origin)
    for item in items {
      guard let object = item.object else { continue }
      writer.beginObject(nil, from: item.origin, extras: OpenMapping.extras(item.extra, for: HostUpV2.target))
      let rows = rows(of: object.type)
      for field in rows.writtenFields { write(field, of: item, object, rows) }
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func write(_ field: CapabilityTable.WrittenField, of item: Item, _ object: SpecObject, _ rows: CapabilityTable.Rows) {
    switch field.name {
    case .type where !object.has(field):
      guard let key = rows.key(of: field), let type = item.type else { return }
      writer.put(
        key, constant: type.rawValue, because: "an item with `domainName` is a domain where `type` is not written",
        near: object.written(.type) ?? object.written(.domainName) ?? item.origin)
    case .action: if let key = rows.key(of: field) { writer.put(key, actionOf: item, object) }
    case .years: if let key = rows.key(of: field) { writer.put(key, yearsOf: item, object) }
    case .acceptedTerms:
      if let origin = object.member(field), let key = rows.key(of: field) { write(termsOf: item, key, origin) }
    case .registrantContact: if object.has(field), let key = rows.key(of: field) { write(item.registrantContact, key, as: .holder) }
    default: write(field, of: object, rows)
    }
  }

  /// Writes the terms that an item is sent: what it writes itself, and of the pool in `defaults` what its TLD and action ask for.
  private mutating func write(termsOf item: Item, _ key: String, _ origin: Origin) {
    let terms = origin.elements
    guard origin.isDefault else { return writer.put(key, texts: terms, of: origin) }
    guard let domain = item.object?.member(.domainName), let action = item.action else { return }
    domain.document.withDomainName(at: domain.id.index) { name in
      writer.put(key, texts: terms, of: origin) { [asksForTerms] term in
        guard SecretReference.mayStand(in: term) else { return asksForTerms(term, name, action) }
        var literal = SecretReference.unescaped(String(decoding: term, as: UTF8.self))
        return literal.withUTF8 { asksForTerms($0, name, action) }
      }
    }
  }

  // MARK: Contacts

  private mutating func write(_ reference: ContactReference?, _ key: String, as role: ContactRole) {
    guard let reference, let contact = order.contact(reference) else { return }
    let rows = rows(of: .contact, as: role)
    let extras = OpenMapping.extras(contact.extra, for: HostUpV2.target)
    guard !extras.isEmpty || rows.writtenFields.contains(where: contact.object.has) else { return }
    if writer.beginObject(key, from: reference.origin, extras: extras, of: contact, as: role) { writeMembers(of: contact, rows) }
    writer.endObject()
  }

  private mutating func writeMembers(of contact: Contact, _ rows: CapabilityTable.Rows) {
    let object = contact.object
    var group: Int?
    for field in rows.writtenFields {
      guard let id = object.memberID(field) else { continue }
      if field.group != group {
        if group != nil { writer.endObject() }
        group = field.group
        if let group { writer.beginObject(rows.groups[group], because: "HostUp v2 keeps the address in an object of its own", near: contact.origin) }
      }
      guard let key = rows.key(of: field, fieldNames: fieldNames) else { continue }
      if field.name == .registrationIdentifier {
        write(contact.registrationIdentifier, key, of: contact)
      } else {
        writer.put(key, id, field, rows, of: object)
      }
    }
    if group != nil { writer.endObject() }
  }

  /// The country of a number is its own, else that of the contact; where neither is written, HostUp decides.
  private mutating func write(_ identifier: RegistrationIdentifier?, _ key: String, of contact: Contact) {
    guard let identifier else { return }
    writer.beginObject(key, from: identifier.origin)
    let rows = rows(of: .identifier)
    for field in rows.writtenFields {
      guard let key = rows.key(of: field) else { continue }
      switch field.name {
      case .value: writer.put(key, text: identifier.value)
      case .countryCode: if let country = identifier.countryOrigin ?? contact.object.member(.countryCode) { writer.put(key, text: country) }
      default: continue
      }
    }
    writer.endObject()
  }
}
