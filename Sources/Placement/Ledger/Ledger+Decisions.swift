import Backends

/// Why a person's word is not taken, in the words for that person.
public struct LedgerRefusal: Error, Equatable, Sendable {
  /// What is wrong: one line, lower case, no full stop.
  public let message: String
  /// Why, and what to do; may be empty.
  public let help: String

  init(_ message: String, _ help: String = "") {
    self.message = message
    self.help = help
  }

  /// Message and help as the commands print them.
  /// - Parameter width: of a line.
  public func text(to width: Int) -> String { "orderspec: \(message)\n" + (help.isEmpty ? "" : TextLines.wrapped(help, "  ", to: width)) }
}

/// What a person decides. Each throws `LedgerRefusal` where the ledger speaks against it, and `LedgerFailure` as `record` does.
extension Ledger {
  /// How long after the last sending a request may still arrive, in milliseconds: until then nobody can know that nothing was placed.
  public static let lateArrival: Int64 = 3_600_000

  /// An item of unknown outcome was placed, as this order of the provider.
  public mutating func resolve(_ id: ItemID, placedAs order: String, reason: String) throws {
    let item = try uncertainItem(id)
    guard !order.isEmpty, order.utf8.count <= 200, !order.contains(where: { $0.isNewline || $0.isWhitespace }) else {
      throw LedgerRefusal("`\(order)` is no id of an order")
    }
    if let other = state.requests.values.first(where: { $0.id != item.request && $0.reservation.account == item.account && knows($0, order) }) {
      throw LedgerRefusal(
        "\(order) is the order of request \(other.id) (\(other.reservation.order)) already",
        "An order of the provider belongs to one request. Look the id up once more.")
    }
    try record(.resolvedPlaced(item: id, order: order, reason: reason))
  }

  private func knows(_ request: LedgerState.Request, _ order: String) -> Bool {
    request.orders.contains { $0.id == order } || request.items.contains { state.items[$0]?.providerID == order }
  }

  /// From when on it can be said that an item of unknown outcome was not placed; nil where it never can.
  public func notPlacedFrom(_ id: ItemID) -> Int64? {
    guard let request = state.items[id]?.request.flatMap({ state.requests[$0] }), let sent = request.lastSent else { return nil }
    return sent + Self.lateArrival
  }

  /// An item of unknown outcome was not placed: the next apply orders it.
  public mutating func resolveNotPlaced(_ id: ItemID, reason: String) throws {
    _ = try uncertainItem(id)
    guard let from = notPlacedFrom(id) else { throw LedgerRefusal("nothing is known of the request of item \(id)") }
    let now = clock.now()
    guard now + Engine.clockTolerance >= state.lastTime else { throw LedgerFailure.clockSetBack(last: state.lastTime, now: now) }
    guard now >= from else {
      throw LedgerRefusal(
        "\(state.items[id]!.title) can be called not placed from \(Timestamp.text(from)) on",
        "The request was sent less than an hour before, and it may still arrive. Look again at that time.")
    }
    try record(.resolvedNotPlaced(item: id, reason: reason))
  }

  /// What became of a placed item whose provider no longer tells, or told it of another order: it is over, and its name can be ordered again by `generation`.
  /// - Parameter state: `failed`, `cancelled` or `active`.
  public mutating func end(_ id: ItemID, as state: ItemState, reason: String) throws {
    let item = try item(id)
    guard [.failed, .cancelled, .active].contains(state) else { throw LedgerRefusal("\(state.rawValue) is no end of an item") }
    guard !item.state.isUncertain else {
      throw LedgerRefusal("\(item.title) is \(item.state.rawValue): say first whether it was placed", "`--placed ORDER_ID`, or `--not-placed --reason TEXT`.")
    }
    guard [.accepted, .awaitingPayment, .provisioning, .needsHuman].contains(item.state) else {
      throw LedgerRefusal("\(item.title) is \(item.state.rawValue): only an item that waits for its provider can be ended")
    }
    try record(.moved(item: id, to: state, evidence: "said by a person: \(reason)"))
  }

  private func uncertainItem(_ id: ItemID) throws -> LedgerState.Item {
    let item = try item(id)
    guard item.state.isUncertain else {
      throw LedgerRefusal(
        "\(item.title) is \(item.state.rawValue): only an item of unknown outcome can be resolved",
        "Of one that waits for its provider, and whose order cannot be read, say how it ended: `--ended failed|cancelled|active --reason TEXT`.")
    }
    return item
  }

  private func item(_ id: ItemID) throws -> LedgerState.Item {
    guard let item = state.items[id] else { throw LedgerRefusal("the ledger has no item \(id)") }
    return item
  }

  // MARK: Names

  /// An order goes by another name, or stands at another path, at every account.
  /// - Parameter path: the order's file, relative to the outermost configuration; nil: where it was.
  public mutating func renameOrder(_ old: String, to new: String, path: String?, reason: String) throws {
    let items = state.items.values.filter { $0.order == old }
    guard !items.isEmpty else { throw LedgerRefusal("the ledger has no order `\(old)`") }
    guard old != new || path != nil else { throw LedgerRefusal("the order is called `\(old)` already") }
    guard old == new || RequestImport.isName(new) else { throw LedgerRefusal("`\(TextLines.line(new))` is no name of an order", Self.nameRule) }
    // Where a spec stands outside of the configuration's directory it is known by the path that was given.
    if let path, !Self.isBelow(path), items.allSatisfy({ Self.isBelow($0.path) }) {
      throw LedgerRefusal(
        "`\(TextLines.line(path))` is no path of a spec",
        "The ledger knows a spec by its path from the directory of the outermost .orderspec.yaml, without `.`, `..` and a slash at either end.")
    }
    if old != new, let other = state.items.values.first(where: { $0.order == new }) {
      throw LedgerRefusal("the ledger has an order `\(new)` already (\(other.path))", "Two orders cannot become one.")
    }
    let accounts = Set(items.map(\.account)).sorted { ($0.origin, $0.account) < ($1.origin, $1.account) }
    try record(all: accounts.map { .renamed(account: $0, order: old, to: new, path: path, reason: reason) })
  }

  /// What a spec can be called, and an item of it.
  private static let nameRule = "A spec can have 1 to 63 lower-case letters, digits and inner hyphens there."

  /// Whether a path leads to a file below a directory, in the one way in which apply writes it down.
  private static func isBelow(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { ["", ".", ".."].contains($0) } && path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  /// An item goes by another name, in all its generations.
  ///
  /// - Parameters:
  ///   - text: the natural key, the id with the order, or either without what stands before; then `called` says which of the two it replaces.
  ///   - called: how the item was called in the question.
  /// - Returns: the old and the new name.
  @discardableResult
  public mutating func renameItem(_ id: ItemID, to text: String, called: String, digester: KeyedDigest, reason: String) throws -> (old: String, new: String) {
    let item = try item(id)
    guard item.state.holdsNames else { throw LedgerRefusal("\(item.title) is \(item.state.rawValue): nothing goes by its name") }
    guard !item.state.isUncertain else {
      throw LedgerRefusal("\(item.title) is \(item.state.rawValue)", "Its name is what it is looked for by. Resolve it first.")
    }
    let (old, new) = try renaming(item, to: text, called: called)
    guard old != new else { throw LedgerRefusal("\(item.title) is called so already") }
    if let holder = state.holders(of: [new], at: item.account).first {
      throw LedgerRefusal("`\(new)` is the name of item \(holder.id) (\(holder.order)) already")
    }
    let generations = state.items.values.filter { $0.account == item.account && $0.state.holdsNames && $0.names.contains(old) }.sorted { $0.id < $1.id }
    try record(
      all: generations.map { each in
        var fields = each.fields
        // The name is one of the things that were bought; where it went by another text, the next plan says so.
        if fields["name"] == digester.digest(field: "name", old) { fields["name"] = digester.digest(field: "name", new) }
        return .itemRenamed(item: each.id, names: each.names.map { $0 == old ? new : $0 }, fields: fields, reason: reason)
      })
    return (old, new)
  }

  /// Which name goes, and what comes in its place.
  private func renaming(_ item: LedgerState.Item, to text: String, called: String) throws -> (old: String, new: String) {
    let natural = item.names.first { $0.hasPrefix(item.type + ":") }
    let identifier = item.names.first { $0.hasPrefix(item.order + "/") }
    guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0.isNewline }), !text.contains("@") else {
      throw LedgerRefusal("`\(text)` is no name of an item")
    }
    if let colon = text.firstIndex(of: ":") {
      guard text[..<colon] == item.type else { throw LedgerRefusal("\(item.title) is of type \(item.type), which is what was bought: it stays") }
      guard let natural else { throw LedgerRefusal("\(item.title) has no name of its own, only an id") }
      return (natural, try naturalKey(text, item))
    }
    if text.contains("/") {
      guard text.hasPrefix(item.order + "/") else {
        throw LedgerRefusal("\(item.title) is of order `\(item.order)`", "An item stays in its order. Where the order has another name, rename that.")
      }
      guard let identifier else { throw LedgerRefusal("\(item.title) has no id") }
      return (identifier, try self.identifier(String(text.dropFirst(item.order.count + 1)), item))
    }
    let meansIdentifier = identifier.map { called == $0 || called == ItemSearch.bare($0, item) } ?? false
    if let identifier, meansIdentifier || natural == nil { return (identifier, try self.identifier(text, item)) }
    guard let natural else { throw LedgerRefusal("\(item.title) has no name to change") }
    return (natural, try naturalKey(item.type + ":" + text, item))
  }

  private func identifier(_ text: String, _ item: LedgerState.Item) throws -> String {
    guard RequestImport.isName(text) else { throw LedgerRefusal("`\(TextLines.line(text))` is no id of an item", Self.nameRule) }
    return item.order + "/" + text
  }

  private func naturalKey(_ text: String, _ item: LedgerState.Item) throws -> String {
    guard item.type != "domain" else {
      throw LedgerRefusal("a domain is what it is called: \(item.title) cannot be another", "Declare the other domain beside it, and `ledger retire` this one.")
    }
    let name = ItemSearch.bare(text, item)
    // Of a site any text is the name.
    guard item.type == "site" || ItemSearch.aLabels(name) != nil else {
      throw LedgerRefusal("`\(TextLines.line(name))` is no name of a \(item.type) item", "A spec has the name of a host there.")
    }
    return ItemSearch.folded(text)
  }

  // MARK: Items

  /// The item is no longer looked for in the specs.
  public mutating func retire(_ id: ItemID, reason: String) throws {
    let item = try item(id)
    guard !item.isRetired else { throw LedgerRefusal("\(item.title) is retired already") }
    guard item.state.holdsNames else { throw LedgerRefusal("\(item.title) is \(item.state.rawValue): nothing looks for it") }
    guard !item.state.isUncertain else { throw LedgerRefusal("\(item.title) is \(item.state.rawValue)", "It may have been placed. Resolve it first.") }
    try record(.retired(item: id, reason: reason))
  }

  /// What the spec declares is the known content of a placed item from here on.
  /// - Parameter fields: the keyed digest of each field's content, as `KeyedDigest.digests(of:)` gives them.
  /// - Returns: the fields that differed.
  @discardableResult
  public mutating func acceptContent(_ id: ItemID, fields: [String: String], reason: String) throws -> [String] {
    let item = try item(id)
    guard item.state.holdsNames, !item.state.isUncertain else { throw LedgerRefusal("\(item.title) is \(item.state.rawValue): it has no content to compare") }
    let changed = Set(fields.keys).union(item.fields.keys).filter { fields[$0] != item.fields[$0] }.sorted()
    guard !changed.isEmpty else { throw LedgerRefusal("\(item.title) is declared as the ledger knows it") }
    try record(.contentAccepted(item: id, fields: fields, reason: reason))
    return changed
  }
}

extension KeyedDigest {
  /// The digest of each thing that an item buys.
  public func digests(of item: DeclaredItem) -> [String: String] {
    Dictionary(uniqueKeysWithValues: item.fields.map { ($0.key, digest(field: $0.key, $0.value)) })
  }
}
