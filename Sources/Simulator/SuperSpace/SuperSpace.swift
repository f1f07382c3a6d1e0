import JSON

extension Call {
  /// `{"errors": […], "code": …}` of https://docs.superspace.nl/en/API/orders/ (documented), read 2026-11-21.
  func superSpaceError(
    _ status: Int, _ code: String?, _ message: String, headers: [(name: String, value: String)] = [], _ more: (inout JSONWriter) -> Void = { _ in }
  ) -> SimulatedResponse {
    json(status, headers) {
      $0.object {
        $0.texts("errors", [message])
        if let code { $0.put("code", code) }
        more(&$0)
      }
    }
  }

  func superSpaceNotFound() -> SimulatedResponse { superSpaceError(404, nil, "Not found") }

  /// Refuses who has no credentials, or names no account where one must be named; nil where all is well. OAuth tokens are bound to their account.
  func superSpaceRefusal(needsAccount: Bool) -> SimulatedResponse? {
    // The status for a bad key is assumed.
    guard let credential, credential.token.kind != .oauth || method == "GET" else { return superSpaceError(401, nil, "Unauthorized") }
    guard needsAccount, credential.token.kind != .oauth else { return nil }
    guard let named = request[header: "X-Auth-Account"] else { return superSpaceError(400, nil, "Missing X-Auth-Account") }
    // What is answered to an account of someone else is not documented: the same as to a bad key.
    return named == String(credential.account.number) ? nil : superSpaceError(401, nil, "Unauthorized")
  }
}

extension SimulatedProvider {
  /// SuperSpace of https://docs.superspace.nl/en/API/ (documented), read 2026-11-21. No order calls back: a callback is checked and forgotten.
  mutating func superSpace(_ call: Call) -> SimulatedResponse {
    let path = Array(call.target.segments.dropFirst())
    if let refusal = call.superSpaceRefusal(needsAccount: ["orders", "carts", "domain_registrations"].contains(path.first)) { return refusal }
    switch (call.method, path.first, path.count) {
    case ("POST", "orders", 1): return orderSite(call)
    case ("POST", "orders", 2) where path[1] == "domain": return orderDomain(call)
    case ("GET", "orders", 1): return listSuperSpaceOrders(call)
    case ("GET", "orders", 2): return superSpaceOrder(path[1], call)
    case ("DELETE", "orders", 2): return cancelSuperSpaceOrder(path[1], call)
    // Reserved (documented).
    case ("PATCH", "orders", 2): return call.superSpaceError(400, nil, "Orders cannot be changed")
    case ("GET", "carts", 2): return cart(path[1], call)
    case ("GET", "sites", 1): return sites(call)
    case ("GET", "about", 1): return about(call)
    case ("GET", "domain_registrations", 1): return registrations(call)
    default: return call.superSpaceNotFound()
    }
  }

  // MARK: Orders and carts

  private func superSpacePlace(_ id: String, _ call: Call) -> Int? {
    superSpacePlaces[id].flatMap { state.superSpaceOrders[$0].account == call.account ? $0 : nil }
  }

  /// Pages by `page` and `per_page` (1, 50, at most 100: documented); rows name neither site nor domain (documented). Newest first is assumed.
  private func listSuperSpaceOrders(_ call: Call) -> SimulatedResponse {
    let listed = state.superSpaceOrders.filter { $0.account == call.account && $0.listedAt <= call.now }
    return call.json(200) {
      $0.object {
        $0.array("orders", call.numberedPage(listed.reversed())) { json, order in json.object { writeHead(of: order, to: &$0, call) } }
      }
    }
  }

  private func writeHead(of order: SuperSpaceOrder, to json: inout JSONWriter, _ call: Call) {
    json.put("id", order.id)
    json.put("status", order.status.rawValue)
    json.put("created_at", Timestamp.iso(order.createdAt))
    json.put("updated_at", Timestamp.iso(order.updatedAt))
    json.put("location", order.site?.location)
    json.object("account") {
      $0.put("id", call.credential?.account.number)
      $0.put("name", call.credential?.account.companyName ?? call.credential?.account.lastName)
    }
  }

  private func superSpaceOrder(_ id: String, _ call: Call) -> SimulatedResponse {
    guard let place = superSpacePlace(id, call) else { return call.superSpaceNotFound() }
    let order = state.superSpaceOrders[place]
    return call.json(200) {
      $0.object {
        $0.object("order") { writeHead(of: order, to: &$0, call) }
        $0.array("tasks", [order]) { json, order in
          json.object {
            $0.put("id", order.taskID)
            $0.put("status", order.taskStatus)
          }
        }
        if let site = order.site { $0.object("site") { writeSite(site, of: order, to: &$0) } }
        // The members of the block are not documented.
        if order.line.kind == .domain {
          $0.object("domain") {
            $0.put("name", order.line.name)
            $0.put("action", order.line.action)
          }
        }
        $0.object("payment") {
          writePayment(of: order, to: &$0)
          $0.put("amount_charged_cents", order.payment == .succeeded ? order.line.amount : 0)
          $0.put("credit_applied_cents", 0)
        }
      }
    }
  }

  /// `ssh_data.password` is a secret in an answer that is polled (documented).
  private func writeSite(_ site: SuperSpaceOrder.Site, of order: SuperSpaceOrder, to json: inout JSONWriter) {
    let number = state.owned.first { $0.orderID == order.id }.flatMap { Int($0.id) }
    json.put("id", number)
    json.put("name", site.name)
    json.put("domain", "\(order.cartToken.prefix(8)).sites.example.com")
    json.put("variant", site.variant)
    json.put("location", site.location)
    json.object("ssh_data") {
      $0.put("ipaddr", "192.0.2.10")
      $0.put("username", "site\(order.taskID)")
      $0.put("password", "simulated-ssh-password")
      $0.put("port", 22)
    }
  }

  private func writePayment(of order: SuperSpaceOrder, to json: inout JSONWriter) {
    json.put("status", order.payment.rawValue)
    json.put("method_type", order.payment == .processing ? "sepa_debit" : "card")
    json.put("hosted_invoice_url", order.payment == .awaitingAuthentication ? "https://invoice.example.com/i/\(order.cartToken)" : nil)
  }

  /// The envelope of every create and of `GET /api/carts/:token` (documented).
  func envelope(_ order: SuperSpaceOrder, _ status: Int, showsOrders: Bool, _ call: Call) -> SimulatedResponse {
    let rollup = order.status == .pending ? "pending" : order.status.rawValue
    return call.json(status) {
      $0.object {
        $0.put("status", "accepted")
        $0.object("cart") {
          $0.put("token", order.cartToken)
          $0.put("status", showsOrders ? "checked_out" : "active")
          $0.put("rollup_status", showsOrders ? rollup : "pending")
          $0.put("poll_url", "/api/carts/\(order.cartToken)")
        }
        $0.object("payment") { writePayment(of: order, to: &$0) }
        $0.array("orders", showsOrders ? [order] : []) { json, order in
          json.object {
            $0.put("id", order.id)
            $0.put("status", order.status.rawValue)
            $0.put("poll_url", "/api/orders/\(order.id)")
          }
        }
      }
    }
  }

  private mutating func cart(_ token: String, _ call: Call) -> SimulatedResponse {
    guard let place = state.superSpaceOrders.firstIndex(where: { $0.cartToken == token && $0.account == call.account }) else {
      return call.superSpaceNotFound()
    }
    let order = state.superSpaceOrders[place]
    guard order.emptyPolls > 0 else { return envelope(order, 200, showsOrders: true, call) }
    state.superSpaceOrders[place].emptyPolls -= 1
    revision += 1
    return envelope(order, 200, showsOrders: false, call)
  }

  private mutating func cancelSuperSpaceOrder(_ id: String, _ call: Call) -> SimulatedResponse {
    guard let place = superSpacePlace(id, call) else { return call.superSpaceNotFound() }
    // "An order in progress" is cancelled (documented); what is answered for another one is not.
    guard settleSuperSpace(place, as: .cancelled, at: call.now) else { return call.superSpaceError(400, nil, "The order is not in progress") }
    return call.json(202) { $0.object { $0.put("status", "accepted") } }
  }

  // MARK: What the account has

  private func sites(_ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        $0.array("sites", call.numberedPage(services(.site, of: call.account, at: .superspace))) { json, service in
          let order = service.orderID.flatMap { superSpacePlaces[$0] }.map { state.superSpaceOrders[$0] }
          json.object {
            $0.put("id", Int(service.id))
            $0.put("name", order?.site?.name ?? service.name)
            $0.put("primary_domain", "\(service.id).sites.example.com")
            $0.put("location", order?.site?.location ?? settings.locations.first)
            $0.put("region", nil as String?)
            $0.put("package", service.product)
            $0.put("account", call.credential?.account.number)
            $0.put("created_at", Timestamp.iso(order?.createdAt ?? 0))
          }
        }
      }
    }
  }

  /// Who asks, with locations and plans: documented without a shape, so this one is assumed.
  private func about(_ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        $0.object("account") { $0.put("id", call.credential?.account.number) }
        $0.array("locations", settings.locations) { json, location in json.object { $0.put("short_name", location) } }
        $0.array("plans", settings.products.filter { $0.kind == .site }) { json, plan in
          json.object {
            $0.put("short_name", plan.slug)
            $0.texts("terms", plan.cycles.map { $0 == "annually" ? "annual" : $0 })
          }
        }
      }
    }
  }

  /// The names that the account holds. The calls below `/api/domain_registrations/:id` are documented; that this path lists them is assumed.
  private func registrations(_ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        $0.array("domain_registrations", call.numberedPage(services(.domain, of: call.account, at: .superspace))) { json, service in
          json.object {
            $0.put("id", Int(service.id))
            $0.put("name", service.name)
            $0.put("status", "active")
          }
        }
      }
    }
  }
}

extension Call {
  /// A page by number.
  func numberedPage<Element>(_ all: [Element]) -> ArraySlice<Element> {
    let size = min(100, max(1, target["per_page"].flatMap { Int($0) } ?? 50))
    let page = max(1, target["page"].flatMap { Int($0) } ?? 1)
    // Multiplied out only where it is within the list.
    guard page - 1 <= all.count / size else { return [] }
    return all.dropFirst((page - 1) * size).prefix(size)
  }
}

extension SuperSpaceOrder {
  /// The words of tasks (documented).
  fileprivate var taskStatus: String {
    switch status {
    case .pending: "PENDING"
    case .processing: "RUNNING"
    case .completed: "OK"
    case .failed: "FAILED"
    case .cancelled: "CANCELLED"
    }
  }
}
