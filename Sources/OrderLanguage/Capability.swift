public import Diagnostics
import YAMLSyntax

/// What a target does with a field of the language: one row of its capability table.
public enum Capability: Sendable {
  /// Sent under a documented key; `group` is the object that the request keeps it in, where the language has none.
  case sent(as: String, in: String? = nil)
  /// Sent under the likeliest key, since the documentation names none; `fieldNames` of the configuration may give another.
  case sentUndocumented(as: String)
  /// Not sent. The reason is a clause in lower case. A value that is absent, empty or equal to its default is never reported.
  case refused(Severity, String, Condition = .always)
  /// For orderspec itself or for people: identity, guards, notes.
  case notForProviders
  /// Nothing by itself: its members have rows of their own.
  case members
  /// `extra`: its fields are merged into the object that it stands in.
  case merged

  /// When a refusal counts.
  public enum Condition: Sendable {
    case always
    /// Not beside this member of the same object.
    case unlessBeside(FieldName)
    /// Of a holder's registry attributes, only those that apply to the TLD of the item.
    case ofItemsTLD
  }
}

/// What a target does with a kind of item.
public enum ItemCapability: Sendable {
  case ordered
  /// Cannot be ordered. The reason is a clause in lower case.
  case refused(String, Condition = .always)

  /// When a refusal counts.
  public enum Condition: Sendable {
    case always
    /// Not where the item has provider fields of the target under `extra`.
    case unlessExtra
    /// Not where `fieldNames` of the configuration has this name for the target.
    case unlessFieldName(String)
  }
}

/// What a contact is in a request; a target may know it under other keys in each place.
public enum ContactRole: Sendable, CaseIterable {
  /// `registrantContact` of an item.
  case holder
  /// `clientData` of the order.
  case payer
  /// A member of `roleContacts`.
  case role
}

/// All that a target can do: a row for every field of the grammar. What has no row is refused.
public struct CapabilityTable: Sendable {
  /// A field with what becomes of it.
  public final class Row: Sendable {
    public let field: FieldName
    public let type: FieldType
    public let capability: Capability
    /// The key that the field is sent under, before the configuration's `fieldNames`.
    public let key: String?
    /// The object inside the request that the key stands in.
    public let group: String?

    init(_ field: FieldName, _ type: FieldType, _ capability: Capability) {
      self.field = field
      self.type = type
      self.capability = capability
      switch capability {
      case .sent(let key, let group): (self.key, self.group) = (key, group)
      case .sentUndocumented(let key): (self.key, group) = (key, nil)
      default: (key, group) = (nil, nil)
      }
    }
  }

  /// The rows of one object, in the order of its keys in a request.
  public final class Rows: Sendable {
    public let all: [Row]
    /// What is written: keys, and fields whose members have keys.
    public let written: [Row]
    public let refused: [Row]
    public let undocumented: [Row]
    /// Fields of the grammar that the table does not name; they are refused.
    public let missing: [FieldName]

    init(_ type: ObjectType, _ table: [(FieldName, Capability)]) {
      var rows = table.compactMap { name, capability in
        Grammar.field(name, of: type).map { Row(name, $0.type, capability) }
      }
      let missing = Grammar.fields(of: type).filter { field in !rows.contains { $0.field == field.name } }
      rows += missing.map { Row($0.name, $0.type, .refused(.error, "orderspec has no rule for sending it")) }
      all = rows
      self.missing = missing.map(\.name)
      written = rows.filter { row in if case .members = row.capability { true } else { row.key != nil } }
      refused = rows.filter { row in if case .refused = row.capability { true } else { false } }
      undocumented = rows.filter { row in if case .sentUndocumented = row.capability { true } else { false } }
    }

    /// The row of a field; nil where the object has no such field.
    public subscript(_ field: FieldName) -> Row? { all.first { $0.field == field } }

    /// The key of a row: `fieldNames` may change one that is not documented, unless another field of the object is sent under that key.
    public func key(of row: Row, fieldNames: [String: String]) -> String? {
      guard case .sentUndocumented(let key) = row.capability, let name = fieldNames[row.field.string] else { return row.key }
      return all.contains { $0.key == name && $0.field != row.field } ? key : name
    }
  }

  public let target: Target
  private let objects: [Rows]
  private let payer: Rows
  private let role: Rows
  /// By the raw value of the item's object type.
  private let items: [ItemCapability]

  /// Makes a table; the rows of each object stand in the order of its keys in a request.
  ///
  /// - Parameter objects: The rows of an object; those of `contact` are the holder's.
  public init(
    target: Target, items: [ItemType: ItemCapability], objects: [ObjectType: [(FieldName, Capability)]], payer: [(FieldName, Capability)],
    role: [(FieldName, Capability)]
  ) {
    self.target = target
    self.items = ObjectType.allCases.map { $0.itemType.flatMap { items[$0] } ?? .refused("orderspec has no rule for sending it") }
    self.objects = ObjectType.allCases.map { Rows($0, objects[$0] ?? []) }
    self.payer = Rows(.contact, payer)
    self.role = Rows(.contact, role)
  }

  /// The rows of an object; of a contact by what it is in the request.
  public func rows(of type: ObjectType, as contact: ContactRole = .holder) -> Rows {
    switch (type, contact) {
    case (.contact, .payer): payer
    case (.contact, .role): role
    default: objects[Int(type.rawValue)]
    }
  }

  /// What the target does with a kind of item.
  public func capability(of item: ItemType) -> ItemCapability { items[Int(ObjectType(item).rawValue)] }

  /// Why an item cannot be ordered at all; nil where it can.
  ///
  /// - Parameter fieldNames: `fieldNames` of the configuration for the target.
  public func refusal(of item: Item, fieldNames: [String: String]) -> String? {
    guard let type = item.type, case .refused(let reason, let condition) = capability(of: type) else { return nil }
    switch condition {
    case .always: return reason
    case .unlessExtra: return item.extra?.providerFields(for: target) == nil ? reason : nil
    case .unlessFieldName(let name): return fieldNames[name] == nil ? reason : nil
    }
  }

  /// The same fate for every field of an object.
  public static func every(_ type: ObjectType, _ capability: Capability) -> [(FieldName, Capability)] {
    Grammar.fields(of: type).map { ($0.name, capability) }
  }
}

extension Item {
  /// The provider has the item already: it is never ordered, whatever stands behind `existing`.
  public var isAdopted: Bool {
    guard let existing = object?.written(.existing) else { return false }
    return existing.state != .null
  }
}

extension Origin {
  /// Of a member `extra`: the provider fields of a target.
  public func providerFields(for target: Target) -> Origin? {
    guard let entry = elements?.first(where: { $0.key == target.rawValue }), entry.state == .value, document.tree[entry.node].kind == .mapping else {
      return nil
    }
    return entry
  }
}

extension CapabilityTable.Row {
  /// Whether a value says no more than its absence: nothing, an empty list or mapping, or the default of the grammar.
  public func isDefault(_ origin: Origin, of object: SpecObject) -> Bool {
    switch origin.state {
    case .null: return true
    case .hole, .secret: return false
    case .value: break
    }
    let tree = origin.document.tree
    if tree[origin.node].kind != .scalar { return tree[origin.node].subtreeEnd == origin.node.index + 1 }
    guard let value = Grammar.field(field, of: object.type)?.defaultValue else { return false }
    return tree.text(of: origin.node, is: value)
  }
}
