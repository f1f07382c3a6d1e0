import Diagnostics

/// A fault with what it strikes: `NAME[=PROBABILITY][:COUNT]`.
public struct Fault: Hashable, Sendable {
  /// What is wrong with the text of a fault.
  public struct ParseError: Error, Equatable, Sendable {
    /// Lower case, no full stop.
    public let message: String
  }

  public var name: FaultName
  /// From 0 to 1, for each request that it may strike.
  public var probability: Double
  /// How often it strikes at most; nil: without end.
  public var count: Int?
  /// Strikes only what places or cancels an order; `price-change` previews too.
  public var onlyOrders: Bool
  /// How long it lasts in milliseconds: until the answer (`delay`), the effect (`late-effect`), the listing (`list-lag`), the end of the limit (`429`); for
  /// each byte (`slow`).
  public var duration: Int64

  public init(_ name: FaultName, probability: Double = 1, count: Int? = nil, onlyOrders: Bool = true, duration: Int64? = nil) {
    self.name = name
    self.probability = probability
    self.count = count
    self.onlyOrders = onlyOrders
    self.duration = duration ?? name.standardDuration
  }

  /// Reads `NAME[=PROBABILITY][:COUNT]`: `lost-response`, `500=0.2`, `delay:1`, `429=0.5:3`.
  public init(parsing text: String) throws(ParseError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let head = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let word = head.first.map { String($0) } ?? ""
    let names = FaultName.allCases.map(\.rawValue)
    guard let name = FaultName(rawValue: word) else {
      let nearest = Suggestion.nearest(to: word, in: names)
      throw ParseError(
        message: "there is no fault `\(word)`" + (nearest.map { "; did you mean `\($0)`?" } ?? "; expected one of \(names.joined(separator: ", "))"))
    }
    self.init(name)
    if head.count == 2 {
      guard let probability = Double(head[1]), probability > 0, probability <= 1 else {
        throw ParseError(message: "`\(head[1])` is no probability of `\(word)`; expected a number above 0, up to 1")
      }
      self.probability = probability
    }
    if parts.count == 2 {
      guard let count = Int(parts[1]), count > 0 else {
        throw ParseError(message: "`\(parts[1])` is no count of `\(word)`; expected a whole number from 1")
      }
      self.count = count
    }
  }

  /// Whether it may strike a request at all.
  public func applies(to request: SimulatedRequest) -> Bool {
    guard onlyOrders, !request.placesOrder, !request.cancelsOrder else { return true }
    return name == .priceChange && request.method == "POST" && request.path.hasPrefix("/api/v2/orders/preview")
  }
}
