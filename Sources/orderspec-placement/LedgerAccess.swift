import ArgumentParser
import Compiler
import Console
import Diagnostics
import Foundation
import Placement

/// What every subcommand of `ledger` takes, and how it comes to its ledger.
struct LedgerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this configuration instead of searching .orderspec.yaml.", valueName: "file"))
  var config: String?

  static var environment: [String: String] { ProcessInfo.processInfo.environment }
  static var directory: String { FileManager.default.currentDirectoryPath }

  /// The outermost configuration; ends the run with 2 where one is faulty.
  func outermost() throws -> Configuration? { try ProjectConfiguration.outermost(forFile: Self.directory + "/.orderspec.yaml", named: config) }

  func location() throws -> LedgerLocation {
    let outermost = try outermost()
    return try Trouble.ends { try LedgerLocation(outermost: outermost, directory: Self.directory, environment: Self.environment) }
  }

  /// Opens the ledger and reads it.
  func open() throws -> OpenLedger {
    let location = try location()
    return try Trouble.ends { try OpenLedger(location) }
  }
}

/// What every subcommand that writes takes.
struct LedgerWriting: ParsableArguments {
  @OptionGroup var options: LedgerOptions

  @OptionGroup var lock: LockTimeout

  /// Reads the ledger under its lock and changes it.
  func change<Result>(_ body: (inout OpenLedger) throws -> Result) throws -> Result {
    let location = try options.location()
    return try Trouble.ends {
      // A missing ledger gets no lock file.
      let storage = try location.open()
      let hold = try storage.lock(owner: LedgerLock.owner(clock: SystemClock()), timeout: lock.lockTimeout) { false }
      var open = try OpenLedger(location, storage)
      return try withExtendedLifetime(hold) { try body(&open) }
    }
  }
}

/// A ledger that was read.
struct OpenLedger {
  let location: LedgerLocation
  let storage: any DurableLedger
  var ledger: Ledger

  init(_ location: LedgerLocation, _ storage: (any DurableLedger)? = nil) throws {
    self.location = location
    self.storage = try storage ?? location.open()
    let author = EventAuthor.current(environment: LedgerOptions.environment, directory: LedgerOptions.directory)
    ledger = try Ledger(self.storage, clock: SystemClock(), author: author)
  }

  var state: LedgerState { ledger.state }

  /// The item that an argument means; ends the run with 2 where that is none or several.
  func item(_ text: String, narrowing: (LedgerState.Item) -> Bool = { _ in false }) throws -> LedgerState.Item {
    switch ItemSearch.find(text, in: state, narrowing: narrowing) {
    case .one(let item): return item
    case .none(let suggestion):
      throw ValidationError("the ledger has no item `\(text)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? "; `orderspec ledger list` lists them"))
    case .several(let items):
      Output.complain("`\(text)` can be \(items.count) items; call it by one of these numbers or names")
      for item in items {
        let names = item.names.map { "\($0)@\(item.generation)" }.joined(separator: "  ")
        Output.standardError("  \(item.id)  \(names)  \(item.state.rawValue), \(item.account)\n")
      }
      throw ExitCode(2)
    }
  }
}

/// Ends the run where the ledger cannot be used, or speaks against what is asked.
enum Trouble {
  static let ledger: Int32 = 24

  static func ends<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as LedgerFailure {
      Output.standardError(failure.text(to: Output.lineWidth(STDERR_FILENO)))
      throw ExitCode(ledger)
    } catch let refusal as LedgerRefusal {
      Output.standardError(refusal.text(to: Output.lineWidth(STDERR_FILENO)))
      throw ExitCode(2)
    }
  }
}

extension Output {
  /// Where lines of text for people are broken: at a terminal only.
  static func lineWidth(_ descriptor: Int32) -> Int { isTerminal(descriptor) ? TextLines.width : .max }
}

/// Words that flags take.
enum FlagWord {
  static func one(_ word: String, of words: [String], _ flag: String) throws -> String {
    if words.contains(word) { return word }
    let suggestion = Suggestion.nearest(to: word, in: words)
    throw ValidationError("\(flag) takes \(words.joined(separator: ", ")), not `\(word)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""))
  }

  /// Nothing is written to standard output in place of a file.
  static func file(_ path: String?, _ flag: String, what: String = "file") throws {
    if path == "-" { throw ValidationError("\(flag) takes the name of a \(what), not `-`") }
  }

  /// A reason is for whoever reads the log: it says something, in one line.
  static func reason(_ text: String) throws -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, words.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }), words.utf8.count <= 1000 else {
      throw ValidationError("--reason takes a text of one line")
    }
    return words
  }
}
