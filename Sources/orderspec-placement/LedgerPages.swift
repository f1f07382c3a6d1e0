import Console
import Placement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the subcommands of `ledger` print for people: at a terminal 80 columns where the names allow it.
enum LedgerPages {
  private static var width: Int { Output.lineWidth(STDOUT_FILENO) }

  private static func wrapped(_ text: String, _ head: String) -> String { TextLines.wrapped(text, head, to: width) }

  // MARK: list

  static func list(_ items: [LedgerState.Item]) -> String {
    guard !items.isEmpty else { return "no items\n" }
    let groups = Dictionary(grouping: items) { Group($0) }
    let columns = [items.map(\.state.rawValue), items.map(listed), items.map(\.id.description)].map { texts in min(36, texts.map(\.count).max() ?? 0) }
    var text = ""
    for group in groups.keys.sorted() {
      text += "\(group.order) (\(group.path))\n\(group.target), \(group.account)\n"
      for item in groups[group]!.sorted(by: { $0.id < $1.id }) {
        let cells = zip([item.state.rawValue, listed(item), "\(item.id)"], columns).map { $0.padding(to: $1) }
        let row = "  " + cells.joined(separator: "  ") + "  " + Timestamp.text(item.since).prefix(10)
        let id = item.providerID ?? ""
        text += row + (id.isEmpty ? "" : row.count + 2 + id.count <= width ? "  " + id : "\n    " + id) + "\n"
        if let name = item.unicodeTitle { text += "    \(name)\n" }
      }
      text += "\n"
    }
    return text + counts(items) + "\n"
  }

  private struct Group: Hashable, Comparable {
    let order, path, target, account: String

    init(_ item: LedgerState.Item) { (order, path, target, account) = (item.order, item.path, item.target, "\(item.account)") }

    static func < (left: Group, right: Group) -> Bool {
      (left.order, left.account, left.path, left.target) < (right.order, right.account, right.path, right.target)
    }
  }

  private static func listed(_ item: LedgerState.Item) -> String { item.title + (item.isRetired ? " (retired)" : "") }

  private static func title(_ item: LedgerState.Item) -> String { listed(item) + (item.unicodeTitle.map { " (\($0))" } ?? "") }

  /// `3 items: 1 active, 2 unknown`.
  private static func counts(_ items: [LedgerState.Item]) -> String {
    let states = ItemState.allCases.compactMap { state in
      let count = items.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    return "\(items.count) item\(items.count == 1 ? "" : "s"): \(states.joined(separator: ", "))"
  }

  // MARK: show

  static func show(_ item: LedgerState.Item, _ state: LedgerState, _ events: [LedgerEvent]) -> String {
    var text = title(item) + "\n"
    func line(_ name: String, _ value: String?) { if let value, !value.isEmpty { text += wrapped(value, "  " + name.padding(to: 12)) } }
    line("state", "\(item.state.rawValue) since \(Timestamp.text(item.since))")
    line("item", "\(item.id)")
    line("names", item.names.joined(separator: " "))
    line("type", item.type + (item.action.map { ", \($0)" } ?? ""))
    line("generation", "\(item.generation)")
    line("order", "\(item.order) (\(item.path))")
    line("provider", "\(item.target), \(item.account)")
    line("provider id", item.providerID)
    line("planned", item.planned.map { "\($0) before tax" })
    if let request = item.request.flatMap({ state.requests[$0] }) {
      line("total", request.reservation.planned.map { "\($0) for the request" })
      line("charged", request.charged.map { "\($0) for the request" })
      line("sent", request.firstSent.map(Timestamp.text))
      line("key", request.reservation.key)
      line("limits", request.reservation.limits.joined(separator: ", "))
      line(
        "with it", request.items.filter { $0 != item.id }.compactMap { state.items[$0] }.map { "\($0.title) (\($0.state.rawValue))" }.joined(separator: ", "))
      for order in request.orders { line("order", order.summary) }
    }
    return text + "\n" + log(events, state)
  }

  // MARK: log

  static func log(_ events: [LedgerEvent], _ state: LedgerState) -> String {
    guard !events.isEmpty else { return "no events\n" }
    let digits = String(events.last?.sequence ?? 0).count
    return events.map { event in
      let number = String(repeating: " ", count: max(0, digits - String(event.sequence).count)) + "\(event.sequence)"
      var text = wrapped("\(Timestamp.text(event.time))  \(head(event, state))", number + "  ")
      let indent = String(repeating: " ", count: digits + 4)
      for fact in event.change.facts {
        if fact.isList {
          for value in fact.values { text += wrapped(value, indent + fact.name + " ") }
        } else {
          text += wrapped(fact.values[0], indent + fact.name + " ")
        }
      }
      let origin = [event.author.actor, event.author.commit.map { "commit \($0.prefix(12))" }, event.author.runURL].compactMap(\.self)
      return text + wrapped(origin.joined(separator: ", "), indent + "by ")
    }.joined()
  }

  private static func head(_ event: LedgerEvent, _ state: LedgerState) -> String {
    let kind = event.change.kind.split(separator: "_").joined(separator: " ")
    if let request = event.change.request { return "\(kind), request \(request)" }
    if let item = event.change.item { return "\(kind), item \(item)" + (state.items[item].map { " (\($0.title))" } ?? "") }
    return kind
  }

  // MARK: verify

  static func verification(_ result: LedgerVerification) -> String {
    let head = result.head.isEmpty ? "none" : result.head
    guard result.problems.isEmpty else {
      return "\(result.path) (\(result.id)) is not what was recorded:\n" + result.problems.map { wrapped($0, "  - ") }.joined()
    }
    let count = result.events ?? 0
    return "\(result.path) (\(result.id)) is as it was recorded\n  events  \(count)\n  head    \(head)\n"
  }

  // MARK: resolve

  /// What a person has to know before an item of unknown outcome is resolved.
  static func situation(_ item: LedgerState.Item, _ state: LedgerState, _ events: [LedgerEvent]) -> String {
    guard let request = item.request.flatMap({ state.requests[$0] }) else { return "" }
    var text = wrapped("\(title(item)), item \(item.id), is \(item.state.rawValue) since \(Timestamp.text(item.since))", "")
    func line(_ name: String, _ value: String?) { if let value, !value.isEmpty { text += wrapped(value, "  " + name.padding(to: 9)) } }
    line("order", "\(item.order) (\(item.path))")
    line("provider", "\(item.target), \(item.account)")
    line(
      "planned",
      [item.planned.map { "\($0) before tax" }, request.reservation.planned.map { "\($0) for the request" }].compactMap(\.self).joined(separator: ", "))
    line("key", request.reservation.key)
    line("with it", request.items.filter { $0 != item.id }.compactMap { state.items[$0] }.map { "\($0.title) (\($0.state.rawValue))" }.joined(separator: ", "))
    for order in request.orders { line("order", order.summary) }
    for event in events {
      let time = Timestamp.text(event.time)
      switch event.change {
      case .sending: line("sent", time)
      case .replaying: line("sent", "\(time), the same bytes under the same key")
      case .unclear(_, let evidence): line("answer", "\(time)  \(evidence)")
      case .checked(_, let evidence): line("checked", "\(time)  \(evidence)")
      case .found(let other, let id, let evidence): line("checked", "\(time)  item \(other) was found as \(id): \(evidence)")
      case .resolvedPlaced(let other, let id, let reason): line("person", "\(time)  item \(other) was placed as \(id). \(reason)")
      case .resolvedNotPlaced(let other, let reason): line("person", "\(time)  item \(other) was not placed. \(reason)")
      default: break
      }
    }
    return text + """

      Look at the provider: its orders, invoices and carts since it was sent.
        --placed ORDER_ID           It is there. Costs nothing: it is not ordered again.
        --not-placed --reason TEXT  It is not there. The next apply orders it: if it is there
                                    after all, it is bought a second time.

      """
  }
}

extension String {
  func padding(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
