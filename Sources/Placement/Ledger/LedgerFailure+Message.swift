/// The words for people, in one place for every command.
extension LedgerFailure {
  /// What is wrong: one line, lower case, no full stop.
  public var message: String {
    switch self {
    case .conflict: "another run has written to the ledger meanwhile"
    case .nameTaken(let name): "`\(name)` is the name of another item of the ledger already"
    case .missing(let path): "there is no ledger at \(path)"
    case .notConfigured(let configuration): "`CI` is set and \(configuration) names no ledger"
    case .unsupported(let scheme):
      scheme.hasPrefix("postgres")
        ? "`ledger` is a PostgreSQL URL, and this build has no PostgreSQL" : "`ledger` is a \(scheme) URL: it takes the path of a file"
    case .foreign(let found, let expected): "the ledger is \(found), and `ledgerId` of the configuration names \(expected)"
    case .notALedger(let path): "\(path) is no ledger of orderspec"
    case .wrongFormat(let path, let found): "\(path) has ledger format \(found), and this orderspec reads format \(SQLiteLedger.formatVersion)"
    case .corrupt(let reason): "the ledger is damaged: \(reason)"
    case .readOnly(let reason): "the ledger cannot be written: \(reason)"
    case .full(let reason): "the ledger cannot be written: \(reason)"
    case .locked(let owner): "another run holds the ledger: \(owner)"
    case .clockSetBack(let last, let now): "the clock says \(Timestamp.text(now)), and the last event of the ledger is of \(Timestamp.text(last))"
    case .other(let reason): reason
    }
  }

  /// Why that stops the run, and what to do: a sentence or two; empty where the message says it all.
  public var help: String {
    switch self {
    case .conflict: "Nothing was recorded. Run the command again: it takes in what the other run wrote."
    case .nameTaken: "An item is placed once. `orderspec ledger show NAME` tells who has the name."
    case .missing:
      "A missing ledger is not an empty one: it knows what was placed. Bring it back, or let `ledger` in .orderspec.yaml say where it is; `orderspec ledger init` makes"
        + " the first one of a project."
    case .notConfigured:
      "What a job leaves on its disk is gone with it, and the next job would buy again. Let `ledger` name a file that stays from job to job."
    case .unsupported: "Name a file that everybody who buys shares, or a build that has it."
    case .foreign: "With another record of what was placed, items would be bought again. Let `ledger` in .orderspec.yaml name the right file."
    case .notALedger: "Nothing was changed in it. Let `ledger` in .orderspec.yaml name the ledger's file."
    case .wrongFormat: "Use the orderspec that wrote it, or a newer one."
    case .corrupt:
      "What was placed cannot be told for sure, so nothing is sent. Keep the file as it is and bring back a copy; `orderspec ledger verify` says what differs."
    case .readOnly:
      "What is not recorded before it is sent could be bought again, so nothing is sent. Give yourself the right to write the file and its directory."
    case .full: "What is not recorded before it is sent could be bought again, so nothing is sent. Make room on that disk."
    case .locked: "One run at a time writes. Wait for it, or wait longer with `--lock-timeout SECONDS`; a lock goes with the process that holds it."
    case .clockSetBack: "Times decide what may be sent again. Set the clock right, or wait until that time is over."
    case .other: ""
    }
  }

  /// Message and help as the commands print them.
  public var text: String { "orderspec: \(message)\n" + (help.isEmpty ? "" : TextLines.wrapped(help, "  ")) }
}
