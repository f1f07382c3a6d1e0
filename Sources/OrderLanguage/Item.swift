public import DomainNames

/// An item of an order: the typed view of an item object.
public struct Item: Sendable {
  /// The element of `items`.
  public let origin: Origin
  /// Its place in `items`, from 0.
  public let index: Int
  /// nil where it is not known.
  public let type: ItemType?
  /// The action of a domain item; nil where it is written and not understood.
  public let action: DomainAction?
  /// The provider has the item already: it is never ordered, whatever stands behind `existing`.
  public let isAdopted: Bool

  init(origin: Origin, index: Int) {
    self.origin = origin
    self.index = index
    let object = origin.object
    type = object?.type.itemType
    action = object.flatMap { Self.action($0) } ?? nil
    isAdopted = object.map { !$0.isAbsent(.existing) } ?? false
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
  public var nameservers: [Origin] { (object?.elements(.nameservers) ?? []).filter { $0.state == .value } }
  public var acceptedTerms: [Origin] { (object?.elements(.acceptedTerms) ?? []).filter { $0.state == .value } }
  public var copyExistingDns: Located<Bool>? { object?.boolean(.copyExistingDns) }
  public var premium: Located<Bool>? { object?.boolean(.premium) }
  public var requiresRegistrarFeeAcceptance: Located<Bool>? { object?.boolean(.requiresRegistrarFeeAcceptance) }
  public var registrantContact: ContactReference? { ContactReference(object?.member(.registrantContact)) }
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
  public var naturalKeyField: FieldName? {
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
    guard let type, let field = naturalKeyField, let origin = object?.member(field), origin.state == .value else { return nil }
    if type == .site { return origin.withText { body(type, $0) } }
    return origin.withDomainName { body(type, $0) }
  }

  /// The contact positions of the item.
  public var contactReferences: [ContactReference] { object.map(Item.references) ?? [] }

  static func references(of object: SpecObject) -> [ContactReference] {
    guard object.type == .domain else { return [] }
    var references: [ContactReference] = []
    if let holder = ContactReference(object.member(.registrantContact)) { references.append(holder) }
    if let roles = object.object(.roleContacts) {
      for role in [FieldName.admin, .billing, .tech] {
        if let contact = ContactReference(roles.member(role)) { references.append(contact) }
      }
    }
    return references
  }
}
