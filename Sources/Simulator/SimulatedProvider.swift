import Backends
import JSON
import OrderLanguage

/// HostUp v1, HostUp v2 and SuperSpace behind one origin, as a state machine: no socket, no clock and no chance of its own.
///
/// The path of a request decides which provider answers. What each one does is documented by the provider, or said to be assumed where it is coded.
/// `placements` counts every item that was really placed, whatever was answered about it.
public struct SimulatedProvider: Sendable {
  /// An item that was really placed.
  public struct Placement: Codable, Hashable, Sendable {
    /// The account's id, `client_…`, whichever API placed it.
    public let account: String
    /// The API that placed it.
    public let target: String
    /// `domain:acme.se`, `vps:HOST`, `shared_hosting:acme.se`, `site:NAME`, else the product. Names are lower-case A-labels as sent.
    public let naturalKey: String
    /// As the API that placed it names the order.
    public let orderID: String
    public let attemptKey: String?
    /// Unix milliseconds.
    public let time: Int64
  }

  /// What becomes of an order.
  public enum Outcome: String, CaseIterable, Sendable {
    /// The invoice is paid, and nothing is delivered yet.
    case paid
    /// Paid and delivered: the account owns what was ordered.
    case completed
    case failed
    case cancelled
  }

  public let settings: SimulatorSettings
  /// How long the next orders stay out of the lists, in milliseconds.
  public var listLag: Int64
  /// Counts the changes of what `savedState` saves.
  public internal(set) var revision = 0

  var state: ProviderState
  /// Requests are numbered for `requestId`; a restart begins anew.
  var requestNumber: UInt64 = 0
  var limits: [String: (start: Int64, count: Int)] = [:]
  let shapes: BodyShapes
  let tlds: [String: SimulatedTLD]
  /// By kind and slug.
  let products: [String: SimulatedProduct]
  /// Token to account, with the token's place.
  let tokens: [String: (account: Int, token: Int)]
  /// Any id of an order to its place.
  var hostUpPlaces: [String: Int] = [:]
  var superSpacePlaces: [String: Int] = [:]

  public init(settings: SimulatorSettings) {
    self.settings = settings
    listLag = settings.listLag
    shapes = BodyShapes.shapes(of: settings)
    state = ProviderState(identifiers: Identifiers(seed: settings.seed), owned: settings.owned)
    tlds = Dictionary(settings.tlds.map { ($0.name, $0) }) { first, _ in first }
    products = Dictionary(settings.products.map { ("\($0.kind.rawValue):\($0.slug)", $0) }) { first, _ in first }
    var tokens: [String: (account: Int, token: Int)] = [:]
    for (account, settings) in settings.accounts.enumerated() {
      for (token, settings) in settings.tokens.enumerated() { tokens[settings.value] = (account, token) }
    }
    self.tokens = tokens
  }

  /// The simulator's own count: every item really placed, in the order of placing. Nothing ever leaves it.
  public var placements: [Placement] { state.placements }

  /// Answers one request.
  ///
  /// - Parameter now: Unix milliseconds; it must not go back.
  public mutating func handle(_ request: SimulatedRequest, at now: Int64) -> SimulatedResponse {
    advance(to: now)
    requestNumber += 1
    let target = RequestTarget(request.path)
    let call = Call(request: request, target: target, now: now, number: requestNumber, credential: credential(of: request, at: target))
    if let refusal = limit(call) { return refusal }
    guard target.segments.first == "api" else { return call.plain(404, "Not Found") }
    switch target.segments.dropFirst().first {
    case "v2": return hostUpV2(call)
    case let path? where Self.v1Paths.contains(path): return hostUpV1(call)
    case "orders", "carts", "sites", "about", "domain_registrations": return superSpace(call)
    default: return call.plain(404, "Not Found")
    }
  }

  /// Who sends a request: a bearer; at SuperSpace a `Token` too, at HostUp v1 an `X-API-Key`. Whether v2 takes the latter is not known: here it does not.
  private func credential(of request: SimulatedRequest, at target: RequestTarget) -> Credential? {
    let api = target.segments.dropFirst().first
    let isV1 = api.map(Self.v1Paths.contains) ?? false
    var value = isV1 ? request[header: "X-API-Key"] : nil
    if let authorization = request[header: "Authorization"] {
      let parts = authorization.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard parts.count == 2 else { return nil }
      switch parts[0].lowercased() {
      case "bearer": value = String(parts[1])
      case "token" where !isV1 && api != "v2": value = String(parts[1])
      default: return nil
      }
    }
    guard let value, let place = tokens[value] else { return nil }
    let account = settings.accounts[place.account]
    return Credential(account: account, token: account.tokens[place.token])
  }

  /// What the paths of HostUp v1 begin with, below `/api`.
  static let v1Paths: Set<String> = ["create-order", "account", "billing", "domain-products"]

  /// 429 where a credential asks too often.
  private mutating func limit(_ call: Call) -> SimulatedResponse? {
    guard let limit = settings.rateLimit else { return nil }
    let name = call.credential?.token.value ?? ""
    var window = limits[name] ?? (call.now, 0)
    if call.now - window.start >= limit.window { window = (call.now, 0) }
    window.count += 1
    limits[name] = window
    guard window.count > limit.requests else { return nil }
    return call.rateLimited(limit: limit.requests, until: window.start + limit.window)
  }
}
