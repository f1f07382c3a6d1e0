import Diagnostics
import JSON
import YAMLSyntax

/// The JSON Schemas of the language, draft-07 because yaml-language-server still lacks newer ones; made from the grammar, so that they cannot drift from it.
///
/// A schema sees less than the linter: text fields take a number too, since YAML loaders read `postalCode: 11455` as one where orderspec reads the text;
/// on items only the natural key is required, since the rest may come from `defaults`.
public struct OrderSchema {
  private var json = JSONWriter(style: .pretty)

  /// Where the schema of an order spec of this language version is published.
  public static let address = address(of: "order-spec")

  private static func address(of name: String) -> String { "https://orderspec.dev/schemas/\(name).schema.json" }

  /// The schema of an order spec.
  public static var order: [UInt8] {
    var schema = OrderSchema()
    let objects = ObjectType.allCases.filter { $0 != .order }.map { ($0, Form.whole) }
    let defaults = ObjectType.allCases.filter { $0.itemType != nil }.map { ($0, Form.defaults) }
    schema.document("order-spec", "Order spec", "\(ObjectType.order.documentation)", defining: objects + defaults + [(.contact, .partial)]) {
      $0.objectBody(.order, .whole)
    }
    return schema.json.finish()
  }

  /// The schema of a contacts file.
  public static var contacts: [UInt8] {
    var schema = OrderSchema()
    let objects = [(ObjectType.contact, Form.whole), (.identifier, .whole)]
    schema.document("contacts", "Contacts of order specs", "A contacts file: a mapping from name to contact.", defining: objects) { schema in
      schema.string("type", "object")
      schema.json.key("additionalProperties")
      schema.reference(.contact)
    }
    return schema.json.finish()
  }

  /// How much of an object must be there.
  private enum Form {
    /// What no default can give.
    case whole
    /// Nothing, and only what may stand in `defaults`.
    case defaults
    /// Nothing.
    case partial
  }

  private mutating func document(
    _ name: String, _ title: String, _ description: String, defining objects: [(ObjectType, Form)], _ body: (inout OrderSchema) -> Void
  ) {
    json.beginObject()
    string("$schema", "http://json-schema.org/draft-07/schema#")
    string("$id", Self.address(of: name))
    string("title", title)
    string("description", description)
    body(&self)
    json.key("definitions")
    json.beginObject()
    for (type, form) in objects {
      json.key(Self.definition(type, form))
      json.beginObject()
      string("description", "\(type.documentation)")
      objectBody(type, form)
      json.endObject()
    }
    json.endObject()
    json.endObject()
  }

  private static func definition(_ type: ObjectType, _ form: Form) -> String {
    switch form {
    case .whole: "\(type)"
    case .defaults: "\(type)Defaults"
    case .partial: "\(type)Part"
    }
  }

  private mutating func objectBody(_ type: ObjectType, _ form: Form) {
    json.key("type")
    string("object")
    json.key("additionalProperties")
    json.bool(false)
    json.key("properties")
    json.beginObject()
    for field in Grammar.fields(of: type) where form != .defaults || field.allowsDefault {
      json.key(field.name.string)
      member(field, of: type, form)
    }
    json.endObject()
    let required = Grammar.fields(of: type).filter { Self.isRequired($0, of: type, form) }
    if !required.isEmpty {
      json.key("required")
      json.beginArray()
      for field in required { json.string(field.name.string) }
      json.endArray()
    }
  }

  private static func isRequired(_ field: Field, of type: ObjectType, _ form: Form) -> Bool {
    form == .whole && field.isRequired && (type.itemType == nil || !field.allowsDefault)
  }

  private mutating func member(_ field: Field, of type: ObjectType, _ form: Form) {
    json.beginObject()
    string("description", "\(field.documentation)" + (field.allowsSecret ? " \(Self.secretNote)" : ""))
    json.key("examples")
    json.beginArray()
    example(field.example)
    json.endArray()
    if let value = field.defaultValue, form != .defaults {
      json.key("default")
      switch field.type {
      case .integer, .boolean: json.number(orWord: "\(value)")
      default: json.string("\(value)")
      }
    }
    if case .enumeration = field.type, field.name == .type, let item = type.itemType {
      if item == .domain { string("default", item.rawValue) }
      enumeration([(item.rawValue, item.documentation)], takesNull: item == .domain)
    } else {
      value(field.type, takesNull: !Self.isRequired(field, of: type, form))
    }
    json.endObject()
  }

  private mutating func value(_ type: FieldType, takesNull: Bool) {
    switch type {
    case .version:
      json.key("const")
      json.integer(Grammar.version)
    case .integer(let range):
      types("integer", takesNull)
      json.key("minimum")
      json.integer(range.lowerBound)
      json.key("maximum")
      json.integer(range.upperBound)
    case .boolean: types("boolean", takesNull)
    case .enumeration(let words): enumeration(Array(zip(words.words, words.documentation)), takesNull: takesNull)
    case .text: text(takesNull)
    // An item's object stands by itself only below `defaults`.
    case .object(let type): alternatives(takesNull) { $0.reference(type, type.itemType == nil ? .whole : .defaults) }
    case .texts:
      types("array", takesNull)
      json.key("items")
      textSchema()
    case .words(let words):
      types("array", takesNull)
      json.key("items")
      json.beginObject()
      enumeration(Array(zip(words.words, words.documentation)), takesNull: false)
      json.endObject()
    case .textOrTexts:
      json.key("anyOf")
      json.beginArray()
      json.beginObject()
      text(takesNull)
      json.endObject()
      json.beginObject()
      string("type", "array")
      json.key("items")
      textSchema()
      json.endObject()
      json.endArray()
    case .textMap:
      types("object", takesNull)
      json.key("additionalProperties")
      json.beginObject()
      text(true)
      json.endObject()
    case .contacts:
      types("object", takesNull)
      json.key("additionalProperties")
      reference(.contact)
    case .contactReference(let allowsSource, let isPartial):
      json.key("anyOf")
      json.beginArray()
      json.beginObject()
      text(takesNull)
      json.endObject()
      reference(.contact, isPartial ? .partial : .whole)
      if allowsSource { reference(.contactSource) }
      json.endArray()
    case .identifier:
      json.key("anyOf")
      json.beginArray()
      json.beginObject()
      text(takesNull)
      json.endObject()
      reference(.identifier)
      json.endArray()
    case .openMap, .extensions(byTLD: false): types("object", takesNull)
    case .extensions(byTLD: true):
      types("object", takesNull)
      json.key("additionalProperties")
      json.beginObject()
      types("object", true)
      json.endObject()
    case .extra:
      types("object", takesNull)
      json.key("properties")
      json.beginObject()
      for target in Target.allCases {
        json.key(target.rawValue)
        json.beginObject()
        string("description", "\(target.documentation)")
        json.key("examples")
        json.beginArray()
        example("{ locale: sv }")
        json.endArray()
        types("object", true)
        json.endObject()
      }
      json.endObject()
      json.key("additionalProperties")
      json.bool(false)
    case .items:
      types("array", takesNull)
      json.key("items")
      json.beginObject()
      items()
      json.endObject()
    }
  }

  /// An item is one of its types by `type`, or a domain where it has a `domainName` and no `type`.
  private mutating func items() {
    json.key("type")
    string("object")
    json.key("anyOf")
    json.beginArray()
    for type in ObjectType.allCases where type.itemType != nil {
      if type == .domain {
        reference(type)
      } else {
        json.beginObject()
        json.key("allOf")
        json.beginArray()
        reference(type)
        json.beginObject()
        json.key("required")
        json.beginArray()
        json.string("type")
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
      }
    }
    json.endArray()
  }

  private mutating func alternatives(_ takesNull: Bool, _ body: (inout OrderSchema) -> Void) {
    json.key("anyOf")
    json.beginArray()
    body(&self)
    if takesNull {
      json.beginObject()
      string("type", "null")
      json.endObject()
    }
    json.endArray()
  }

  private mutating func reference(_ type: ObjectType, _ form: Form = .whole) {
    json.beginObject()
    string("$ref", "#/definitions/\(Self.definition(type, form))")
    json.endObject()
  }

  /// Words with a sentence each: `enumDescriptions` and `markdownEnumDescriptions` are what editors read, other validators pass over them.
  private mutating func enumeration(_ words: [(word: String, documentation: StaticString)], takesNull: Bool) {
    json.key("enum")
    json.beginArray()
    for word in words { json.string(word.word) }
    if takesNull { json.null() }
    json.endArray()
    for key in ["enumDescriptions", "markdownEnumDescriptions"] {
      json.key(key)
      json.beginArray()
      for word in words { json.string("\(word.documentation)") }
      if takesNull { json.string("The same as leaving it out.") }
      json.endArray()
    }
  }

  /// A text field takes any scalar as it is written: a YAML loader may hand a validator a number or a boolean.
  private mutating func text(_ takesNull: Bool) {
    json.key("type")
    json.beginArray()
    for word in ["string", "number", "boolean"] + (takesNull ? ["null"] : []) { json.string(word) }
    json.endArray()
  }

  private mutating func textSchema() {
    json.beginObject()
    text(false)
    json.endObject()
  }

  private mutating func types(_ word: String, _ takesNull: Bool) {
    json.key("type")
    if takesNull {
      json.beginArray()
      json.string(word)
      json.string("null")
      json.endArray()
    } else {
      json.string(word)
    }
  }

  /// An example of the grammar, which is YAML, as JSON.
  private mutating func example(_ text: StaticString) {
    let tree = SyntaxTree.parse(SourceFile(name: "example", bytes: Array("\(text)".utf8)))
    guard let root = tree.documents.first?.root else { preconditionFailure("an example of the grammar is no YAML") }
    open(root, tree)
  }

  private mutating func open(_ node: NodeID, _ tree: SyntaxTree) {
    switch OpenValue.read(node, in: tree) {
    case .null: json.null()
    case .boolean(let value): json.bool(value)
    case .integer(let digits): json.number(literal: digits)
    case .text(let text): json.string(text)
    case .secret: json.string(tree.text(of: tree.resolved(node)))
    case .list(let items):
      json.beginArray()
      for item in items { open(item, tree) }
      json.endArray()
    case .mapping(let entries):
      json.beginObject()
      for entry in entries {
        json.key(tree.text(of: entry.key))
        open(entry.value, tree)
      }
      json.endObject()
    }
  }

  private static let secretNote = "May be a secret reference: `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`."

  private mutating func string(_ key: String, _ value: String) {
    json.key(key)
    json.string(value)
  }

  private mutating func string(_ value: String) { json.string(value) }
}

extension JSONWriter {
  /// A number or `true` or `false`, from its text.
  fileprivate mutating func number(orWord text: String) {
    if let value = Int(text) { integer(value) } else { bool(text == "true") }
  }
}
