/// A top-level domain that the simulated providers sell. Amounts are in minor units, before tax.
public struct SimulatedTLD: Sendable {
  /// Without a dot, as A-labels: `se`.
  public var name: String
  /// The first year of a registration; nil: not offered.
  public var register: Int?
  /// Each further year, and a renewal.
  public var renew: Int
  /// nil: not offered.
  public var transfer: Int?
  public var redemption: Int?
  public var registerYears: [Int]
  public var transferYears = [1]
  /// `acceptedTermsKey` of a registration, of a transfer.
  public var registerTerms: String?
  public var transferTerms: String?
  /// `phoneNumber` and `registrationIdentifier` are required of a holder.
  public var needsIdentifier = false
  /// A transfer needs a code.
  public var needsTransferCode = true
  /// The countries whose holders may register; nil: all.
  public var countries: Set<String>?
  /// `productId` at HostUp v1.
  public var v1ProductID: String
  /// Sold by SuperSpace, with these `extra_properties` required of the holder.
  public var isAtSuperSpace = true
  public var extraProperties: [String] = []

  public init(_ name: String, register: Int?, renew: Int, transfer: Int?, redemption: Int? = nil, registerYears: [Int] = Array(1...10), v1ProductID: String) {
    self.name = name
    self.register = register
    self.renew = renew
    self.transfer = transfer
    self.redemption = redemption
    self.registerYears = registerYears
    self.v1ProductID = v1ProductID
  }

  /// The price of a number of years: the first one's, then renewals (HostUp: documented for one TLD, as a rule assumed).
  func price(_ years: Int, isTransfer: Bool) -> Int? {
    (isTransfer ? transfer : register).map { $0 + (years - 1) * renew }
  }

  /// Some TLDs. The prices are inventions of a likely size, since those of the documentation contradict each other; the years and requirements of .se and .com
  /// are those of the documentation and of public client code.
  public static let standard: [SimulatedTLD] = [
    swedish("se", v1ProductID: "203"), swedish("nu", v1ProductID: "204"),
    {
      var com = SimulatedTLD("com", register: 129_00, renew: 149_00, transfer: 129_00, redemption: 995_00, registerYears: [1, 2, 3, 5], v1ProductID: "205")
      com.transferYears = [1]
      return com
    }(),
    SimulatedTLD("net", register: 139_00, renew: 159_00, transfer: 139_00, v1ProductID: "206"),
    SimulatedTLD("org", register: 119_00, renew: 149_00, transfer: 119_00, v1ProductID: "207"),
    {
      var eu = SimulatedTLD("eu", register: 69_00, renew: 99_00, transfer: 69_00, v1ProductID: "208")
      eu.countries = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL",
        "NO", "PL", "PT", "RO", "SE", "SI", "SK",
      ]
      return eu
    }(),
    SimulatedTLD("nl", register: 79_00, renew: 99_00, transfer: 79_00, registerYears: [1], v1ProductID: "209"),
    {
      var uk = SimulatedTLD("uk", register: 89_00, renew: 99_00, transfer: 0, v1ProductID: "210")
      uk.needsTransferCode = false
      return uk
    }(),
    {
      var it = SimulatedTLD("it", register: 99_00, renew: 129_00, transfer: 99_00, registerYears: [1], v1ProductID: "211")
      it.extraProperties = ["entityType"]
      return it
    }(),
    {
      var io = SimulatedTLD("io", register: 499_00, renew: 599_00, transfer: 499_00, v1ProductID: "212")
      io.isAtSuperSpace = false
      return io
    }(),
  ]

  private static func swedish(_ name: String, v1ProductID: String) -> SimulatedTLD {
    var tld = SimulatedTLD(name, register: 99_00, renew: 169_00, transfer: 0, redemption: 1500_00, v1ProductID: v1ProductID)
    tld.registerTerms = "\(name)_registration_terms"
    tld.needsIdentifier = true
    return tld
  }
}
