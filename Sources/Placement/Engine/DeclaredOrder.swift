/// An order as a spec declares it, as far as placing it goes.
public struct DeclaredOrder: Sendable {
  public var name: String
  /// The file, relative to the outermost configuration.
  public var path: String
  public var target: String
  /// Never sent; kept with what is placed.
  public var labels: [String: String]
  public var items: [DeclaredItem]

  public init(name: String, path: String, target: String, labels: [String: String] = [:], items: [DeclaredItem]) {
    self.name = name
    self.path = path
    self.target = target
    self.labels = labels
    self.items = items
  }
}

/// An item as a spec declares it.
public struct DeclaredItem: Sendable {
  /// Its place in `items`, from 0.
  public var index: Int
  public var type: String
  public var action: String?
  /// The natural key and the id with its order, those that it has; never empty.
  public var names: [String]
  public var generation: Int
  /// What the provider is said to call it already.
  public var existing: String?
  /// What is bought, by field, in a form in which equal things are equal: names as A-labels, options in order.
  public var fields: [String: String]

  public init(
    index: Int, type: String, action: String? = nil, names: [String], generation: Int = 1, existing: String? = nil, fields: [String: String]
  ) {
    self.index = index
    self.type = type
    self.action = action
    self.names = names
    self.generation = generation
    self.existing = existing
    self.fields = fields
  }

  /// The name to show: the natural key, else the id.
  public var title: String { names.first ?? type }
}
