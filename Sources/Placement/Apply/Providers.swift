import Backends
import Compiler
import Diagnostics
public import OrderLanguage

/// An account to buy with, as the configuration and the environment give it.
public struct ResolvedProvider: Sendable {
  /// As the configuration calls it.
  public let name: String
  public let target: Target
  public let account: ProviderAccount
  public let api: any ProviderReads
  /// Never shown, whoever says them.
  let tokens: [String]
  /// Reads go with a token of their own.
  let hasReadToken: Bool
  /// What orders and what reads are two tokens, which can be of two accounts.
  var hasTwoTokens: Bool { Set(tokens).count > 1 }

  /// How a message calls a token.
  func word(for token: TokenUse) -> String { token == .reading && hasReadToken ? "`readToken`" : "token" }

  static var documentedBase: [Target: String] { ProviderAddress.documented }

  /// Finds the provider of an order.
  /// - Parameter use: as `resolve(named:)` takes it.
  /// - Throws: `PlacementFailure.usage`.
  static func resolve(_ order: CheckedOrder, for use: TokenUse, _ options: PlacementOptions, files: any FileAccess) throws -> ResolvedProvider {
    let configuration = order.configuration.outermost
    let title = order.order.name?.value ?? order.input.name
    if let simulator = options.simulator {
      guard let target = order.target else {
        throw PlacementFailure.usage("\(title): no target: name a `provider` that the configuration knows, or `target` in .orderspec.yaml")
      }
      return make("simulator", target, simulator.baseURL, simulator.accounts[target.rawValue] ?? "", simulator.token, nil)
    }
    guard let name = order.order.provider?.value ?? order.configuration.nearest?.provider else {
      throw PlacementFailure.usage("\(title): no provider: name one of `providers` in .orderspec.yaml with `provider`, or try it with `--simulate`")
    }
    return try resolve(named: name, for: use, configuration, options, files: files, title)
  }

  /// Finds a provider by its name in the configuration.
  /// - Parameters:
  ///   - use: who only reads and has a token for that is not asked for the one that spends, and does not get it.
  ///   - title: what wants it, for messages.
  /// - Throws: `PlacementFailure.usage`.
  static func resolve(
    named name: String, for use: TokenUse, _ configuration: Configuration?, _ options: PlacementOptions, files: any FileAccess,
    _ title: String = "the configuration"
  ) throws -> ResolvedProvider {
    guard let provider = configuration?.providers[name] else {
      throw PlacementFailure.usage(
        "\(title): the provider `\(name)` is not in `providers` of .orderspec.yaml: it needs `target`, `account` and `token: ${env:NAME}`")
    }
    let file = configuration?.file.name ?? ".orderspec.yaml"
    guard let target = provider.target else { throw PlacementFailure.usage("\(file): provider `\(name)` has no `target`") }
    guard let account = provider.account else {
      throw PlacementFailure.usage("\(file): provider `\(name)` has no `account`: the id that the provider gives it")
    }
    let base = provider.baseURL ?? documentedBase[target]!
    try check(host: base, of: name, target, options)
    guard let token = provider.token else { throw PlacementFailure.usage("\(file): provider `\(name)` has no `token`: write `token: ${env:NAME}`") }
    let place = configuration!.file
    func value(_ reference: SecretReference, _ key: String) throws -> String {
      switch SecretResolver(files: files, configuration: configuration).resolveToken(reference, namedIn: place.name) {
      case .success(let value): return value
      case .failure(let failure): throw PlacementFailure.usage("\(file): `\(key)` of provider `\(name)`: \(failure.reason)")
      }
    }
    let readToken = try provider.readToken.map { try value($0, "readToken") }
    if use == .reading, let readToken { return make(name, target, base, account, readToken, readToken) }
    return make(name, target, base, account, try value(token, "token"), readToken)
  }

  static func make(_ name: String, _ target: Target, _ base: String, _ account: String, _ token: String, _ readToken: String?) -> ResolvedProvider {
    let connection = ProviderConnection(baseURL: base, account: account, token: token, readToken: readToken)
    let api: any ProviderReads =
      switch target {
      case .hostupV2: HostUpV2API(connection)
      case .hostupV1: HostUpV1API(connection)
      case .superspace: SuperSpaceAPI(connection)
      }
    return ResolvedProvider(
      name: name, target: target, account: ProviderAccount(origin: ProviderConnection.origin(of: base), account: account), api: api,
      tokens: [token] + (readToken.map { [$0] } ?? []), hasReadToken: readToken != nil)
  }

  /// - Throws: `PlacementFailure.usage` where no token may go there.
  static func check(host base: String, of name: String, _ target: Target, _ options: PlacementOptions) throws {
    switch ProviderAddress.read(base) {
    case .success(let address):
      if let refusal = address.refusal(of: name, target, allowing: options.allowedHosts) { throw PlacementFailure.usage(refusal) }
    case .failure(let fault): throw PlacementFailure.usage("`baseURL` of provider `\(name)` \(fault.message)")
    }
  }
}
