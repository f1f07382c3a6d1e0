import Backends
import OrderLanguage

/// What a value in a request body may be.
indirect enum ValueShape: Sendable {
  case text
  case texts
  case integer(ClosedRange<Int>)
  case boolean
  case words([String])
  case object(ObjectShape)
  /// An object whose members are not looked at.
  case map
  /// A list of items, each told by its `type`.
  case items([String: ObjectShape])
  case any

  /// As a message names it.
  var title: String {
    switch self {
    case .text: "a string"
    case .texts: "an array of strings"
    case .integer: "an integer"
    case .boolean: "a boolean"
    case .words(let words): "one of \(words.joined(separator: ", "))"
    case .object, .map: "an object"
    case .items: "an array of items"
    case .any: "a value"
    }
  }
}

/// The members that an object in a request body may have, and those that it must have.
final class ObjectShape: Sendable {
  let members: [String: ValueShape]
  let required: [String]
  /// Other members are no fault.
  let isOpen: Bool

  init(_ members: [String: ValueShape], required: [String] = [], isOpen: Bool = false) {
    self.members = members
    self.required = required
    self.isOpen = isOpen
  }
}

/// The request bodies of HostUp, made from the capability tables that orderspec writes them by.
///
/// Names and types are those of the tables. Which members are required is stated here: from the providers' documentation where it says so, else from the
/// fact that every known example has them.
final class BodyShapes: Sendable {
  let hostUpV2: ObjectShape
  let hostUpV1: ObjectShape

  private static let standard = BodyShapes(fieldNames: [:], sharedHostingType: "hosting")

  /// The shapes for some settings; those of the standard names are made once.
  static func shapes(of settings: SimulatorSettings) -> BodyShapes {
    let names = settings.fieldNames.filter { $0 != ("hostname", "hostname") && $0 != ("options", "configurableOptions") }
    return names.isEmpty && settings.sharedHostingType == "hosting"
      ? standard : BodyShapes(fieldNames: settings.fieldNames, sharedHostingType: settings.sharedHostingType)
  }

  private init(fieldNames: [String: String], sharedHostingType: String) {
    let v2 = Reader(table: HostUpV2.capabilities, fieldNames: fieldNames)
    let domain = v2.object(.domain, required: ["type", "action", "domainName", "years"])
    let products = [
      ItemType.vps.rawValue: v2.object(.vps, required: ["type", "productSlug", "billingCycle"]),
      ItemType.sharedHosting.rawValue: v2.object(.sharedHosting, required: ["type", "productSlug", "primaryDomain", "billingCycle"]),
      // The members of an add-on are not documented: any are taken.
      ItemType.addon.rawValue: v2.object(.addon, required: ["type", "productSlug"], isOpen: true),
    ]
    // `locale` is seen in a preview of a public client.
    let order = v2.members(.order, adding: ["items": .items(products.merging([ItemType.domain.rawValue: domain]) { first, _ in first }), "locale": .text])
    hostUpV2 = ObjectShape(order, required: ["items"])

    // v1 takes what its dashboard sends beside (`id`, `name`, `price`): nothing is unknown to it.
    let v1 = Reader(table: HostUpV1.capabilities, fieldNames: [:])
    let name = v1.object(.domain, required: ["domain", "productId", "years"], isOpen: true)
    let transfer = v1.object(.domain, required: ["domain", "productId", "years", "eppCode"], isOpen: true)
    let server = v1.object(.vps, required: ["productId", "cycle"], isOpen: true)
    let hosting = v1.object(.sharedHosting, required: ["productId", "cycle"], isOpen: true, adding: ["type": .text])
    hostUpV1 = ObjectShape(
      v1.members(.order, adding: ["cartItems": .items(["register": name, "transfer": transfer, "vps": server, sharedHostingType: hosting])]),
      required: ["cartItems"], isOpen: true)
  }
}

/// Reads shapes out of a capability table.
private struct Reader {
  let table: CapabilityTable
  let fieldNames: [String: String]

  func object(_ type: ObjectType, required: [String], isOpen: Bool = false, adding own: [String: ValueShape] = [:]) -> ObjectShape {
    ObjectShape(members(type, adding: own), required: required, isOpen: isOpen)
  }

  func members(_ type: ObjectType, adding own: [String: ValueShape] = [:]) -> [String: ValueShape] {
    members(table.rows(of: type)).merging(own) { _, own in own }
  }

  private func members(_ rows: CapabilityTable.Rows) -> [String: ValueShape] {
    var members: [String: ValueShape] = [:]
    var groups: [String: [String: ValueShape]] = [:]
    for row in rows.all {
      if case .members = row.capability, case .object(let type) = row.type { members.merge(self.members(table.rows(of: type))) { first, _ in first } }
      guard let key = rows.key(of: row, fieldNames: fieldNames) else { continue }
      if let group = row.group { groups[group, default: [:]][key] = shape(row, rows) } else { members[key] = shape(row, rows) }
    }
    for (group, inner) in groups { members[group] = .object(ObjectShape(inner)) }
    for key in rows.ownKeys where rows.object != .order { members[key] = .any }
    return members
  }

  private func shape(_ row: CapabilityTable.Row, _ rows: CapabilityTable.Rows) -> ValueShape {
    if case .sentUndocumented = row.capability { return .any }
    switch row.type {
    case .text: return .text
    case .integer(let range): return .integer(range)
    case .boolean: return .boolean
    case .enumeration(let words):
      if row.field == .type, let item = rows.object.itemType { return .words([item.rawValue]) }
      if case .sentInWords(_, let own) = row.capability { return .words(words.words.compactMap { own[$0] }) }
      return .words(words.words)
    case .texts, .textOrTexts: return .texts
    case .openMap, .extensions, .extra: return .map
    case .object(let type): return .object(ObjectShape(members(table.rows(of: type))))
    case .identifier:
      let inner = members(table.rows(of: .identifier))
      return inner.isEmpty ? .text : .object(ObjectShape(inner, required: ["value"]))
    case .contactReference(let allowsSource, _):
      return .object(ObjectShape(members(table.rows(of: .contact, as: allowsSource ? .holder : .payer)), isOpen: table.target == .hostupV1))
    case .items, .version, .words, .textMap, .contacts: return .any
    }
  }
}
