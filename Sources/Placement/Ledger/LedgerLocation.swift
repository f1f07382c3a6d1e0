import Backends
public import Compiler
import Diagnostics
import Foundation
import OrderLanguage

/// Which ledger counts for a run, by the outermost configuration.
public struct LedgerLocation: Equatable, Sendable {
  /// Where the ledger is where the configuration does not say: beside the outermost configuration, else in the root of the git work tree.
  public static let defaultPath = ".orderspec/ledger.sqlite"

  /// What keeps the ledger.
  public enum Place: Equatable, Sendable {
    /// A SQLite file.
    case file
    /// A database of a PostgreSQL server.
    case server(ServerAddress)
  }

  public let place: Place
  /// The file; relative where it is below the current directory. Of a server, its URL as it may be shown.
  public let path: String
  /// The same for people: what a secret reference stands for is not shown.
  public let shown: String
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
  /// - Throws: `LedgerFailure.notConfigured`, `.unsupported`, `.other`.
  public init(outermost: Configuration?, directory: String, environment: [String: String]) throws {
    let root = outermost?.directory ?? Self.workTree(of: directory)
    configurationPath = outermost?.file.name ?? Self.shortened(Self.joined(root, ".orderspec.yaml"))
    hasConfiguration = outermost != nil
    expectedID = outermost?.ledgerID
    isDefault = outermost?.ledger == nil
    guard let outermost, let written = outermost.ledger else {
      if let value = environment["CI"], !value.isEmpty, value.lowercased() != "false" { throw LedgerFailure.notConfigured(configuration: configurationPath) }
      place = .file
      path = Self.shortened(Self.joined(root, Self.defaultPath))
      shown = path
      return
    }
    let (named, isReferred) = try Self.named(by: written, outermost, configurationPath)
    guard !named.isEmpty else { throw LedgerFailure.other("`ledger` of \(configurationPath) is empty: it takes the path of a file, or postgres://…") }
    // A URL can hold a password: its scheme is all that is shown of one that cannot be read.
    guard let scheme = ServerAddress.scheme(of: named) else {
      guard !ServerAddress.isMeantOtherwise(by: named) else {
        throw LedgerFailure.other(
          "`ledger` of \(configurationPath) reads like a database, and not as the URL that it takes: write postgres://USER@HOST/DATABASE, or the path of a file"
        )
      }
      place = .file
      path = Self.shortened(Self.joined(root, named))
      shown = isReferred ? "the file that `ledger` of \(configurationPath) stands for" : path
      return
    }
    guard ServerAddress.isMeant(by: named) else { throw LedgerFailure.unsupported(scheme: scheme) }
    guard let address = ServerAddress(named) else {
      throw LedgerFailure.other("`ledger` of \(configurationPath) is no URL as PostgreSQL takes it: write special characters as %XX")
    }
    guard isReferred || ServerAddress.secrets.isDisjoint(with: address.parameters.keys) else {
      throw LedgerFailure.other("`ledger` of \(configurationPath) holds a password: put it into PGPASSWORD, a passfile, or `ledger: ${env:URL}`")
    }
    place = .server(address)
    path = address.shown
    shown = path
  }

  /// What `ledger` says, or what the secret holds that it refers to.
  private static func named(by written: String, _ configuration: Configuration, _ path: String) throws -> (text: String, isReferred: Bool) {
    switch SecretReference.read(written) {
    case .literal: return (SecretReference.unescaped(written), false)
    case .reference(let reference):
      switch SecretResolver(files: LocalFiles(), configuration: configuration).resolveToken(reference, namedIn: configuration.file.name) {
      case .success(let value): return (value, true)
      case .failure(let failure): throw LedgerFailure.other("`ledger` of \(path): \(failure.reason)")
      }
    case .malformed(let reason): throw LedgerFailure.other("`ledger` of \(path): \(reason)")
    case .embedded: throw LedgerFailure.other("`ledger` of \(path): a reference is the whole value, `${env:NAME}`, which then holds the URL")
    }
  }

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
