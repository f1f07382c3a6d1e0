import JSON

/// What a body of HostUp asks for: its lines with prices, or what is wrong with it.
struct HostUpCart {
  var lines: [OrderLine] = []
  var errors: [FieldError] = []
  /// Answered with 409 where an order is placed.
  var conflicts: [FieldError] = []

  var subtotal: Int { lines.reduce(0) { $0 + $1.amount } }
}

extension SimulatedProvider {
  /// Placing an order needs one of these (documented).
  static let orderScopes: Set<String> = ["write:orders", "write:billing", "write:services", "write:all"]
  /// Reading orders needs one of these (documented: "also `read:billing`, domain read keys").
  static let orderReadScopes: Set<String> = ["read:orders", "read:billing", "read:domains", "read:all"]

  /// `/api/v2/orders…` of https://developer.hostup.se/endpoints/billing/ (documented), read 2026-11-21.
  mutating func hostUpOrders(_ call: Call, _ path: ArraySlice<String>) -> SimulatedResponse {
    switch (call.method, path.count, path.first, path.last) {
    case ("POST", 0, _, _): return placeV2(call)
    case ("POST", 1, "preview", _): return preview(call)
    case ("GET", 0, _, _): return listOrders(call)
    case ("GET", 1, let id?, _):
      if let refusal = call.refusal(unless: Self.orderReadScopes) { return refusal }
      guard let place = hostUpPlace(id, call), state.hostUpOrders[place].id == id else { return call.notFound() }
      return order(state.hostUpOrders[place], 200, call)
    case ("POST", 3, let id?, "cancel") where path.dropFirst().first == "actions": return cancel(id, call)
    default: return call.notFound()
    }
  }

  /// An order of the caller's; ids of others are unknown to it.
  func hostUpPlace(_ id: String, _ call: Call) -> Int? { hostUpPlaces[id].flatMap { state.hostUpOrders[$0].account == call.account ? $0 : nil } }

  // MARK: Placing

  private mutating func placeV2(_ call: Call) -> SimulatedResponse {
    // Without credentials the call is a sign-up (documented); the simulator makes no customers.
    if let refusal = call.refusal(unless: Self.orderScopes) { return refusal }
    guard let credential = call.credential else { return call.unauthorized() }
    let document: JSONDocument
    switch readBody(call) {
    case .success(let read): document = read
    case .failure(let refusal): return refusal.response
    }
    let key = document.text("attemptKey", of: document.root)
    // A key counts for the caller's account, and from its first order on. What is answered to a key that comes with another body is not documented: here the
    // key alone decides, so the earlier order is answered and nothing is placed.
    if let key, let earlier = replay(key, "v2", call) { return order(earlier, 200, call) }
    let cart = cart(document, call)
    guard cart.errors.isEmpty else { return call.refused(cart.errors) }
    guard cart.conflicts.isEmpty else {
      let code = cart.conflicts.allSatisfy { $0.code == "domain_not_eligible" } ? "domain_not_eligible" : "domain_conflict"
      return call.problem(409, code, "Conflict", "A domain in the cart cannot be ordered.", errors: cart.conflicts)
    }
    let place = open(cart, "v2", method: document.text("paymentMethod", of: document.root), key, credential.account, call)
    return order(state.hostUpOrders[place], 201, call)
  }

  /// The earlier order of a key, while the key counts: one hour (v2, documented; v1 assumed alike).
  func replay(_ key: String, _ version: String, _ call: Call) -> HostUpOrder? {
    guard let attempt = state.attempts[Self.attempt(key, version, call.account)], call.now - attempt.seenAt < settings.attemptKeyWindow else { return nil }
    return state.hostUpOrders[attempt.order]
  }

  static func attempt(_ key: String, _ version: String, _ account: String?) -> String { "\(version) \(account ?? "") \(key)" }

  /// Places the order: the one effect of HostUp's two order calls.
  mutating func open(_ cart: HostUpCart, _ version: String, method: String?, _ key: String?, _ account: SimulatedAccount, _ call: Call) -> Int {
    let number = state.identifiers.nextNumber(above: 50_000)
    var order = HostUpOrder(
      id: state.identifiers.next("ord_"), number: number, invoiceID: state.identifiers.next("inv_"), invoiceNumber: number + 1_000, account: account.id,
      createdAt: call.now, listedAt: call.now + listLag, paymentMethod: method, lines: cart.lines, subtotal: cart.subtotal)
    order.tax = Money.share(settings.tax, of: order.subtotal)
    // Nothing to pay, or paid by the saved card.
    if order.total == 0 || (account.cardAutoCharge && method == "card") {
      order.isPaid = true
      order.status = .active
    }
    let place = state.hostUpOrders.count
    state.hostUpOrders.append(order)
    hostUpPlaces[order.id] = place
    hostUpPlaces[String(number)] = place
    if let key { state.attempts[Self.attempt(key, version, account.id)] = ProviderState.Attempt(seenAt: call.now, order: place) }
    for line in order.lines {
      self.place(
        line, target: "hostup-\(version)", account: account.id, orderID: version == "v2" ? order.id : String(number), attemptKey: key, at: call.now)
    }
    revision += 1
    return place
  }

  // MARK: Preview

  /// `POST /api/v2/orders/preview` (documented): no credentials needed, nothing is placed.
  private func preview(_ call: Call) -> SimulatedResponse {
    let document: JSONDocument
    switch readBody(call) {
    case .success(let read): document = read
    case .failure(let refusal): return refusal.response
    }
    let cart = cart(document, call)
    // Conflicts are 400 here: the documented statuses of a preview have no 409.
    guard cart.errors.isEmpty, cart.conflicts.isEmpty else { return call.refused(cart.errors + cart.conflicts) }
    let currency = call.credential?.account.currencyCode ?? "SEK"
    let tax = Money.share(settings.tax, of: cart.subtotal)
    return call.json(200) {
      $0.object {
        $0.array("items", cart.lines) { json, line in json.object { line.write(to: &$0, currency: currency) } }
        $0.put("subtotal", money: cart.subtotal)
        $0.key("taxRateDecimal")
        $0.number(literal: Money.rate(settings.tax))
        $0.put("taxAmount", money: tax)
        $0.put("total", money: cart.subtotal + tax)
        $0.put("currencyCode", currency)
        $0.put("reverseCharge", false)
        $0.object("priceAssurance") {
          $0.put("level", "authoritative")
          $0.put("reason", nil as String?)
          $0.put("revalidatedAtSubmit", true)
        }
      }
    }
  }

  // MARK: Reading

  /// Parameters of the list are not documented; it pages as HostUp's other lists do, newest first (assumed).
  private func listOrders(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: Self.orderReadScopes) { return refusal }
    let listed = state.hostUpOrders.filter { $0.account == call.account && $0.listedAt <= call.now }
    let page = call.page(listed.reversed(), limit: 20) { $0.number }
    return call.json(200) {
      $0.object {
        $0.array("data", page.elements) { json, order in json.object { write(order, to: &$0, call) } }
        $0.put("nextCursor", page.next)
      }
    }
  }

  /// `POST …/{id}/actions/cancel` (documented): takes no members.
  private mutating func cancel(_ id: String, _ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: Self.orderScopes) { return refusal }
    if !call.request.body.isEmpty {
      guard let document = try? JSONDocument.parse(call.request.body), document.kind(of: document.root) == .object else {
        return call.invalid([FieldError(pointer: "", detail: "The body is no JSON object.", code: "invalid_request")])
      }
      let unknown = document.members(of: document.root).map {
        FieldError(pointer: "/\(JSONPointer.escape($0.key))", detail: "Unknown field.", code: "invalid_request")
      }
      guard unknown.isEmpty else { return call.invalid(unknown) }
    }
    guard let place = hostUpPlace(id, call), state.hostUpOrders[place].id == id else { return call.notFound() }
    // No code is documented for an order that is past cancelling.
    guard state.hostUpOrders[place].status == .pending else {
      return call.problem(409, "invalid_request", "Conflict", "The order is \(state.hostUpOrders[place].status.rawValue) and cannot be cancelled.")
    }
    settleHostUp(place, as: .cancelled)
    return order(state.hostUpOrders[place], 200, call)
  }
}
