import Catalog
import Diagnostics
import DomainNames
import OrderLanguage

/// A domain item whose name is valid and stands under a TLD that something is known about.
struct DomainUnderTLD {
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

extension Order {
  /// Calls with the domain items that order something, and with the bytes of their names as A-labels. A faulty name has its own rules, and a name
  /// under a TLD that nothing is known about none; nothing is allocated.
  ///
  /// - Parameters:
  ///   - field: Only items that have this member; of the others, the TLD is not even looked up.
  ///   - action: Only items of this action.
  func forEachDomain(
    in catalog: CatalogView, with field: FieldName? = nil, on action: DomainAction? = nil, _ body: (DomainUnderTLD, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    forEachValidDomain { item, origin, name in
      if let field, item.object?.member(field) == nil { return }
      if let action, item.action != action { return }
      guard let facts = catalog.facts(forDomain: name) else { return }
      body(DomainUnderTLD(item: item, origin: origin, facts: facts), name)
    }
  }

  /// Calls with the domain items that order something under a valid name.
  func forEachValidDomain(_ body: (Item, Origin, UnsafeBufferPointer<UInt8>) -> Void) {
    for item in items where item.type == .domain && !item.isAdopted {
      guard let origin = item.object?.member(.domainName), origin.state == .value else { continue }
      if origin.member.isCanonicalName {
        origin.withText { body(item, origin, $0) }
      } else if let unusual = unusualName(at: origin) {
        guard case .success(let name) = unusual.reading else { continue }
        var text = name.asciiText
        text.withUTF8 { body(item, origin, $0) }
      }
    }
  }
}
