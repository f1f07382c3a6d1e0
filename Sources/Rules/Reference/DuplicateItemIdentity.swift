public import Diagnostics
import OrderLanguage

/// One name of an item twice in a run.
public enum DuplicateItemIdentity: RunRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "duplicate_item_identity", group: .reference, severity: .error,
      summary: "two items of the run are the same thing",
      why: """
        Every item has a natural key (the domain, the host name, the site's name), which is global to the account, and may have an `id`, which belongs to the \
        order. Two items that share either are one item to the record of what was placed: the second one would be bought again, or never.
        """,
      whatToDo: "Take one of them out. To buy the same thing again on purpose, raise `generation` on the one item.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
          - domainName: acme-shop.com
            years: 2
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
          - domainName: acme-store.com
            years: 2
        """,
      source: "order-spec language 1, Item identity", isBlocking: true)
  }

  /// A name, and where it is one: a natural key in an account, an id in its order, which its text names. An order without a name stands alone.
  private struct Key: Hashable {
    let scope: String?
    let text: String
  }

  private enum NameKind {
    case naturalKey, id
  }

  /// An item that was seen under a name.
  private struct Owner {
    let number: Int
    let identity: Run.Identity
    let generation: Int
  }

  public static func check(_ run: Run, _ context: inout RuleContext) {
    var naturalKeys: [Key: Owner] = [:]
    var ids: [Key: Owner] = [:]
    var number = 0
    for (index, order) in run.orders.enumerated() {
      for item in order.items {
        number += 1
        var earlier: Owner?
        if let identity = item.naturalKey {
          let owner = Owner(number: number, identity: identity, generation: item.generation)
          earlier = naturalKeys.insert(owner, for: Key(scope: order.provider, text: identity.text))
          if let earlier { context.report(finding(owner, earlier, kind: .naturalKey)) }
        }
        if let identity = item.id {
          let owner = Owner(number: number, identity: identity, generation: item.generation)
          // Two items that share both names are told once.
          let key = Key(scope: order.name == nil ? String(index) : nil, text: identity.text)
          if let other = ids.insert(owner, for: key), other.number != earlier?.number { context.report(finding(owner, other, kind: .id)) }
        }
      }
    }
  }

  private static func finding(_ item: Owner, _ earlier: Owner, kind: NameKind) -> Diagnostic {
    let written = item.identity.excerpt
    var help = [kind == .id ? "Give one of the two another `id`, or take it out." : "Take one of the two out."]
    if item.generation != earlier.generation {
      help = ["One thing is one item: to buy it again on purpose, raise `generation` on that item instead of writing it twice."]
    } else if kind == .naturalKey, written != earlier.identity.excerpt {
      help.insert("Both are written for `\(item.identity.text)`.", at: 0)
    }
    return finding(
      kind == .id ? "the id `\(written)` is used twice in this order" : "`\(written)` stands twice in this run", at: item.identity.place,
      related: [RelatedPlace("the first item of that name is here", at: earlier.identity.place)] + item.identity.related, help: help)
  }
}

extension Dictionary {
  /// Adds a value unless the key has one; the result is the one that is there already.
  fileprivate mutating func insert(_ value: Value, for key: Key) -> Value? {
    if let other = self[key] { return other }
    self[key] = value
    return nil
  }
}
