import Diagnostics

/// All that a target can do: a row for every field of the grammar. What has no row is refused.
///
/// An object, since a copy would count references to all of its parts, which threads share.
public final class CapabilityTable: Sendable {
  /// A field with what becomes of it.
  public final class Row: Sendable {
    public let field: FieldName
    public let type: FieldType
    public let capability: Capability
    /// The key that the field is sent under, before the configuration's `fieldNames`.
    public let key: String?
    /// The object inside the request that the key stands in.
    public let group: String?
    /// A value of the field may be refused: `refusal` tells.
    public let isRefusable: Bool

    init(_ field: FieldName, _ type: FieldType, _ capability: Capability) {
      self.field = field
      self.type = type
      self.capability = capability
      switch capability {
      case .sent(let key, let group): (self.key, self.group) = (key, group)
      case .sentInWords(let key, _), .sentOnly(let key, _, _), .sentUndocumented(let key): (self.key, group) = (key, nil)
      case .told, .sentInHolder, .refused, .notForProviders, .members, .merged: (key, group) = (nil, nil)
      }
      switch capability {
      case .refused, .sentInWords, .sentOnly, .sentInHolder: isRefusable = true
      case .sent, .sentUndocumented, .told, .notForProviders, .members, .merged: isRefusable = false
      }
    }
  }

  /// What a row says of writing its field, in numbers: threads share the rows, and each look at one or at its texts would be counted.
  public struct WrittenField: Sendable {
    public let name: FieldName
    /// The format of the text that is written; nil where the row must be asked.
    public let text: TextFormat?
    /// The object inside the request that the key stands in, by its place in `Rows.groups`; nil where it stands in that of the rows.
    public let group: Int?
    fileprivate let isUndocumented: Bool
    /// The place of the field in the grammar of its object.
    let slot: Int
    fileprivate let row: Int

    fileprivate init(_ row: Row, at place: Int, of type: ObjectType, groups: [String]) {
      name = row.field
      text =
        switch row.type {
        case .text(let format) where !row.isRefusable: format
        case .enumeration where !row.isRefusable: .free
        default: nil
        }
      group = row.group.flatMap(groups.firstIndex)
      isUndocumented = if case .sentUndocumented = row.capability { true } else { false }
      slot = Grammar.slot(of: row.field, in: type)
      self.row = place
    }
  }

  /// The rows of one object, in the order of its keys in a request.
  public final class Rows: Sendable {
    public let object: ObjectType
    public let all: [Row]
    /// What is written: keys, and fields whose members have keys.
    public let written: [Row]
    /// The same in numbers.
    public let writtenFields: [WrittenField]
    /// The objects inside the request that keys stand in.
    public let groups: [String]
    private let keys: [String?]
    private let allFields: [FieldName]
    /// What may be refused: `Row.refusal` tells.
    public let refusable: [Row]
    public let undocumented: [Row]
    /// Further keys that orderspec writes into the object by itself.
    public let ownKeys: [String]
    /// Fields of the grammar that the table does not name; they are refused.
    public let missing: [FieldName]

    init(_ type: ObjectType, _ table: [(FieldName, Capability)], ownKeys: [String] = []) {
      var rows = table.compactMap { name, capability in
        Grammar.field(name, of: type).map { Row(name, $0.type, capability) }
      }
      let missing = Grammar.fields(of: type).filter { field in !rows.contains { $0.field == field.name } }
      rows += missing.map { Row($0.name, $0.type, .refused(.error, "orderspec has no rule for sending it")) }
      object = type
      all = rows
      self.ownKeys = ownKeys
      self.missing = missing.map(\.name)
      written = rows.filter { row in if case .members = row.capability { true } else { row.key != nil } }
      let groups = Set(written.compactMap(\.group)).sorted()
      self.groups = groups
      keys = written.map(\.key)
      writtenFields = written.enumerated().map { WrittenField($1, at: $0, of: type, groups: groups) }
      allFields = rows.map(\.field)
      refusable = rows.filter(\.isRefusable)
      undocumented = rows.filter { row in if case .sentUndocumented = row.capability { true } else { false } }
    }

    /// The row of a field; nil where the object has no such field.
    public subscript(_ field: FieldName) -> Row? { allFields.firstIndex(of: field).map { all[$0] } }

    /// The key of a row: `fieldNames` may change one that is not documented.
    public func key(of row: Row, fieldNames: [String: String]) -> String? {
      guard !fieldNames.isEmpty, case .sentUndocumented(let key) = row.capability else { return row.key }
      return fieldNames[row.field.string] ?? key
    }

    /// The key that a field is written under; nil where its members have keys of their own.
    public func key(of written: WrittenField, fieldNames: [String: String] = [:]) -> String? {
      guard written.isUndocumented, !fieldNames.isEmpty else { return keys[written.row] }
      return fieldNames[written.name.string] ?? keys[written.row]
    }

    /// The row that a field is written by.
    public func row(of written: WrittenField) -> Row { self.written[written.row] }
  }

  /// What holds for all orders of a target.
  public struct Traits: Sendable {
    /// Every domain needs a holder, and every holder and role contact has these members.
    public var contactFields: [FieldName]
    /// Every item needs the product's id of HostUp v1.
    public var needsProductID: Bool
    /// An order is charged as soon as it arrives, and there is no key against a second charge.
    public var chargesImmediately: Bool

    public init(contactFields: [FieldName] = [], needsProductID: Bool = false, chargesImmediately: Bool = false) {
      self.contactFields = contactFields
      self.needsProductID = needsProductID
      self.chargesImmediately = chargesImmediately
    }
  }

  public let target: Target
  public let traits: Traits
  private let objects: [Rows]
  private let payer: Rows
  private let role: Rows
  private let roleSource: Rows
  /// By the raw value of the item's object type.
  private let items: [ItemCapability]

  /// Makes a table; the rows of each object stand in the order of its keys in a request.
  ///
  /// - Parameters:
  ///   - objects: The rows of an object; those of `contact` and of a contact taken from a registration are the holder's.
  ///   - roleSource: The rows of a role contact that is taken from a registration.
  ///   - ownKeys: Keys that orderspec writes by itself; of `contact` those of a role contact.
  public init(
    target: Target, items: [ItemType: ItemCapability], objects: [ObjectType: [(FieldName, Capability)]], payer: [(FieldName, Capability)],
    role: [(FieldName, Capability)], roleSource: [(FieldName, Capability)]? = nil, ownKeys: [ObjectType: [String]] = [:], traits: Traits = Traits()
  ) {
    self.target = target
    self.traits = traits
    let items = ObjectType.allCases.map { $0.itemType.flatMap { items[$0] } ?? .refused("orderspec has no rule for sending it") }
    self.items = items
    let alone = items.compactMap { if case .orderedAlone(let key) = $0 { key } else { nil } }
    self.objects = ObjectType.allCases.map { type in
      Rows(type, objects[type] ?? [], ownKeys: type == .contact ? [] : (ownKeys[type] ?? []) + (type == .order ? alone : []))
    }
    self.payer = Rows(.contact, payer)
    self.role = Rows(.contact, role, ownKeys: ownKeys[.contact] ?? [])
    self.roleSource = Rows(.contactSource, roleSource ?? objects[.contactSource] ?? [])
  }

  /// The rows of an object; of a contact by what it is in the request.
  public func rows(of type: ObjectType, as contact: ContactRole = .holder) -> Rows {
    switch (type, contact) {
    case (.contact, .payer): payer
    case (.contact, .role): role
    case (.contactSource, .role): roleSource
    default: objects[Int(type.rawValue)]
    }
  }

  /// The fields whose keys `fieldNames` of the configuration may give, with what else it may name for the target.
  public var namedByConfiguration: [String] {
    let conditions = items.compactMap { item -> String? in if case .refused(_, .unlessFieldName(let name)) = item { name } else { nil } }
    return Set((objects + [payer]).flatMap(\.undocumented).map(\.field.string) + conditions).sorted()
  }

  /// What stands under a key in an object that a field may be sent in under that key; nil where nothing else does.
  public func key(_ key: String, of field: String, isThatOf fieldNames: [String: String]) -> String? {
    for rows in objects + [payer] where rows.undocumented.contains(where: { $0.field.string == field }) {
      if rows.ownKeys.contains(key) { return key }
      if let other = rows.all.first(where: { $0.field.string != field && $0.group == nil && rows.key(of: $0, fieldNames: fieldNames) == key }) {
        return other.field.string
      }
    }
    return nil
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
    case .unlessExtra: return item.extra?.hasProviderFields(for: target) == true ? nil : reason
    case .unlessFieldName(let name): return fieldNames[name] == nil ? reason : nil
    }
  }

  /// The same fate for every field of an object.
  public static func every(_ type: ObjectType, _ capability: Capability) -> [(FieldName, Capability)] {
    Grammar.fields(of: type).map { ($0.name, capability) }
  }
}
