import Foundation

extension SimulatedProvider {
  /// A saved state that cannot be read.
  public struct StateError: Error, Equatable, Sendable {
    /// Lower case, no full stop.
    public let reason: String
  }

  /// All that the provider knows beside its settings, as JSON.
  ///
  /// `revision` tells when it has changed.
  public func savedState() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // Every part of the state is numbers, texts, lists and keyed members: nothing of it can fail to encode.
    guard let data = try? encoder.encode(state) else { preconditionFailure("the state of the simulator cannot be encoded") }
    return Array(data)
  }

  /// Makes a provider that knows what another one knew.
  ///
  /// - Parameter state: From `savedState()`. What the settings say about the start counts for nothing.
  public init(settings: SimulatorSettings, state: [UInt8]) throws(StateError) {
    self.init(settings: settings)
    do {
      self.state = try JSONDecoder().decode(ProviderState.self, from: Data(state))
    } catch {
      throw StateError(reason: "the state of the simulator is not readable: \(error)")
    }
    guard self.state.formatVersion == 1 else { throw StateError(reason: "the state of the simulator has format \(self.state.formatVersion), not 1") }
    guard self.state.attempts.values.allSatisfy({ self.state.hostUpOrders.indices.contains($0.order) }) else {
      throw StateError(reason: "the state of the simulator names an order that it does not have")
    }
    for (place, order) in self.state.hostUpOrders.enumerated() {
      hostUpPlaces[order.id] = place
      hostUpPlaces[String(order.number)] = place
    }
    for (place, order) in self.state.superSpaceOrders.enumerated() { superSpacePlaces[order.id] = place }
  }
}
