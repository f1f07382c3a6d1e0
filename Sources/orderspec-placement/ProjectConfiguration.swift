import ArgumentParser
import Compiler
import Console
import Diagnostics

/// The configuration that a run goes by.
enum ProjectConfiguration {
  /// The outermost configuration for a file: it names accounts and ledger.
  ///
  /// - Parameter named: `--config`: this file instead of a search.
  /// - Throws: `ExitCode(2)` where a configuration on the way is faulty or cannot be read, after it has said so: nothing is opened, asked or sent by one that is not
  ///   understood.
  static func outermost(forFile path: String, named: String?) throws -> Configuration? {
    let store = ConfigurationStore(files: LocalFiles(), named: named)
    let outermost = store.configuration(forFile: path).outermost
    let (failures, faults) = (store.failures, store.faults)
    for failure in failures { Output.standardError("orderspec: \(failure)\n") }
    Session.show(faults.map(Redaction.discreet))
    guard failures.isEmpty, faults.isEmpty else { throw ExitCode(2) }
    return outermost
  }
}
