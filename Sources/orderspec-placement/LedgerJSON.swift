import JSON
import Placement

/// What the subcommands of `ledger` print for programs.
enum LedgerJSON {
  static func list(_ items: [LedgerState.Item], _ id: String) -> [UInt8] {
    document(id) { json in
      json.key("items")
      json.beginArray()
      for item in items { json.object { write(item, &$0) } }
      json.endArray()
    }
  }

  static func show(_ item: LedgerState.Item, _ state: LedgerState, _ events: [LedgerEvent], _ id: String) -> [UInt8] {
    document(id) { json in
      json.key("item")
      json.object { write(item, &$0) }
      if let request = item.request.flatMap({ state.requests[$0] }) {
        json.key("request")
        json.object { write(request, &$0) }
      }
      write(events, &json)
    }
  }

  static func log(_ events: [LedgerEvent], _ id: String) -> [UInt8] { document(id) { write(events, &$0) } }

  static func verification(_ result: LedgerVerification) -> [UInt8] {
    document(result.id) { json in
      json.member("path", result.path)
      if let events = result.events { json.member("events", events) }
      json.member("head", result.head)
      json.member("problems", result.problems)
    }
  }

  static func export(_ state: LedgerState, _ id: String) -> [UInt8] {
    document(id) { json in
      json.key("items")
      json.beginArray()
      for item in state.items.values.sorted(by: { $0.id < $1.id }) {
        json.object { json in
          write(item, &json)
          guard let request = item.request.flatMap({ state.requests[$0] }) else { return }
          if let sent = request.firstSent { json.member("sent", Timestamp.text(sent)) }
          if let charged = request.charged { money("charged", charged, &json) }
          json.member("plan", request.reservation.planDigest)
          if let order = request.orders.first(where: { $0.items?.contains(item.id.index) ?? true }) {
            json.key("providerOrder")
            json.object { write(order, &$0) }
          }
          json.key("labels")
          json.object { json in for (name, value) in request.reservation.labels.sorted(by: { $0.key < $1.key }) { json.member(name, value) } }
        }
      }
      json.endArray()
    }
  }

  // MARK: Parts

  private static func document(_ id: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("formatVersion", 1)
      json.member("ledger", id)
      body(&json)
    }
    return json.finish()
  }

  private static func write(_ item: LedgerState.Item, _ json: inout JSONWriter) {
    json.member("id", "\(item.id)")
    json.member("names", item.names)
    json.member("type", item.type)
    json.member("action", item.action)
    json.member("generation", item.generation)
    json.member("state", item.state.rawValue)
    json.member("since", Timestamp.text(item.since))
    if item.isRetired {
      json.key("retired")
      json.bool(true)
    }
    json.member("order", item.order)
    json.member("path", item.path)
    json.member("target", item.target)
    json.member("origin", item.account.origin)
    json.member("account", item.account.account)
    json.member("providerId", item.providerID)
    if let planned = item.planned { money("planned", planned, &json) }
    if let request = item.request { json.member("request", request) }
  }

  private static func write(_ request: LedgerState.Request, _ json: inout JSONWriter) {
    json.member("id", request.id)
    json.member("outcome", word(request.outcome))
    json.member("key", request.reservation.key)
    json.member("limits", request.reservation.limits)
    if let planned = request.reservation.planned { money("planned", planned, &json) }
    if let charged = request.charged { money("charged", charged, &json) }
    json.member("plan", request.reservation.planDigest)
    if let sent = request.firstSent { json.member("firstSent", Timestamp.text(sent)) }
    if let sent = request.lastSent { json.member("lastSent", Timestamp.text(sent)) }
    json.member("items", request.items.map(\.description))
    json.member("evidence", request.evidence)
    json.key("orders")
    json.beginArray()
    for order in request.orders { json.object { write(order, &$0) } }
    json.endArray()
    json.key("labels")
    json.object { json in for (name, value) in request.reservation.labels.sorted(by: { $0.key < $1.key }) { json.member(name, value) } }
  }

  private static func write(_ order: ProviderOrder, _ json: inout JSONWriter) {
    json.member("id", order.id)
    json.member("status", order.status)
    json.member("state", order.state.rawValue)
    json.member("invoice", order.invoice)
    if let amount = order.amount { money("amount", amount, &json) }
    json.member("dueAt", order.dueAt)
    json.member("paymentURL", order.paymentURL)
    json.member("cart", order.cart)
  }

  private static func write(_ events: [LedgerEvent], _ json: inout JSONWriter) {
    json.key("events")
    json.beginArray()
    for event in events {
      json.object { json in
        json.member("sequence", event.sequence)
        json.member("time", Timestamp.text(event.time))
        json.member("actor", event.author.actor)
        json.member("commit", event.author.commit)
        json.member("runURL", event.author.runURL)
        json.member("kind", event.change.kind)
        if let request = event.change.request { json.member("request", request) }
        json.member("item", event.change.item?.description)
        for fact in event.change.facts { if fact.isList { json.member(fact.key, fact.values) } else { json.member(fact.key, fact.values.first) } }
      }
    }
    json.endArray()
  }

  /// Amounts are decimals in text: a JSON number could be rounded by its reader.
  private static func money(_ key: String, _ money: Money, _ json: inout JSONWriter) {
    json.key(key)
    json.object {
      $0.member("amount", money.decimal)
      $0.member("currency", money.currency)
    }
  }

  private static func word(_ outcome: LedgerState.Request.Outcome) -> String {
    switch outcome {
    case .reserved: "reserved"
    case .sending: "sending"
    case .accepted: "accepted"
    case .refused: "refused"
    case .notSent: "not_sent"
    case .unclear: "unclear"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// Left out where there is no value.
  fileprivate mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  fileprivate mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  fileprivate mutating func member(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
