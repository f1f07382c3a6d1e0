/// A kind of mapping of the language.
public enum ObjectType: UInt8, CaseIterable, Sendable {
  case order, payment, contact, contactSource, identifier, callback, roleContacts, defaults
  case domain, vps, sharedHosting, addon, site

  /// The object of an item.
  public init(_ type: ItemType) {
    switch type {
    case .domain: self = .domain
    case .vps: self = .vps
    case .sharedHosting: self = .sharedHosting
    case .addon: self = .addon
    case .site: self = .site
    }
  }

  /// The item type of an item object.
  public var itemType: ItemType? {
    switch self {
    case .domain: .domain
    case .vps: .vps
    case .sharedHosting: .sharedHosting
    case .addon: .addon
    case .site: .site
    default: nil
    }
  }

  /// What people call it in messages.
  public var title: String {
    switch self {
    case .order: "an order"
    case .payment: "`payment`"
    case .contact: "a contact"
    case .contactSource: "a contact taken from a registration"
    case .identifier: "`registrationIdentifier`"
    case .callback: "`callback`"
    case .roleContacts: "`roleContacts`"
    case .defaults: "`defaults`"
    case .domain: "a domain item"
    case .vps: "a vps item"
    case .sharedHosting: "a shared_hosting item"
    case .addon: "an addon item"
    case .site: "a site item"
    }
  }
}

extension ObjectType {
  /// A sentence for people who write one.
  public var documentation: StaticString {
    switch self {
    case .order: "What to order, for whom, and how it will be paid."
    case .payment: "How the order will be paid, and the most that it may cost."
    case .contact: "A person or an organisation."
    case .contactSource: "The holder of a registration that is owned already."
    case .identifier: "A registration number and the country that gave it."
    case .callback: "Where the provider reports the end of the order."
    case .roleContacts: "Contacts of a domain beside its holder."
    case .defaults: "Members for items that do not write them themselves, by type of item."
    case .domain: ItemType.domain.documentation
    case .vps: ItemType.vps.documentation
    case .sharedHosting: ItemType.sharedHosting.documentation
    case .addon: ItemType.addon.documentation
    case .site: ItemType.site.documentation
    }
  }
}

/// What a member holds.
public enum FieldType: Sendable {
  /// The number of the language version.
  case version
  /// Any scalar as it is written.
  case text(TextFormat)
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  case enumeration(Enumeration)
  case object(ObjectType)
  /// A list of texts.
  case texts(TextFormat)
  /// A text or a list of texts.
  case textOrTexts
  /// A list of words of a closed list.
  case words(Enumeration)
  /// A mapping of short texts.
  case textMap
  /// A mapping from name to contact.
  case contacts
  /// A contact's name or a contact; with a source, `{ fromRegistration: N }` too.
  case contactReference(allowsSource: Bool, isPartial: Bool)
  /// `registrationIdentifier`: a text or `{ value, countryCode }`.
  case identifier
  /// A mapping whose values the provider types.
  case openMap
  /// Registry attributes: below a TLD level in a contact, without it on an item.
  case extensions(byTLD: Bool)
  /// A mapping from target to a mapping of provider fields.
  case extra
  case items
}

/// How the text of a member is meant; the rules check it, the schema describes it.
public enum TextFormat: String, Sendable {
  case free
  /// `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`
  case name
  case domainName, hostname, email, phone, country, money, url, path, identifier
}

/// One member of an object: the row that binding, schema, completion and the language reference stand on.
public struct Field: Sendable {
  public let name: FieldName
  public let type: FieldType
  public let isRequired: Bool
  /// A secret reference may stand here.
  public let allowsSecret: Bool
  /// May stand in `defaults`.
  public let allowsDefault: Bool
  /// What counts when the member is absent.
  public let defaultValue: StaticString?
  /// A sentence or two.
  public let documentation: StaticString
  /// A value as it is written in YAML.
  public let example: StaticString

  init(
    _ name: FieldName, _ type: FieldType, required isRequired: Bool = false, secret allowsSecret: Bool = false, inDefaults allowsDefault: Bool = true,
    default defaultValue: StaticString? = nil, _ documentation: StaticString, example: StaticString
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.allowsSecret = allowsSecret
    self.allowsDefault = allowsDefault
    self.defaultValue = defaultValue
    self.documentation = documentation
    self.example = example
  }
}
