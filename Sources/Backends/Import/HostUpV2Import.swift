import OrderLanguage

/// HostUp v2: keys and places are those of the back end's capability table.
extension RequestReader {
  mutating func hostupV2(_ member: RequestMember) -> OrderDraft? {
    guard var body = object(member) else { return nil }
    var order = DraftObject(.order)
    var payment = DraftObject(.payment)
    var items: [DraftObject] = []
    for row in HostUpV2.capabilities.rows(of: .order).written {
      switch (row.field, row.key) {
      case (.payment, _):
        for row in HostUpV2.capabilities.rows(of: .payment).written {
          if let key = row.key { put(row.field, from: key, of: &body, into: &payment) }
        }
      case (.items, let key?): items = self.items(key, of: &body) { $0.hostupV2Item(&$1) }
      case (.clientData, let key?):
        if let member = value(key, of: &body) { order.members[.clientData] = contact(member, Self.hostupV2Keys(of: .payer)).map(DraftValue.contact) }
      case (let field, let key?): put(field, from: key, of: &body, into: &order)
      case (_, nil): continue
      }
    }
    if !payment.members.isEmpty { order.members[.payment] = .object(payment) }
    order.members[.extra] = extra(of: body)
    return OrderDraft(order: order, items: items)
  }

  private mutating func hostupV2Item(_ source: inout RequestObject) -> DraftObject? {
    guard let type = hostupV2Type(of: &source) else { return nil }
    var draft = DraftObject(ObjectType(type))
    if type != .domain { draft.members[.type] = .text(type.rawValue) }
    for row in HostUpV2.capabilities.rows(of: draft.type).written {
      guard let key = row.key, row.field != .type else { continue }
      if row.field == .registrantContact {
        if let member = value(key, of: &source) { draft.members[.registrantContact] = contact(member, Self.hostupV2Keys(of: .holder)).map(DraftValue.contact) }
      } else {
        put(row.field, from: key, of: &source, into: &draft)
      }
    }
    draft.members[.extra] = extra(of: source)
    return draft
  }

  /// An item with `domainName` is a domain where `type` is not written.
  private mutating func hostupV2Type(of source: inout RequestObject) -> ItemType? {
    let types: [ItemType] = [.domain, .vps, .sharedHosting, .addon]
    guard let member = value("type", of: &source) else {
      if source.has("domainName") { return .domain }
      reportMissing("type", of: source, expected: types.map { "`\($0.rawValue)`" }.joined(separator: ", "))
      return nil
    }
    return word(member, of: types.map(\.rawValue)).flatMap(ItemType.init)
  }

  private static func hostupV2Keys(of role: ContactRole) -> [ContactKey] {
    HostUpV2.capabilities.rows(of: .contact, as: role).written.compactMap { row in row.key.map { ContactKey($0, row.field, in: row.group) } }
  }

  /// Reads the elements of a list of items; a request without items orders nothing.
  mutating func items(_ key: String, of body: inout RequestObject, _ read: (inout RequestReader, inout RequestObject) -> DraftObject?) -> [DraftObject] {
    guard let member = body.take(key) else {
      reportMissing(key, of: body, expected: "a list of items")
      return []
    }
    guard let elements = elements(member) else { return [] }
    if elements.isEmpty { report("empty_items", "expected at least one item: without items there is nothing to order", at: member) }
    var items: [DraftObject] = []
    for element in elements {
      guard var source = object(element), var item = read(&self, &source) else { continue }
      hide(.eppCode, of: &item, named: "EPP_" + ImportedSecrets.word(item.text(.domainName) ?? "CODE"), at: element.pointer + "/eppCode")
      items.append(item)
    }
    return items
  }
}
