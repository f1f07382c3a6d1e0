import DomainNames
public import OrderLanguage

/// Something that an account holds at a provider. Its texts are the provider's, as they came.
public struct AccountItem: Sendable {
  public var type: ItemType
  /// What the provider calls it.
  public var id: String
  /// The domain name, the name that a hosting account serves, the name of a site.
  public var name: String?
  public var product: String?
  public var billingCycle: BillingCycle?
  public var location: String?
  public var variant: String?

  public init(type: ItemType, id: String, name: String? = nil) {
    self.type = type
    self.id = id
    self.name = name
  }
}

/// A spec of what an account holds.
public struct AccountSpec: Sendable {
  /// Of the order, and so of the file.
  public let name: String
  /// One YAML document with a final newline.
  public let text: [UInt8]
  public let type: ItemType
  public let itemCount: Int
  /// Fields that a person has to fill in, since no list of the provider tells them.
  public let missing: [String]
}

/// Makes order specs of what an account holds: each item with `existing`, so that apply adopts it and orders nothing.
public enum AccountImport {
  /// A file of more items is hard to review.
  static let mostItems = 1000

  /// - Parameter provider: as the configuration calls it; `provider` of every order.
  /// - Returns: the specs by type, and what was left out, one line each.
  public static func specs(of items: [AccountItem], provider: String) -> (specs: [AccountSpec], notes: [String]) {
    var specs: [AccountSpec] = []
    var notes: [String] = []
    var names = SpecNames()
    let prefix = String((SpecNames.name(from: provider) ?? "account").prefix(40))
    for type in ItemType.allCases {
      let drafts = drafts(of: items.filter { $0.type == type }, type, &notes)
      for start in stride(from: 0, to: drafts.count, by: mostItems) {
        let part = Array(drafts[start..<min(start + mostItems, drafts.count)])
        let name = names.unique("\(prefix)-\(word(type))")
        let missing = missing(in: part, type)
        let entries = SpecDraft.entries(of: OrderDraft(order: DraftObject(.order), items: part), name: name, provider: provider)
        let text = Array(head(missing).utf8) + SpecText.document(entries)
        specs.append(AccountSpec(name: name, text: text, type: type, itemCount: part.count, missing: missing))
      }
    }
    return (specs, notes)
  }

  private static func word(_ type: ItemType) -> String {
    switch type {
    case .domain: "domains"
    case .vps: "vps"
    case .sharedHosting: "hosting"
    case .addon: "addons"
    case .site: "sites"
    }
  }

  private static func head(_ missing: [String]) -> String {
    "# What the account holds: apply takes these items down as placed, and orders none of them.\n"
      + (missing.isEmpty ? "" : "# Fill in what the provider's list does not tell: \(missing.joined(separator: ", ")).\n")
  }

  // MARK: Items

  private static func drafts(of items: [AccountItem], _ type: ItemType, _ notes: inout [String]) -> [DraftObject] {
    var drafts: [(key: String, id: String, draft: DraftObject)] = []
    var ids: Set<String> = []
    var keys: Set<String> = []
    for item in items {
      guard isIdentifier(item.id) else {
        notes.append("a \(type.rawValue) item\(shown(item.name)) was left out: the provider gives it no id that can be written")
        continue
      }
      // The same row twice, where a list changes between two of its pages.
      guard ids.insert(item.id).inserted else { continue }
      guard let (key, draft) = draft(item, &notes) else { continue }
      guard key.isEmpty || keys.insert(key).inserted else {
        notes.append("\(item.id) was left out: another \(type.rawValue) item has its name\(shown(item.name))")
        continue
      }
      drafts.append((key, item.id, draft))
    }
    var names = SpecNames()
    return drafts.sorted { ($0.key, $0.id) < ($1.key, $1.id) }.map { entry in
      guard type == .vps || type == .addon else { return entry.draft }
      // No list gives such an item a name of its own.
      var draft = entry.draft
      draft.members[.id] = .text(names.unique(SpecNames.name(from: entry.id) ?? type.rawValue))
      return draft
    }
  }

  /// What it is told apart by, and the item; nil where it cannot stand in a spec.
  private static func draft(_ item: AccountItem, _ notes: inout [String]) -> (key: String, DraftObject)? {
    var draft = DraftObject(ObjectType(item.type))
    draft.members[.existing] = .text(item.id)
    if item.type != .domain { draft.members[.type] = .text(item.type.rawValue) }
    var key = ""
    switch item.type {
    case .domain, .sharedHosting:
      if let name = item.name, !name.isEmpty {
        guard case .success(let parsed) = DomainName.parse(name) else {
          notes.append("\(item.id) was left out:\(shown(name)) is no domain name")
          return nil
        }
        key = parsed.asciiText
        draft.members[item.type == .domain ? .domainName : .primaryDomain] = .text(key)
      } else if item.type == .domain {
        notes.append("\(item.id) was left out: the provider gives no name for it")
        return nil
      }
    case .site:
      if let name = item.name, !name.isEmpty {
        key = name
        draft.members[.name] = .text(name)
      }
      if let location = item.location, !location.isEmpty { draft.members[.location] = .text(location) }
      if let variant = item.variant.flatMap(SiteVariant.init(rawValue:)) { draft.members[.variant] = .text(variant.rawValue) }
    case .vps, .addon: break
    }
    if item.type != .domain {
      if let product = item.product, !product.isEmpty { draft.members[.productSlug] = .text(product) }
      if let cycle = item.billingCycle { draft.members[.billingCycle] = .text(cycle.rawValue) }
    }
    return (key, draft)
  }

  private static func isIdentifier(_ text: String) -> Bool {
    (1...200).contains(text.utf8.count) && text.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
  }

  private static func missing(in drafts: [DraftObject], _ type: ItemType) -> [String] {
    let fields: [FieldName] =
      switch type {
      case .domain: []
      case .vps, .addon: [.productSlug, .billingCycle]
      case .sharedHosting: [.productSlug, .primaryDomain, .billingCycle]
      case .site: [.name, .variant, .location, .productSlug, .billingCycle]
      }
    return fields.filter { field in drafts.contains { $0.members[field] == nil } }.map(\.string)
  }

  /// A text of the provider in a note; empty where there is none.
  private static func shown(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    let scalars = text.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
      (0x20...0x7E).contains(scalar.value) || scalar.properties.isAlphabetic ? scalar : "\u{FFFD}"
    }
    return " `\(String(String.UnicodeScalarView(scalars)))\(text.unicodeScalars.count > 60 ? "…" : "")`"
  }
}
