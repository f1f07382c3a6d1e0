public import Diagnostics
public import OrderLanguage

/// What the rules across files know of one run: light facts, not the orders themselves.
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
  }

  /// The names of one item.
  public struct ItemFacts: Sendable {
    public let naturalKey: Identity?
    public let id: Identity?
    public let generation: Int
    public let existing: String?
  }

  /// A name with its place.
  public struct Identity: Sendable {
    public let text: String
    let origin: Origin

    public init(_ text: String, _ origin: Origin) {
      self.text = text
      self.origin = origin
    }

    public var place: Place { origin.place }
  }

  /// In the order of the run's files and their documents.
  public let orders: [OrderFacts]

  public init(orders: [OrderFacts]) { self.orders = orders }

  /// Collects the facts of one order.
  public static func facts(of order: Order) -> OrderFacts {
    let name = order.name
    return OrderFacts(
      file: order.document.file, document: order.document.number, provider: order.provider?.value, name: name.map { Identity($0.value, $0.origin) },
      items: order.items.map { item in
        ItemFacts(
          naturalKey: item.naturalKey.flatMap { key in item.naturalKeyField.flatMap { item.object?.member($0) }.map { Identity(key, $0) } },
          id: item.id.map { Identity((name?.value ?? "") + "/" + $0.value, $0.origin) }, generation: item.generation, existing: item.existing?.value)
      },
      attemptKey: order.attemptKey.map { Identity($0.value, $0.origin) }, ownedDomains: order.ownedDomains.compactMap(\.domainName))
  }
}
