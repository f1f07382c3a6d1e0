public import Compiler

/// What a person approved, in a file: apply places exactly that, once, or nothing.
///
/// It holds no request, no secret and no contact. Requests and files are in it as digests under the key of the ledger, and so is the plan itself, so that nobody without
/// the ledger can change it.
public struct SavedPlan: Equatable, Sendable {
  /// A spec that was planned.
  public struct File: Equatable, Sendable {
    /// As it was given, relative to the directory that the command ran in.
    public var name: String
    /// Of its bytes.
    public var digest: String
  }

  /// What apply is to do with an item.
  public enum Mark: String, Sendable {
    case new, adopt, placed
  }

  public struct Item: Equatable, Sendable {
    public var mark: Mark
    /// What the ledger knew of it, where it was placed.
    public var state: ItemState?
    public var type: String
    public var action: String?
    /// The natural key and the id with its order.
    public var names: [String]
    public var generation: Int
    public var existing: String?
    public var period: String
    /// Before tax.
    public var line: Money?
    /// A year, from the second on.
    public var renewal: Money?

    var title: String { names.first ?? type }
  }

  public struct Price: Equatable, Sendable {
    public var subtotal: Money
    public var tax: Money?
    public var total: Money
  }

  public struct Request: Equatable, Sendable {
    /// The places of its items in the spec.
    public var items: [Int]
    /// Of its path and bytes, with secret references as they are written and without a key.
    public var digest: String
  }

  public struct Order: Equatable, Sendable {
    public var name: String
    /// Relative to the outermost configuration.
    public var path: String
    public var provider: String
    public var target: String
    public var account: ProviderAccount
    public var payment: String
    public var limit: String?
    /// nil: the provider named none, or none without what the secret references stand for.
    public var price: Price?
    public var items: [Item]
    public var requests: [Request]
  }

  /// Random: two plans of the same content are two plans.
  public internal(set) var id: String
  /// Unix milliseconds.
  public internal(set) var madeAt: Int64
  public internal(set) var expiresAt: Int64
  public internal(set) var commit: String?
  public internal(set) var ledger: String
  /// The last event of the ledger that it was made on, and the digest of that; 0 and empty for a ledger without events.
  public internal(set) var head: Int
  public internal(set) var headDigest: String
  /// Limits of the run, as decimals: they hold for apply, too.
  public internal(set) var limits: [String]
  public internal(set) var files: [File]
  public internal(set) var orders: [Order]
  /// Of everything else, under the key of the ledger.
  public internal(set) var digest: String = ""
  /// The bytes of its file; empty as long as it is not sealed.
  var content: [UInt8] = []

  // MARK: Times

  /// How long a plan holds where nothing else is said, in milliseconds.
  public static let standardLifetime: Int64 = 24 * 3_600_000

  /// Reads `30m`, `24h`, `7d`, in milliseconds; nil where it is none, or not between a minute and 30 days.
  public static func lifetime(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ units[$0] }), !digits.isEmpty, digits.count <= 5, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int64(digits), count > 0, count * unit <= 30 * 86_400_000
    else { return nil }
    return count * unit
  }

  // MARK: Files

  /// The plan that a command was given; nil where it was given specs.
  ///
  /// A plan is known by its content, never by its name.
  /// - Throws: `PlacementFailure.usage` where it is damaged, of another format, or not alone.
  public static func read(_ paths: [String], files: any FileAccess) throws -> SavedPlan? {
    for path in paths {
      let kind = files.kind(of: path)
      guard kind == .file || kind == .linkToFile, let bytes = try? files.read(path), isPlan(bytes) else { continue }
      guard paths.count == 1 else { throw PlacementFailure.usage("\(path) is a saved plan, and a plan is applied by itself: give no other path") }
      return try SavedPlan(bytes, name: path)
    }
    return nil
  }
}
