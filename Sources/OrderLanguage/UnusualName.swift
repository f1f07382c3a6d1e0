public import DomainNames

/// A domain name of an order that is not in canonical form, read once: what is wrong with it, or what was mapped.
public struct UnusualName: Sendable {
  /// What a name is written for.
  public enum Role: Sendable {
    /// The name that an item orders.
    case ordered
    /// The name that a hosting account serves.
    case primary
    /// A name that the account holds.
    case owned
    /// The host name of a server.
    case host
  }

  public let role: Role
  public let origin: Origin
  public let reading: Result<DomainName, DomainNameFault>

  /// The names of an order. Cheap where all are canonical: nothing is allocated.
  static func names(of order: SpecObject, _ items: [Item]) -> [UnusualName] {
    var names: [UnusualName] = []
    if let owned = order.elements(.ownedDomains) { names = owned.compactMap { UnusualName(.owned, $0) } }
    for item in items {
      let name: UnusualName? =
        switch item.type {
        case .domain: UnusualName(.ordered, item.object?.member(.domainName))
        case .sharedHosting: UnusualName(.primary, item.object?.member(.primaryDomain))
        case .vps: UnusualName(.host, item.object?.member(.hostname))
        case .addon, .site, nil: nil
        }
      if let name { names.append(name) }
    }
    return names
  }

  private init?(_ role: Role, _ origin: Origin?) {
    guard let origin, origin.state == .value, !origin.member.isCanonicalName else { return nil }
    self.role = role
    self.origin = origin
    reading = origin.document.domainName(at: origin.id)
  }
}

extension Origin {
  /// The domain name that the scalar spells, as A-labels; nil where it is none.
  public var domainName: String? { withDomainName { String(decoding: $0, as: UTF8.self) } }

  /// Calls with the bytes of the domain name that the scalar spells, as A-labels; nil where it is none. A canonical name is not copied.
  @inlinable
  public func withDomainName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    document.withDomainName(at: id.index, body)
  }
}
