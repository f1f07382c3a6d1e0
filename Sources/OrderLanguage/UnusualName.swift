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
    func add(_ role: Role, _ origin: Origin?) {
      guard let origin, origin.state == .value, origin.withText({ DomainName.classify($0) == .needsConversion }) else { return }
      names.append(UnusualName(role: role, origin: origin, reading: DomainName.parse(SecretReference.unescaped(origin.text))))
    }
    for origin in order.elements(.ownedDomains) ?? [] { add(.owned, origin) }
    for item in items {
      switch item.type {
      case .domain: add(.ordered, item.object?.member(.domainName))
      case .sharedHosting: add(.primary, item.object?.member(.primaryDomain))
      case .vps: add(.host, item.object?.member(.hostname))
      case .addon, .site, nil: break
      }
    }
    return names
  }
}

extension Origin {
  /// The domain name that the scalar spells, as A-labels; nil where it is none.
  public var domainName: String? {
    guard state == .value else { return nil }
    if withText({ DomainName.classify($0) == .canonical }) { return text }
    guard case .success(let name) = DomainName.parse(SecretReference.unescaped(text)) else { return nil }
    return name.asciiText
  }
}
