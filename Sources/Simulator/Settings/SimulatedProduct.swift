/// A product that is not a domain. Amounts are in minor units, before tax.
public struct SimulatedProduct: Sendable {
  public enum Kind: String, Codable, Sendable {
    case vps
    case sharedHosting = "shared_hosting"
    case addon
    /// A plan of SuperSpace.
    case site
  }

  public var kind: Kind
  /// HostUp's `productSlug`, SuperSpace's plan.
  public var slug: String
  public var name: String
  /// `productId` at HostUp v1.
  public var v1ProductID: String?
  /// By billing cycle, in the words of HostUp v2 (`monthly`, `annually`).
  public var prices: [String: Int]
  public var setup = 0
  public var isAvailable = true
  /// What one unit of a configurable option costs in each billing cycle.
  public var optionPrices: [String: Int] = [:]

  public init(_ kind: Kind, _ slug: String, name: String, v1ProductID: String? = nil, prices: [String: Int]) {
    self.kind = kind
    self.slug = slug
    self.name = name
    self.v1ProductID = v1ProductID
    self.prices = prices
  }

  /// The billing cycles in rising length.
  var cycles: [String] { Self.cycles.map(\.word).filter { prices[$0] != nil } }

  /// What a year costs at a cycle's price.
  static func annual(_ amount: Int, cycle: String) -> Int {
    let months = cycles.first { $0.word == cycle }?.months ?? 12
    return amount * 12 / months
  }

  /// The words of HostUp v2 with the letters of v1 (`m` and `a` documented, the others are the keys of its price lists).
  static let cycles: [(word: String, letter: String, months: Int)] = [
    ("monthly", "m", 1), ("quarterly", "q", 3), ("semiannually", "s", 6), ("annually", "a", 12), ("biennially", "b", 24), ("triennially", "t", 36),
  ]

  /// The products that the documentation names, at invented prices.
  public static let standard: [SimulatedProduct] = [
    vps("vps-xs", "VPS XS", nil, 49_00), vps("vps-sm", "VPS SM", "3036", 89_00), vps("vps-med", "VPS MED", "3060", 179_00),
    SimulatedProduct(
      .sharedHosting, "webbhotell-start", name: "Webbhotell Start", v1ProductID: "4001", prices: ["monthly": 29_00, "annually": 290_00, "biennially": 550_00]),
    SimulatedProduct(
      .sharedHosting, "webbhotell-business", name: "Webbhotell Business", v1ProductID: "4002", prices: ["monthly": 99_00, "annually": 990_00]),
    // The ids of HostUp's storage catalogue are 7 and 21; that an order item names one is assumed.
    SimulatedProduct(.addon, "storage-25gb", name: "25 GB", v1ProductID: "7", prices: ["annually": 120_00]),
    SimulatedProduct(.addon, "storage-50gb", name: "50 GB", v1ProductID: "21", prices: ["annually": 220_00]),
    SimulatedProduct(.site, "basic", name: "Basic", prices: ["monthly": 15_00, "annually": 150_00]),
    SimulatedProduct(.site, "monthly-only", name: "Monthly only", prices: ["monthly": 25_00]),
  ]

  private static func vps(_ slug: String, _ name: String, _ v1ProductID: String?, _ monthly: Int) -> SimulatedProduct {
    var product = SimulatedProduct(
      .vps, slug, name: name, v1ProductID: v1ProductID,
      prices: ["monthly": monthly, "quarterly": monthly * 3, "semiannually": monthly * 6, "annually": monthly * 11, "biennially": monthly * 21])
    product.optionPrices = ["bandwidthGb": 0, "backupSlots": 10_00, "snapshotSlots": 5_00, "ipv4Count": 25_00, "ipv6": 0, "additionalStorageGb": 50]
    return product
  }
}
