/// What changes between two catalogs for lint and compile.
public struct CatalogDifference: Sendable {
  public enum Change: Sendable {
    case added(CatalogEntry)
    case removed(CatalogEntry)
    /// The facts that differ, by their keys; nil where one side knows nothing.
    case changed(CatalogEntry, facts: [(key: String, old: CatalogEntry.Value?, new: CatalogEntry.Value?)])
  }

  /// In the order of the new catalog, those that are gone behind.
  public let changes: [Change]

  /// Compares what is known, not where and when it was read.
  public init(from old: CatalogView, to new: CatalogView) {
    let oldEntries = old.entries
    let newEntries = new.entries
    let known = Dictionary(oldEntries.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(newEntries.map(\.identity))
    changes =
      newEntries.compactMap { entry in
        guard let before = known[entry.identity] else { return .added(entry) }
        let facts = Self.facts(from: before, to: entry)
        return facts.isEmpty ? nil : .changed(entry, facts: facts)
      } + oldEntries.filter { !kept.contains($0.identity) }.map { .removed($0) }
  }

  private static func facts(
    from old: CatalogEntry, to new: CatalogEntry
  ) -> [(key: String, old: CatalogEntry.Value?, new: CatalogEntry.Value?)] {
    let before = Dictionary(old.facts.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(new.facts.map(\.key))
    return new.facts.filter { before[$0.key] != $0.value }.map { ($0.key, before[$0.key], $0.value) }
      + old.facts.filter { !keys.contains($0.key) }.map { ($0.key, $0.value, nil) }
  }
}
