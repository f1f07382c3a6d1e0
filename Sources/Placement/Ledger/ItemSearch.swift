import Diagnostics
import DomainNames

/// Finds the item that a person means.
public enum ItemSearch {
  public enum Answer: Sendable {
    case one(LedgerState.Item)
    /// Nothing is called so; perhaps this was meant.
    case none(suggestion: String?)
    /// In the order in which they came.
    case several([LedgerState.Item])
  }

  /// Finds an item by its natural key (`domain:acme.se`), its id with its order (`acme-launch/more-disk`), one of the two without what stands before (`acme.se`), or
  /// its number in the ledger (`12.0`); `@2` behind a name picks a generation.
  ///
  /// Of items that came one after the other because a request was refused, the one that holds the name counts, else the last.
  ///
  /// - Parameter narrowing: decides between several where it holds for one of them only.
  public static func find(_ text: String, in ledger: LedgerState, narrowing: (LedgerState.Item) -> Bool = { _ in false }) -> Answer {
    if let id = ItemID(text), let item = ledger.items[id] { return .one(item) }
    for (name, generation) in readings(text) {
      let asked = ledger.items.values.filter { generation == nil || $0.generation == generation }
      let whole = asked.filter { item in item.names.contains { $0 == name || $0 == folded(name) } }
      let found = current(whole.isEmpty ? asked.filter { item in item.names.contains { matches($0, bare: name, item) } } : whole)
      if found.isEmpty { continue }
      let narrowed = found.filter(narrowing)
      if let only = found.count == 1 ? found.first : narrowed.count == 1 ? narrowed.first : nil { return .one(only) }
      return .several(found)
    }
    let names = Set(ledger.items.values.flatMap { item in item.names.flatMap { [$0, bare($0, item)] } })
    return .none(suggestion: Suggestion.nearest(to: readings(text).last?.name ?? text, in: names.sorted()))
  }

  /// The text as a name, and as a name with a generation.
  private static func readings(_ text: String) -> [(name: String, generation: Int?)] {
    guard let at = text.lastIndex(of: "@"), let generation = Int(text[text.index(after: at)...]), generation > 0 else { return [(text, nil)] }
    return [(text, nil), (String(text[..<at]), generation)]
  }

  /// The name without type or order.
  static func bare(_ name: String, _ item: LedgerState.Item) -> String {
    for prefix in [item.type + ":", item.order + "/"] where name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    return name
  }

  private static func matches(_ name: String, bare text: String, _ item: LedgerState.Item) -> Bool {
    let name = bare(name, item)
    if name == text { return true }
    return item.type != "site" && name == aLabels(text)
  }

  /// A natural key as the ledger writes it: letter case, a final dot and U-labels make no difference.
  static func folded(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), !name.hasPrefix("site:") else { return name }
    let text = String(name[name.index(after: colon)...])
    return aLabels(text).map { String(name[...colon]) + $0 } ?? name
  }

  static func aLabels(_ text: String) -> String? {
    if case .success(let name) = DomainName.parse(text) { name.asciiText } else { nil }
  }

  private static func current(_ items: [LedgerState.Item]) -> [LedgerState.Item] {
    let sorted = items.sorted { $0.id < $1.id }
    func isSame(_ left: LedgerState.Item, _ right: LedgerState.Item) -> Bool {
      left.account == right.account && left.generation == right.generation && !Set(left.names).isDisjoint(with: right.names)
    }
    return sorted.filter { item in
      if item.state.holdsNames { return true }
      return !sorted.contains { other in other.id != item.id && isSame(other, item) && (other.state.holdsNames || other.id > item.id) }
    }
  }
}

extension ItemID {
  /// `12.0`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }), let event = Int(parts[0]),
      let index = Int(parts[1])
    else { return nil }
    self.init(event: event, index: index)
  }
}

extension LedgerState.Item {
  /// The name to show: the natural key, else the id with its order; with the generation where it is not the first.
  public var title: String { (names.first ?? type) + (generation > 1 ? "@\(generation)" : "") }

  /// The natural key in U-labels, where that differs from how the ledger writes it.
  public var unicodeTitle: String? {
    guard let key = names.first(where: { $0.hasPrefix(type + ":") }), key.contains("xn--"),
      case .success(let name) = DomainName.parse(ItemSearch.bare(key, self))
    else { return nil }
    return name.unicodeText == name.asciiText ? nil : name.unicodeText
  }
}
