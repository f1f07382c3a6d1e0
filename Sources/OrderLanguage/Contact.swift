public import YAMLSyntax

/// A contact: the typed view of a contact object, named or inline.
public struct Contact: Sendable {
  public let object: SpecObject

  public var origin: Origin { object.origin }
  public var type: Located<ContactType>? { object.word(.type) }
  public var companyName: Located<String>? { object.text(.companyName) }
  public var email: Located<String>? { object.text(.email) }
  public var phoneNumber: Located<String>? { object.text(.phoneNumber) }
  public var countryCode: Located<String>? { object.text(.countryCode) }
  public var vatNumber: Origin? { object.member(.vatNumber) }
  public var extensions: Origin? { object.member(.extensions) }
  public var extra: Origin? { object.member(.extra) }

  /// The registration identifier: its value and, where written, its own country.
  public var registrationIdentifier: RegistrationIdentifier? {
    guard let origin = object.written(.registrationIdentifier), origin.state != .null, !origin.isHole || origin.member.form == .object else { return nil }
    if let inner = origin.object {
      return inner.member(.value).map { RegistrationIdentifier(origin: origin, value: $0) }
    }
    return RegistrationIdentifier(origin: origin, value: origin)
  }
}

/// A personal or company registration number.
public struct RegistrationIdentifier: Sendable {
  /// The member `registrationIdentifier`.
  public let origin: Origin
  /// The number, or a secret reference.
  public let value: Origin
  /// The country that is written beside the number.
  public var country: Located<String>? { origin.object?.text(.countryCode) }
  /// The member that `country` is read from.
  public var countryOrigin: Origin? {
    guard let country = origin.object?.member(.countryCode), country.state == .value, country.document.tree[country.node].kind == .scalar else { return nil }
    return country
  }
}

/// A contact with its name.
public struct NamedContact: Sendable {
  public let name: String
  /// The entry; its key is the name.
  public let origin: Origin
  /// nil where the entry is no contact.
  public let contact: Contact?

  static func contacts(of origin: Origin) -> [NamedContact] {
    origin.elements?.compactMap { entry in
      guard let name = entry.key else { return nil }
      return NamedContact(name: name, origin: entry, contact: entry.object.map(Contact.init))
    } ?? []
  }
}

/// A contacts file, bound.
public struct ContactsFile: Sendable {
  public let document: BoundDocument
  public let contacts: [NamedContact]
  private let byName: [String: Int]

  /// Binds the first document of a file; nil where it has none.
  public init?(_ tree: SyntaxTree) {
    guard let first = tree.documents.first else { return nil }
    document = Binder.bindContacts(tree, first)
    contacts = NamedContact.contacts(of: Origin(document, MemberID(0)))
    byName = Dictionary(contacts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the file is a mapping at all.
  public var isMapping: Bool { document.tree[document.members[0].node].kind == .mapping }

  public func contact(named name: String) -> NamedContact? { byName[name].map { contacts[$0] } }
}

/// A contact position of an order: a name, an inline contact, or an owned registration.
public struct ContactReference: Sendable {
  public enum Target: Sendable {
    case named(String)
    case inline(Contact)
    /// The id of an owned registration (SuperSpace).
    case registration(Int)
  }

  public let origin: Origin
  public let target: Target

  init?(_ origin: Origin?) {
    guard let origin, origin.state == .value || origin.member.form == .object else { return nil }
    self.origin = origin
    switch origin.member.form {
    case .object: target = .inline(Contact(object: origin.object!))
    case .source:
      guard let number = origin.object?.integer(.fromRegistration) else { return nil }
      target = .registration(number.value)
    default: target = .named(origin.text)
    }
  }
}
