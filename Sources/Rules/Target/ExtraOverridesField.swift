public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A key of `extra` that the compiler writes itself.
public enum ExtraOverridesField: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "extra_overrides_field", group: .structure, severity: .error,
      summary: "`extra` sets a key that orderspec writes",
      why: """
        `extra` is for provider fields that the language does not know. A key that a field of the language is sent under belongs to that field: there it is \
        checked, guarded and shown in plans. It is never replaced from `extra`, whether the field is written or not.
        """,
      whatToDo: "Write the field of the language, or take the key out of `extra`. Mappings are merged, so further keys of an object may stand in `extra`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            extra:
              hostup-v2: { years: 2 }
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 2
            extra:
              hostup-v2: { note: launch }
        """,
      exampleTarget: "hostup-v2", source: "order-spec language 1, `extra`", isBlocking: true)
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    let walk = ExtraWalk(fieldNames: context.options.fieldNames[table.target.rawValue] ?? [:], table: table)
    if let extra = order.extra {
      walk.check(extra, .init(rows: [table.rows(of: .order), table.rows(of: .payment)]), nil) { context.report($0) }
    }
    let orderRows = table.rows(of: .order)
    if let payer = ContactExtra(order, order.clientData, .payer, [orderRows[.clientData]], below: order.extra) { walk.check(payer) { context.report($0) } }
    var seen: Set<ContactExtra.ID> = []
    for item in order.items where !item.isAdopted {
      guard let object = item.object else { continue }
      let rows = table.rows(of: object.type)
      if let extra = item.extra { walk.check(extra, .init(rows: [rows], object: object), item) { context.report($0) } }
      for contact in contacts(of: item, order, rows, table) where contact.outer != nil || seen.insert(contact.id).inserted {
        walk.check(contact) { context.report($0) }
      }
    }
  }

  /// `extra` of the contacts that an item is sent with.
  private static func contacts(of item: Item, _ order: Order, _ rows: CapabilityTable.Rows, _ table: CapabilityTable) -> [ContactExtra] {
    var contacts: [ContactExtra] = []
    if let holder = ContactExtra(order, item.registrantContact, .holder, [rows[.registrantContact]], below: item.extra) { contacts.append(holder) }
    guard let roles = item.roleContacts, let frame = rows[.roleContacts], frame.key != nil else { return contacts }
    for reference in item.contactReferences where reference.origin.member.parent == roles.origin.id {
      guard case .field(let field) = reference.origin.member.key else { continue }
      if let role = ContactExtra(order, reference, .role, [frame, table.rows(of: .roleContacts)[field]], below: item.extra) { contacts.append(role) }
    }
    return contacts
  }
}

/// `extra` of a contact, with the `extra` of the object that the contact is sent in.
private struct ContactExtra {
  struct ID: Hashable {
    let document: ObjectIdentifier
    let member: MemberID
    let role: ContactRole
  }

  let extra: Origin
  let role: ContactRole
  /// The keys from the object to the contact.
  let keys: [String]
  let outer: Origin?

  /// nil where the contact is not sent, or has no `extra`.
  init?(_ order: Order, _ reference: ContactReference?, _ role: ContactRole, _ rows: [CapabilityTable.Row?], below outer: Origin?) {
    guard let reference, let extra = order.contact(reference)?.extra else { return nil }
    keys = rows.compactMap { $0?.key }
    guard keys.count == rows.count else { return nil }
    self.extra = extra
    self.role = role
    self.outer = outer
  }

  var id: ID { ID(document: ObjectIdentifier(extra.document), member: extra.id, role: role) }
}

/// A walk over provider fields beside what the compiler writes at the same level.
private struct ExtraWalk {
  typealias Report = (Diagnostic) -> Void

  let fieldNames: [String: String]
  let table: CapabilityTable

  /// A mapping with its place in the spec.
  struct Mapping {
    let document: BoundDocument
    let node: NodeID
    let pointer: String

    /// The RFC 6901 pointer of a member.
    func pointer(to key: String) -> String {
      pointer + "/" + key.unicodeScalars.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
    }

    func value(of key: String) -> NodeID? {
      let tree = document.tree
      return OpenEntry.entries(of: node, in: tree).first { tree.text(of: tree.resolved($0.key)).utf8.elementsEqual(key.utf8) }.map { tree.resolved($0.value) }
    }
  }

  /// What is written into an object beside the mapping that is looked at.
  struct Level {
    var rows: [CapabilityTable.Rows] = []
    /// The object whose members the rows speak of, where these may be open mappings.
    var object: SpecObject?
    /// The object inside the request that the level is.
    var group: String?
    /// Other mappings of the spec that are written here.
    var others: [Mapping] = []
  }

  func check(_ extra: Origin, _ level: Level, _ item: Item?, _ report: Report) {
    guard let fields = extra.providerFields(for: table.target) else { return }
    let related = fields.isDefault ? item.map { [RelatedPlace("it reaches this item", at: $0.origin.place)] } ?? [] : []
    check(Mapping(document: fields.document, node: fields.node, pointer: fields.pointer), level, fields.aliasPlaces + related, report)
  }

  func check(_ contact: ContactExtra, _ report: Report) {
    var level = Level(rows: [table.rows(of: .contact, as: contact.role)])
    if let outer = contact.outer?.providerFields(for: table.target) {
      let mapping = Mapping(document: outer.document, node: outer.node, pointer: outer.pointer)
      let inner = contact.keys.reduce(mapping as Mapping?) { mapping, key in mapping.flatMap { self.inner($0, key) } }
      if let inner { level.others = [inner] }
    }
    check(contact.extra, level, nil, report)
  }

  private func check(_ mapping: Mapping, _ level: Level, _ related: [RelatedPlace], _ report: Report) {
    let tree = mapping.document.tree
    for entry in OpenEntry.entries(of: mapping.node, in: tree) {
      let key = tree.text(of: tree.resolved(entry.key))
      let inner = inner(mapping, key)
      var related = related
      if let alias = entry.alias {
        let place = Place(file: tree.file, range: tree.range(of: alias), pointer: mapping.pointer, document: mapping.document.number)
        related.append(RelatedPlace("it comes in here", at: place))
      }
      let others = level.others.filter { $0.value(of: key) != nil }
      if level.group == nil, level.rows.contains(where: { $0.ownKeys.contains(key) }) {
        report(finding(key, "which orderspec writes itself", mapping, entry, related))
      } else if let (field, below) = written(key, level) {
        if let inner, var below {
          below.others += others.compactMap { self.inner($0, key) }
          check(inner, below, related, report)
        } else {
          report(finding(key, "which orderspec writes from `\(field.string)`", mapping, entry, related))
        }
      } else if let other = others.first {
        if let inner, let same = self.inner(other, key) {
          check(inner, Level(others: [same]), related, report)
        } else {
          report(finding(key, "which `\(other.pointer)` sets already", mapping, entry, related))
        }
      }
    }
  }

  /// The mapping below a key; nil where there is none.
  private func inner(_ mapping: Mapping, _ key: String) -> Mapping? {
    guard let value = mapping.value(of: key), mapping.document.tree[value].kind == .mapping else { return nil }
    return Mapping(document: mapping.document, node: value, pointer: mapping.pointer(to: key))
  }

  /// The field that is sent under a key of a level, and where that is an object, what is written into it.
  private func written(_ key: String, _ level: Level) -> (field: FieldName, below: Level?)? {
    for rows in level.rows {
      for row in rows.written {
        if level.group == nil, row.group == key { return (row.field, Level(rows: [rows], object: level.object, group: key)) }
        guard row.group == level.group, rows.key(of: row, fieldNames: fieldNames) == key else { continue }
        return (row.field, below(row, of: rows.object, level))
      }
    }
    return nil
  }

  /// What is written into the object of a row; nil where that is no object, or where all of it is what a field holds.
  private func below(_ row: CapabilityTable.Row, of object: ObjectType, _ level: Level) -> Level? {
    switch row.type {
    case .contactReference:
      // Another object stands in its place.
      if level.object?.member(row.field)?.member.form == .source { return nil }
      return Level(rows: [table.rows(of: .contact, as: object == .roleContacts ? .role : object == .order ? .payer : .holder)])
    case .object(let type): return Level(rows: [table.rows(of: type)], object: level.object?.object(row.field))
    case .identifier:
      let rows = table.rows(of: .identifier)
      return rows.written.isEmpty ? nil : Level(rows: [rows])
    case .openMap:
      guard let origin = level.object?.member(row.field) else { return Level() }
      return Level(others: [Mapping(document: origin.document, node: origin.node, pointer: origin.pointer)])
    default: return nil
    }
  }

  private func finding(_ key: String, _ why: String, _ mapping: Mapping, _ entry: OpenEntry, _ related: [RelatedPlace]) -> Diagnostic {
    let tree = mapping.document.tree
    return ExtraOverridesField.finding(
      "`extra` sets `\(key)`, \(why)",
      at: Place(file: tree.file, range: tree.range(of: entry.key), pointer: mapping.pointer(to: key), document: mapping.document.number),
      related: related, help: ["What orderspec writes is never replaced: write the field itself, or take the key out of `extra`."])
  }
}
