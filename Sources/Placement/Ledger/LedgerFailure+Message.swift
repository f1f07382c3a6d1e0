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
      ServerAddress.isMeant(by: "\(scheme)://")
        ? "`ledger` is a PostgreSQL URL, and this orderspec was built without PostgreSQL"
        : "`ledger` is a \(scheme) URL: it takes the path of a file, or postgres://…"
    case .foreign(let found, let expected): "the ledger is \(found), and `ledgerId` of the configuration names \(expected)"
    case .notALedger(let path): "\(path) is no ledger of orderspec"
    case .wrongFormat(let path, let found): "\(path) has ledger format \(found), and this orderspec reads format \(LedgerFormat.version)"
    case .corrupt(let reason): "the ledger is damaged: \(reason)"
    case .readOnly(let reason): "the ledger cannot be written: \(reason)"
    case .full(let reason): "the ledger cannot be written: \(reason)"
    case .locked(let owner): "another run holds the ledger: \(owner)"
    case .clockSetBack(let last, let now): "the clock says \(Timestamp.text(now)), and the last event of the ledger is of \(Timestamp.text(last))"
    case .unreachable(let place, let reason): "the ledger at \(place) cannot be reached: \(reason)"
    case .noDatabase(let place): "there is no database at \(place), which the ledger is said to be in"
    case .denied(let place, let reason): "the server turned orderspec away from the ledger at \(place): \(reason)"
    case .serverReadOnly(let place, let reason): "the ledger at \(place) cannot be written: \(reason)"
    case .unsuitable(let place, let reason): "\(place) cannot keep a ledger: \(reason)"
    case .outcomeUnknown(let place, let reason):
      "the connection to \(place) broke while a step was being recorded, and whether it is recorded is not known: \(reason)"
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
      "What a job leaves on its disk is gone with it, and the next job would buy again. Let `ledger` name a file that stays from job to job, or a database."
    case .unsupported(let scheme):
      ServerAddress.isMeant(by: "\(scheme)://")
        ? "Build it with `ORDERSPEC_POSTGRES=1`, which needs libpq; everybody who buys here needs the same ledger."
        : "Name a file, or a database of a PostgreSQL server."
    case .foreign: "With another record of what was placed, items would be bought again. Let `ledger` in .orderspec.yaml name the right one."
    case .notALedger: "Nothing was changed in it. Let `ledger` in .orderspec.yaml name the ledger."
    case .wrongFormat: "Use the orderspec that wrote it, or a newer one."
    case .corrupt:
      "What was placed cannot be told for sure, so nothing is sent. Keep what is there as it is and bring back a copy; `orderspec ledger verify` says what differs."
    case .readOnly:
      "What is not recorded before it is sent could be bought again, so nothing is sent. Give yourself the right to write the file and its directory."
    case .full: "What is not recorded before it is sent could be bought again, so nothing is sent. Make room on that disk."
    case .locked: "One run at a time writes. Wait for it, or wait longer with `--lock-timeout SECONDS`; a lock goes with the process that holds it."
    case .clockSetBack:
      "Times decide what may be sent again. Set the clock right; where it is right, apply asks the provider for its time and goes on, and `ledger resolve` has to wait"
        + " until that time is over."
    case .unreachable: "What is not recorded before it is sent could be bought again, so nothing is sent. Run the command again when the server answers."
    case .noDatabase:
      "A missing database is not an empty ledger: it knows what was placed. Bring it back, or let `ledger` in .orderspec.yaml say where it is; for the first one of a"
        + " project make a database with `createdb`, then the ledger with `orderspec ledger init`."
    case .denied:
      "The password comes from PGPASSWORD, a passfile, or a URL that is a secret (`ledger: ${env:NAME}`). Who buys needs USAGE of the schema `orderspec`, SELECT on its"
        + " tables, INSERT on `event`, INSERT and DELETE on `name`, and INSERT, UPDATE and DELETE on `holder`."
    case .serverReadOnly:
      "What is not recorded before it is sent could be bought again, so nothing is sent. Let `ledger` name the server that is written to, and a user who may write."
    case .unsuitable: "What a ledger says has to be on a disk, once, before anything is sent. Let `ledger` name a server that can promise that."
    case .outcomeUnknown:
      "Run the command again when the server answers: it reads what is there, and finds out about what was sent."
    case .other: ""
    }
  }

  /// Message and help as the commands print them.
  /// - Parameter width: of a line.
  public func text(to width: Int) -> String { "orderspec: \(message)\n" + (help.isEmpty ? "" : TextLines.wrapped(help, "  ", to: width)) }
}
