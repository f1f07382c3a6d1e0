/// All that a simulated provider knows beside its settings: what is kept when it is started again.
struct ProviderState: Codable, Sendable {
  struct Attempt: Codable, Sendable {
    var seenAt: Int64
    /// Of `hostUpOrders`.
    var order: Int
  }

  struct Job: Codable, Sendable {
    var names: [String]
    var polls: Int
  }

  /// Of this format; another one is not read.
  var formatVersion = 1
  var identifiers: Identifiers
  var hostUpOrders: [HostUpOrder] = []
  var superSpaceOrders: [SuperSpaceOrder] = []
  /// By account and key, HostUp's v1 and v2 apart.
  var attempts: [String: Attempt] = [:]
  var jobs: [String: Job] = [:]
  var owned: [OwnedService]
  var placements: [SimulatedProvider.Placement] = []
  /// What prices have become, in hundredths of a per cent of those of the settings.
  var priceLevel = 100_00
}
