import JSON

/// Who sends a request.
struct Credential: Sendable {
  let account: SimulatedAccount
  let token: SimulatedAccount.Token

  /// Has one of some scopes, or the scope that stands for all of them.
  func hasScope(_ scopes: Set<String>) -> Bool { !token.scopes.isDisjoint(with: scopes) }
}

/// A request on its way through the simulator, and the shapes of its answers.
struct Call {
  let request: SimulatedRequest
  let target: RequestTarget
  let now: Int64
  let number: UInt64
  let credential: Credential?

  var method: String { request.method }
  var requestID: String { "req_\(number)" }
  var account: String? { credential?.account.id }

  /// An answer of JSON, made by one writer.
  func json(_ status: Int, _ headers: [(name: String, value: String)] = [], _ body: (inout JSONWriter) -> Void) -> SimulatedResponse {
    var json = JSONWriter(style: .compact)
    body(&json)
    return response(status, "application/json", json.bytes, headers)
  }

  /// An answer of a server that knows nothing of any API.
  func plain(_ status: Int, _ text: String) -> SimulatedResponse { response(status, "text/plain; charset=utf-8", Array("\(text)\n".utf8)) }

  func response(_ status: Int, _ type: String, _ body: [UInt8], _ headers: [(name: String, value: String)] = []) -> SimulatedResponse {
    SimulatedResponse(
      status: status, headers: [("Content-Type", type), ("Date", Timestamp.http(now))] + headers, body: body)
  }

  /// A page of a list: HostUp v2 pages by `limit` and an opaque `cursor` (documented for products, domains and hosting).
  ///
  /// A cursor is the number of the last element that was given, so what comes in between does not move the pages.
  func page<Element>(_ all: [Element], limit standard: Int, number: (Element) -> Int) -> (elements: ArraySlice<Element>, next: String?) {
    let limit = min(100, max(1, target["limit"].flatMap { Int($0) } ?? standard))
    var rest = all[...]
    if let cursor = target["cursor"].flatMap({ $0.hasPrefix("c") ? Int($0.dropFirst()) : nil }), let last = all.firstIndex(where: { number($0) == cursor }) {
      rest = all[(last + 1)...]
    }
    let elements = rest.prefix(limit)
    return (elements, elements.count < rest.count ? elements.last.map { "c\(number($0))" } : nil)
  }
}

extension JSONWriter {
  mutating func put(_ key: StaticString, _ value: String?) {
    self.key(key)
    if let value { string(value) } else { null() }
  }

  mutating func put(_ key: StaticString, _ value: Int?) {
    self.key(key)
    if let value { integer(value) } else { null() }
  }

  mutating func put(_ key: StaticString, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// An amount in minor units, as a number in major units.
  mutating func put(_ key: StaticString, money minor: Int?) {
    self.key(key)
    if let minor { number(literal: Money.literal(minor)) } else { null() }
  }

  mutating func object(_ key: StaticString, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  mutating func array<Elements: Sequence>(_ key: StaticString, _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void) {
    self.key(key)
    beginArray()
    for element in elements { body(&self, element) }
    endArray()
  }

  mutating func texts(_ key: StaticString, _ texts: [String]) { array(key, texts) { $0.string($1) } }

  mutating func integers(_ key: StaticString, _ integers: [Int]) { array(key, integers) { $0.integer($1) } }
}
