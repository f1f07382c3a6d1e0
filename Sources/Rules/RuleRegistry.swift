public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

// Written by `make generate` from the rule files. Do not edit.

/// All rules, without anything to initialise at start.
public enum RuleRegistry {
  /// The documentation of every rule, in the order of the rule list.
  public static var documentation: [RuleDocumentation] {
    [DuplicateOrderName.documentation, UnknownField.documentation, YamlSyntaxError.documentation]
  }

  /// Words a problem of the YAML reader.
  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    switch problem.kind {
    case .yamlSyntaxError: YamlSyntaxError.diagnose(problem, in: tree)
    default: YamlSyntaxError.diagnose(problem, in: tree)
    }
  }

  /// Words a problem of binding.
  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    switch problem.kind {
    default: UnknownField.diagnose(problem, in: tree)
    }
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {}

  public static func check(_ contact: Contact, _ context: inout RuleContext) {}

  public static func check(_ order: Order, _ context: inout RuleContext) {}

  public static func check(_ run: Run, _ context: inout RuleContext) { DuplicateOrderName.check(run, &context) }
}
