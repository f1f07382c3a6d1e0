import DomainNames
import OrderLanguage

/// Writes the body that orders one item, in the order of the capability table.
struct SuperSpaceBody {
  private let order: Order
  var writer: RequestWriter

  init(order: Order, options: BackendOptions) {
    self.order = order
    writer = RequestWriter(options, for: order)
  }

  mutating func write(_ item: Item, as key: String) {
    guard let object = item.object else { return }
    writer.beginObject(nil, from: order.object.origin, extras: OpenMapping.extras(order.extra, for: SuperSpace.target))
    writer.beginObject(key, from: item.origin, extras: OpenMapping.extras(item.extra, for: SuperSpace.target))
    let rows = rows(of: object.type)
    for field in rows.writtenFields { write(field, of: item, object, rows) }
    writer.endObject()
    if let callback = order.callback, let key = self.rows(of: .order)[.callback]?.key {
      writer.beginObject(key, from: callback.origin)
      write(callback)
      writer.endObject()
    }
    writer.endObject()
  }

  private func rows(of type: ObjectType, as role: ContactRole = .holder) -> CapabilityTable.Rows { SuperSpace.capabilities.rows(of: type, as: role) }

  /// Writes the members of an object that need nothing but their row.
  private mutating func write(_ object: SpecObject, as role: ContactRole = .holder) {
    let rows = rows(of: object.type, as: role)
    for field in rows.writtenFields { write(field, of: object, rows) }
  }

  private mutating func write(_ field: CapabilityTable.WrittenField, of object: SpecObject, _ rows: CapabilityTable.Rows) {
    if let key = rows.key(of: field), let id = object.memberID(field) { writer.put(key, id, field, rows, of: object) }
  }

  private mutating func write(_ field: CapabilityTable.WrittenField, of item: Item, _ object: SpecObject, _ rows: CapabilityTable.Rows) {
    guard let key = rows.key(of: field) else { return }
    switch field.name {
    case .action: writer.put(key, actionOf: item, object)
    case .registrantContact: if let holder = item.registrantContact { writeHolder(holder, of: item, key) }
    case .roleContacts: if let roles = item.roleContacts { write(roles, of: item, key) }
    default: write(field, of: object, rows)
    }
  }

  // MARK: Contacts

  private mutating func writeHolder(_ reference: ContactReference, of item: Item, _ key: String) {
    if case .registration = reference.target, let source = reference.origin.object {
      writer.beginObject(SuperSpace.contactSource, from: reference.origin)
      write(source)
      writer.endObject()
    } else if let contact = order.contact(reference) {
      writer.beginObject(key, from: reference.origin, extras: OpenMapping.extras(contact.extra, for: SuperSpace.target))
      write(contact, as: .holder, of: item)
      writer.endObject()
    }
  }

  /// Roles that are not written follow the holder.
  private mutating func write(_ roles: SpecObject, of item: Item, _ key: String) {
    let rows = rows(of: .roleContacts)
    let written = rows.writtenFields.compactMap { field -> (key: String, reference: ContactReference)? in
      guard let key = rows.key(of: field), let origin = roles.member(field) else { return nil }
      return item.contactReferences.first { $0.origin.id == origin.id }.map { (key, $0) }
    }
    guard !written.isEmpty else { return }
    writer.beginObject(key, from: roles.origin)
    for (key, reference) in written {
      if case .registration = reference.target, let source = reference.origin.object {
        writer.beginObject(key, from: reference.origin)
        writer.put(SuperSpace.roleSource, constant: "existing", because: "the contact is taken over from a registration", near: reference.origin)
        write(source, as: .role)
        writer.endObject()
      } else if let contact = order.contact(reference) {
        writer.beginObject(key, from: reference.origin, extras: OpenMapping.extras(contact.extra, for: SuperSpace.target))
        writer.put(SuperSpace.roleSource, constant: "new", because: "the contact is written out", near: reference.origin)
        write(contact, as: .role, of: item)
        writer.endObject()
      }
    }
    writer.endObject()
  }

  private mutating func write(_ contact: Contact, as role: ContactRole, of item: Item) {
    let rows = rows(of: .contact, as: role)
    for field in rows.writtenFields {
      guard let key = rows.key(of: field) else { continue }
      switch field.name {
      case .street: writer.put(key, joined: [.street, .address2].compactMap { contact.object.member($0) }, separator: ", ")
      case .extensions: writer.put(key, overlaid: attributes(of: contact, as: role, for: item))
      default: write(field, of: contact.object, rows)
      }
    }
  }

  /// The contact's attributes for the item's TLD; over those of the holder the item's own.
  private func attributes(of contact: Contact, as role: ContactRole, for item: Item) -> [OpenMapping] {
    var mappings: [OpenMapping] = []
    if let name = item.parsedDomainName?.asciiText, let entry = contact.extensions(forName: name) {
      mappings.append(OpenMapping(entry.node, in: entry.document, .member(entry)))
    }
    if role == .holder, let own = item.extensions { mappings.append(OpenMapping(own.node, in: own.document, .member(own))) }
    return mappings
  }
}
