import Diagnostics
import JSON
import OrderLanguage

/// The JSON Schemas of the requests, draft-07 as those of the language; made from the capability tables that the requests are written by, and from the grammar.
///
/// Under a documented key only a value of its type or one of the provider's words is valid, and what each request has must be there. The rest is open, since
/// `extra` may add anything.
public struct RequestSchema: Sendable {
  /// The members of a schema or of an object in it.
  private typealias Members = [(String, SchemaValue)]

  /// The target, and what a request orders where each request orders one thing.
  public let name: String
  private let table: CapabilityTable
  private let alone: (item: ItemType, key: String)?

  /// The schemas of all targets.
  public static let all = Target.allCases.flatMap { target -> [RequestSchema] in
    guard let table = BackendRegistry.backend(for: target)?.capabilities else { return [] }
    let alone = ItemType.allCases.compactMap { item in
      if case .orderedAlone(let key) = table.capability(of: item) {
        RequestSchema(name: "\(target.rawValue)-\(key)", table: table, alone: (item, key))
      } else {
        nil
      }
    }
    return alone.isEmpty ? [RequestSchema(name: target.rawValue, table: table, alone: nil)] : alone
  }

  /// The schema as JSON.
  public var text: [UInt8] {
    let order = table.rows(of: .order)
    var members = properties(order)
    var required = order.all.filter { $0.field == .items }.compactMap(\.key)
    if let alone {
      members.insert((alone.key, item(alone.item, "\(alone.item.documentation)")), at: 0)
      required = [alone.key]
    }
    var schema: Members = [
      ("$schema", "http://json-schema.org/draft-07/schema#"),
      ("$id", .text("https://orderspec.dev/schemas/\(name).schema.json")),
      ("title", .text("A request as orderspec writes it: \(table.target.documentation)" + (alone.map { " Orders one \($0.item.rawValue)." } ?? ""))),
    ]
    schema += object(members, required)
    var definitions = alone == nil ? listed.map { ($0.rawValue, item($0, "\($0.documentation)")) } : []
    if alone?.item == .domain { definitions.append((Self.roleContact, .object(contact(as: .role)))) }
    if !definitions.isEmpty { schema.append(("definitions", .object(definitions))) }
    var json = JSONWriter(style: .pretty)
    SchemaValue.object(schema).write(to: &json)
    return json.finish()
  }

  private func object(_ properties: Members, _ required: [String] = []) -> Members {
    [("type", "object"), ("properties", .object(properties))] + (required.isEmpty ? [] : [("required", .texts(required))]) + [("additionalProperties", true)]
  }

  // MARK: Items

  /// The kinds of items that a list of items may hold.
  private var listed: [ItemType] {
    ItemType.allCases.filter { item in
      switch table.capability(of: item) {
      case .ordered, .refused(_, .unlessExtra), .refused(_, .unlessFieldName): true
      case .refused(_, .always), .orderedAlone: false
      }
    }
  }

  private func item(_ item: ItemType, _ documentation: String) -> SchemaValue {
    let rows = table.rows(of: ObjectType(item))
    // The option is written with the name servers, also where there are none.
    let required = rows.all.filter { isAlwaysWritten($0, rows) }.compactMap(\.key) + rows.ownKeys.filter { $0 == HostUpV1.nameserverOption }
    var schema: Members = [("description", .text(documentation))] + object(properties(rows), required)
    if rows.ownKeys.contains(SuperSpace.contactSource), let holder = rows[.registrantContact]?.key {
      schema.append(("oneOf", .list([["required": .texts([holder])], ["required": .texts([SuperSpace.contactSource])]])))
    }
    return .object(schema)
  }

  /// Whether each item of a kind has the key, whatever its spec says.
  private func isAlwaysWritten(_ row: CapabilityTable.Row, _ rows: CapabilityTable.Rows) -> Bool {
    guard row.key != nil, let field = Grammar.field(row.field, of: rows.object) else { return false }
    // The configuration may give it another key.
    if case .sentUndocumented = row.capability { return false }
    if field.isRequired || row.field == .type { return true }
    switch row.field {
    case .productId: return table.traits.needsProductID
    case .nameservers: return rows.ownKeys.contains(HostUpV1.nameserverOption)
    default: break
    }
    if case .boolean = field.type { return false }
    let isOnlyChoice = rows.all.contains { other in
      if case .refused(.error, _, .unlessBeside(row.field)) = other.capability { true } else { false }
    }
    return field.defaultValue != nil || isOnlyChoice
  }

  /// Items are told from each other by one key; of the kind whose word only the configuration knows is what has the word of no other.
  private var items: Members {
    let kinds = listed.map { item -> (item: ItemType, key: String?, words: [String]?) in
      let rows = table.rows(of: ObjectType(item))
      guard let row = rows[.type] else { return (item, nil, nil) }
      if case .told(let other) = row.capability, case .enumeration(let words)? = rows[other]?.type { return (item, rows[other]?.key, words.words) }
      return (item, row.key, word(of: item).map { [$0] })
    }
    guard let key = kinds.first?.key, kinds.allSatisfy({ $0.key == key }) else { preconditionFailure("nothing tells the items of a request from each other") }
    let known = kinds.flatMap { $0.words ?? [] }
    let alternatives = kinds.map { kind -> SchemaValue in
      let isOfKind: SchemaValue = ["enum": .texts(kind.words ?? known)]
      return ["if": ["properties": .object([(key, isOfKind)])], kind.words == nil ? "else" : "then": ["$ref": .text("#/definitions/\(kind.item.rawValue)")]]
    }
    let isClosed = kinds.allSatisfy { $0.words != nil }
    let type: SchemaValue = isClosed ? ["enum": .texts(known)] : ["type": "string"]
    return [
      ("type", "array"),
      ("items", .object([("type", "object"), ("properties", .object([(key, type)])), ("required", .texts([key])), ("allOf", .list(alternatives))])),
    ]
  }

  /// The word of a kind of item; nil where only the configuration knows it.
  private func word(of item: ItemType) -> String? {
    if case .refused(_, .unlessFieldName) = table.capability(of: item) { nil } else { item.rawValue }
  }

  // MARK: Members

  /// The keys of an object: those of its rows, then those that orderspec writes by itself.
  private func properties(_ rows: CapabilityTable.Rows) -> Members {
    var members: Members = []
    for row in rows.all {
      if case .members = row.capability, case .object(let type) = row.type { members += properties(table.rows(of: type)) }
      guard let key = row.key else { continue }
      if let group = row.group {
        guard !members.contains(where: { $0.0 == group }) else { continue }
        let inner = rows.all.filter { $0.group == group }.compactMap { inner in inner.key.map { ($0, member(inner, rows)) } }
        let documentation = "\(inner.map(\.0).joined(separator: ", ")), in an object of their own."
        members.append((group, .object([("description", .text(documentation))] + object(inner))))
      } else {
        members.append((key, member(row, rows)))
      }
    }
    // The order's are the items that are ordered alone.
    return rows.object == .order ? members : members + rows.ownKeys.map { ($0, ownMember($0)) }
  }

  private func member(_ row: CapabilityTable.Row, _ rows: CapabilityTable.Rows) -> SchemaValue {
    let documentation = (Grammar.field(row.field, of: rows.object)?.documentation).map { "\($0)" } ?? ""
    if case .sentUndocumented = row.capability {
      return ["description": .text(documentation + " The provider documents no key for it: `fieldNames` of the configuration may give another.")]
    }
    return .object([("description", .text(documentation))] + value(row, rows))
  }

  private func value(_ row: CapabilityTable.Row, _ rows: CapabilityTable.Rows) -> Members {
    switch row.type {
    case .text: return [("type", "string")]
    case .integer(let range): return [("type", "integer"), ("minimum", .integer(range.lowerBound))]
    case .boolean: return [("type", "boolean")]
    case .enumeration(let words): return enumeration(words, row, rows)
    case .texts: return [("type", "array"), ("items", ["type": "string"])]
    case .openMap, .extensions: return [("type", "object")]
    case .items: return items
    case .object(let type):
      let rows = table.rows(of: type)
      return object(properties(rows), requiredByGrammar(rows))
    case .identifier:
      let rows = table.rows(of: .identifier)
      let members = properties(rows)
      return members.isEmpty ? [("type", "string")] : object(members, requiredByGrammar(rows))
    // Beside a `$ref`, draft-07 overlooks the description.
    case .contactReference where rows.object == .roleContacts: return [("allOf", .list([["$ref": .text("#/definitions/\(Self.roleContact)")]]))]
    case .contactReference(let allowsSource, _): return contact(as: allowsSource ? .holder : .payer)
    case .version, .textOrTexts, .words, .textMap, .contacts, .extra:
      preconditionFailure("`\(row.field.string)` is sent, and its type has no schema")
    }
  }

  private func requiredByGrammar(_ rows: CapabilityTable.Rows) -> [String] {
    rows.all.filter { Grammar.field($0.field, of: rows.object)?.isRequired == true }.compactMap(\.key)
  }

  /// The words of a closed list as the target has them.
  private func enumeration(_ words: Enumeration, _ row: CapabilityTable.Row, _ rows: CapabilityTable.Rows) -> Members {
    if row.field == .type, let item = rows.object.itemType {
      return word(of: item).map { [("enum", .texts([$0]))] } ?? [("type", "string")]
    }
    let sent = zip(words.words, words.documentation).compactMap { word, documentation -> (word: String, documentation: String)? in
      guard case .sentInWords(_, let own) = row.capability else { return (word, "\(documentation)") }
      return own[word].map { ($0, "\(documentation)") }
    }
    return [("enum", .texts(sent.map(\.word))), ("markdownEnumDescriptions", .texts(sent.map(\.documentation)))]
  }

  // MARK: Contacts

  private static let roleContact = "roleContact"

  /// A payer may be partial, and `extra` may add to a contact that is not written: only what the target needs of every contact must be there.
  private func contact(as role: ContactRole) -> Members {
    let rows = table.rows(of: .contact, as: role)
    let needed = table.traits.contactFields.compactMap { rows[$0]?.key }
    switch role {
    case .payer: return object(properties(rows))
    case .holder: return object(properties(rows), needed)
    case .role:
      let source = table.rows(of: .contactSource, as: .role)
      let conditions = [("new", needed), ("existing", requiredByGrammar(source))].map { word, required -> SchemaValue in
        let isWord: SchemaValue = ["enum": .texts([word])]
        let condition: SchemaValue = ["properties": .object([(SuperSpace.roleSource, isWord)]), "required": .texts([SuperSpace.roleSource])]
        return ["if": condition, "then": ["required": .texts(required)]]
      }
      return object(properties(rows)) + [("allOf", .list(conditions))]
    }
  }

  /// A key that orderspec writes by itself, which no row knows.
  private func ownMember(_ key: String) -> SchemaValue {
    switch key {
    case HostUpV1.nameserverOption:
      return ["description": "Whether the item names its name servers.", "enum": .texts(["custom", "default"])]
    case SuperSpace.contactSource:
      let rows = table.rows(of: .contactSource)
      let schema = object(properties(rows), requiredByGrammar(rows))
      return .object([("description", "The registration whose holder is taken over, in place of a contact.")] + schema)
    case SuperSpace.roleSource:
      return ["description": "Where the contact comes from. Absent: the holder.", "enum": .texts(["same_as_owner", "existing", "new"])]
    default:
      let rows = table.rows(of: .contactSource, as: .role)
      guard let row = rows.all.first(where: { $0.key == key }) else { preconditionFailure("`\(key)` is written, and has no schema") }
      return member(row, rows)
    }
  }
}
