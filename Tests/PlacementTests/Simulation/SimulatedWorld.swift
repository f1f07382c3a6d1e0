import Placement
import Simulator

/// The process died. Nothing in the code under test may catch it.
struct Crash: Error {}

/// A run went on for longer than any run can.
struct Endless: Error {}

/// Everything around the engine, out of one seed: a provider, a network that loses and repeats, a disk, a clock that is set, and other runs.
final class SimulatedWorld {
  /// How bad it is: chances in a thousand.
  struct Weather {
    var orderFault = 300
    var readFault = 100
    var crash = 15
    var interloper = 10
    /// Prices go up between the last look at them and the order.
    var priceRise = 0
  }

  /// Who is ordered from. HostUp v2 keeps a key for an hour; what v1 does with its key is not documented; SuperSpace has none, and charges for every request.
  enum Target: String {
    case hostupV2 = "hostup-v2"
    case hostupV1 = "hostup-v1"
    case superspace = "superspace"
  }

  let target: Target
  /// The provider takes the same request under the same key once.
  var isKeyed: Bool { target == .hostupV2 }
  var account: ProviderAccount { ProviderAccount(origin: "https://cloud.hostup.se", account: target == .hostupV2 ? "client_simulated" : "4711") }
  /// Another host of the same provider, as long as the documented one.
  static let mirror = "https://clone.hostup.se"
  /// A late request arrives within half of the time that the provider's key window leaves.
  static let longestDelay: Int64 = 25 * 60_000

  var random: SplitMix
  var weather = Weather()
  /// The true time.
  var now: Int64 = 1_790_000_000_000
  /// What the machine's clock is off by.
  var skew: Int64 = 0
  var provider: SimulatedProvider
  let storage: SimulatedStorage
  private var late: [(due: Int64, request: SimulatedRequest)] = []
  private var steps = 0
  private var isNested = false
  /// Another run, started in the middle of this one.
  var interloper: (() -> Void)?
  /// The totals, in hundredths, that the provider has named to the run that is under way.
  var previews: Set<Int64> = []
  /// What became of orders that were moved on, and which of them were paid.
  private(set) var ends: [String: SimulatedProvider.Outcome] = [:]
  private(set) var paid: Set<String> = []
  /// Effects so far, for the trace of a failing seed.
  var trace: [String] = []
  var keepsTrace = false

  convenience init(seed: UInt64, mutation: SimulatedStorage.Mutation?, keepsTrace: Bool) {
    self.init(
      seed: seed, target: [.hostupV2, .hostupV1, .hostupV2, .superspace][Int(seed / 4 % 4)], mutation: mutation, keepsTrace: keepsTrace
    ) { _ in }
  }

  init(seed: UInt64, target: Target, mutation: SimulatedStorage.Mutation? = nil, keepsTrace: Bool, change: (inout SimulatorSettings) -> Void) {
    self.target = target
    random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    var settings = SimulatorSettings(accounts: [.standard])
    settings.refusesUnknownKeys = false
    settings.fieldNames = ["hostname": "hostname"]
    settings.inlineAvailability = 1000
    change(&settings)
    provider = SimulatedProvider(settings: settings)
    storage = SimulatedStorage(mutation: mutation)
    self.keepsTrace = keepsTrace
    storage.point = { [unowned self] in try point($0) }
    storage.tear = { [unowned self] in try crash($0) }
    storage.coin = { [unowned self] in chance(500) }
  }

  func chance(_ perMille: Int) -> Bool { Int(random.next() % 1000) < perMille }
  func number(_ range: Range<Int>) -> Int { range.lowerBound + Int(random.next() % UInt64(range.count)) }
  func note(_ text: @autoclosure () -> String) { if keepsTrace { trace.append("\(now - 1_790_000_000_000) \(isNested ? "  other run: " : "")\(text())") } }

  /// Between two effects: the process may die here, and another may run.
  func point(_ what: String) throws {
    steps += 1
    if steps > 20_000 { throw Endless() }
    if !isNested, let interloper, chance(weather.interloper) {
      isNested = true
      interloper()
      isNested = false
    }
    try crash(what)
  }

  private func crash(_ what: String) throws {
    if chance(weather.crash) {
      note("CRASH \(what)")
      throw Crash()
    }
  }

  func beginRun() { (steps, previews) = (0, []) }

  /// Time passes, and late requests arrive.
  func pass(_ milliseconds: Int64) {
    let end = now + milliseconds
    while let index = late.indices.filter({ late[$0].due <= end }).min(by: { late[$0].due < late[$1].due }) {
      let arrival = late.remove(at: index)
      now = max(now, arrival.due)
      note("a late request arrives")
      _ = provider.handle(arrival.request, at: now)
    }
    now = end
  }

  /// Time does something to an order at the provider.
  func settle(_ order: String, as outcome: SimulatedProvider.Outcome) {
    guard !provider.settle(order, as: outcome, at: now).isEmpty else { return }
    if outcome == .paid || outcome == .completed { paid.insert(order) }
    if outcome != .paid { ends[order] = outcome }
  }

  /// Whether a thing was really delivered to the account.
  func hasDelivered(_ naturalKey: String) -> Bool { provider.placements.contains { $0.naturalKey == naturalKey && ends[$0.orderID] == .completed } }

  var hasLateRequests: Bool { !late.isEmpty }

  func deliverLate(_ request: SimulatedRequest) { late.append((now + Int64(number(1..<Int(Self.longestDelay))), request)) }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SimulatedWorld: RandomSource {
  func bytes(_ count: Int) throws -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
}

/// The machine's clock is not the true one.
struct SkewedClock: PlacementClock {
  unowned let world: SimulatedWorld

  func now() -> Int64 { world.now + world.skew }
  func monotonic() -> Int64 { world.now }
  func sleep(milliseconds: Int64) throws {
    world.pass(milliseconds)
    try world.point("after a wait")
  }
}
