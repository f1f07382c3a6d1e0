import OrderLanguage

/// Makes a spec of what a request says: names for contacts, ids, defaults.
enum SpecDraft {
  /// As many items of a type must agree before what they share goes to `defaults`.
  private static let fewest = 3

  /// The members of a spec in the order of the grammar.
  static func entries(of draft: OrderDraft, name: String, provider: String?) -> [DraftEntry] {
    var draft = draft
    identify(&draft.items)
    ContactBook.name(&draft)
    draft.order.members[.orderSpec] = .plain(String(Grammar.version))
    draft.order.members[.name] = .text(name)
    draft.order.members[.provider] = provider.map(DraftValue.text)
    draft.order.members[.defaults] = takeDefaults(from: &draft.items)
    draft.order.members[.items] = .list(draft.items.map(DraftValue.object))
    return draft.order.entries
  }

  /// Gives an `id` to the items that have no other name: requests have none.
  private static func identify(_ items: inout [DraftObject]) {
    var names = SpecNames()
    for index in items.indices {
      let item = items[index]
      guard item.members[.id] == nil, item.type == .addon || item.type == .vps && item.members[.hostname] == nil, let type = item.type.itemType else {
        continue
      }
      let product = item.text(.productSlug) ?? item.text(.productId).map { "\(type.rawValue)-\($0)" }
      items[index].members[.id] = .text(names.unique(product.flatMap(SpecNames.name(from:)) ?? type.rawValue))
    }
  }

  /// Takes the members that all items of a type share out of them.
  ///
  /// `acceptedTerms` stay: in `defaults` they are a pool, and an item is sent only what its TLD asks for.
  private static func takeDefaults(from items: inout [DraftObject]) -> DraftValue? {
    var defaults = DraftObject(.defaults)
    for type in ItemType.allCases {
      let places = items.indices.filter { items[$0].type == ObjectType(type) }
      guard places.count >= fewest, let field = FieldName.allCases.first(where: { $0.string == type.rawValue }) else { continue }
      var shared = DraftObject(ObjectType(type))
      for row in Grammar.fields(of: shared.type) where row.allowsDefault && row.name != .acceptedTerms {
        guard let first = items[places[0]].members[row.name] else { continue }
        let print = SpecText.fingerprint([DraftEntry(key: "", value: first)])
        let isShared = places.dropFirst().allSatisfy { place in
          items[place].members[row.name].map { SpecText.fingerprint([DraftEntry(key: "", value: $0)]) } == print
        }
        guard isShared else { continue }
        shared.members[row.name] = first
        for place in places { items[place].members[row.name] = nil }
      }
      if !shared.members.isEmpty { defaults.members[field] = .object(shared) }
    }
    return defaults.members.isEmpty ? nil : .object(defaults)
  }
}
