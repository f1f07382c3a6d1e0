extension SimulatedProvider {
  /// Takes the steps that are due by the settings.
  mutating func advance(to now: Int64) {
    guard !settings.steps.isEmpty else { return }
    for (index, step) in settings.steps.enumerated() {
      for place in state.hostUpOrders.indices {
        let order = state.hostUpOrders[place]
        guard order.stepsTaken == index, now >= order.createdAt + step.after else { continue }
        state.hostUpOrders[place].stepsTaken = index + 1
        settleHostUp(place, as: step.outcome)
      }
      for place in state.superSpaceOrders.indices {
        let order = state.superSpaceOrders[place]
        guard order.stepsTaken == index, now >= order.createdAt + step.after else { continue }
        state.superSpaceOrders[place].stepsTaken = index + 1
        settleSuperSpace(place, as: step.outcome, at: order.createdAt + step.after)
      }
    }
  }

  /// Moves an order on, or all open ones: pays, delivers, fails or cancels it.
  ///
  /// - Parameters:
  ///   - orderID: An id as one of the providers gives it; nil: all orders.
  ///   - now: Unix milliseconds.
  /// - Returns: The ids of the orders that changed; an order that is at its end never does.
  @discardableResult
  public mutating func settle(_ orderID: String? = nil, as outcome: Outcome, at now: Int64) -> [String] {
    var changed: [String] = []
    for place in orderID.map({ hostUpPlaces[$0].map { [$0] } ?? [] }) ?? Array(state.hostUpOrders.indices) where settleHostUp(place, as: outcome) {
      changed.append(state.hostUpOrders[place].id)
    }
    for place in orderID.map({ superSpacePlaces[$0].map { [$0] } ?? [] }) ?? Array(state.superSpaceOrders.indices)
    where settleSuperSpace(place, as: outcome, at: now) {
      changed.append(state.superSpaceOrders[place].id)
    }
    return changed
  }

  /// Makes everything dearer, or cheaper, from now on; a thousand times the prices of the settings at most.
  ///
  /// - Parameter basisPoints: Hundredths of a per cent: 10 00 is ten per cent more.
  public mutating func changePrices(byBasisPoints basisPoints: Int) {
    state.priceLevel = min(1000 * 100_00, max(0, Money.share(100_00 + basisPoints, of: state.priceLevel)))
    revision += 1
  }

  @discardableResult
  mutating func settleHostUp(_ place: Int, as outcome: Outcome) -> Bool {
    var order = state.hostUpOrders[place]
    guard order.isOpen else { return false }
    switch outcome {
    case .paid:
      guard !order.isPaid else { return false }
      order.isPaid = true
      order.status = .active
    case .completed:
      order.isPaid = true
      order.status = .completed
      let prefixes: [OwnedService.Kind: String] = [.domain: "dom_", .vps: "vps_", .sharedHosting: "acct_", .addon: "addon_"]
      for line in order.lines {
        let id = state.identifiers.next(prefixes[line.kind] ?? "svc_")
        var service = OwnedService(account: order.account, kind: line.kind, name: line.name ?? "", id: id, orderID: order.id, product: line.product)
        if line.kind == .domain { service.expiresAt = order.createdAt + Int64(line.years ?? 1) * 365 * 86_400_000 }
        state.owned.append(service)
      }
    case .failed: order.status = .failed
    case .cancelled: order.status = .cancelled
    }
    state.hostUpOrders[place] = order
    revision += 1
    return true
  }

  @discardableResult
  mutating func settleSuperSpace(_ place: Int, as outcome: Outcome, at now: Int64) -> Bool {
    var order = state.superSpaceOrders[place]
    guard order.isOpen else { return false }
    switch outcome {
    case .paid:
      guard order.status == .pending else { return false }
      order.payment = .succeeded
      order.status = .processing
    case .completed:
      order.payment = .succeeded
      order.status = .completed
      let id = state.identifiers.nextNumber(above: 1000)
      state.owned.append(
        OwnedService(
          account: order.account, kind: order.line.kind, name: order.line.name ?? "", id: String(id), orderID: order.id, product: order.line.product,
          provider: .superspace))
    case .failed: order.status = .failed
    case .cancelled: order.status = .cancelled
    }
    order.updatedAt = now
    state.superSpaceOrders[place] = order
    revision += 1
    return true
  }
}
