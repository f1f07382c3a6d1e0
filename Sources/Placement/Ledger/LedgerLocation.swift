public import Compiler
import Diagnostics
import Foundation

/// Which ledger counts for a run, by the outermost configuration.
public struct LedgerLocation: Equatable, Sendable {
  /// Where the ledger is where the configuration does not say: beside the outermost configuration, else in the root of the git work tree.
  public static let defaultPath = ".orderspec/ledger.sqlite"

  /// The file; relative where it is below the current directory.
  public let path: String
  /// `ledgerId` of the configuration; nil where it names none.
  public let expectedID: String?
  /// The outermost configuration; where there is none, the file that `ledger init` writes.
  public let configurationPath: String
  public let hasConfiguration: Bool
  /// `ledger` is not set.
  public let isDefault: Bool

  /// - Parameters:
  ///   - outermost: the outermost configuration, if there is any.
  ///   - directory: where the run was started; absolute.
  ///   - environment: `CI` in it, other than empty and `false`, turns the default off: what a job leaves on its disk is gone with it.
  /// - Throws: `LedgerFailure.notConfigured`, `.unsupported`.
  public init(outermost: Configuration?, directory: String, environment: [String: String]) throws {
    let root = outermost?.directory ?? Self.workTree(of: directory)
    configurationPath = outermost?.file.name ?? Self.shortened(Self.joined(root, ".orderspec.yaml"))
    hasConfiguration = outermost != nil
    expectedID = outermost?.ledgerID
    isDefault = outermost?.ledger == nil
    guard let named = outermost?.ledger else {
      if let value = environment["CI"], !value.isEmpty, value.lowercased() != "false" { throw LedgerFailure.notConfigured(configuration: configurationPath) }
      path = Self.shortened(Self.joined(root, Self.defaultPath))
      return
    }
    // A URL can hold a password: its scheme is all that is ever shown.
    if let scheme = named.range(of: "://").map({ String(named[..<$0.lowerBound]) }) { throw LedgerFailure.unsupported(scheme: scheme) }
    guard !named.isEmpty else { throw LedgerFailure.other("`ledger` of \(configurationPath) is empty: it takes the path of a file") }
    path = Self.shortened(Self.joined(root, named))
  }

  /// Opens the ledger.
  /// - Throws: `LedgerFailure`.
  public func open() throws -> SQLiteLedger { try SQLiteLedger(path: path, expecting: expectedID) }

  private static func joined(_ directory: String, _ path: String) -> String {
    let full = path.hasPrefix("/") ? path : directory + "/" + path
    return URL(fileURLWithPath: full).standardized.path
  }

  private static func shortened(_ path: String) -> String {
    let current = FileManager.default.currentDirectoryPath
    return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
  }

  /// The nearest directory from here upward that has a `.git`; else this one.
  private static func workTree(of directory: String) -> String {
    var current = directory
    while true {
      if FileManager.default.fileExists(atPath: current + "/.git") { return current }
      let parent = (current as NSString).deletingLastPathComponent
      if parent == current || parent.isEmpty { return directory }
      current = parent
    }
  }
}
