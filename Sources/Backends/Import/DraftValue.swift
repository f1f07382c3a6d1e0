import OrderLanguage

/// A value of a spec that import is making.
enum DraftValue {
  /// A literal text; quotes and `$${` are the writer's matter.
  case text(String)
  /// A number, `true`, `false`, `null`, or a word of the language.
  case plain(String)
  /// A secret reference as it is to be written.
  case reference(String)
  case list([DraftValue])
  case mapping([DraftEntry])
  case object(DraftObject)
  /// Becomes a name where the contact gets one.
  case contact(DraftContact)
}

/// An entry of a mapping.
struct DraftEntry {
  let key: String
  let value: DraftValue
}

/// A mapping of the language.
struct DraftObject {
  let type: ObjectType
  var members: [FieldName: DraftValue] = [:]

  init(_ type: ObjectType) { self.type = type }

  /// The members in the order of the grammar, `extra` last.
  var entries: [DraftEntry] {
    var entries: [DraftEntry] = []
    for field in Grammar.fields(of: type) where field.name != .extra {
      if let value = members[field.name] { entries.append(DraftEntry(key: field.name.string, value: value)) }
    }
    if let extra = members[.extra] { entries.append(DraftEntry(key: FieldName.extra.string, value: extra)) }
    return entries
  }

  /// The literal text of a member; nil for anything else.
  func text(_ field: FieldName) -> String? {
    guard case .text(let text) = members[field] else { return nil }
    return text
  }
}

/// A contact of a request, with the registry attributes that it has there for one name.
struct DraftContact {
  var object: DraftObject
  /// What the name that it is a contact of has behind its first label; nil where the request speaks of no registry attributes.
  var tld: String?
  var attributes: [DraftEntry] = []

  /// A contact that can stand under `contacts` has all that the grammar requires.
  var isComplete: Bool { Grammar.fields(of: .contact).allSatisfy { !$0.isRequired || object.members[$0.name] != nil } }

  /// The contact as it stands in the spec.
  var entries: [DraftEntry] {
    guard let tld, !attributes.isEmpty else { return object.entries }
    var object = object
    object.members[.extensions] = .mapping([DraftEntry(key: tld, value: .mapping(attributes))])
    return object.entries
  }
}

/// An order of a request before its contacts have names.
struct OrderDraft {
  var order: DraftObject
  var items: [DraftObject]
}
