import JSON

extension SavedPlan {
  /// Whether a file is a plan, or what is left of one: its `kind` says so.
  static func isPlan(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF].contains($0) }), start == UInt8(ascii: "{") else { return false }
    if let content = JSONValue(bytes) { return content["kind"]?.string == kind }
    // A plan that ends too early begins like any.
    let head = bytes.prefix(200).filter { ![0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF].contains($0) }
    return head.starts(with: Array("{\"kind\":\"\(kind)\"".utf8))
  }

  /// Reads a plan; whether it is what was saved only `holds(by:)` can tell.
  /// - Throws: `PlacementFailure.usage` where it is damaged or of another format.
  public init(_ bytes: [UInt8], name: String) throws {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument.parse(bytes)
    } catch {
      throw PlacementFailure.usage("\(name) is a damaged plan: \(error.message) at byte \(error.offset); make a new one")
    }
    guard let content = JSONValue(document.bytes) else { throw PlacementFailure.usage("\(name) is a damaged plan; make a new one") }
    let format = content["formatVersion"]?.numberText ?? "none"
    guard format == String(Self.formatVersion) else {
      throw PlacementFailure.usage(
        "\(name) is a plan of format \(format), and this orderspec reads format \(Self.formatVersion): make a new one with this orderspec")
    }
    let reader = PlanReader(name: name)
    id = try reader.text(content, "id")
    madeAt = try reader.time(content, "madeAt")
    expiresAt = try reader.time(content, "expiresAt")
    commit = content["commit"]?.string
    let ledger = try reader.object(content, "ledger")
    self.ledger = try reader.text(ledger, "id")
    head = try reader.number(ledger, "head")
    headDigest = try reader.text(ledger, "headDigest")
    limits = try reader.texts(content, "limits")
    files = try reader.list(content, "files") { File(name: try reader.text($0, "name"), digest: try reader.text($0, "digest")) }
    orders = try reader.list(content, "orders", reader.order)
    digest = try reader.text(content, "digest")
    self.content = bytes
    guard !files.isEmpty, !orders.isEmpty else { throw reader.damage("files") }
  }

  /// Whether it is as it was saved, by somebody with this key.
  func holds(by digester: KeyedDigest) -> Bool { Self.digest(of: content, digester) == digest }
}

/// Reads members, each of which must be there.
private struct PlanReader {
  let name: String

  func damage(_ key: String) -> PlacementFailure { .usage("\(name) is a damaged plan: `\(key)` is missing or is not what a plan has there; make a new one") }

  private func some<Value>(_ key: String, _ value: Value?) throws -> Value {
    guard let value else { throw damage(key) }
    return value
  }

  func text(_ value: JSONValue, _ key: String) throws -> String { try some(key, value[key]?.string) }
  func number(_ value: JSONValue, _ key: String) throws -> Int { try some(key, value[key]?.integer) }
  func time(_ value: JSONValue, _ key: String) throws -> Int64 { try some(key, value[key]?.string.flatMap(Timestamp.milliseconds)) }
  func object(_ value: JSONValue, _ key: String) throws -> JSONValue { try some(key, value[key].flatMap { $0.isObject ? $0 : nil }) }

  func list<Element>(_ value: JSONValue, _ key: String, _ element: (JSONValue) throws -> Element) throws -> [Element] {
    try some(key, value[key]?.elements).map(element)
  }

  func texts(_ value: JSONValue, _ key: String) throws -> [String] { try list(value, key) { try some(key, $0.string) } }

  private func money(_ value: JSONValue, _ key: String, _ currency: String?) throws -> Money? {
    guard let member = value[key] else { return nil }
    return try some(key, currency.flatMap { currency in member.string.flatMap { Money(decimal: $0, currency: currency) } })
  }

  func order(_ value: JSONValue) throws -> SavedPlan.Order {
    let currency = value["price"]?["currency"]?.string
    let price = try value["price"].map { price in
      SavedPlan.Price(
        subtotal: try some("price", money(price, "subtotal", currency)), tax: try money(price, "tax", currency),
        total: try some("price", money(price, "total", currency)))
    }
    return SavedPlan.Order(
      name: try text(value, "order"), path: try text(value, "path"), provider: try text(value, "provider"), target: try text(value, "target"),
      account: ProviderAccount(origin: try text(value, "origin"), account: try text(value, "account")), payment: try text(value, "payment"),
      limit: value["limit"]?.string, price: price, items: try list(value, "items") { try item($0, currency) },
      requests: try list(value, "requests") { request in
        SavedPlan.Request(items: try list(request, "items") { try some("items", $0.integer) }, digest: try text(request, "digest"))
      })
  }

  private func item(_ value: JSONValue, _ currency: String?) throws -> SavedPlan.Item {
    SavedPlan.Item(
      mark: try some("mark", SavedPlan.Mark(rawValue: try text(value, "mark"))),
      state: try value["state"].map { state in try some("state", state.string.flatMap(ItemState.init)) }, type: try text(value, "type"),
      action: value["action"]?.string,
      names: try texts(value, "names"), generation: try number(value, "generation"), existing: value["existing"]?.string,
      period: try text(value, "period"), line: try money(value, "line", currency), renewal: try money(value, "renewal", currency))
  }
}
