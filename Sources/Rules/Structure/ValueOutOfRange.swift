public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A number that no target takes.
public enum ValueOutOfRange: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .valueOutOfRange }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "value_out_of_range", group: .structure, severity: .error,
      summary: "the number is outside what any target takes",
      why: "Registries take periods of 1 to 99 years; generations and ids count from 1.",
      whatToDo: "Write a number of the range that the message gives.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 0
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 1
        """,
      source: "RFC 5731 (2009-08), 2.5 Registration period: 1 to 99", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "\(problem.fieldTitle("the number")) is \(Wording.quoted(problem.found)); expected \(problem.expected)", at: problem.place, related: problem.related,
      help: problem.grammarField.map { ["\($0.documentation)"] } ?? [])
  }
}
