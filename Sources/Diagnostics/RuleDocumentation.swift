/// All that people are told about a rule; `explain`, `rules` and every report take it from here.
public struct RuleDocumentation: Sendable {
  /// What a rule speaks of; the order of the cases is that of the rule list.
  public enum Group: String, Sendable, CaseIterable {
    case yaml, structure, target, reference, secrets, contact, identifier
    case domainName = "domain_name"
    case tld, item, payment, plan, suppression
  }

  /// The kind of fix that the rule may offer.
  public enum FixAvailability: String, Sendable {
    case none, sometimes, always
  }

  /// Whether the fact that the rule rests on is published, seen in use, or deduced.
  public enum Evidence: String, Sendable {
    case documented, observed, assumed
  }

  /// What plan says of the bad example of a rule that lint never raises.
  public struct PlanExample: Sendable {
    /// What is so at the provider or in the ledger: the end of a sentence that begins with "where".
    public var situation: String
    /// The finding as the concise format prints it.
    public var finding: String
    /// What is so where the good example is planned; nil: the same.
    public var goodSituation: String?

    public init(_ situation: String, _ finding: String, goodSituation: String? = nil) {
      self.situation = situation
      self.finding = finding
      self.goodSituation = goodSituation
    }
  }

  public var code: String
  public var group: Group
  /// nil: off unless the configuration gives a severity.
  public var severity: Severity?
  /// One line, lower case, no full stop.
  public var summary: String
  /// Why it matters: whole sentences.
  public var why: String
  /// What to do: whole sentences.
  public var whatToDo: String
  /// A whole spec that gives exactly this finding (and none else at error level).
  public var badExample: String
  /// A whole spec that gives no such finding.
  public var goodExample: String
  /// The name of the file that the examples stand in.
  public var exampleFile: String
  /// Further files beside the example, by name.
  public var exampleFiles: [(name: String, text: String)]
  /// The target that the examples are linted for.
  public var exampleTarget: String?
  /// Of a rule that plan and apply raise; nil: lint does, and the examples are linted.
  public var planExample: PlanExample?
  public var fix: FixAvailability
  /// Where the fact is published, and when it was looked at.
  public var source: String
  public var evidence: Evidence
  /// Leaves a hole in the order: never hidden from compile, plan and apply.
  public var isBlocking: Bool
  /// May be silenced by a comment on the line.
  public var isInlineSuppressible: Bool
  /// A brake on buying: where it stands as an error against an order, apply ends with 23 instead of 1.
  public var isGuard: Bool

  /// The configuration may switch it off or give it another severity. What keeps apply from buying is no matter of taste.
  public var isConfigurable: Bool { group != .plan || severity != .error }

  public init(
    code: String, group: Group, severity: Severity?, summary: String, why: String, whatToDo: String, badExample: String, goodExample: String,
    exampleFile: String = "example.order.yaml", exampleFiles: [(name: String, text: String)] = [], exampleTarget: String? = nil,
    planExample: PlanExample? = nil, fix: FixAvailability = .none, source: String, evidence: Evidence = .documented, isBlocking: Bool = false,
    isInlineSuppressible: Bool = true, isGuard: Bool = false
  ) {
    self.code = code
    self.group = group
    self.severity = severity
    self.summary = summary
    self.why = why
    self.whatToDo = whatToDo
    self.badExample = badExample
    self.goodExample = goodExample
    self.exampleFile = exampleFile
    self.exampleFiles = exampleFiles
    self.exampleTarget = exampleTarget
    self.planExample = planExample
    self.fix = fix
    self.source = source
    self.evidence = evidence
    self.isBlocking = isBlocking
    self.isInlineSuppressible = isInlineSuppressible
    self.isGuard = isGuard
  }
}

extension RuleDocumentation {
  /// Where people read on.
  public static var home: String { "https://orderspec.dev/" }

  /// The address of the page about a rule.
  public static func address(ofCode code: String) -> String { "\(home)rules#\(code)" }
}
