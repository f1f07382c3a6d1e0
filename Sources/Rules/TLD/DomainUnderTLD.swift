import Catalog
import Diagnostics
import DomainNames
import OrderLanguage

/// A domain item whose name is valid and stands under a TLD that something is known about. A class, because rule after rule goes
/// through them.
final class DomainUnderTLD: Sendable {
  let item: Item
  let facts: TLDFacts

  init(item: Item, facts: TLDFacts) {
    self.item = item
    self.facts = facts
  }

  /// The member `domainName`, without which there would be no name.
  var origin: Origin { item.naturalKeyOrigin ?? item.origin }

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
    order.forEachValidDomain { index, name in
      if let facts = catalog.facts(forDomain: name) { domains.append(DomainUnderTLD(item: order.items[index], facts: facts)) }
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
      _ = domain.item.withNaturalKey { body(domain, $1) }
    }
  }

  /// Calls with the places of the domain items that order something under a valid name, and with the bytes of that name as A-labels.
  func forEachValidDomain(_ body: (_ index: Int, UnsafeBufferPointer<UInt8>) -> Void) {
    for index in items.indices where items[index].type == .domain && !items[index].isAdopted {
      _ = items[index].withNaturalKey { body(index, $1) }
    }
  }
}
