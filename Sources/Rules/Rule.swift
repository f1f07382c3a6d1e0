public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A rule: one file that holds the code, the severity, the documentation, the message and the check.
///
/// The file bears the name of the type, in UpperCamelCase what the code is in snake_case. `make generate` writes the registry from these files.
public protocol Rule: Sendable {
  static var documentation: RuleDocumentation { get }
}

/// A rule that words what the YAML reader found wrong.
public protocol SyntaxProblemRule: Rule {
  static var kind: SyntaxProblem.Kind { get }
  static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic
}

/// A rule that words what binding found wrong.
public protocol BindingProblemRule: Rule {
  static var kind: BindingProblem.Kind { get }
  static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic
}

/// A rule about the text of one document, of a spec or a contacts file.
public protocol DocumentRule: Rule {
  static func check(_ document: BoundDocument, _ context: inout RuleContext)
}

/// A rule about a contact by itself; every contact is checked once, wherever it is used.
public protocol ContactRule: Rule {
  static func check(_ contact: Contact, _ context: inout RuleContext)
}

/// A rule about one order.
public protocol OrderRule: Rule {
  static func check(_ order: Order, _ context: inout RuleContext)
}

/// A rule about one item of an order, whatever its type.
public protocol ItemRule: Rule {
  static func check(_ item: Item, in order: Order, _ context: inout RuleContext)
}

/// A rule about a domain item that orders something, under a TLD that something is known about.
protocol DomainRule: Rule {
  /// - Parameter name: the bytes of the name as A-labels.
  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext)
}

/// A rule about all orders of a run.
public protocol RunRule: Rule {
  static func check(_ run: Run, _ context: inout RuleContext)
}

/// A rule that words what plan and apply find out from the provider and the ledger. The check is theirs, since it needs both; lint never raises it.
///
/// Each has a `diagnose` with what its finding says. Its examples are planned against a simulated provider, in the situation that the documentation names.
public protocol PlanRule: Rule {}

extension Rule {
  /// A finding of this rule with its usual severity.
  public static func finding(
    _ message: String, at place: Place, severity: Severity? = nil, related: [RelatedPlace] = [], help: [String] = [], fixes: [FixIt] = []
  ) -> Diagnostic {
    let documentation = documentation
    return Diagnostic(
      code: documentation.code, severity: severity ?? documentation.severity ?? .warning, message: message, place: place, related: related, help: help,
      fixes: fixes)
  }
}
