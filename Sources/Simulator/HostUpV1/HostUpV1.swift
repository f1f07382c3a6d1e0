import JSON

extension SimulatedProvider {
  /// HostUp v1 of https://developer.hostup.se/endpoints/billing/post-create-order (documented), read 2026-11-21. Older pages wrap the answers in `data`, as here.
  mutating func hostUpV1(_ call: Call) -> SimulatedResponse {
    let path = Array(call.target.segments.dropFirst())
    switch (call.method, path.first, path.count) {
    case ("POST", "create-order", 1): return createOrder(call)
    case ("GET", "domain-products", 1): return domainProducts(call)
    case ("GET", "account", 2) where path[1] == "details": return details(call)
    case ("GET", "account", 2) where path[1] == "pending-orders": return pendingOrders(call)
    case ("GET", "billing", 3) where path[1] == "order": return billingOrder(path[2], call)
    case ("POST", "billing", 4) where path[1] == "order" && path[3] == "cancel": return cancelV1(path[2], call)
    default: return call.errorV1(404, "NOT_FOUND", "Not Found", "There is no such resource.")
    }
  }

  /// `POST /api/billing/order/{id}/cancel`: the path is documented, the answer is assumed.
  private mutating func cancelV1(_ id: String, _ call: Call) -> SimulatedResponse {
    if let refusal = call.refusalV1(unless: Self.orderScopes) { return refusal }
    guard let place = hostUpPlace(id, call), String(state.hostUpOrders[place].number) == id else {
      return call.errorV1(404, "NOT_FOUND", "Not Found", "There is no such order.")
    }
    guard state.hostUpOrders[place].status == .pending else {
      return call.errorV1(409, "CONFLICT", "Conflict", "The order is \(state.hostUpOrders[place].status.rawValue) and cannot be cancelled.")
    }
    settleHostUp(place, as: .cancelled)
    return call.successV1 { $0.put("message", "Order cancelled") }
  }

  // MARK: Placing

  /// The documentation of v1 says nothing of how long `attemptKey` counts, nor that it does at all beyond its name: here it does for an hour, as in v2. A caller
  /// that relies on it relies on something undocumented.
  private mutating func createOrder(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusalV1(unless: Self.orderScopes) { return refusal }
    guard let account = call.credential?.account else { return call.unauthorizedV1() }
    guard let document = try? JSONDocument.parse(call.request.body), document.kind(of: document.root) == .object else {
      return call.errorV1(400, "BAD_REQUEST", "Bad Request", "The body is no JSON object.")
    }
    let key = document.text("attemptKey", of: document.root)
    if let key, let earlier = replay(key, "v1", call) { return created(earlier, call) }
    let errors = BodyCheck(document: document, refusesUnknownKeys: false).errors(of: document.root, shapes.hostUpV1)
    guard errors.isEmpty else { return call.unprocessableV1(errors) }
    let items = document.member("cartItems", of: document.root).map { document.elements(of: $0) } ?? []
    // Without items the call makes an account only (documented), and this caller has one: nothing is placed.
    guard !items.isEmpty else { return createdNothing(account, call) }
    var cart = HostUpCart()
    for (index, item) in items.enumerated() {
      readV1(ItemReading(document, item, "/cartItems", index, account), into: &cart)
    }
    guard cart.errors.isEmpty else { return call.unprocessableV1(cart.errors) }
    // 409 is a documented status; its code is not.
    guard cart.conflicts.isEmpty else { return call.errorV1(409, "CONFLICT", "Conflict", cart.conflicts[0].detail) }
    let place = open(cart, "v1", method: nil, key, account, call)
    return created(state.hostUpOrders[place], call)
  }

  private func created(_ order: HostUpOrder, _ call: Call) -> SimulatedResponse {
    let client = call.credential?.account.number
    return call.successV1 {
      $0.put("orderId", String(order.number))
      $0.put("invoiceId", String(order.invoiceNumber))
      $0.put("clientId", client)
      $0.put("paymentUrl", order.paymentURL)
      $0.put("redirectUrl", order.paymentURL)
      $0.put("message", "Order created")
      $0.put("accountCreated", false)
      $0.put("pendingManualProcessing", false)
      $0.put("enableAffiliateTracking", false)
      $0.put("success", true)
    }
  }

  private func createdNothing(_ account: SimulatedAccount, _ call: Call) -> SimulatedResponse {
    call.successV1 {
      $0.put("orderId", nil as String?)
      $0.put("invoiceId", nil as String?)
      $0.put("clientId", account.number)
      $0.put("paymentUrl", nil as String?)
      $0.put("redirectUrl", "/verify-account")
      $0.put("message", "Account only")
      $0.put("accountCreated", false)
      $0.put("success", true)
    }
  }

  private func readV1(_ item: ItemReading, into cart: inout HostUpCart) {
    let type = item.text("type") ?? ""
    let id = item.text("productId") ?? ""
    switch type {
    case "register", "transfer":
      let name = ASCIIText.name(item.text("domain") ?? "")
      let years = item.integer("years") ?? 0
      let isTransfer = type == "transfer"
      guard let tld = tld(of: name), let price = tld.price(years, isTransfer: isTransfer) else {
        return cart.errors.append(item.error("domain", "tld_not_supported", "The name is under no TLD that is offered."))
      }
      guard tld.v1ProductID == id else { return cart.errors.append(item.error("productId", "invalid", "The product is not that of .\(tld.name).")) }
      guard (isTransfer ? tld.transferYears : tld.registerYears).contains(years) else {
        return cart.errors.append(item.error("years", "invalid", "The TLD is not sold for \(years) years."))
      }
      conflict(item, name, isTransfer: isTransfer, key: "domain", into: &cart)
      cart.lines.append(
        OrderLine(
          kind: .domain, action: type, name: name, product: "domain-\(tld.name)", years: years, amount: current(price), renewal: current(tld.renew)))
    default:
      let kind: SimulatedProduct.Kind = type == "vps" ? .vps : .sharedHosting
      guard let product = settings.products.first(where: { $0.v1ProductID == id && $0.kind == kind }) else {
        return cart.errors.append(item.error("productId", "invalid", "There is no such product."))
      }
      let letter = item.text("cycle") ?? ""
      guard let cycle = SimulatedProduct.cycles.first(where: { $0.letter == letter })?.word, let price = product.prices[cycle] else {
        return cart.errors.append(item.error("cycle", "invalid", "The product is not billed so."))
      }
      let amount = current(price)
      let name = item.text("domain").map(ASCIIText.name)
      cart.lines.append(
        OrderLine(
          kind: kind == .vps ? .vps : .sharedHosting, name: name, product: product.slug, cycle: cycle, amount: amount,
          renewal: SimulatedProduct.annual(amount, cycle: cycle)))
    }
  }

  // MARK: Reading

  /// `GET /api/account/details`: the number of the client, and a password that whoever prints the answer must hide (documented).
  private func details(_ call: Call) -> SimulatedResponse {
    guard let account = call.credential?.account else { return call.unauthorizedV1() }
    return call.successV1 {
      $0.object("client") {
        $0.put("id", account.number)
        $0.put("email", account.email)
        $0.put("firstname", account.firstName)
        $0.put("lastname", account.lastName)
        $0.put("companyname", account.companyName)
        $0.put("country", account.countryCode)
        $0.put("password", "simulated-client-password")
      }
    }
  }

  /// The shape of the rows is assumed: v1 documents the call alone.
  private func pendingOrders(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusalV1(unless: Self.orderReadScopes) { return refusal }
    let orders = state.hostUpOrders.filter { $0.account == call.account && $0.status == .pending && $0.listedAt <= call.now }
    return call.successV1 {
      $0.array("orders", orders) { json, order in json.object { writeV1(order, to: &$0) } }
    }
  }

  private func billingOrder(_ id: String, _ call: Call) -> SimulatedResponse {
    if let refusal = call.refusalV1(unless: Self.orderReadScopes) { return refusal }
    guard let place = hostUpPlace(id, call), String(state.hostUpOrders[place].number) == id else {
      return call.errorV1(404, "NOT_FOUND", "Not Found", "There is no such order.")
    }
    return call.successV1 { $0.object("order") { writeV1(state.hostUpOrders[place], to: &$0) } }
  }

  /// Amounts are strings (documented for v1's billing calls), names of members are assumed.
  private func writeV1(_ order: HostUpOrder, to json: inout JSONWriter) {
    json.put("id", String(order.number))
    json.put("invoiceId", String(order.invoiceNumber))
    json.put("status", order.status.rawValue)
    json.put("total", "\(order.total / 100).\(order.total % 100 < 10 ? "0" : "")\(order.total % 100)")
    json.put("invoiceStatus", order.isPaid ? "Paid" : "Unpaid")
    json.put("date", Timestamp.iso(order.createdAt))
    json.array("items", order.lines) { json, line in
      json.object {
        $0.put("type", line.action ?? line.kind.rawValue)
        $0.put("domain", line.name)
        $0.put("productId", line.kind == .domain ? nil : settings.products.first { $0.slug == line.product }?.v1ProductID)
      }
    }
  }

  /// `GET /api/domain-products`: `data.tlds[]{tld, productId}` (seen in HostUp's own client).
  private func domainProducts(_ call: Call) -> SimulatedResponse {
    call.successV1 {
      $0.array("tlds", settings.tlds) { json, tld in
        json.object {
          $0.put("tld", ".\(tld.name)")
          $0.put("productId", tld.v1ProductID)
        }
      }
    }
  }
}
