/// HostUp API v2, documented at https://developer.hostup.se/endpoints/billing/post-v2-orders, read 2026-11-21.
public struct HostUpV2API: ProviderAPI {
  let connection: ProviderConnection

  public init(_ connection: ProviderConnection) { self.connection = connection }

  public var target: String { "hostup-v2" }
  /// Documented: "currently" one hour. A replay answers 200, a new order 201.
  public var keyWindow: Duration? { .seconds(3600) }
  public var takesKey: Bool { true }
  public var ordersItemsAlone: Bool { false }

  public func order(_ request: PreparedRequest) -> HTTPRequest { connection.post(request.path, body: request.body, .bearer) }

  func get(_ path: String) -> HTTPRequest { connection.read(path, .bearer) }

  // MARK: Answers

  public func reading(_ response: HTTPResponse) -> OrderAnswer {
    let body = JSONValue(response.body)
    switch response.status {
    case 200, 201:
      guard let body, let order = order(body) else { return .unclear(evidence: "\(response.status) without an order that can be read", nil) }
      return .accepted([order], isReplay: response.status == 200)
    case 400..<500:
      guard let problem = Self.problem(response.status, body) else { return .unclear(evidence: "\(response.status) without a problem document", nil) }
      if DefiniteRefusals.contains(response.status, problem.code, in: DefiniteRefusals.hostupV2) { return .refused(problem) }
      return .unclear(evidence: "\(response.status) \(problem.code)", problem)
    default: return .unclear(evidence: "the answer was \(response.status)", Self.problem(response.status, body))
    }
  }

  /// An order, as creation, `GET /orders/{id}` and cancel give it.
  func order(_ body: JSONValue) -> ProviderOrder? {
    guard let id = body["id"]?.plainIdentifier, let status = body["status"]?.line else { return nil }
    let invoice = body["invoice"]
    // A price in a currency that cannot be read is not the planned one (ISO 4217: XXX is no currency).
    let currency = JSONValue.first(invoice?["currencyCode"], body["billing"]?["currencyCode"]).map { $0.currency ?? "XXX" }
    let amount = JSONValue.first(invoice?["amount"], body["billing"]?["amount"])?.numberText
    let link = invoice?["paymentUrl"]?.link ?? body["checkoutUrl"]?.link
    return ProviderOrder(
      id: id, status: status, state: Self.state(status, payment: body["paymentStatus"]?["status"]?.string),
      invoice: JSONValue.first(invoice?["number"], body["invoiceId"])?.identifier.map(TextLines.line),
      amount: amount.flatMap { amount in currency.flatMap { Money(decimal: amount, currency: $0) } },
      dueAt: invoice?["dueAt"]?.line, paymentURL: link.map(connection.absolute), isUnpaid: body["paymentStatus"]?["status"]?.string.map { $0 == "unpaid" })
  }

  /// Accepted is not paid, and paid is not registered.
  static func state(_ status: String, payment: String?) -> ItemState {
    switch status {
    case "pending": payment == "unpaid" || payment == "pending" ? .awaitingPayment : payment == "paid" ? .provisioning : .accepted
    case "active", "completed": .active
    case "cancelled": .cancelled
    case "failed": .failed
    default: .accepted
    }
  }

  /// An RFC 7807 problem.
  static func problem(_ status: Int, _ body: JSONValue?) -> Refusal? {
    guard let body, body.isObject, let code = body["code"]?.line else { return nil }
    let complaints = (body["errors"]?.elements ?? []).map { row in
      Refusal.Complaint(pointer: row["pointer"]?.string ?? "", code: row["code"]?.line ?? code, detail: row["detail"]?.line ?? "")
    }
    return Refusal(
      status: status, code: code, detail: body["detail"]?.line ?? body["title"]?.line ?? code, requestID: body["requestId"]?.line, complaints: complaints)
  }

  // MARK: Reads

  public func account(of token: TokenUse, read: Reader) throws -> AccountAnswer {
    guard let response = try read(connection.read("/api/v2/me", .bearer, with: token)) else { return .unavailable("\(connection.baseURL) does not answer") }
    let body = JSONValue(response.body)
    if response.status == 200, let id = body?["id"]?.identifier {
      return .account(id, providerTime: response[header: "Date"].flatMap(HTTPDate.milliseconds))
    }
    if response.status == 401 || response.status == 403 {
      return .refused(Self.problem(response.status, body) ?? Refusal(status: response.status, code: "unauthorized", detail: "the token was turned away"))
    }
    return .unavailable("`GET /api/v2/me` answered \(response.status)")
  }

  public func follow(_ order: ProviderOrder, read: Reader) throws -> ProviderOrder? {
    guard let response = try read(get("/api/v2/orders/\(order.id.queryEscaped)")), response.status == 200, let body = JSONValue(response.body) else {
      return nil
    }
    return self.order(body).flatMap { $0.id == order.id ? $0 : nil }
  }

  public func find(_ request: SoughtRequest, read: Reader) throws -> Findings {
    var findings = try findOwned(request, read: read)
    // What is owned was paid, and the order says how much.
    try findOrdered(request, &findings, read)
    return findings
  }

  /// Domains and web hosting that the account holds. A later generation is not told by ownership: the earlier one may still be listed.
  func findOwned(_ request: SoughtRequest, read: Reader) throws -> Findings {
    var findings = Findings()
    for item in request.items where item.generation == 1 {
      for name in item.names {
        if let domain = name.suffix(after: "domain:") {
          guard let owned = try list("/api/v2/domains?name=\(domain.queryEscaped)", read) else { continue }
          findings.looked.append("domains of the account for \(domain)")
          if let match = owned.first(where: { $0["name"]?.string.map(Self.aLabels) == domain }), let id = match["id"]?.plainIdentifier {
            findings.found.append(Findings.Item(index: item.index, providerID: id, evidence: "\(domain) is among the domains of the account"))
          }
        } else if let domain = name.suffix(after: "shared_hosting:") {
          guard let owned = try list("/api/v2/shared-hosting", read) else { continue }
          findings.looked.append("web hosting of the account for \(domain)")
          if let match = owned.first(where: { $0["primaryDomain"]?.string.map(Self.aLabels) == domain }), let id = match["id"]?.plainIdentifier {
            findings.found.append(Findings.Item(index: item.index, providerID: id, evidence: "\(domain) is among the web hosting of the account"))
          }
        }
      }
    }
    return findings
  }

  /// An order made since the request was sent, of as many items and with the same domains, that no other request made: everything of the request came with it.
  private func findOrdered(_ request: SoughtRequest, _ findings: inout Findings, _ read: Reader) throws {
    let domains = Set(request.items.flatMap { $0.names.compactMap { $0.suffix(after: "domain:") } })
    guard !domains.isEmpty, let sentAt = request.sentAt, let orders = try list("/api/v2/orders", read) else { return }
    findings.looked.append("\(orders.count) orders of the account")
    for row in orders {
      guard let id = row["id"]?.plainIdentifier, !request.otherOrders.contains(id), let response = try read(get("/api/v2/orders/\(id.queryEscaped)")),
        response.status == 200,
        let body = JSONValue(response.body), let order = order(body), order.state != .cancelled, order.state != .failed,
        let created = body["createdAt"]?.string.flatMap(Timestamp.milliseconds), created >= sentAt - Engine.clockTolerance
      else { continue }
      let names = Set((body["domains"]?.elements ?? []).compactMap { $0["name"]?.string.map(Self.aLabels) })
      let lines = ["domains", "hosting", "addons"].compactMap { body[$0]?.elements?.count }.reduce(0, +)
      guard names.isSuperset(of: domains), lines == request.itemCount else { continue }
      findings.orders = [order]
      findings.evidence = "order \(id) is for the same domains, and was made since"
      return
    }
  }
}

extension String {
  /// What follows a prefix; nil where the text does not begin with it.
  func suffix(after prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
