public import Catalog
public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// What a rule may ask beside the thing it checks, and where its findings go.
public struct RuleContext: Sendable {
  public let options: RuleOptions
  public private(set) var findings: [Diagnostic] = []
  /// How long the rules took; nil where nobody asks.
  public var timings: Timings?
  private var lap: Stopwatch?
  /// What several rules ask for in turn, made once.
  var lastJudgement: (contact: Contact, value: IdentifierJudgement?)?
  var lastPhone: (contact: Contact, value: (origin: Origin, reading: PhoneReading)?)?
  var lastDomains: (document: BoundDocument, domains: [DomainUnderTLD])?
  var lastReadings: (document: BoundDocument, values: [(node: NodeID, reading: ForeignReading)])?

  public init(options: RuleOptions) { self.options = options }

  /// The target that the order is checked for; nil: only what holds for every target.
  public var target: Target? { options.target }

  /// Adds a finding. A value of `defaults` is found once for every item that it reaches: the pipeline joins these.
  public mutating func report(_ diagnostic: Diagnostic) { findings.append(diagnostic) }

  /// Says that a row of rules begins, to measure them where that is wanted.
  @inline(__always)
  mutating func begin() {
    if timings != nil { lap = Stopwatch() }
  }

  /// Says that a rule is done.
  @inline(__always)
  mutating func end(_ code: StaticString) {
    if timings != nil { addLap(to: code) }
  }

  @inline(never)
  private mutating func addLap(to code: StaticString) {
    if let lap { timings?.add(lap.elapsed, toRule: "\(code)") }
    lap = Stopwatch()
  }

  /// Hands the findings over and starts anew.
  public mutating func takeFindings() -> [Diagnostic] {
    defer { findings = [] }
    return findings
  }
}

/// What the user and the configuration say to the rules.
public struct RuleOptions: Sendable {
  public var target: Target?
  public var today: CalendarDate
  /// A literal transfer code is an error.
  public var strictSecrets: Bool
  /// Names that the account holds by the configuration, as A-labels.
  public var ownedDomains: Set<String>
  /// `--missing-contacts ignore`: a name that could stand in an unreadable contacts file is known.
  public var ignoresMissingContacts: Bool
  /// Accounts that the configuration names; nil without a configuration.
  public var providers: [String]?
  /// `fieldNames` of the configuration: target, then field, then request key.
  public var fieldNames: [String: [String: String]]
  /// The catalog's product id of HostUp v1 for a slug; the back end must be given the same look-up.
  public var v1ProductID: @Sendable (_ slug: String) -> String?
  /// Rules that are selected or that the configuration gives a severity: one that is off by default looks at nothing unless it is among them.
  public var optedIn: Set<String>
  /// The catalog, for the orders to the provider of the target.
  public var catalog: CatalogView

  public init(
    target: Target? = nil, today: CalendarDate, strictSecrets: Bool = false, ownedDomains: Set<String> = [], ignoresMissingContacts: Bool = false,
    providers: [String]? = nil, fieldNames: [String: [String: String]] = [:],
    v1ProductID: @escaping @Sendable (_ slug: String) -> String? = { _ in nil }, optedIn: Set<String> = [],
    catalog: CatalogView = .builtIn
  ) {
    self.target = target
    self.today = today
    self.strictSecrets = strictSecrets
    self.ownedDomains = ownedDomains
    self.ignoresMissingContacts = ignoresMissingContacts
    self.providers = providers
    self.fieldNames = fieldNames
    self.v1ProductID = v1ProductID
    self.optedIn = optedIn
    self.catalog = catalog.scoped(to: target?.catalogProvider)
  }
}
