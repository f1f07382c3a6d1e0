import JSON

extension SimulatedProvider {
  /// `/api/v2/…` of https://developer.hostup.se/ (documented), read 2026-11-21.
  mutating func hostUpV2(_ call: Call) -> SimulatedResponse {
    let path = call.target.segments.dropFirst(2)
    let rest = path.dropFirst()
    switch (call.method, path.first, rest.first) {
    case (_, "orders", _): return hostUpOrders(call, rest)
    case ("GET", "me", _): return me(call, rest)
    case ("GET", "domains", nil): return domains(call)
    case ("GET", "domains", "availability") where rest.count == 1: return availability(of: call)
    case ("POST", "domains", "availability") where rest.count == 1: return bulkAvailability(call)
    case ("GET", "domains", "availability") where rest.count == 2: return availabilityJob(rest.last ?? "", call)
    case ("GET", "domains", let id?) where rest.count == 1: return domain(id, call)
    case ("GET", "shared-hosting", nil): return hostingAccounts(call)
    case ("GET", "vps", nil): return servers(call)
    case ("GET", "products", _): return catalog(call, rest)
    default: return call.notFound()
    }
  }

  /// Any valid key may ask who it is: no scope is documented.
  private func me(_ call: Call, _ path: ArraySlice<String>) -> SimulatedResponse {
    guard let account = call.credential?.account else { return call.unauthorized() }
    switch Array(path) {
    case []:
      return call.json(200) {
        $0.object {
          $0.put("id", account.id)
          $0.put("email", account.email)
          $0.put("firstName", account.firstName)
          $0.put("lastName", account.lastName)
          $0.put("companyName", account.companyName)
          $0.put("accountType", account.companyName == nil ? "private" : "organisation")
          $0.put("countryCode", account.countryCode)
          $0.put("languageCode", "en")
        }
      }
    case ["preferences"]:
      return call.json(200) { $0.object { $0.object("billing") { $0.put("cardAutoCharge", account.cardAutoCharge) } } }
    default: return call.notFound()
    }
  }

  // MARK: What the account owns

  /// `GET /api/v2/domains`, filter `name=`. Only what was delivered is listed: whether a name of an unpaid order is, is not known.
  private func domains(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: ["read:domains", "read:all"]) { return refusal }
    let wanted = call.target["name"].map(ASCIIText.name)
    let owned = services(.domain, of: call.account, at: .hostup).filter { wanted == nil || $0.name == wanted }
    // Whether a list tells when a name runs out is not documented: here only a list of all does.
    return list(owned, call) { json, service in
      Self.write(service, to: &json)
      if wanted == nil { json.put("expiresAt", service.expiresAt.map(Timestamp.iso)) }
    }
  }

  private static func write(_ service: OwnedService, to json: inout JSONWriter) {
    json.put("id", service.id)
    json.put("name", service.name)
    json.put("orderId", service.orderID)
    json.put("serviceStatus", "active")
    json.object("lifecycle") { $0.put("autoRenewEnabled", service.renewsItself ?? true) }
  }

  /// `GET /api/v2/domains/{id}`: that the call exists, and `expiresAt`, are seen in HostUp's own client.
  private func domain(_ id: String, _ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: ["read:domains", "read:all"]) { return refusal }
    guard let service = services(.domain, of: call.account, at: .hostup).first(where: { $0.id == id }) else { return call.notFound() }
    return call.json(200) {
      $0.object {
        Self.write(service, to: &$0)
        $0.put("expiresAt", service.expiresAt.map(Timestamp.iso))
      }
    }
  }

  private func hostingAccounts(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: ["read:hosting", "read:all"]) { return refusal }
    return list(services(.sharedHosting, of: call.account, at: .hostup), call) { json, service in
      json.put("id", service.id)
      json.put("primaryDomain", service.name)
    }
  }

  /// Servers have no host name in this list (documented): `name` is taken to be the product's.
  private func servers(_ call: Call) -> SimulatedResponse {
    if let refusal = call.refusal(unless: ["read:vm", "read:all"]) { return refusal }
    return list(services(.vps, of: call.account, at: .hostup), call) { json, service in
      json.put("id", service.id)
      json.put("name", service.product.map { products["vps:\($0)"]?.name ?? $0 } ?? "VPS")
      json.put("primaryIp", "192.0.2.\(service.id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFF })")
      json.object("billing") { $0.put("isPayg", false) }
    }
  }

  private func list(_ services: [OwnedService], _ call: Call, _ body: (inout JSONWriter, OwnedService) -> Void) -> SimulatedResponse {
    let page = call.page(Array(services.enumerated()), limit: 20) { $0.offset }
    return call.json(200) {
      $0.object {
        $0.array("data", page.elements) { json, entry in json.object { body(&$0, entry.element) } }
        $0.put("nextCursor", page.next)
      }
    }
  }
}
