import DomainNames

extension HostUpV2API: ProviderReads {
  public func preview(_ request: PreparedRequest, read: Reader) throws -> PreviewAnswer {
    guard let response = try read(connection.post(request.path, body: request.body, .bearer, isRead: true)) else {
      return .unavailable("\(connection.baseURL) does not answer")
    }
    let body = JSONValue(response.body)
    if response.status == 200, let body, let preview = Self.preview(body) { return .priced(preview) }
    if (400..<500).contains(response.status), response.status != 429, let problem = Self.problem(response.status, body) { return .refused(problem) }
    return .unavailable("the preview answered \(response.status)" + (response.status == 200 ? " with prices that cannot be read" : ""))
  }

  private static func preview(_ body: JSONValue) -> Preview? {
    guard let rows = body["items"]?.elements, let currency = JSONValue.first(body["currencyCode"], rows.first?["currencyCode"])?.currency else { return nil }
    func money(_ value: JSONValue?) -> Money? { value?.numberText.flatMap { Money(decimal: $0, currency: currency) } }
    var lines: [Preview.Line] = []
    for row in rows {
      guard let type = row["type"]?.string, let subtotal = money(row["subtotal"]),
        row["currencyCode"]?.line == nil || row["currencyCode"]?.line == currency,
        row["quantity"]?.integer ?? 1 == 1
      else { return nil }
      lines.append(
        Preview.Line(
          type: type, productSlug: row["productSlug"]?.string, domainName: row["domainName"]?.line, billingCycle: row["billingCycle"]?.string,
          years: row["periodYears"]?.integer, subtotal: subtotal, setup: money(row["setupAmount"]), renewal: money(row["renewalAnnualAmount"]),
          optionKeys: (row["configurableOptionAmounts"]?.elements ?? []).compactMap { $0["key"]?.string }))
    }
    guard let subtotal = money(body["subtotal"]), let total = money(body["total"]) else { return nil }
    var preview = Preview(lines: lines, subtotal: subtotal, total: total)
    preview.tax = money(body["taxAmount"])
    preview.taxRate = body["taxRateDecimal"]?.numberText
    preview.isReverseCharge = body["reverseCharge"]?.boolean ?? false
    preview.isProvisional = body["priceAssurance"]?["level"]?.string == "provisional"
    return preview
  }

  /// Asked for in one request; a job is polled.
  public func availability(_ names: [String], read: Reader, wait: () throws -> Void) throws -> [String: Availability] {
    guard !names.isEmpty else { return [:] }
    let body = #"{"names":["# + names.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
    guard var response = try read(connection.post("/api/v2/domains/availability", body: Array(body.utf8), .bearer, isRead: true)) else { return [:] }
    if response.status == 202 {
      guard let link = JSONValue(response.body)?["operation"]?["pollUrl"]?.string, let poll = connection.read(link: link, .bearer) else { return [:] }
      for _ in 0..<60 {
        guard let polled = try read(poll), polled.status == 200 else { return [:] }
        response = polled
        guard let status = JSONValue(polled.body)?["status"]?.string, status == "queued" || status == "processing" else { break }
        try wait()
      }
    }
    var result: [String: Availability] = [:]
    for row in JSONValue(response.body)?["data"]?.elements ?? [] {
      guard let name = row["name"]?.string.map(Self.aLabels) else { continue }
      result[name] = Self.availability(row)
    }
    return result
  }

  private static func availability(_ row: JSONValue) -> Availability {
    let actions = row["actions"]
    var result = Availability(
      canRegister: actions?["canRegister"]?["allowed"]?.boolean ?? row["available"]?.boolean ?? false,
      canTransfer: actions?["canTransfer"]?["allowed"]?.boolean ?? false)
    result.reason = row["reason"]?.line ?? actions?["canTransfer"]?["reason"]?.line
    result.registerYears = (row["supportedRegisterYears"]?.elements ?? []).compactMap(\.integer)
    result.transferYears = (row["supportedTransferYears"]?.elements ?? []).compactMap(\.integer)
    result.isPremium = row["premium"]?.boolean ?? false
    result.needsFeeAcceptance = row["requiresRegistrarFeeAcceptance"]?.boolean ?? false
    let state = row["state"]?.string
    result.isUnknown = state == "unknown" || state == "checking"
    if state == "already_owned" || row["existingDomainId"]?.identifier != nil { result.ownedAs = row["existingDomainId"]?.plainIdentifier ?? "" }
    func requirements(_ key: String) -> [Availability.Requirement] {
      (row["registryRequirements"]?[key]?.elements ?? []).compactMap { row in
        row["key"]?.string.map {
          Availability.Requirement(
            key: $0, isRequired: row["required"]?.boolean ?? false, termsKey: row["acceptedTermsKey"]?.string.flatMap { HostUpCatalog.isWord($0) ? $0 : nil })
        }
      }
    }
    result.registerRequirements = requirements("registration")
    result.transferRequirements = requirements("transfer")
    return result
  }

  /// A domain name as the ledger has it: whether a provider writes U-labels or A-labels is not documented.
  static func aLabels(_ name: String) -> String {
    if case .success(let parsed) = DomainName.parse(name) { parsed.asciiText } else { name.lowercased() }
  }

  /// What is in a list is owned, whether its id can be read or not: then that is empty.
  static func owned(_ rows: [JSONValue], isIt: (JSONValue) -> Bool) -> Ownership {
    rows.first(where: isIt).map { .owned(id: $0["id"]?.plainIdentifier ?? "") } ?? .notOwned
  }

  public func ownership(_ item: DeclaredItem, read: Reader) throws -> Ownership {
    for name in item.names {
      if let domain = name.suffix(after: "domain:") {
        guard let rows = try list("/api/v2/domains?name=\(domain.queryEscaped)", read) else { return .unknown("the domains of the account cannot be read") }
        return Self.owned(rows) { $0["name"]?.string.map(Self.aLabels) == domain }
      }
      if let domain = name.suffix(after: "shared_hosting:") {
        guard let rows = try list("/api/v2/shared-hosting", read) else { return .unknown("the web hosting of the account cannot be read") }
        return Self.owned(rows) { $0["primaryDomain"]?.string.map(Self.aLabels) == domain }
      }
    }
    if item.type == "vps", let existing = item.existing {
      guard let rows = try list("/api/v2/vps", read) else { return .unknown("the servers of the account cannot be read") }
      return rows.contains { $0["id"]?.identifier == existing } ? .owned(id: existing) : .notOwned
    }
    // `GET /api/v2/vps` gives no host name, and add-ons have no list (documented).
    return .notListed("HostUp lists no names of this kind of item")
  }

}

extension HostUpV1API: ProviderReads {
  private var v2: HostUpV2API { HostUpV2API(connection) }

  public func preview(_ request: PreparedRequest, read: Reader) throws -> PreviewAnswer { .none }
  /// The same names, asked of v2.
  public func availability(_ names: [String], read: Reader, wait: () throws -> Void) throws -> [String: Availability] {
    try v2.availability(names, read: read, wait: wait)
  }
  public func ownership(_ item: DeclaredItem, read: Reader) throws -> Ownership { try v2.ownership(item, read: read) }
}

extension SuperSpaceAPI: ProviderReads {
  public func preview(_ request: PreparedRequest, read: Reader) throws -> PreviewAnswer { .none }

  /// The paths of the registry check are not documented.
  public func availability(_ names: [String], read: Reader, wait: () throws -> Void) throws -> [String: Availability] { [:] }

  public func ownership(_ item: DeclaredItem, read: Reader) throws -> Ownership {
    guard let site = item.names.compactMap({ $0.suffix(after: "site:") }).first else { return .notListed("SuperSpace documents no list of domains") }
    guard let sites = try list("/api/sites", "sites", read) else { return .unknown("the sites of the account cannot be read") }
    return HostUpV2API.owned(sites) { $0["name"]?.string == site }
  }
}
