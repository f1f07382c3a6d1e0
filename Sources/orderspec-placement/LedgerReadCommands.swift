import ArgumentParser
import Console
import Placement

struct LedgerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the items that are or may be at a provider.",
    discussion: """
      EXAMPLES:
        orderspec ledger list
        orderspec ledger list --all --format json

      Exit codes: 0 done, 2 usage, 24 the ledger cannot be used.
      """)

  @Flag(help: "Items that were refused, were never sent or are retired, too.")
  var all = false

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let format = try FlagWord.one(format, of: ["text", "json"], "--format")
    let open = try options.open()
    let items = open.state.items.values.filter { all || $0.state.holdsNames && !$0.isRetired }.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    Output.standardOutput(format == "json" ? LedgerJSON.list(items, open.storage.id) : Array(LedgerPages.list(items).utf8))
  }
}

struct LedgerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what is known of one item, and everything that happened to it.",
    discussion: """
      EXAMPLES:
        orderspec ledger show acme.se
        orderspec ledger show acme-launch/more-disk@2 --format json

      Exit codes: 0 done, 2 usage, or no such item, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("Natural key, id with its order, either without what stands before, or number.", valueName: "item"))
  var name: String

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let format = try FlagWord.one(format, of: ["text", "json"], "--format")
    let open = try options.open()
    let item = try open.item(name)
    let events = try Trouble.ends { try open.storage.events(after: 0) }.filter { $0.speaks(of: item, in: open.state) }
    Output.standardOutput(
      format == "json" ? LedgerJSON.show(item, open.state, events, open.storage.id) : Array(LedgerPages.show(item, open.state, events).utf8))
  }
}

struct LedgerLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "List every change, the oldest first: who, when, what, and what it stands on.",
    discussion: """
      EXAMPLES:
        orderspec ledger log
        orderspec ledger log acme.se --format json

      Exit codes: 0 done, 2 usage, or no such item, 24 the ledger cannot be used.
      """)

  @Argument(help: ArgumentHelp("Only what concerns this item.", valueName: "item"))
  var name: String?

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let format = try FlagWord.one(format, of: ["text", "json"], "--format")
    let open = try options.open()
    var events = try Trouble.ends { try open.storage.events(after: 0) }
    if let item = try name.map({ try open.item($0) }) { events = events.filter { $0.speaks(of: item, in: open.state) } }
    Output.standardOutput(format == "json" ? LedgerJSON.log(events, open.storage.id) : Array(LedgerPages.log(events, open.state).utf8))
  }
}

struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nothing in the ledger was changed, left out or damaged.",
    discussion: """
      Each event carries a digest of all events up to it, under a key of the ledger. Keep the head that is printed somewhere else: it tells whether the last events are \
      still there.

      EXAMPLES:
        orderspec ledger verify
        orderspec ledger verify --format json

      Exit codes: 0 all is well, 2 usage, 24 it is not, or the ledger cannot be used.
      """)

  @Option(help: "Format: text or json.", completion: .list(["text", "json"]))
  var format: String = "text"

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let format = try FlagWord.one(format, of: ["text", "json"], "--format")
    let location = try options.location()
    let result = try Trouble.ends {
      let storage = try location.open()
      let problems = try storage.verify()
      return LedgerVerification(
        id: storage.id, path: location.shown, events: problems.isEmpty ? try storage.events(after: 0).count : nil, head: try storage.headDigest(),
        problems: problems)
    }
    Output.standardOutput(format == "json" ? LedgerJSON.verification(result) : Array(LedgerPages.verification(result).utf8))
    throw ExitCode(result.problems.isEmpty ? 0 : Trouble.ledger)
  }
}

/// What `ledger verify` found.
struct LedgerVerification {
  let id: String
  let path: String
  /// nil where they cannot be counted on.
  let events: Int?
  let head: String
  let problems: [String]
}

struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all items with their orders, amounts and labels, a line or an object each.",
    discussion: """
      EXAMPLES:
        orderspec ledger export > items.csv
        orderspec ledger export --format json

      Exit codes: 0 done, 2 usage, 24 the ledger cannot be used.
      """)

  @Option(help: "Format: csv or json.", completion: .list(["csv", "json"]))
  var format: String = "csv"

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let format = try FlagWord.one(format, of: ["csv", "json"], "--format")
    let open = try options.open()
    Output.standardOutput(format == "json" ? LedgerJSON.export(open.state, open.storage.id) : Array(LedgerTable.csv(open.state).utf8))
  }
}

extension LedgerEvent {
  /// The event is about the item, its request, its provider order, or its order's name.
  func speaks(of item: LedgerState.Item, in state: LedgerState) -> Bool {
    if sequence == item.id.event || change.item == item.id { return true }
    if let request = item.request, change.request == request { return true }
    if let cancellation = change.cancellation.map({ state.cancellations[$0 ?? sequence] }) {
      return cancellation.map { state.items(ofOrder: $0.order, at: $0.account).contains { $0.id == item.id } } ?? false
    }
    if case .renamed(let account, _, _, _, _) = change, account == item.account, sequence > item.id.event {
      return change.facts.contains { ["order", "to"].contains($0.name) && $0.values == [item.order] }
    }
    return false
  }
}
