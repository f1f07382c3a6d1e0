extension HostUpV2API {
  public func details(_ order: String, read: Reader) throws -> DetailsAnswer {
    guard let response = try read(get("/api/v2/orders/\(order.queryEscaped)")) else { return .unavailable("\(connection.baseURL) does not answer") }
    let body = JSONValue(response.body)
    switch response.status {
    case 200:
      guard let body, let read = self.order(body), read.id == order else { return .unavailable("order \(order) was answered with nothing that can be read") }
      return .order(Self.details(read, body))
    case 404: return .notFound
    case 401, 403:
      return .refused(Self.problem(response.status, body) ?? Refusal(status: response.status, code: "unauthorized", detail: "the token was turned away"))
    default: return .unavailable("reading order \(order) was answered with \(response.status)")
    }
  }

  private static func details(_ order: ProviderOrder, _ body: JSONValue) -> OrderDetails {
    var details = OrderDetails(order: order)
    for (key, word) in [("domains", "domain"), ("hosting", "hosting"), ("addons", "addon"), ("upgrades", "upgrade")] {
      details.lines += (body[key]?.elements ?? []).map { "\(word) \($0["name"]?.line ?? "without a name")" }
    }
    switch body["paymentStatus"]?["status"]?.string {
    case "paid": details.isPaid = true
    case "unpaid": details.isPaid = false
    default: break
    }
    let gate = body["actions"]?["canCancel"]
    if gate?["allowed"]?.boolean == false { details.obstacle = gate?["reason"]?.line ?? gate?["code"]?.line ?? "it gives no reason" }
    return details
  }

  /// `write:orders`; it takes no members (documented).
  public func cancel(_ order: String) -> HTTPRequest { connection.post("/api/v2/orders/\(order.queryEscaped)/actions/cancel", body: [], .bearer) }

  /// The answer is the order, as `GET` gives it (documented).
  public func readingCancel(_ response: HTTPResponse, of order: String) -> CancelAnswer {
    let body = JSONValue(response.body)
    switch response.status {
    case 200..<300:
      guard let body, let later = self.order(body), later.id == order else { return .unclear("\(response.status) without the order") }
      return later.state == .cancelled ? .cancelled(later) : .accepted
    case 400..<500: return Self.problem(response.status, body).map(CancelAnswer.problem) ?? .unclear("\(response.status) without a problem document")
    default: return .unclear("the answer was \(response.status)")
    }
  }
}

extension HostUpV1API {
  /// Beside the path nothing of the answer is documented: `status`, `total` and `invoiceStatus` are assumed, and what the order is for is not read.
  public func details(_ order: String, read: Reader) throws -> DetailsAnswer {
    guard let response = try read(connection.read("/api/billing/order/\(order.queryEscaped)", .apiKey)) else {
      return .unavailable("\(connection.baseURL) does not answer")
    }
    let body = JSONValue(response.body)
    switch response.status {
    case 200:
      guard let body, let read = self.order(body, order) else { return .unavailable("order \(order) was answered with nothing that can be read") }
      let row = body["data"]?["order"] ?? body["data"] ?? body
      var details = OrderDetails(order: read)
      switch row["invoiceStatus"]?.string?.lowercased() {
      case "paid": details.isPaid = true
      case "unpaid": details.isPaid = false
      default: break
      }
      return .order(details)
    case 404: return .notFound
    case 401, 403:
      return .refused(Self.problem(response.status, body) ?? Refusal(status: response.status, code: "UNAUTHORIZED", detail: "the token was turned away"))
    default: return .unavailable("reading order \(order) was answered with \(response.status)")
    }
  }

  public func cancel(_ order: String) -> HTTPRequest { connection.post("/api/billing/order/\(order.queryEscaped)/cancel", body: [], .apiKey) }

  /// The answer is not documented: one that says success is a request that was taken, and the order itself tells the rest.
  public func readingCancel(_ response: HTTPResponse, of order: String) -> CancelAnswer {
    let body = JSONValue(response.body)
    switch response.status {
    case 200..<300:
      guard let body, body.isObject, body["success"]?.boolean ?? (body["success"]?.string == "true") else {
        return .unclear("\(response.status) without a word of success")
      }
      return .accepted
    case 400..<500: return Self.problem(response.status, body).map(CancelAnswer.problem) ?? .unclear("\(response.status) without an error that can be read")
    default: return .unclear("the answer was \(response.status)")
    }
  }
}

extension SuperSpaceAPI {
  public func details(_ order: String, read: Reader) throws -> DetailsAnswer {
    guard let response = try read(get("/api/orders/\(order.queryEscaped)")) else { return .unavailable("\(connection.baseURL) does not answer") }
    let body = JSONValue(response.body)
    switch response.status {
    case 200:
      guard let body, let status = body["order"]?["status"]?.line else {
        return .unavailable("order \(order) was answered with nothing that can be read")
      }
      var read = ProviderOrder(id: order, status: status, state: Self.state(status))
      addPayment(body["payment"], to: &read)
      var details = OrderDetails(order: read)
      // Of a domain order's `domain` block no field is documented, `name` is assumed.
      if let site = body["site"]?["name"]?.line { details.lines.append("site \(site)") }
      if let domain = body["domain"]?["name"]?.line { details.lines.append("domain \(domain)") }
      details.isPaid = body["payment"]?["status"]?.string.map { $0 == "succeeded" }
      // Only an order in progress is cancelled (documented).
      if read.state == .active { details.obstacle = "it is \(status): only an order in progress is cancelled" }
      return .order(details)
    case 404: return .notFound
    case 401, 403:
      return .refused(Self.problem(response.status, body) ?? Refusal(status: response.status, code: "unauthorized", detail: "the token was turned away"))
    default: return .unavailable("reading order \(order) was answered with \(response.status)")
    }
  }

  public func cancel(_ order: String) -> HTTPRequest { connection.delete("/api/orders/\(order.queryEscaped)", .bearerWithAccount) }

  /// 202 (documented): the order is cancelled by and by.
  public func readingCancel(_ response: HTTPResponse, of order: String) -> CancelAnswer {
    switch response.status {
    case 202, 204: return .accepted
    case 200: return JSONValue(response.body)?.isObject == true ? .accepted : .unclear("200 with a page")
    // An order that is not in progress is a 400 without a code, and one that is cancelled already is that, too.
    case 400: return Self.problem(400, JSONValue(response.body)).map(CancelAnswer.conflict) ?? .unclear("400 without errors that can be read")
    case 401..<500:
      return Self.problem(response.status, JSONValue(response.body)).map(CancelAnswer.problem) ?? .unclear("\(response.status) without errors that can be read")
    default: return .unclear("the answer was \(response.status)")
    }
  }
}
