public import DomainNames
public import YAMLSyntax

/// An item of an order: the typed view of an item object. A struct of at most six words: with one more the optimiser copies it at every look.
public struct Item: Sendable {
  /// The element of `items`.
  public let origin: Origin
  /// nil where it is not known.
  public let type: ItemType?
  /// The action of a domain item; nil where it is written and not understood.
  public let action: DomainAction?
  /// The provider has the item already: it is never ordered, whatever stands behind `existing`.
  public let isAdopted: Bool
  /// Where its natural key stands in the members of the document, if it is a text that is known here; else -1. Rule after rule asks for it.
  @usableFromInline let keyIndex: Int

  init(_ origin: Origin) {
    self.origin = origin
    let object = origin.object
    type = object?.type.itemType
    let place = Self.naturalKeyField(of: type).flatMap { object?.usablePlace(of: $0) } ?? -1
    keyIndex = place >= 0 && origin.document.members[place].state == .value ? place : -1
    action = object.flatMap { Self.action($0) } ?? nil
    isAdopted = object.map { !$0.isAbsent(.existing) } ?? false
  }

  /// Its place in `items`, from 0.
  public var index: Int {
    guard case .index(let index) = origin.member.key else { preconditionFailure("an item is an element of a list") }
    return Int(index)
  }

  /// nil where the item's type is not known; no rule that depends on the type looks at such an item.
  @inlinable @inline(__always) public var object: SpecObject? { origin.object }

  public var id: Located<String>? { object?.text(.id) }
  public var existing: Located<String>? { object?.text(.existing) }
  public var generation: Int { object?.integer(.generation)?.value ?? 1 }
  public var maxSubtotal: Located<String>? { object?.text(.maxSubtotal) }
  public var extra: Origin? { object?.member(.extra) }

  private static func action(_ object: SpecObject) -> DomainAction? {
    guard let written = object.written(.action) else { return object.type == .domain ? .register : nil }
    switch written.state {
    case .null: return .register
    case .value: return object.word(.action, DomainAction.self)?.value
    default: return nil
    }
  }

  public var domainName: Located<String>? { object?.text(.domainName) }
  public var years: Located<Int>? { object?.integer(.years) }
  public var eppCode: Origin? { object?.member(.eppCode) }
  public var acceptedTerms: [Origin] { object?.elements(.acceptedTerms)?.filter { $0.state == .value } ?? [] }
  public var copyExistingDns: Located<Bool>? { object?.boolean(.copyExistingDns) }
  public var premium: Located<Bool>? { object?.boolean(.premium) }
  public var requiresRegistrarFeeAcceptance: Located<Bool>? { object?.boolean(.requiresRegistrarFeeAcceptance) }
  public var registrantContact: ContactReference? { object?.contactReference(.registrantContact) }
  public var roleContacts: SpecObject? { object?.object(.roleContacts) }
  public var extensions: Origin? { object?.member(.extensions) }
  public var productId: Located<String>? { object?.text(.productId) }
  public var productSlug: Located<String>? { object?.text(.productSlug) }
  public var billingCycle: Located<BillingCycle>? { object?.word(.billingCycle) }
  public var hostname: Located<String>? { object?.text(.hostname) }
  public var options: Origin? { object?.member(.options) }
  public var primaryDomain: Located<String>? { object?.text(.primaryDomain) }
  public var variant: Located<SiteVariant>? { object?.word(.variant) }
  public var location: Located<String>? { object?.text(.location) }

  /// The domain name of a domain item, where it is valid.
  public var parsedDomainName: DomainName? {
    guard let text = domainName?.value, case .success(let name) = DomainName.parse(text) else { return nil }
    return name
  }

  /// The field that the natural key stands in.
  public var naturalKeyField: FieldName? { Self.naturalKeyField(of: type) }

  private static func naturalKeyField(of type: ItemType?) -> FieldName? {
    switch type {
    case .domain: .domainName
    case .sharedHosting: .primaryDomain
    case .vps: .hostname
    case .site: .name
    case .addon, nil: nil
    }
  }

  /// The name of the item that is global to the account: `domain:acme.se` (A-label), `vps:vps.acme.se`, …; nil where the item has none or it is not valid.
  public var naturalKey: String? {
    withNaturalKey { type, name in type.rawValue + ":" + String(decoding: name, as: UTF8.self) }
  }

  /// Calls with the type and the name that `naturalKey` is made of; nil where the item has none.
  @inlinable
  public func withNaturalKey<Result>(_ body: (ItemType, UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard let type, keyIndex >= 0 else { return nil }
    let document = origin.document
    if type == .site { return document.tree.withText(of: document.members[keyIndex].node) { body(type, $0) } }
    return document.withDomainName(at: keyIndex) { body(type, $0) }
  }

  /// The member that the natural key is made of, where it is a text that is known here, valid or not.
  public var naturalKeyOrigin: Origin? { keyIndex < 0 ? nil : Origin(origin.document, MemberID(keyIndex)) }

  /// The contact positions of the item.
  public var contactReferences: [ContactReference] {
    var references: [ContactReference] = []
    if let object { Item.forEachReference(of: object) { references.append($0) } }
    return references
  }

  /// Calls with the contact positions of an item, or of its defaults.
  static func forEachReference(of object: SpecObject, _ body: (ContactReference) -> Void) {
    guard object.type == .domain else { return }
    if let holder = object.contactReference(.registrantContact) { body(holder) }
    guard let roles = object.object(.roleContacts) else { return }
    for role in [FieldName.admin, .billing, .tech] {
      if let contact = roles.contactReference(role) { body(contact) }
    }
  }
}
