public import YAMLSyntax

/// An order of a spec: the typed view of a bound document. A class, because every rule hands it on.
public final class Order: Sendable {
  public let object: SpecObject
  /// The contacts files of the order, in the order in which it names them; empty until they are loaded.
  public let contactsFiles: [ContactsFile]
  /// Contacts files that could not be read, or that hold no contacts.
  public let contactsFileFailures: [ContactsFileFailure]

  /// The contacts that the spec itself declares.
  public let contacts: [NamedContact]
  /// The items, in their order; those of unknown type included.
  public let items: [Item]
  /// An item is not understood: it may be anything.
  public let hasUnknownItem: Bool
  /// The domain names of the order that are not in their canonical form, valid or not; most orders have none.
  public let unusualNames: [UnusualName]
  private let unusualNamesByMember: [MemberID: Int]
  /// Where there are many.
  private let contactsByName: [String: Int]

  /// All places where a contact is referred to or written inline, those of `defaults` once.
  public let contactReferences: [ContactReference]

  /// Binds a document of a tree.
  public init(_ tree: SyntaxTree, _ document: SyntaxTree.Document) {
    object = SpecObject(Binder.bindOrder(tree, document), 0)
    contactsFiles = []
    contactsFileFailures = []
    items = object.written(.items)?.elements?.map(Item.init) ?? []
    hasUnknownItem = items.contains { $0.type == nil }
    if let origin = object.written(.contacts), origin.state != .null { contacts = NamedContact.contacts(of: origin) } else { contacts = [] }
    contactsByName = contacts.count <= 8 ? [:] : Dictionary(contacts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    unusualNames = UnusualName.names(of: object, items)
    unusualNamesByMember = Dictionary(unusualNames.enumerated().map { ($1.origin.id, $0) }, uniquingKeysWith: { first, _ in first })
    contactReferences = Self.references(object, items)
  }

  private init(_ order: Order, _ contactsFiles: [ContactsFile], _ failures: [ContactsFileFailure]) {
    object = order.object
    contacts = order.contacts
    items = order.items
    hasUnknownItem = order.hasUnknownItem
    unusualNames = order.unusualNames
    unusualNamesByMember = order.unusualNamesByMember
    contactsByName = order.contactsByName
    contactReferences = order.contactReferences
    self.contactsFiles = contactsFiles
    contactsFileFailures = failures
  }

  private static func references(_ order: SpecObject, _ items: [Item]) -> [ContactReference] {
    var references: [ContactReference] = []
    references.reserveCapacity(items.count + 1)
    if let clientData = order.contactReference(.clientData) { references.append(clientData) }
    // Only a default can reach several items; one that reaches none is a reference, too.
    let defaults = order.object(.defaults)?.object(.domain)
    var isKnown = [Bool](repeating: false, count: defaults == nil ? 0 : order.document.members.count)
    func add(_ reference: ContactReference) {
      if defaults != nil {
        if isKnown[reference.origin.id.index] { return }
        isKnown[reference.origin.id.index] = true
      }
      references.append(reference)
    }
    for item in items { if let object = item.object { Item.forEachReference(of: object, add) } }
    if let defaults { Item.forEachReference(of: defaults, add) }
    return references
  }

  /// The same order with its contacts files, and with what is wrong with those that could not be had.
  public func with(contactsFiles: [ContactsFile], failures: [ContactsFileFailure]) -> Order { Order(self, contactsFiles, failures) }

  /// The name of `unusualNames` that a value of this order is; nil where it is canonical.
  public func unusualName(at origin: Origin) -> UnusualName? { unusualNamesByMember[origin.id].map { unusualNames[$0] } }

  /// A contacts file could not be read: a name that is not found may stand in it.
  public var hasUnreadableContactsFile: Bool { !contactsFileFailures.isEmpty }

  public var document: BoundDocument { object.document }
  public var tree: SyntaxTree { document.tree }
  public var problems: [BindingProblem] { document.problems }

  public var name: Located<String>? { object.text(.name) }
  public var provider: Located<String>? { object.text(.provider) }
  public var payment: Payment? { object.object(.payment).map(Payment.init) }
  public var clientData: ContactReference? { object.contactReference(.clientData) }
  public var ownedDomains: [Origin] { object.elements(.ownedDomains)?.filter { $0.state == .value } ?? [] }
  public var callback: SpecObject? { object.object(.callback) }
  public var defaults: SpecObject? { object.object(.defaults) }
  public var attemptKey: Located<String>? { object.text(.attemptKey) }
  public var referralCode: Located<String>? { object.text(.referralCode) }
  public var turnstileToken: Origin? { object.member(.turnstileToken) }
  public var euEligibilityConfirmed: Located<Bool>? { object.boolean(.euEligibilityConfirmed) }
  public var extra: Origin? { object.member(.extra) }

  /// The paths of the contacts files as they are written.
  public var contactsFilePaths: [Origin] {
    guard let origin = object.member(.contactsFile) else { return [] }
    if origin.member.form == .short { return [origin] }
    return origin.elements?.filter { $0.state == .value } ?? []
  }

  /// The contact of a name: the spec's own, else the first of the contacts files.
  public func contact(named name: String) -> NamedContact? {
    place(ofContactNamed: name).map { contacts[$0] } ?? contactsFiles.lazy.compactMap { $0.contact(named: name) }.first
  }

  /// The place in `contacts` of a name.
  private func place(ofContactNamed name: String) -> Int? {
    contactsByName.isEmpty ? contacts.indices.first { contacts[$0].name == name } : contactsByName[name]
  }

  /// The contact that a reference speaks of: the inline one, or the one of that name; nil for a registration and for an unknown name.
  public func contact(_ reference: ContactReference) -> Contact? {
    switch reference.target {
    case .inline(let contact): contact
    case .named(let name): place(ofContactNamed: name).map { contacts[$0].contact } ?? contact(named: name)?.contact
    case .registration: nil
    }
  }
}

/// Payment hints and guards.
public struct Payment: Sendable {
  public let object: SpecObject

  public var method: Located<PaymentMethod>? { object.word(.method) }
  public var currency: Located<Currency>? { object.word(.currency) }
  public var maxTotal: Located<String>? { object.text(.maxTotal) }
  public var maxSubtotal: Located<String>? { object.text(.maxSubtotal) }
  public var accept: [Located<Acceptance>] { object.words(.accept) }
}
