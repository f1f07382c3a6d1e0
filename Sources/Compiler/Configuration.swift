public import Diagnostics
public import OrderLanguage

/// What one `.orderspec.yaml` says.
public struct Configuration: Sendable {
  /// An account to buy with.
  public struct Provider: Sendable {
    public var target: Target?
    public var account: String?
    public var baseURL: String?
    /// Always a secret reference.
    public var token: SecretReference?
    /// Used by everything that only reads, where it is given.
    public var readToken: SecretReference?
  }

  /// How much may be ordered in a time, counted from the ledger.
  public struct Budget: Sendable {
    public enum Period: String, Sendable {
      case run, day, month
    }

    /// A decimal as it is written.
    public var amount: String
    public var currency: Currency
    public var period: Period
    /// Where it stands.
    public var place: Place
  }

  /// What a rule is set to.
  public enum Setting: Sendable, Equatable {
    case off
    case severity(Severity)
  }

  /// The directory that paths and globs are relative to; absolute.
  public var directory: String
  public var file: SourceFile
  public var target: Target?
  public var provider: String?
  /// Where `provider` stands.
  var providerPlace: Place?
  public var catalog: [String] = []
  public var rules: [String: Setting] = [:]
  /// Names that the account holds, as A-labels.
  public var ownedDomains: Set<String> = []
  public var fieldNames: [String: [String: String]] = [:]
  public var providers: [String: Provider] = [:]
  /// The path of the ledger, or its URL, or a secret reference that stands for that.
  public var ledger: String?
  /// The ledger that counts; another one is refused.
  public var ledgerID: String?
  public var budgets: [Budget] = []
  /// Environment variables that hold the tokens of accounts, or the ledger's URL: no order may read them.
  public var tokenVariables: Set<String> = []
  /// Files, or keys of files, that hold the same, as the configuration names them.
  var tokenFiles: [(path: String, key: String?)] = []
  /// Globs of environment variables and files that secret references may name.
  public var secretEnvironment: [String]?
  public var secretFiles: [String]?
  /// Top-level keys that spend or count money, with their places: only the outermost configuration may have them.
  var moneyKeys: [(name: String, place: Place)] = []
  var exclude: [GlobPattern] = []
  /// Further files that were read for it.
  var lists: [String] = []

  init(directory: String, file: SourceFile) {
    self.directory = directory
    self.file = file
  }

  /// Keeps what holds a token, or the URL of the ledger with its password, from orders.
  mutating func protect(_ secret: SecretReference) {
    switch secret.source {
    case .environment(let name): tokenVariables.insert(name)
    case .file(let path, let key): tokenFiles.append((path, key))
    }
  }
}

/// The configurations that count for one file. A class, because every file of a run keeps it.
public final class ResolvedConfiguration: Sendable {
  /// Gives targets, rules, excludes, owned domains and field names.
  public let nearest: Configuration?
  /// Gives accounts and everything about money.
  public let outermost: Configuration?
  /// All that stand above the file, from the nearest to the outermost: a budget of any of them holds.
  public let chain: [Configuration]
  /// The accounts that a spec may name, in order; nil without a configuration.
  public let providerNames: [String]?
  /// What every file asks of the nearest one, empty without it.
  let ownedDomains: Set<String>
  let rules: [String: Configuration.Setting]
  let fieldNames: [String: [String: String]]

  init(chain: [Configuration]) {
    self.chain = chain
    nearest = chain.first
    outermost = chain.last
    providerNames = outermost.map { $0.providers.keys.sorted() }
    ownedDomains = nearest?.ownedDomains ?? []
    rules = nearest?.rules ?? [:]
    fieldNames = nearest?.fieldNames ?? [:]
  }

  /// The target of an order that names this provider, or none; a flag beats it.
  public func target(provider: String?) -> Target? {
    if let name = provider ?? nearest?.provider, let target = outermost?.providers[name]?.target { return target }
    return nearest?.target
  }
}
