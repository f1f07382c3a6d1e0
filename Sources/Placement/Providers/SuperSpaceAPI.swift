/// SuperSpace, documented at https://docs.superspace.nl/en/API/orders/, read 2026-11-21.
///
/// There is no key: each POST charges and orders. An accepted request gives a cart first, and the order once that has been worked off.
public struct SuperSpaceAPI: ProviderAPI {
  let connection: ProviderConnection

  public init(_ connection: ProviderConnection) { self.connection = connection }

  public var target: String { "superspace" }
  public var keyWindow: Duration? { nil }
  public var takesKey: Bool { false }
  public var ordersItemsAlone: Bool { true }

  public func order(_ request: PreparedRequest) -> HTTPRequest { connection.post(request.path, body: request.body, .bearerWithAccount) }

  func get(_ path: String) -> HTTPRequest { connection.read(path, .bearerWithAccount) }

  // MARK: Answers

  public func reading(_ response: HTTPResponse) -> OrderAnswer {
    let body = JSONValue(response.body)
    switch response.status {
    case 202:
      guard let body, let order = envelope(body) else { return .unclear(evidence: "202 without a cart that can be read", nil) }
      return .accepted([order], isReplay: false)
    case 400..<500:
      guard let problem = Self.problem(response.status, body) else { return .unclear(evidence: "\(response.status) without errors that can be read", nil) }
      if DefiniteRefusals.contains(response.status, problem.code, in: DefiniteRefusals.superspace) { return .refused(problem) }
      return .unclear(evidence: "\(response.status) \(problem.code)", problem)
    default: return .unclear(evidence: "the answer was \(response.status)", Self.problem(response.status, body))
    }
  }

  /// The envelope of a create and of a cart: the order's id may still be missing.
  func envelope(_ body: JSONValue) -> ProviderOrder? {
    guard let token = body["cart"]?["token"]?.plainIdentifier else { return nil }
    let order = body["orders"]?.elements?.first
    let status = order?["status"]?.line ?? body["cart"]?["rollup_status"]?.line ?? "pending"
    var result = ProviderOrder(id: order?["id"]?.plainIdentifier ?? "", status: status, state: Self.state(status), cart: token)
    addPayment(body["payment"], to: &result)
    return result
  }

  func addPayment(_ payment: JSONValue?, to order: inout ProviderOrder) {
    if let link = payment?["hosted_invoice_url"]?.link { order.paymentURL = connection.absolute(link) }
    if payment?["status"]?.string == "awaiting_authentication", !order.state.isSettled { order.state = .needsHuman }
    // The currency of the account is in no answer: amounts are told in hundredths of it (`amount_charged_cents`), and not compared.
  }

  /// The list of states is open: an unknown one is not the end.
  static func state(_ status: String) -> ItemState {
    switch status {
    case "completed": .active
    case "failed": .failed
    case "cancelled": .cancelled
    default: .provisioning
    }
  }

  /// `{"errors": ["…"], "code": "…"}`; the code may be missing.
  static func problem(_ status: Int, _ body: JSONValue?) -> Refusal? {
    guard let body, body.isObject, let errors = body["errors"]?.elements?.compactMap(\.line) else { return nil }
    let code = body["code"]?.line ?? "unnamed"
    let detail = errors.joined(separator: "; ")
    return Refusal(
      status: status, code: code, detail: detail, complaints: [Refusal.Complaint(pointer: pointer(of: code), code: code, detail: detail)])
  }

  /// What in the request a code speaks of; the error table has no pointers.
  private static func pointer(of code: String) -> String {
    switch code {
    case "invalid_domain", "unsupported_tld", "domain_unavailable", "domain_add_failed", "pricing_unavailable": "/domain/name"
    case "invalid_action": "/domain/action"
    case "authcode_required": "/domain/authcode"
    case "incomplete_contact", "invalid_contact", "domain_contact_invalid", "domain_contact_needs_augmentation": "/domain/contact"
    case "invalid_contact_source": "/domain/contact_source/registration_id"
    default: ""
    }
  }

  // MARK: Reads

  /// `GET /api/about` tells who a token is of, in a shape that is not documented: it only shows that the token is taken.
  public func account(of token: TokenUse, read: Reader) throws -> AccountAnswer {
    guard let response = try read(connection.read("/api/about", .bearerWithAccount, with: token)) else {
      return .unavailable("\(connection.baseURL) does not answer")
    }
    switch response.status {
    case 200: return .cannotTell(providerTime: response[header: "Date"].flatMap(HTTPDate.milliseconds))
    case 401, 403:
      return .refused(
        Self.problem(response.status, JSONValue(response.body)) ?? Refusal(status: response.status, code: "unauthorized", detail: "the token was turned away"))
    default: return .unavailable("`GET /api/about` answered \(response.status)")
    }
  }

  public func follow(_ order: ProviderOrder, read: Reader) throws -> ProviderOrder? {
    var order = order
    if order.id.isEmpty, let cart = order.cart {
      guard let response = try read(get("/api/carts/\(cart.queryEscaped)")), response.status == 200, let body = JSONValue(response.body),
        let later = envelope(body)
      else { return nil }
      guard !later.id.isEmpty else { return later }
      order = later
    }
    guard let response = try read(get("/api/orders/\(order.id.queryEscaped)")), response.status == 200, let body = JSONValue(response.body),
      let status = body["order"]?["status"]?.line
    else { return nil }
    order.status = status
    order.state = Self.state(status)
    addPayment(body["payment"], to: &order)
    return order
  }

  /// Orders made since the request was sent, each read for its name; a site is also looked for among the sites. Of a domain order's `domain` block no field is documented,
  /// `name` is assumed.
  public func find(_ request: SoughtRequest, read: Reader) throws -> Findings {
    var findings = Findings()
    guard let item = request.items.first else { return findings }
    if let cart = request.orders.first(where: { $0.cart != nil }), let order = try follow(cart, read: read), !order.id.isEmpty {
      findings.orders = [order]
      findings.evidence = "order \(order.id) of the cart"
      return findings
    }
    if let sentAt = request.sentAt, let orders = try list("/api/orders", "orders", read) {
      findings.looked.append("\(orders.count) orders of the account")
      for row in orders {
        guard let id = row["id"]?.plainIdentifier, !request.otherOrders.contains(id), let created = row["created_at"]?.string.flatMap(Timestamp.milliseconds),
          created >= sentAt - Engine.clockTolerance, let response = try read(get("/api/orders/\(id.queryEscaped)")), response.status == 200,
          let body = JSONValue(response.body)
        else { continue }
        let names = [body["site"]?["name"]?.string.map { "site:\($0)" }, body["domain"]?["name"]?.string.map { "domain:\($0.lowercased())" }].compactMap(\.self)
        guard names.contains(where: item.names.contains), let status = body["order"]?["status"]?.line, Self.state(status) != .failed else { continue }
        var order = ProviderOrder(id: id, status: status, state: Self.state(status))
        addPayment(body["payment"], to: &order)
        findings.orders = [order]
        findings.evidence = "order \(id) is for it, and was made since"
        return findings
      }
    }
    if item.generation == 1, let site = item.names.compactMap({ $0.suffix(after: "site:") }).first, let sites = try list("/api/sites", "sites", read) {
      findings.looked.append("\(sites.count) sites of the account")
      if let match = sites.first(where: { $0["name"]?.string == site }), let id = match["id"]?.plainIdentifier {
        findings.found.append(Findings.Item(index: item.index, providerID: id, evidence: "a site \(site) is among the sites of the account"))
      }
    }
    return findings
  }

  /// All rows of a list; a page that is not full is the last (no total is documented).
  func pages(_ path: String, _ key: String, _ read: Reader) throws -> Result<[JSONValue], ListFailure> {
    var rows: [JSONValue] = []
    var first: String?
    for page in 1...10_000 {
      guard let response = try read(get("\(path)?page=\(page)&per_page=100")) else { return .failure(ListFailure(path, "has no answer")) }
      let body = JSONValue(response.body)
      guard response.status == 200 else { return .failure(ListFailure(path, response.status, Self.problem(response.status, body))) }
      guard let page = body?[key]?.elements else { return .failure(ListFailure(path, "answered with nothing that can be read")) }
      rows += page
      if page.count < 100 { return .success(rows) }
      let start = page.first?["id"]?.identifier
      guard start == nil || start != first else { return .failure(ListFailure(path, "gives the same page again and again")) }
      first = start
    }
    return .failure(ListFailure(path, "has no end"))
  }

  /// All rows of a list; nil where it cannot be read to its end.
  func list(_ path: String, _ key: String, _ read: Reader) throws -> [JSONValue]? {
    if case .success(let rows) = try pages(path, key, read) { rows } else { nil }
  }
}
