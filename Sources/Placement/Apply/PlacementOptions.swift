public import Compiler

/// What a run of plan or apply is asked to do.
public struct PlacementOptions: Sendable {
  public var lint: LintOptions
  /// Limits beside those of the specs and the configuration, as decimals: `--max-total`, `ORDERSPEC_MAX_TOTAL`.
  public var maxTotals: [String] = []
  /// Seconds to wait for another run.
  public var lockTimeout: Double = 10
  /// Hosts that a `baseURL` may name beside the providers' documented ones and loopback (`ORDERSPEC_ALLOW_HOST`).
  public var allowedHosts: Set<String> = []
  /// How long apply follows an order that the provider is still at work on, in milliseconds.
  public var followLimit: Int64 = 60_000
  /// A simulator instead of the providers: its base URL, account and token.
  public var simulator: Simulator?
  /// The ledger is made for this run: it does not know what was placed before, and no generation can be told to leave one out.
  public var hasThrowAwayLedger = false
  /// The project that the ledger is of: the file of its outermost configuration, empty where there is none. nil: a ledger that is thrown away is of no project.
  public var project: String?

  public struct Simulator: Sendable {
    public var baseURL: String
    public var token: String
    public var accounts: [String: String]

    /// - Parameter accounts: the account by target.
    public init(baseURL: String, token: String, accounts: [String: String]) {
      self.baseURL = baseURL
      self.token = token
      self.accounts = accounts
    }
  }

  public init(lint: LintOptions) { self.lint = lint }
}
