import Diagnostics
public import OrderLanguage

extension HostUpV2API {
  /// `GET /api/v2/domains`, `/shared-hosting` and `/vps` (documented). `expiresAt` and `nextDueAt` are what HostUp's own client reads
  /// (github.com/hostup/Hostup-WHMCS-reseller-domain a0618b5, 2026-06-13), of one domain; a list may leave them out. Products and cycles of a list are not documented
  /// and taken where they stand.
  public func held(_ type: ItemType, named name: String?, read: Reader) throws -> HeldAnswer {
    let path: String
    switch type {
    case .domain: path = "/api/v2/domains" + (name.map { "?name=\($0.queryEscaped)" } ?? "?limit=100")
    case .sharedHosting: path = "/api/v2/shared-hosting?limit=100"
    case .vps: path = "/api/v2/vps?limit=100"
    case .addon, .site: return .notListed
    }
    let rows: [JSONValue]
    switch try pages(path, read) {
    case .success(let found): rows = found
    case .failure(let failure): return .unavailable(failure.reason)
    }
    var items = rows.map { Self.held($0, type) }
    if type == .domain, name != nil {
      // The list of one name is short, so what it lacks is read of the domain itself.
      for index in items.indices where items[index].expires == nil && !items[index].id.isEmpty {
        guard let response = try read(get("/api/v2/domains/\(items[index].id.queryEscaped)")), response.status == 200, let body = JSONValue(response.body)
        else { continue }
        items[index].expires = Self.expiry(body["data"] ?? body)
      }
    }
    return .items(items)
  }

  private static func held(_ row: JSONValue, _ type: ItemType) -> HeldItem {
    var item = HeldItem(type: type, id: row["id"]?.identifier ?? "")
    switch type {
    case .domain: item.name = row["name"]?.string
    case .sharedHosting: item.name = row["primaryDomain"]?.string
    // `name` is no host name (documented).
    default: item.isPayg = row["billing"]?["isPayg"]?.boolean ?? false
    }
    item.order = row["orderId"]?.identifier
    item.status = row["serviceStatus"]?.line
    item.renewsItself = row["lifecycle"]?["autoRenewEnabled"]?.boolean
    item.expires = expiry(row)
    item.product = row["productSlug"]?.string ?? row["product"]?["slug"]?.string
    item.billingCycle = (row["billing"]?["billingCycle"] ?? row["billingCycle"])?.string.flatMap(BillingCycle.init(rawValue:))
    return item
  }

  /// A day, from a time (`2027-01-01T00:00:00.000Z`) or a date.
  private static func expiry(_ row: JSONValue) -> CalendarDate? {
    for key in ["expiresAt", "nextDueAt"] {
      guard let text = row[key]?.string, let date = CalendarDate(String(text.prefix(10))) else { continue }
      return date
    }
    return nil
  }

  /// All rows of a list.
  func pages(_ path: String, _ read: Reader) throws -> Result<[JSONValue], ListFailure> {
    let bare = path.prefix { $0 != "?" }
    var rows: [JSONValue] = []
    var seen: Set<String> = []
    var next = path
    while true {
      guard let response = try read(get(next)) else { return .failure(ListFailure(bare, "has no answer")) }
      let body = JSONValue(response.body)
      guard response.status == 200 else {
        return .failure(
          ListFailure(bare, response.status, Self.problem(response.status, body), scopes: "`read:domains`, `read:hosting` and `read:vm`, or `read:all`"))
      }
      guard let body, let data = body["data"]?.elements else { return .failure(ListFailure(bare, "answered with nothing that can be read")) }
      rows += data
      guard let cursor = body["nextCursor"]?.string else { return .success(rows) }
      // A list that goes round has no end.
      guard seen.insert(cursor).inserted else { return .failure(ListFailure(bare, "gives the same page again and again")) }
      guard rows.count <= 1_000_000, seen.count <= 10_000 else { return .failure(ListFailure(bare, "has no end")) }
      next = path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor.queryEscaped
    }
  }

  /// All rows of a list; nil where it cannot be read to its end.
  func list(_ path: String, _ read: Reader) throws -> [JSONValue]? {
    if case .success(let rows) = try pages(path, read) { rows } else { nil }
  }
}

extension HostUpV1API {
  /// The same account, as v2 shows it.
  public func held(_ type: ItemType, named name: String?, read: Reader) throws -> HeldAnswer {
    try HostUpV2API(connection).held(type, named: name, read: read)
  }
}

extension SuperSpaceAPI {
  /// `GET /api/sites` (documented: `id`, `name`, `location`, `package`). That `package` names the plan is assumed. No list of domains is documented.
  public func held(_ type: ItemType, named name: String?, read: Reader) throws -> HeldAnswer {
    guard type == .site else { return .notListed }
    let rows: [JSONValue]
    switch try pages("/api/sites", "sites", read) {
    case .success(let found): rows = found
    case .failure(let failure): return .unavailable(failure.reason)
    }
    return .items(
      rows.map { row in
        var item = HeldItem(type: .site, id: row["id"]?.identifier ?? "", name: row["name"]?.string)
        item.location = row["location"]?.string
        item.product = row["package"]?.string
        return item
      })
  }
}

/// Why a list could not be read to its end.
struct ListFailure: Error {
  /// One line.
  let reason: String

  init(_ path: some StringProtocol, _ what: String) { reason = "`GET \(path)` \(what)" }

  /// - Parameter scopes: what a token needs to read lists, where the provider has scopes.
  init(_ path: some StringProtocol, _ status: Int, _ refusal: Refusal?, scopes: String = "") {
    let advice =
      switch status {
      case 401: ": the token is wrong or has expired"
      case 403: ": the token may not read this" + (scopes.isEmpty ? "" : "; it needs \(scopes)")
      case 429: ": the provider asks to be left alone for a while"
      default: ""
      }
    self.init(path, "answered \(status)" + (refusal.map { " \($0.code)" } ?? "") + advice)
  }
}
