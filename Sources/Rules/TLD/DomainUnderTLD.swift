import Catalog
import Diagnostics
import DomainNames
import OrderLanguage

/// A domain item whose name is valid and stands under a TLD that something is known about. A class, because rule after rule goes
/// through them.
final class DomainUnderTLD: Sendable {
  let item: Item
  private let member: MemberID
  let facts: TLDFacts

  init(item: Item, origin: Origin, facts: TLDFacts) {
    self.item = item
    member = origin.id
    self.facts = facts
  }

  /// The member `domainName`.
  var origin: Origin { item.origin.document.origin(at: member.index) }

  /// A finding's severity: an error only where the fact is certain.
  func severity(_ fact: TLDFact) -> Severity { facts.isCertain(fact) ? .error : .warning }

  /// The place of the label directly before the TLD, of the whole name where that cannot be told.
  var labelPlace: Place {
    let part: Range<Int>? = origin.withText { text in
      guard let label = facts.registrableLabel(ofDomain: text) else { return nil }
      let start = text.count - facts.name.utf8.count - 1 - label.count
      return start..<start + label.count
    }
    return part.map { origin.place(of: $0) } ?? origin.place
  }
}

extension RuleContext {
  /// The domain items of an order that order something, under a TLD that something is known about; looked up once for all rules. A faulty name has its
  /// own rules, and a name under a TLD that nothing is known about none.
  mutating func domains(of order: Order) -> [DomainUnderTLD] {
    if let last = lastDomains, last.document === order.document { return last.domains }
    let catalog = options.catalog
    var domains: [DomainUnderTLD] = []
    domains.reserveCapacity(order.items.count)
    order.forEachValidDomain { item, origin, name in
      if let facts = catalog.facts(forDomain: name) { domains.append(DomainUnderTLD(item: item, origin: origin, facts: facts)) }
    }
    lastDomains = (order.document, domains)
    return domains
  }
}

extension Order {
  /// Calls with those of the domains that fit, and with the bytes of their names as A-labels.
  ///
  /// - Parameters:
  ///   - field: Only items that have this member.
  ///   - action: Only items of this action.
  func forEachDomain(
    of domains: [DomainUnderTLD], with field: FieldName? = nil, on action: DomainAction? = nil, _ body: (DomainUnderTLD, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    for domain in domains {
      if let action, domain.item.action != action { continue }
      if let field, domain.item.object?.member(field) == nil { continue }
      withName(at: domain.origin) { body(domain, $0) }
    }
  }

  /// Calls with the domain items that order something under a valid name.
  func forEachValidDomain(_ body: (Item, Origin, UnsafeBufferPointer<UInt8>) -> Void) {
    for item in items where item.type == .domain && !item.isAdopted {
      guard let origin = item.object?.member(.domainName), origin.state == .value else { continue }
      withName(at: origin) { body(item, origin, $0) }
    }
  }

  /// Calls with the bytes of a name of this order as A-labels, if it is valid.
  private func withName(at origin: Origin, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if origin.member.isCanonicalName {
      origin.withText(body)
    } else if let unusual = unusualName(at: origin), case .success(let name) = unusual.reading {
      var text = name.asciiText
      text.withUTF8(body)
    }
  }
}
