import ArgumentParser
import Compiler
import Console
import Diagnostics
import Placement

struct LedgerResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say what became of an item that its provider does not tell of.",
    discussion: """
      Of an item whose outcome is unknown say --placed or --not-placed. Without either it shows what was sent and when, what came back, what was checked since, and which choice can cost money. --not-placed is possible an hour after the last sending: until then the request may still arrive.

      Of an item that was placed, and whose order cannot be read (it is gone, has no id, or was named wrongly), say how it --ended. Nothing is cancelled by that; `generation` in the spec can order it again, so an order that is still there after all is bought a second time.

      EXAMPLES:
        orderspec ledger resolve 14.1 --not-placed --reason "support knows no order"
        orderspec ledger resolve acme.se --ended cancelled --reason "never paid"

      Exit codes: 0 done, 2 usage, or the ledger speaks against it, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("The item.", valueName: "item"))
  var name: String

  @Option(help: ArgumentHelp("It was placed, as this order of the provider.", valueName: "order-id"))
  var placed: String?

  @Flag(help: "It was not placed: the next apply orders it. On a terminal it asks.")
  var notPlaced = false

  @Option(
    help: ArgumentHelp("It was placed, its order tells nothing more, and this became of it. On a terminal it asks.", valueName: "failed|cancelled|active"),
    completion: .list(["failed", "cancelled", "active"]))
  var ended: String?

  @Option(help: ArgumentHelp("Why you know that; kept in the ledger.", valueName: "text"))
  var reason: String?

  @OptionGroup var writing: LedgerWriting

  func run() throws {
    guard [placed != nil, notPlaced, ended != nil].filter({ $0 }).count <= 1 else {
      throw ValidationError("resolve takes one of --placed, --not-placed and --ended")
    }
    let reason = try reason.map { try FlagWord.reason($0) }
    if notPlaced || ended != nil, reason == nil { throw ValidationError("\(notPlaced ? "--not-placed" : "--ended") needs --reason: how do you know?") }
    if let ended { return try end(ended, reason ?? "") }
    let before = try writing.options.open()
    let item = try before.item(name) { $0.state.isUncertain }
    if item.state.isUncertain {
      let events = try Trouble.ends { try before.storage.events(after: 0) }.filter { $0.speaks(of: item, in: before.state) }
      Output.standardError(LedgerPages.situation(item, before.state, events))
      guard placed != nil || notPlaced else {
        throw ValidationError("say --placed ORDER_ID, or --not-placed --reason TEXT")
      }
      if notPlaced { try confirm(item, before) }
    }
    let left = try writing.change { open in
      guard open.state.items[item.id] == item else { throw LedgerFailure.conflict }
      if let placed {
        try open.ledger.resolve(item.id, placedAs: placed, reason: reason ?? "")
      } else {
        try open.ledger.resolveNotPlaced(item.id, reason: reason ?? "")
      }
      return open.state.openRequests(of: item.order, at: item.account).flatMap(\.items).compactMap { open.state.items[$0] }.filter(\.state.isUncertain)
    }
    Output.standardOutput("\(item.title) is \(placed.map { "accepted as \($0)" } ?? "not placed: the next apply orders it")\n")
    if !left.isEmpty { Output.standardOutput("still unknown in \(item.order): \(left.map(\.title).joined(separator: ", "))\n") }
  }

  private func end(_ word: String, _ reason: String) throws {
    guard let state = ItemState(rawValue: word), [.failed, .cancelled, .active].contains(state) else {
      throw ValidationError("--ended takes failed, cancelled or active, not `\(word)`")
    }
    let before = try writing.options.open()
    let item = try before.item(name) { !$0.state.isSettled && !$0.state.isUncertain && $0.state.holdsNames }
    if Output.isTerminal(0), item.state.holdsNames, !item.state.isSettled, !item.state.isUncertain {
      Output.standardError("Is \(item.title) over at \(item.account)? `yes` lets `generation: \(item.generation + 1)` order it again: ")
      guard readLine() == "yes" else {
        Output.complain("nothing was changed")
        throw ExitCode(2)
      }
    }
    try writing.change { open in
      guard open.state.items[item.id] == item else { throw LedgerFailure.conflict }
      try open.ledger.end(item.id, as: state, reason: reason)
    }
    Output.standardOutput("\(item.title) is \(state.rawValue); `generation: \(item.generation + 1)` on its item orders it again\n")
  }

  /// On a terminal a person says it once more; what would be refused is not asked.
  private func confirm(_ item: LedgerState.Item, _ open: OpenLedger) throws {
    guard Output.isTerminal(0), let from = open.ledger.notPlacedFrom(item.id), SystemClock().now() >= from else { return }
    Output.standardError("Is \(item.title) not at \(item.account)? `yes` lets apply order it again: ")
    guard readLine() == "yes" else {
      Output.complain("nothing was changed")
      throw ExitCode(2)
    }
  }
}

struct LedgerRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Let an order or an item that was placed go by another name.",
    discussion: """
      A word that is the name of an order means the order. The spec is not changed: rename there, too.

      EXAMPLES:
        orderspec ledger rename acme-launch acme --reason "project renamed"
        orderspec ledger rename vps:web1.acme.se web2.acme.se --reason "new host name"

      Exit codes: 0 done, 2 usage, or the ledger speaks against it, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("An order or an item.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("Its new name.", valueName: "new"))
  var new: String

  @Option(
    help: ArgumentHelp("The order's file from now on, relative to the outermost .orderspec.yaml; with it, OLD and NEW may be the same.", valueName: "file"))
  var path: String?

  @Option(help: ArgumentHelp("Why; kept in the ledger.", valueName: "text"))
  var reason: String

  @OptionGroup var writing: LedgerWriting

  func run() throws {
    let reason = try FlagWord.reason(reason)
    let said = try writing.change { open in
      if open.state.items.values.contains(where: { $0.order == old }) {
        try open.ledger.renameOrder(old, to: new, path: path, reason: reason)
        return "order \(old) is \(new)" + (path.map { " (\($0))" } ?? "")
      }
      guard path == nil else { throw ValidationError("--path is for orders, and the ledger has no order `\(old)`") }
      let item = try open.item(old)
      let names = try open.ledger.renameItem(
        item.id, to: new, called: old, digester: open.storage.digester, reason: reason)
      return "\(names.old) is \(names.new)"
    }
    Output.standardOutput("\(said)\n")
  }
}

struct LedgerRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Look no longer for an item in the specs.",
    discussion: """
      Nothing is cancelled: what is at the provider stays there, and is billed.

      EXAMPLES:
        orderspec ledger retire vps:old.acme.se --reason "runs out in May"
        orderspec ledger retire acme-launch/more-disk@1 --reason "replaced"

      Exit codes: 0 done, 2 usage, or the ledger speaks against it, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("The item.", valueName: "item"))
  var name: String

  @Option(help: ArgumentHelp("Why; kept in the ledger.", valueName: "text"))
  var reason: String

  @OptionGroup var writing: LedgerWriting

  func run() throws {
    let reason = try FlagWord.reason(reason)
    let item = try writing.change { open in
      let item = try open.item(name) { !$0.isRetired }
      try open.ledger.retire(item.id, reason: reason)
      return item
    }
    Output.standardOutput("\(item.title) is retired\n")
  }
}
