public import Diagnostics
public import OrderLanguage

/// What the rules across files know of one run: the names of the orders that they may have something to say about.
public struct Run: Sendable {
  /// One order: its names and those of its items.
  public struct OrderFacts: Sendable {
    public let file: SourceFile
    public let document: Int
    public let provider: String?
    public let name: Identity?
    public let items: [ItemFacts]
    public let attemptKey: Identity?
    /// The names that the order says are held already, as A-labels.
    public let ownedDomains: [String]
    /// The names that the configuration says are held already, as A-labels.
    public let accountDomains: Set<String>
  }

  /// The names of one item.
  public struct ItemFacts: Sendable {
    public let naturalKey: Identity?
    public let id: Identity?
    public let generation: Int
    public let existing: String?
  }

  /// A name with its place. It keeps the file, but not its tree: a run may have ten thousand of them.
  public struct Identity: Sendable {
    public let text: String
    /// The name as it is written, for messages.
    public let excerpt: String
    /// The places that it came through.
    public let related: [RelatedPlace]
    private let file: SourceFile
    private let document: Int
    private let range: SourceRange
    private let field: FieldName
    /// The place of its item in `items`; nil for a field of the order.
    private let item: Int?

    init(_ text: String, _ origin: Origin, _ field: FieldName, item: Int? = nil) {
      self.text = text
      excerpt = origin.excerpt
      related = origin.aliasPlaces
      file = origin.document.file
      document = origin.document.number
      range = origin.range
      self.field = field
      self.item = item
    }

    public var place: Place {
      Place(file: file, range: range, pointer: (item.map { "/items/\($0)" } ?? "") + "/\(field.string)", document: document)
    }
  }

  /// The suspected orders, in the order of the run's files and their documents.
  public let orders: [OrderFacts]
  /// The domain names that the whole run orders.
  public let domains: RunDomains

  public init(orders: [OrderFacts], domains: RunDomains) {
    self.orders = orders
    self.domains = domains
  }

  /// The name itself and what is left when labels are taken off, the top-level domain excepted.
  static func namesAbove(_ name: Substring) -> [String] {
    var names = [String(name)]
    var rest = name
    while let dot = rest.firstIndex(of: "."), rest[rest.index(after: dot)...].contains(".") {
      rest = rest[rest.index(after: dot)...]
      names.append(String(rest))
    }
    return names
  }

  /// Collects the facts of one order.
  public static func facts(of order: Order, accountDomains: Set<String>) -> OrderFacts {
    let name = order.name
    return OrderFacts(
      file: order.document.file, document: order.document.number, provider: order.provider?.value, name: name.map { Identity($0.value, $0.origin, .name) },
      items: order.items.map { item in
        ItemFacts(
          naturalKey: item.naturalKeyField.flatMap { field in
            guard let key = item.naturalKey, let origin = item.object?.member(field) else { return nil }
            return Identity(key, origin, field, item: item.index)
          },
          id: item.id.map { Identity((name?.value ?? "") + "/" + $0.value, $0.origin, .id, item: item.index) }, generation: item.generation,
          existing: item.existing?.value)
      },
      attemptKey: order.attemptKey.map { Identity($0.value, $0.origin, .attemptKey) }, ownedDomains: order.ownedDomains.compactMap(\.domainName),
      accountDomains: accountDomains)
  }
}
