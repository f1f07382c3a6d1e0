import OrderLanguage

/// Writes the body of `POST /api/create-order`, in the order of the capability table.
struct HostUpV1Body {
  private let order: Order
  private let options: BackendOptions
  private let fieldNames: [String: String]
  var writer: RequestWriter
  /// The order can be sent again without being placed again.
  private(set) var hasAttemptKey = false

  init(order: Order, options: BackendOptions) {
    self.order = order
    self.options = options
    fieldNames = options.fieldNames[HostUpV1.target.rawValue] ?? [:]
    writer = RequestWriter(options, for: order)
  }

  mutating func write(_ items: [Item]) {
    let rows = rows(of: .order)
    writer.beginObject(nil, from: order.object.origin, extras: OpenMapping.extras(order.extra, for: HostUpV1.target))
    for field in rows.writtenFields {
      guard let key = rows.key(of: field) else { continue }
      switch field.name {
      case .attemptKey: hasAttemptKey = writer.put(key, attemptKeyOf: order, ofRun: options.attemptKey)
      case .items: write(items, key)
      case .clientData:
        guard let payer = order.clientData, rows.row(of: field).refusal(of: payer.origin, in: order.object) == nil else { continue }
        write(payer, key, as: .payer)
      default: write(field, of: order.object, rows)
      }
    }
    writer.endObject()
  }

  private func rows(of type: ObjectType, as role: ContactRole = .holder) -> CapabilityTable.Rows { HostUpV1.capabilities.rows(of: type, as: role) }

  private mutating func write(_ field: CapabilityTable.WrittenField, of object: SpecObject, _ rows: CapabilityTable.Rows) {
    guard let id = object.memberID(field), let key = rows.key(of: field, fieldNames: fieldNames) else { return }
    writer.put(key, id, field, rows, of: object)
  }

  // MARK: Items

  private mutating func write(_ items: [Item], _ key: String) {
    guard let origin = order.object.written(.items) else { return }
    writer.beginArray(key, from: origin)
    for item in items {
      guard let object = item.object else { continue }
      writer.beginObject(nil, from: item.origin, extras: OpenMapping.extras(item.extra, for: HostUpV1.target))
      let rows = rows(of: object.type)
      for field in rows.writtenFields { write(field, of: item, object, rows) }
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func write(_ field: CapabilityTable.WrittenField, of item: Item, _ object: SpecObject, _ rows: CapabilityTable.Rows) {
    guard let key = rows.key(of: field) else { return }
    switch field.name {
    case .type where item.type == .sharedHosting:
      guard let type = fieldNames[HostUpV1.sharedHostingType] else { return }
      writer.put(
        key, constant: type, because: "`fieldNames.hostup-v1.sharedHostingType` of the configuration", near: object.member(.type) ?? item.origin)
    case .action: writer.put(key, actionOf: item, object)
    case .productId: writeProductID(of: item, object, key)
    case .years: writer.put(key, yearsOf: item, object)
    case .nameservers: writeNameservers(of: item, object, key)
    case .registrantContact: if let holder = item.registrantContact { write(holder, key, as: .holder) }
    default: write(field, of: object, rows)
    }
  }

  /// The id is a text, whatever it looks like.
  private mutating func writeProductID(of item: Item, _ object: SpecObject, _ key: String) {
    if let own = object.member(.productId) {
      writer.put(key, text: own)
    } else if let id = item.v1ProductID(options.v1ProductID) {
      writer.put(key, constant: id.value, because: "the catalogue's id of the product for HostUp v1", near: id.origin)
    }
  }

  /// Both keys are always sent.
  private mutating func writeNameservers(of item: Item, _ object: SpecObject, _ key: String) {
    if let origin = object.member(.nameservers), let servers = object.elements(.nameservers), servers.contains(where: { $0.state == .value }) {
      writer.put(HostUpV1.nameserverOption, constant: "custom", because: "the item names its name servers", near: origin)
      writer.put(key, texts: servers, of: origin, form: .wireName)
    } else {
      let near = object.written(.nameservers) ?? item.origin
      writer.put(HostUpV1.nameserverOption, constant: "default", because: "the item names no name servers", near: near)
      writer.beginArray(key, because: "the item names no name servers", near: near)
      writer.endArray()
    }
  }

  // MARK: Contacts

  private mutating func write(_ reference: ContactReference, _ key: String, as role: ContactRole) {
    guard let contact = order.contact(reference) else { return }
    let rows = rows(of: .contact, as: role)
    let extras = OpenMapping.extras(contact.extra, for: HostUpV1.target)
    guard !extras.isEmpty || rows.writtenFields.contains(where: contact.object.has) else { return }
    if writer.beginObject(key, from: reference.origin, extras: extras, of: contact, as: role) { writeMembers(of: contact, rows) }
    writer.endObject()
  }

  private mutating func writeMembers(of contact: Contact, _ rows: CapabilityTable.Rows) {
    for field in rows.writtenFields {
      if field.name == .registrationIdentifier {
        // As it is typed: the tag with the country belongs to account updates.
        if let key = rows.key(of: field), let identifier = contact.registrationIdentifier { writer.put(key, text: identifier.value) }
      } else {
        write(field, of: contact.object, rows)
      }
    }
  }
}
