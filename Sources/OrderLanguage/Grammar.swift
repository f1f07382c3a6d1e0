/// The order-spec language, version 1, as one table: which members each object has.
///
/// Unknown-field and type findings, the JSON Schemas, completion and hover, and the language reference all come from here.
public enum Grammar {
  /// The versions of the language that are understood.
  public static let version = 1

  /// The members of an object, in the order in which people write them.
  public static func fields(of type: ObjectType) -> [Field] { tables[Int(type.rawValue)] }

  /// The row of a member; nil where the object has none of that name.
  public static func field(_ name: FieldName, of type: ObjectType) -> Field? {
    let slot = slot(of: name, in: type)
    return slot < 0 ? nil : tables[Int(type.rawValue)][slot]
  }

  /// The row at a place of an object's table.
  static func row(_ slot: Int, of type: ObjectType) -> Field { tables[Int(type.rawValue)][slot] }

  /// The place of a member in its object's table; -1 where the object has none of that name.
  static func slot(of name: FieldName, in type: ObjectType) -> Int {
    Int(slots[Int(type.rawValue) * FieldName.allCases.count + Int(name.rawValue)])
  }

  private static let tables: [[Field]] = ObjectType.allCases.map { type in
    switch type {
    case .order: order
    case .payment: payment
    case .contact: contact
    case .contactSource: contactSource
    case .identifier: identifier
    case .callback: callback
    case .roleContacts: roleContacts
    case .defaults: defaults
    case .domain: domain
    case .vps: vps
    case .sharedHosting: sharedHosting
    case .addon: addon
    case .site: site
    }
  }

  /// The slots of the members that an object must have.
  static func requiredSlots(of type: ObjectType) -> [Int] { required[Int(type.rawValue)] }

  private static let required = tables.map { fields in fields.indices.filter { fields[$0].isRequired } }

  private static let slots: [Int8] = {
    let width = FieldName.allCases.count
    var slots = [Int8](repeating: -1, count: width * ObjectType.allCases.count)
    for type in ObjectType.allCases {
      for (index, field) in fields(of: type).enumerated() { slots[Int(type.rawValue) * width + Int(field.name.rawValue)] = Int8(index) }
    }
    return slots
  }()
}
