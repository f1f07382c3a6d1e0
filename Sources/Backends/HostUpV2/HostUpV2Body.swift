import OrderLanguage

/// Writes the body of `POST /api/v2/orders` and of its preview, in the order of the capability table.
struct HostUpV2Body {
  private let order: Order
  private let options: BackendOptions
  private let fieldNames: [String: String]
  var writer: RequestWriter
  /// The order can be sent again without being placed again.
  private(set) var hasAttemptKey = false

  init(order: Order, options: BackendOptions) {
    self.order = order
    self.options = options
    fieldNames = options.fieldNames[HostUpV2.target.rawValue] ?? [:]
    writer = RequestWriter(options, for: order)
  }

  mutating func write(_ items: [Item]) {
    writer.beginObject(nil, from: order.object.origin, extras: OpenMapping.extras(order.extra, for: HostUpV2.target))
    for row in rows(of: .order).written {
      switch row.field {
      case .payment: if let payment = order.payment { write(payment.object) }
      case .items: write(items, row)
      case .clientData: write(order.clientData, row, as: .payer)
      case .attemptKey: writeAttemptKey(row)
      default: write(row, of: order.object, rows(of: .order))
      }
    }
    writer.endObject()
  }

  private func rows(of type: ObjectType, as role: ContactRole = .holder) -> CapabilityTable.Rows { HostUpV2.capabilities.rows(of: type, as: role) }

  /// Writes the members of an object that need nothing but their row.
  private mutating func write(_ object: SpecObject) {
    let rows = rows(of: object.type)
    for row in rows.written { write(row, of: object, rows) }
  }

  private mutating func write(_ row: CapabilityTable.Row, of object: SpecObject, _ rows: CapabilityTable.Rows) {
    if let key = rows.key(of: row, fieldNames: fieldNames) { writer.put(key, row, of: object) }
  }

  /// A preview places nothing, and what a key does there is not documented: it is left out.
  private mutating func writeAttemptKey(_ row: CapabilityTable.Row) {
    guard let key = row.key, !options.isPreview else { return }
    hasAttemptKey = writer.put(key, attemptKeyOf: order, ofRun: options.attemptKey)
  }

  // MARK: Items

  private mutating func write(_ items: [Item], _ row: CapabilityTable.Row) {
    guard let key = row.key, let origin = order.object.written(.items) else { return }
    writer.beginArray(key, from: origin)
    for item in items {
      guard let object = item.object else { continue }
      writer.beginObject(nil, from: item.origin, extras: OpenMapping.extras(item.extra, for: HostUpV2.target))
      let rows = rows(of: object.type)
      for (index, field) in rows.writtenFields.enumerated() where object.has(field) || Self.hasDefault(field) {
        write(rows.written[index], of: item, object, rows)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  /// Whether something is written for a field that an item does not have.
  private static func hasDefault(_ field: FieldName) -> Bool {
    switch field {
    case .type, .action, .years: true
    default: false
    }
  }

  private mutating func write(_ row: CapabilityTable.Row, of item: Item, _ object: SpecObject, _ rows: CapabilityTable.Rows) {
    switch row.field {
    case .type where object.member(.type) == nil:
      guard let key = row.key, let type = item.type else { return }
      writer.put(
        key, constant: type.rawValue, because: "an item with `domainName` is a domain where `type` is not written",
        near: object.written(.type) ?? object.written(.domainName) ?? item.origin)
    case .action: if let key = row.key { writer.put(key, actionOf: item, object) }
    case .years: if let key = row.key { writer.put(key, yearsOf: item, object) }
    case .acceptedTerms:
      if let key = row.key, let origin = object.member(.acceptedTerms) { writer.put(key, texts: terms(of: item, origin), of: origin) }
    case .registrantContact: write(item.registrantContact, row, as: .holder)
    default: write(row, of: object, rows)
    }
  }

  /// The terms that an item is sent: what it writes itself, and of the pool in `defaults` what its TLD and action ask for.
  private func terms(of item: Item, _ origin: Origin) -> [Origin] {
    guard origin.isDefault else { return item.acceptedTerms }
    guard let domain = item.object?.member(.domainName), domain.state == .value, let name = TextForm.aLabelName(domain), let action = item.action else {
      return []
    }
    let asked = options.termsAskedFor(name, action)
    return item.acceptedTerms.filter { asked.contains(SecretReference.unescaped($0.text)) }
  }

  // MARK: Contacts

  private mutating func write(_ reference: ContactReference?, _ row: CapabilityTable.Row, as role: ContactRole) {
    guard let key = row.key, let reference, let contact = order.contact(reference) else { return }
    let rows = rows(of: .contact, as: role)
    let extras = OpenMapping.extras(contact.extra, for: HostUpV2.target)
    guard !extras.isEmpty || rows.writtenFields.contains(where: contact.object.has) else { return }
    writer.beginObject(key, from: reference.origin, extras: extras)
    var group: String?
    for (index, field) in rows.writtenFields.enumerated() where contact.object.has(field) {
      let row = rows.written[index]
      if row.group != group {
        if group != nil { writer.endObject() }
        group = row.group
        if let group { writer.beginObject(group, because: "HostUp v2 keeps the address in an object of its own", near: contact.origin) }
      }
      if row.field == .registrationIdentifier {
        write(contact.registrationIdentifier, row, of: contact)
      } else {
        write(row, of: contact.object, rows)
      }
    }
    if group != nil { writer.endObject() }
    writer.endObject()
  }

  /// The country of a number is its own, else that of the contact; where neither is written, HostUp decides.
  private mutating func write(_ identifier: RegistrationIdentifier?, _ row: CapabilityTable.Row, of contact: Contact) {
    guard let key = row.key, let identifier else { return }
    writer.beginObject(key, from: identifier.origin)
    for row in rows(of: .identifier).written {
      guard let key = row.key else { continue }
      switch row.field {
      case .value: writer.put(key, text: identifier.value)
      case .countryCode: if let country = identifier.country?.origin ?? contact.object.member(.countryCode) { writer.put(key, text: country) }
      default: continue
      }
    }
    writer.endObject()
  }
}
