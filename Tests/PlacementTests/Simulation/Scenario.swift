import Simulator

@testable import Placement

/// A life of a few orders: specs that change, runs that fail, a provider that goes on, and at the end good weather and a person who knows.
final class Scenario {
  struct Thing: Equatable {
    var type: String
    var name: String
    var generation = 1
    var product: String
    var isDeclared = true

    var identity: String { "\(type):\(name)" }
  }

  struct Violation: Error, CustomStringConvertible {
    let description: String
  }

  let world: SimulatedWorld
  private var orders: [String: [Thing]] = [:]
  /// The highest generation of each identity that any run has seen declared.
  private var declaredGenerations: [String: Int] = [:]
  private var known = (state: LedgerState(), losses: 0)

  init(seed: UInt64, mutation: SimulatedStorage.Mutation? = nil, keepsTrace: Bool = false) {
    world = SimulatedWorld(seed: seed, mutation: mutation, keepsTrace: keepsTrace)
    for order in 0..<world.number(1..<3) {
      orders["order-\(order)"] = (0..<world.number(1..<4)).map { thing(order, $0) }
    }
  }

  private func thing(_ order: Int, _ index: Int) -> Thing {
    switch world.number(0..<4) {
    case 0, 1: Thing(type: "domain", name: "name\(order)\(index).com", product: "1")
    case _ where world.target == .superspace: Thing(type: "site", name: "site\(order)\(index)", product: "basic")
    case _ where world.target == .hostupV1: Thing(type: "vps", name: "host\(order)\(index).example.com", product: "vps-sm")
    case 2: Thing(type: "vps", name: "host\(order)\(index).example.com", product: "vps-xs")
    default: Thing(type: "shared_hosting", name: "web\(order)\(index).com", product: "webbhotell-start")
    }
  }

  // MARK: The life

  func run() throws {
    for _ in 0..<world.number(2..<6) {
      changeSpecs()
      world.interloper = { [unowned self] in if let name = orders.keys.sorted().randomElementBy(world) { _ = try? applyAndCheck(name) } }
      for name in orders.keys.sorted() { try applyAndCheck(name) }
      world.interloper = nil
      settleProvider()
      // Minutes or hours until the next run; the clock may be set meanwhile.
      world.pass(Int64(world.number(1..<3 * 3_600_000)) / (world.chance(500) ? 20 : 1))
      world.skew = world.chance(200) ? Int64(world.number(-7_200_000..<7_200_000)) : 0
      world.provider.listLag = world.chance(300) ? 3_600_000 : 0
      if world.chance(300) { world.storage.settle() }
    }
    try goodEnd()
  }

  /// Without faults everything ends: what is unknown is decided by a person who knows, and every declared item is there as often as it was declared.
  private func goodEnd() throws {
    world.weather = SimulatedWorld.Weather(orderFault: 0, readFault: 0, crash: 0, interloper: 0)
    (world.skew, world.provider.listLag) = (0, 0)
    world.pass(3 * 3_600_000)
    var last: (head: Int, orders: [String: [Thing]]) = (-1, [:])
    for _ in 0..<30 {
      let now = (head: try ledgerState().head, orders: orders)
      if now == last { break }
      last = now
      for name in orders.keys.sorted() { try applyAndCheck(name) }
      try decideUnknown()
    }
    // Once from the beginning, as a new run reads it.
    let state = try LedgerState(world.storage.events(after: 0))
    for name in orders.keys.sorted() {
      for thing in orders[name]! where thing.isDeclared {
        guard let item = state.holders(of: [thing.identity], at: world.account).last else {
          throw Violation(description: "\(thing.identity) is declared and was never placed")
        }
        if item.state.isUncertain { throw Violation(description: "\(thing.identity) is still \(item.state) at the end") }
      }
    }
    for item in state.items.values where item.state.holdsNames && !item.state.isSettled {
      if let end = item.providerID.flatMap({ world.ends[$0] }) { throw Violation(description: "\(item.names[0]) is \(item.state), and its order is \(end)") }
    }
    let left = state.requests.values.filter { $0.outcome == .reserved || $0.items.contains { state.items[$0]?.state.isUncertain == true } }
    if !left.isEmpty { throw Violation(description: "requests \(left.map(\.id).sorted()) are open at the end") }
    for request in state.requests.values where request.outcome == .refused || request.outcome == .notSent {
      if let key = request.reservation.key, world.provider.placements.contains(where: { $0.attemptKey == key }) {
        throw Violation(description: "request \(request.id) is \(request.outcome) in the ledger and was placed")
      }
    }
  }

  private func changeSpecs() {
    for name in orders.keys.sorted() {
      for index in orders[name]!.indices {
        if world.chance(80) { orders[name]![index].isDeclared.toggle() }
        if world.chance(80) { orders[name]![index].product += "x" }
        if world.chance(150), canBeBoughtAgain(orders[name]![index]) { orders[name]![index].generation += 1 }
      }
      if world.chance(200) { orders[name]!.append(thing(Int(name.suffix(1))!, orders[name]!.count)) }
    }
  }

  /// A domain that somebody holds cannot be registered again; anything else is put up for another generation at any time, rightly or not.
  private func canBeBoughtAgain(_ thing: Thing) -> Bool {
    guard thing.type == "domain", let state = try? ledgerState() else { return true }
    let item = state.holders(of: [thing.identity], at: world.account).last
    return item?.state == .failed || item?.state == .cancelled
  }

  private func settleProvider() {
    for order in Set(world.provider.placements.map(\.orderID)).sorted() where world.chance(400) {
      world.settle(order, as: [.paid, .completed, .completed, .failed, .cancelled][world.number(0..<5)])
    }
  }

  /// What the ledger says, folded as it grows: from the beginning again where a crash took some of it.
  private func ledgerState() throws -> LedgerState {
    if known.losses != world.storage.losses { known = (LedgerState(), world.storage.losses) }
    for event in try world.storage.events(after: known.state.head) { _ = try known.state.apply(event) }
    return known.state
  }

  private func ledger(_ actor: String) throws -> Ledger {
    try Ledger(world.storage, knowing: ledgerState(), clock: SkewedClock(world: world), author: EventAuthor(actor: actor))
  }

  // MARK: One run

  private func declared(_ name: String) -> DeclaredOrder {
    let items = orders[name]!.enumerated().filter(\.element.isDeclared).map { index, thing in
      DeclaredItem(
        index: index, type: thing.type, names: [thing.identity, "\(name)/i\(index)"], generation: thing.generation,
        fields: ["type": thing.type, "product": thing.product, "name": thing.name])
    }
    return DeclaredOrder(name: name, path: "\(name).order.yaml", target: world.target.rawValue, items: items)
  }

  private func requests(_ order: String, _ indices: [Int], key: String?) -> [PreparedRequest] {
    guard world.target == .superspace else { return [prepare(order, indices, key: key)] }
    let contact =
      #"{"first_name":"A","last_name":"B","street_address":"C 1","post_code":"12345","city":"D","country":"SE","email":"a@example.com","phone":"+46.700000000"}"#
    return indices.map { index in
      let thing = orders[order]![index]
      let body =
        thing.type == "site"
        ? #"{"site":{"name":"\#(thing.name)","variant":"vanilla","location":"pdx","plan":"basic","term":"annual"}}"#
        : #"{"domain":{"name":"\#(thing.name)","action":"register","contact":\#(contact)}}"#
      return PreparedRequest(
        path: thing.type == "site" ? "/api/orders" : "/api/orders/domain", body: Array(body.utf8), items: [index], sourceMap: nil)
    }
  }

  private func prepare(_ order: String, _ indices: [Int], key: String?) -> PreparedRequest {
    guard world.target == .hostupV2 else { return prepareV1(order, indices, key: key) }
    let items = indices.map { index -> String in
      let thing = orders[order]![index]
      switch thing.type {
      case "domain": return #"{"type":"domain","action":"register","domainName":"\#(thing.name)","years":1}"#
      case "vps": return #"{"type":"vps","productSlug":"vps-xs","billingCycle":"monthly","hostname":"\#(thing.name)"}"#
      default: return #"{"type":"shared_hosting","productSlug":"webbhotell-start","billingCycle":"annually","primaryDomain":"\#(thing.name)"}"#
      }
    }
    let body = #"{"paymentMethod":"invoice","items":[\#(items.joined(separator: ","))],"attemptKey":"\#(key ?? "")"}"#
    return PreparedRequest(path: "/api/v2/orders", body: Array(body.utf8), items: indices, sourceMap: nil)
  }

  private func prepareV1(_ order: String, _ indices: [Int], key: String?) -> PreparedRequest {
    let items = indices.map { index -> String in
      let thing = orders[order]![index]
      return thing.type == "domain"
        ? #"{"type":"register","domain":"\#(thing.name)","productId":"205","years":1}"#
        : #"{"type":"vps","productId":"3036","cycle":"m","domain":"\#(thing.name)"}"#
    }
    let body = #"{"attemptKey":"\#(key ?? "")","cartItems":[\#(items.joined(separator: ","))]}"#
    return PreparedRequest(path: "/api/create-order", body: Array(body.utf8), items: indices, sourceMap: nil)
  }

  private func applyAndCheck(_ name: String) throws {
    world.beginRun()
    do {
      try apply(name)
    } catch is Crash {
      world.storage.crash()
    } catch let unrecorded as Engine.Unrecorded {
      world.note("unrecorded: \(unrecorded)")
      if case .corrupt(let reason) = unrecorded.failure, world.storage.mutation == nil { throw Violation(description: "the ledger does not fit: \(reason)") }
    } catch let failure as LedgerFailure {
      // Said, and nothing more is done; but what the engine itself wrote must always fit.
      world.note("ledger: \(failure)")
      if case .corrupt(let reason) = failure, world.storage.mutation == nil { throw Violation(description: "the ledger does not fit: \(reason)") }
    }
    try check()
  }

  private func apply(_ name: String) throws {
    let order = declared(name)
    let connection = ProviderConnection(baseURL: world.account.origin, account: world.account.account, token: "simulated-token")
    let api: any ProviderAPI =
      switch world.target {
      case .hostupV2: HostUpV2API(connection)
      case .hostupV1: HostUpV1API(connection)
      case .superspace: SuperSpaceAPI(connection)
      }
    let clock = SkewedClock(world: world)
    let engine = Engine(
      account: world.account, api: api, ledger: try ledger("simulation"), transport: SimulatedTransport(world: world), clock: clock, random: world,
      digester: KeyedDigest(key: [1]))
    try engine.checkClock()
    switch try engine.readAccount(of: .ordering) {
    case .account(world.account.account, _), .cannotTell: break
    default: return
    }
    try engine.settleOpenRequests(of: order)
    for (request, again) in try engine.replayable(of: order, rebuild: { requests(name, $0, key: $1).first }) { try engine.replay(request, again) }
    for request in engine.ledger.state.requests.keys.sorted() { try engine.follow(request) }
    let decision = engine.decide(order, orderNames: [name])
    world.note("\(name): \(decision.marks) stops \(decision.stops) open \(decision.openRequests)")
    guard !decision.isBlocked, !decision.new.isEmpty else {
      // A generation that comes too early, or leaves one out, is put back.
      for stop in decision.stops {
        switch stop {
        case .generationTooEarly(let position, _, _): orders[name]![order.items[position].index].generation -= 1
        case .generationGap(let position, let expected): orders[name]![order.items[position].index].generation = max(1, expected - 1)
        case .looksLikeRename(let position, _): orders[name]![order.items[position].index].isDeclared = false
        default: break
        }
      }
      return
    }
    let new = decision.new.map { order.items[$0] }
    for item in new { declaredGenerations[item.title] = max(declaredGenerations[item.title] ?? 0, item.generation) }
    let key = api.takesKey ? try engine.newKey() : nil
    for request in requests(name, new.map(\.index), key: key) {
      if case .unclear = try engine.send(request, key: key, of: order).outcome { return }
    }
  }

  // MARK: The person

  private func decideUnknown() throws {
    var ledger = try ledger("person")
    for item in ledger.state.items.values.sorted(by: { $0.id < $1.id }) where item.state.isUncertain {
      guard let request = item.request.flatMap({ ledger.state.requests[$0] }) else { continue }
      // Without a key a placement is of this request if no other item of the ledger is known by its order.
      let known = Set(
        ledger.state.requests.values.filter { $0.id != request.id }.flatMap(\.orders).map(\.id) + ledger.state.items.values.compactMap(\.providerID))
      let placed = world.provider.placements.first { placement in
        item.names.contains(placement.naturalKey)
          && (request.reservation.key != nil ? placement.attemptKey == request.reservation.key : !known.contains(placement.orderID))
      }
      try ledger.record(
        placed.map { .resolvedPlaced(item: item.id, order: $0.orderID, reason: "seen") } ?? .resolvedNotPlaced(item: item.id, reason: "not there"))
    }
  }

  // MARK: What must always hold

  private func check() throws {
    let placed = Dictionary(grouping: world.provider.placements, by: \.naturalKey)
    for (identity, placements) in placed where placements.count > declaredGenerations[identity] ?? 0 {
      throw Violation(description: "\(identity) was placed \(placements.count) times in \(declaredGenerations[identity] ?? 0) generations")
    }
    guard let state = try? ledgerState() else {
      throw Violation(description: "the ledger cannot be read")
    }
    for item in state.items.values where item.state.holdsNames && item.state != .reserved && !item.state.isUncertain {
      guard placed[item.names[0]] != nil else {
        throw Violation(description: "the ledger says \(item.state) of \(item.names[0]), and the provider never had it")
      }
      if item.state == .adopted, !world.hasDelivered(item.names[0]) { throw Violation(description: "\(item.names[0]) is adopted, and was never delivered") }
    }
  }
}

extension Array {
  func randomElementBy(_ world: SimulatedWorld) -> Element? { isEmpty ? nil : self[world.number(0..<count)] }
}
