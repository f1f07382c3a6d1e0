/// HostUp API v1, documented at https://developer.hostup.se/ (`POST /api/create-order`), read 2026-11-21.
///
/// It takes a key, but documents no window for it: to apply it has none, and nothing is sent a second time. What the account holds is read from v2, which takes the same
/// bearer.
public struct HostUpV1API: ProviderAPI {
  let connection: ProviderConnection

  public init(_ connection: ProviderConnection) { self.connection = connection }

  public var target: String { "hostup-v1" }
  public var keyWindow: Duration? { nil }
  public var takesKey: Bool { true }
  public var ordersItemsAlone: Bool { false }

  public func order(_ request: PreparedRequest) -> HTTPRequest { connection.post(request.path, body: request.body, .apiKey) }

  // MARK: Answers

  public func reading(_ response: HTTPResponse) -> OrderAnswer {
    let body = JSONValue(response.body)
    switch response.status {
    case 200, 201:
      // Older pages wrap the fields in `data`, the current one does not; `success` is a text there.
      let data = body?["data"] ?? body
      let isSuccess = [body?["success"], data?["success"]].compactMap(\.self).allSatisfy { $0.boolean ?? ($0.string == "true") }
      let (order, invoice) = (data?["orderId"]?.plainIdentifier, data?["invoiceId"]?.plainIdentifier)
      guard isSuccess, order != nil || invoice != nil else { return .unclear(evidence: "\(response.status) without an order that can be read", nil) }
      // `orderId` may be null (documented). The number of an invoice is no order's: another order can have it.
      return .accepted(
        [ProviderOrder(id: order ?? "", status: "pending", state: .accepted, invoice: invoice, paymentURL: data?["paymentUrl"]?.link.map(connection.absolute))],
        isReplay: false)
    case 400..<500:
      guard let problem = Self.problem(response.status, body) else { return .unclear(evidence: "\(response.status) without an error that can be read", nil) }
      if DefiniteRefusals.contains(response.status, problem.code, in: DefiniteRefusals.hostupV1) { return .refused(problem) }
      return .unclear(evidence: "\(response.status) \(problem.code)", problem)
    default: return .unclear(evidence: "the answer was \(response.status)", Self.problem(response.status, body))
    }
  }

  /// `{error, message, code, details: [{field, message}]}`.
  static func problem(_ status: Int, _ body: JSONValue?) -> Refusal? {
    guard let body, body.isObject, let message = body["message"]?.line ?? body["error"]?.line else { return nil }
    let code = body["code"]?.line ?? "unnamed"
    let complaints = (body["details"]?.elements ?? []).map { row in
      Refusal.Complaint(pointer: pointer(row["field"]?.string ?? ""), code: code, detail: row["message"]?.line ?? message)
    }
    return Refusal(status: status, code: code, detail: message, requestID: body["requestId"]?.line, complaints: complaints)
  }

  /// `cartItems[0].domain` and `cartItems.0.domain` as JSON Pointers.
  static func pointer(_ field: String) -> String {
    let parts = field.split { $0 == "." || $0 == "[" || $0 == "]" || $0 == "/" }
    return parts.map { "/\($0)" }.joined()
  }

  // MARK: Reads

  public func account(of token: TokenUse, read: Reader) throws -> AccountAnswer {
    guard let response = try read(connection.read("/api/account/details", .apiKey, with: token)) else {
      return .unavailable("\(connection.baseURL) does not answer")
    }
    let body = JSONValue(response.body)
    if response.status == 200, let id = body?["data"]?["client"]?["id"]?.identifier {
      return .account(id, providerTime: response[header: "Date"].flatMap(HTTPDate.milliseconds))
    }
    if response.status == 401 || response.status == 403 {
      return .refused(Self.problem(response.status, body) ?? Refusal(status: response.status, code: "UNAUTHORIZED", detail: "the token was turned away"))
    }
    return .unavailable("`GET /api/account/details` answered \(response.status)")
  }

  public func find(_ request: SoughtRequest, read: Reader) throws -> Findings { try HostUpV2API(connection).findOwned(request, read: read) }

  /// The fields of `GET /api/billing/order/{id}` are not documented beyond its path; `status` and `invoiceStatus` are assumed.
  public func follow(_ order: ProviderOrder, read: Reader) throws -> ProviderOrder? {
    guard !order.isNameless, let response = try read(connection.read("/api/billing/order/\(order.id.queryEscaped)", .apiKey)), response.status == 200,
      let body = JSONValue(response.body), let later = self.order(body, order.id)
    else { return nil }
    return order.followed(by: later)
  }

  /// An order as it is read.
  func order(_ body: JSONValue, _ id: String) -> ProviderOrder? {
    let row = body["data"]?["order"] ?? body["data"] ?? body
    guard let status = row["status"]?.line else { return nil }
    return ProviderOrder(
      id: id, status: status, state: HostUpV2API.state(status.lowercased(), payment: nil),
      isUnpaid: row["invoiceStatus"]?.string.map { ["unpaid", "cancelled"].contains($0.lowercased()) })
  }
}
