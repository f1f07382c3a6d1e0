import Backends
public import Compiler
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
  /// What orders and what reads are two tokens, which can be of two accounts.
  var hasTwoTokens: Bool { Set(tokens).count > 1 }

  /// How a message calls a token.
  func word(for token: TokenUse) -> String { token == .reading && hasTwoTokens ? "`readToken`" : "token" }

  /// The providers' documented hosts.
  static let documentedBase: [Target: String] = [
    .hostupV1: "https://cloud.hostup.se", .hostupV2: "https://cloud.hostup.se", .superspace: "https://control.superspace.nl",
  ]

  /// Finds the provider of an order.
  /// - Throws: `PlacementFailure.usage`.
  public static func resolve(_ order: CheckedOrder, _ options: PlacementOptions, files: any FileAccess) throws -> ResolvedProvider {
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
    return try resolve(named: name, configuration, options, files: files, for: title)
  }

  /// Finds a provider by its name in the configuration.
  /// - Parameter title: what wants it, for messages.
  /// - Throws: `PlacementFailure.usage`.
  static func resolve(
    named name: String, _ configuration: Configuration?, _ options: PlacementOptions, files: any FileAccess, for title: String = "the configuration"
  ) throws -> ResolvedProvider {
    guard let provider = configuration?.providers[name] else {
      throw PlacementFailure.usage(
        "\(title): the provider `\(name)` is not in `providers` of .orderspec.yaml: it needs `target`, `account` and `token: ${env:NAME}`; `--simulate` needs none"
      )
    }
    let file = configuration?.file.name ?? ".orderspec.yaml"
    guard let target = provider.target else { throw PlacementFailure.usage("\(file): provider `\(name)` has no `target`") }
    guard let account = provider.account else {
      throw PlacementFailure.usage("\(file): provider `\(name)` has no `account`: the id that the provider gives it")
    }
    let base = provider.baseURL ?? documentedBase[target]!
    try check(host: base, of: name, documentedBase[target]!, options)
    guard let token = provider.token else { throw PlacementFailure.usage("\(file): provider `\(name)` has no `token`: write `token: ${env:NAME}`") }
    let place = configuration!.file
    func value(_ reference: SecretReference, _ key: String) throws -> String {
      switch SecretResolver(files: files, configuration: configuration).resolveToken(reference, namedIn: place.name) {
      case .success(let value): return value
      case .failure(let failure): throw PlacementFailure.usage("\(file): `\(key)` of provider `\(name)`: \(failure.reason)")
      }
    }
    return make(name, target, base, account, try value(token, "token"), try provider.readToken.map { try value($0, "readToken") })
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
      tokens: [token] + (readToken.map { [$0] } ?? []))
  }

  /// A spec that comes from somewhere else must not send a token to a host of its choice.
  static func check(host base: String, of name: String, _ documented: String, _ options: PlacementOptions) throws {
    let origin = ProviderConnection.origin(of: base)
    let host = ProviderConnection.host(of: base)
    let isLoopback = CurlAddress.isLoopback(host)
    guard origin == ProviderConnection.origin(of: documented) || isLoopback || options.allowedHosts.contains(host) else {
      throw PlacementFailure.usage(
        "`baseURL` of provider `\(name)` names \(host), which is not a documented host of it: set ORDERSPEC_ALLOW_HOST=\(host) if that is meant")
    }
    guard isLoopback || origin.hasPrefix("https://") else { throw PlacementFailure.usage("`baseURL` of provider `\(name)` must begin with https://") }
  }
}
