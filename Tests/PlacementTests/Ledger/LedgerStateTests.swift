import Placement
import Testing

/// What may follow from what.
@Suite struct LedgerStateTests {
  private let first = ItemID(event: 1, index: 0)

  private func state(_ changes: [LedgerChange]) throws -> LedgerState {
    try LedgerState(changes.enumerated().map { Sample.event($0.offset + 1, $0.element) })
  }

  private func apply(_ change: LedgerChange, to state: LedgerState) throws -> LedgerState {
    var next = state
    _ = try next.apply(Sample.event(state.head + 1, change))
    return next
  }

  private let reserved = LedgerChange.reserved(Sample.reservation(Sample.item("domain:acme.se", "acme/name")))
  private let sending = LedgerChange.sending(request: 1, providerTime: nil)

  /// The shortest way to a state.
  private func way(to state: ItemState) -> [LedgerChange] {
    switch state {
    case .reserved: [reserved]
    case .sending: [reserved, sending]
    case .unknown: [reserved, sending, .unclear(request: 1, evidence: "")]
    case .refused: [reserved, sending, .refused(request: 1, status: 422, code: "c", requestID: nil)]
    case .notSent: [reserved, .notSent(request: 1, reason: "")]
    case .notPlaced: [reserved, sending, .resolvedNotPlaced(item: first, reason: "")]
    case .adopted: [reserved, sending, .found(item: first, providerID: "d", evidence: "")]
    default: [reserved, sending, .accepted(request: 1, orders: [Sample.providerOrder("ord_1", state)], isReplay: false)]
    }
  }

  /// All pairs: what is not listed here is refused.
  @Test func statesFollowOneAnotherOnlySo() throws {
    let placed: Set<ItemState> = [.accepted, .awaitingPayment, .provisioning, .active, .needsHuman, .failed, .cancelled, .expired]
    let allowed: [ItemState: Set<ItemState>] = [
      .reserved: [.sending, .notSent], .sending: placed.union([.unknown, .refused, .notSent, .notPlaced, .adopted]),
      // A 4xx to a later sending, or nothing found, never makes an unknown item one that can be ordered again; a person's word does.
      .unknown: placed.union([.notPlaced, .adopted]),
      .accepted: placed, .awaitingPayment: placed, .provisioning: placed, .active: placed, .needsHuman: placed, .failed: placed, .cancelled: placed,
      .expired: placed, .adopted: placed, .refused: [], .notSent: [], .notPlaced: [],
    ]
    for from in ItemState.allCases {
      let before = try state(way(to: from))
      #expect(before.items[first]?.state == from)
      for to in ItemState.allCases where to != from {
        let isAllowed = try #require(allowed[from]).contains(to)
        let after = try? apply(.moved(item: first, to: to, evidence: ""), to: before)
        #expect((after?.items[first]?.state == to) == isAllowed, "\(from) to \(to)")
      }
    }
  }

  @Test func onlyNamesOfWhatIsNotThereAreFree() {
    #expect(ItemState.allCases.filter { !$0.holdsNames } == [.refused, .notSent, .notPlaced])
    #expect(ItemState.allCases.filter(\.isUncertain) == [.sending, .unknown])
    #expect(ItemState.allCases.filter(\.isSettled) == [.active, .adopted, .failed, .cancelled, .expired])
  }

  /// Answers and sendings that come when the outcome is known already.
  @Test(arguments: [ItemState.reserved, .active, .adopted, .refused, .notSent, .notPlaced, .awaitingPayment])
  func anAnswerNeedsAnOpenRequest(_ from: ItemState) throws {
    let before = try state(way(to: from))
    for change: LedgerChange in [
      .replaying(request: 1, providerTime: nil), .unclear(request: 1, evidence: ""), .accepted(request: 1, orders: [], isReplay: false),
      .refused(request: 1, status: 400, code: "c", requestID: nil), .resolvedPlaced(item: first, order: "o", reason: ""),
      .resolvedNotPlaced(item: first, reason: ""),
    ] where !(from == .refused && change.kind == "refused") {
      #expect(throws: LedgerFailure.self, "\(change.kind) after \(from)") { try apply(change, to: before) }
    }
  }

  @Test func aRefusalOfAnUnknownRequestIsNoRefusal() throws {
    let unknown = try state(way(to: .unknown))
    #expect(throws: LedgerFailure.self) { try apply(.refused(request: 1, status: 422, code: "c", requestID: nil), to: unknown) }
    #expect(throws: LedgerFailure.self) { try apply(.notSent(request: 1, reason: ""), to: unknown) }
    #expect(throws: LedgerFailure.self) { try apply(sending, to: unknown) }
  }

  @Test func whatIsNotThereCannotBeSpokenOf() throws {
    let before = try state([reserved])
    let nobody = ItemID(event: 1, index: 7)
    for change: LedgerChange in [
      .sending(request: 2, providerTime: nil), .notSent(request: 2, reason: ""), .replaying(request: 2, providerTime: nil),
      .accepted(request: 2, orders: [], isReplay: false), .refused(request: 2, status: 400, code: "", requestID: nil), .unclear(request: 2, evidence: ""),
      .checked(request: 2, evidence: ""), .followed(request: 2, orders: []),
      .overcharged(request: 2, planned: Money(minorUnits: 1, currency: "SEK"), charged: Money(minorUnits: 2, currency: "SEK")),
      .found(item: nobody, providerID: "", evidence: ""), .moved(item: nobody, to: .active, evidence: ""),
      .resolvedPlaced(item: nobody, order: "", reason: ""), .resolvedNotPlaced(item: nobody, reason: ""),
      .itemRenamed(item: nobody, names: ["a"], fields: [:], reason: ""), .retired(item: nobody, reason: ""),
      .contentAccepted(item: nobody, fields: [:], reason: ""),
    ] {
      #expect(throws: LedgerFailure.self, "\(change.kind)") { try apply(change, to: before) }
    }
  }

  @Test func eventsHaveNoGapsAndPlansOneUse() throws {
    var state = LedgerState()
    #expect(throws: LedgerFailure.corrupt("event 2 follows event 0")) { try state.apply(Sample.event(2)) }
    _ = try state.apply(Sample.event(1, .planUsed(digest: "p")))
    #expect(throws: LedgerFailure.corrupt("event 1 follows event 1")) { try state.apply(Sample.event(1)) }
    #expect(throws: LedgerFailure.self) { try apply(.planUsed(digest: "p"), to: state) }
    #expect(state.usedPlans == ["p"])
  }

  @Test func cancellationsEndOnce() throws {
    let intent = LedgerChange.cancelRequested(account: Sample.account, target: "hostup-v2", order: "ord_1", reason: "")
    #expect(throws: LedgerFailure.self) { try apply(.cancelEnded(cancel: 1, outcome: .cancelled, evidence: ""), to: LedgerState()) }
    for outcome in CancelOutcome.allCases {
      var state = LedgerState()
      _ = try state.apply(Sample.event(1, intent))
      #expect(state.openCancellations(at: Sample.account).map(\.isUncertain) == [true], "nobody knows yet")
      _ = try state.apply(Sample.event(2, .cancelEnded(cancel: 1, outcome: outcome, evidence: "e")))
      #expect(state.openCancellations(at: Sample.account).isEmpty == !outcome.isOpen)
      let before = state
      if outcome.isOpen {
        _ = try state.apply(Sample.event(3, .cancelEnded(cancel: 1, outcome: .cancelled, evidence: "")))
        #expect(state.cancellations[1]?.outcome == .cancelled)
      } else {
        #expect(throws: LedgerFailure.self) { try apply(.cancelEnded(cancel: 1, outcome: .refused, evidence: ""), to: before) }
      }
    }
  }

  @Test func whatIsNotHeldCannotBeChanged() throws {
    for from in [ItemState.refused, .notSent, .notPlaced] {
      let before = try state(way(to: from))
      for change: LedgerChange in [
        .itemRenamed(item: first, names: ["a"], fields: [:], reason: ""), .retired(item: first, reason: ""),
        .contentAccepted(item: first, fields: [:], reason: ""),
      ] { #expect(throws: LedgerFailure.self, "\(change.kind) of \(from)") { try apply(change, to: before) } }
    }
  }

  // MARK: Names

  private func held(_ name: String, in state: LedgerState) -> [ItemID] { state.holders(of: [name], at: Sample.account).map(\.id) }

  @Test func aNameIsHeldOnceInAGeneration() throws {
    for state in try [.reserved, .sending, .unknown, .active, .failed, .cancelled, .expired].map({ (state: ItemState) in try self.state(way(to: state)) }) {
      #expect(throws: LedgerFailure.nameTaken("domain:acme.se")) { try apply(.reserved(Sample.reservation(Sample.item("domain:acme.se"))), to: state) }
      #expect(throws: LedgerFailure.nameTaken("acme/name")) { try apply(.reserved(Sample.reservation(Sample.item("domain:b.se", "acme/name"))), to: state) }
      _ = try apply(.reserved(Sample.reservation(Sample.item("domain:acme.se"), account: Sample.other)), to: state)
    }
    for from in [ItemState.refused, .notSent, .notPlaced] {
      let before = try state(way(to: from))
      #expect(held("domain:acme.se", in: before) == [])
      #expect(held("domain:acme.se", in: try apply(reserved, to: before)) == [ItemID(event: before.head + 1, index: 0)])
    }
    #expect(throws: LedgerFailure.nameTaken("domain:a.se")) {
      try state([.reserved(Sample.reservation(Sample.item("domain:a.se"), Sample.item("domain:a.se")))])
    }
  }

  @Test func theLatestGenerationHolds() throws {
    var state = try state(way(to: .failed))
    let second = Sample.item("domain:acme.se", "acme/name", generation: 2)
    state = try apply(.reserved(Sample.reservation(second)), to: state)
    #expect(held("domain:acme.se", in: state) == [ItemID(event: 4, index: 0)])
    #expect(state.holders(of: ["domain:acme.se", "acme/name"], at: Sample.account).count == 1)
    // Where the second one was refused, the first one holds the name again.
    state = try apply(.notSent(request: 4, reason: ""), to: state)
    #expect(held("domain:acme.se", in: state) == [first])
    // A later generation may have given one of the names up: the item is the later one.
    state = try apply(.reserved(Sample.reservation(Sample.item("domain:acme.se", generation: 2))), to: state)
    #expect(state.holders(of: ["domain:acme.se", "acme/name"], at: Sample.account).map(\.id) == [ItemID(event: 6, index: 0)])
    // Names of two items.
    state = try apply(.reserved(Sample.reservation(Sample.item("vps:w", "acme/w"))), to: state)
    #expect(state.holders(of: ["domain:acme.se", "acme/w"], at: Sample.account).count == 2)
  }

  @Test func anOrderIsRenamedWithItsNames() throws {
    var state = try state([
      .reserved(Sample.reservation(Sample.item("domain:acme.se", "acme/name"), Sample.item("vps:w.acme.se", "acme/w"))),
      .reserved(Sample.reservation(Sample.item("domain:acme.se", "acme/name"), account: Sample.other)),
    ])
    var next = state
    let names = try next.apply(Sample.event(3, .renamed(account: Sample.account, order: "acme", to: "shop", path: "shop.order.yaml", reason: "r")))
    #expect(Set(names.freeing) == [Sample.name("domain:acme.se"), Sample.name("acme/name"), Sample.name("vps:w.acme.se"), Sample.name("acme/w")])
    #expect(Set(names.taking) == [Sample.name("domain:acme.se"), Sample.name("shop/name"), Sample.name("vps:w.acme.se"), Sample.name("shop/w")])
    #expect(held("shop/name", in: next) == [first] && held("acme/name", in: next) == [])
    #expect(next.items[first]?.order == "shop" && next.items[first]?.path == "shop.order.yaml")
    #expect(next.openRequests(of: "shop", at: Sample.account).map(\.id) == [1] && next.openRequests(of: "acme", at: Sample.account).isEmpty)
    #expect(next.placed(in: "acme", at: Sample.other).count == 1, "the other account keeps its own")
    // A name that is taken in the meantime stops it.
    state = try apply(.reserved(Sample.reservation(Sample.item("vps:x.se", "shop/w"), order: "shop")), to: state)
    #expect(throws: LedgerFailure.nameTaken("shop/w")) {
      try apply(.renamed(account: Sample.account, order: "acme", to: "shop", path: nil, reason: "r"), to: state)
    }
  }

  @Test func anItemIsRenamed() throws {
    var state = try state(way(to: .active))
    state = try apply(.itemRenamed(item: first, names: ["domain:acme.se", "acme/other"], fields: ["name": "00"], reason: "r"), to: state)
    #expect(held("acme/name", in: state) == [] && held("acme/other", in: state) == [first] && held("domain:acme.se", in: state) == [first])
    #expect(state.items[first]?.fields == ["name": "00"] && state.items[first]?.lastEvent == 4)
    state = try apply(.reserved(Sample.reservation(Sample.item("vps:w", "acme/name"))), to: state)
    #expect(throws: LedgerFailure.nameTaken("acme/name")) { try apply(.itemRenamed(item: first, names: ["acme/name"], fields: [:], reason: ""), to: state) }
  }

  @Test func aRequestKnowsItsSendings() throws {
    var state = try state([reserved, .sending(request: 1, providerTime: 5), .unclear(request: 1, evidence: "reset")])
    #expect(state.requests[1]?.firstSent == Sample.start + 2 && state.requests[1]?.lastSent == Sample.start + 2)
    state = try apply(.replaying(request: 1, providerTime: 9), to: state)
    #expect(state.requests[1]?.firstSent == Sample.start + 2 && state.requests[1]?.firstSentByProvider == 5)
    #expect(state.requests[1]?.lastSent == Sample.start + 4)
  }
}
