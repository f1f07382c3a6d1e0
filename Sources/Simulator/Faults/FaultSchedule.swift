/// Chooses the fault of each request: the same seed and the same requests give the same choice.
public struct FaultSchedule: Sendable {
  public let faults: [Fault]
  private var generator: SplitMix64
  /// How often each one has struck.
  private var strikes: [Int]

  public init(_ faults: [Fault], seed: UInt64) {
    self.faults = faults
    generator = SplitMix64(seed: seed)
    strikes = faults.map { _ in 0 }
  }

  /// The fault of the next request; nil: none. Of several that strike, the first of the list does.
  ///
  /// Each fault that may strike the request draws one number, whether it is worn out or not, so that a count changes no other fault's luck.
  public mutating func next(for request: SimulatedRequest) -> Fault? {
    var chosen: Int?
    for (index, fault) in faults.enumerated() where fault.applies(to: request) {
      let strikesNow = generator.unit() < fault.probability
      if strikesNow, chosen == nil, strikes[index] < fault.count ?? .max { chosen = index }
    }
    guard let chosen else { return nil }
    strikes[chosen] += 1
    return faults[chosen]
  }
}
