import JSON

extension SavedPlan {
  /// The `formatVersion` of this build.
  static let formatVersion = 1
  /// The `kind` by which a plan is known.
  static let kind = "orderspec-plan"

  /// The file: pretty JSON, the digest last.
  public var text: String { String(decoding: content, as: UTF8.self) }

  /// The same plan with the digest of its content.
  func sealed(by digester: KeyedDigest) -> SavedPlan {
    var plan = self
    plan.digest = Self.digest(of: bytes(withDigest: false), digester)
    plan.content = plan.bytes(withDigest: true)
    return plan
  }

  /// The digest of a file's content, however it is spaced; what it holds beyond what is read here counts, too.
  static func digest(of bytes: [UInt8], _ digester: KeyedDigest) -> String {
    digester.digest(Array("plan\0".utf8) + JSONWithout.pointers(["/digest"], bytes))
  }

  private func bytes(withDigest: Bool) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.beginObject()
    json.put("kind", Self.kind)
    json.key("formatVersion")
    json.integer(Self.formatVersion)
    json.put("id", id)
    json.put("madeAt", Timestamp.text(madeAt))
    json.put("expiresAt", Timestamp.text(expiresAt))
    json.put("commit", commit)
    json.key("ledger")
    json.beginObject()
    json.put("id", ledger)
    json.key("head")
    json.integer(head)
    json.put("headDigest", headDigest)
    json.endObject()
    json.put("limits", limits)
    json.key("files")
    json.beginArray()
    for file in files {
      json.beginObject()
      json.put("name", file.name)
      json.put("digest", file.digest)
      json.endObject()
    }
    json.endArray()
    json.key("orders")
    json.beginArray()
    for order in orders { order.write(&json) }
    json.endArray()
    if withDigest { json.put("digest", digest) }
    json.endObject()
    return json.finish()
  }
}

extension SavedPlan.Order {
  fileprivate func write(_ json: inout JSONWriter) {
    json.beginObject()
    json.put("order", name)
    json.put("path", path)
    json.put("provider", provider)
    json.put("target", target)
    json.put("origin", account.origin)
    json.put("account", account.account)
    json.put("payment", payment)
    json.put("limit", limit)
    if let price {
      json.key("price")
      json.beginObject()
      json.put("currency", price.total.currency)
      json.put("subtotal", price.subtotal.decimal)
      json.put("tax", price.tax?.decimal)
      json.put("total", price.total.decimal)
      json.endObject()
    }
    json.key("items")
    json.beginArray()
    for item in items { item.write(&json) }
    json.endArray()
    json.key("requests")
    json.beginArray()
    for request in requests {
      json.beginObject()
      json.key("items")
      json.beginArray()
      for index in request.items { json.integer(index) }
      json.endArray()
      json.put("digest", request.digest)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

extension SavedPlan.Item {
  fileprivate func write(_ json: inout JSONWriter) {
    json.beginObject()
    json.put("mark", mark.rawValue)
    json.put("state", state?.rawValue)
    json.put("type", type)
    json.put("action", action)
    json.put("names", names)
    json.key("generation")
    json.integer(generation)
    json.put("existing", existing)
    json.put("period", period)
    json.put("line", line?.decimal)
    json.put("renewal", renewal?.decimal)
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func put(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  fileprivate mutating func put(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
