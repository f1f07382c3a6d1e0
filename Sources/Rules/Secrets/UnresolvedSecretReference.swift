public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A secret reference that cannot be read.
public enum UnresolvedSecretReference: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .unresolvedSecretReference }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unresolved_secret_reference", group: .secrets, severity: .error,
      summary: "the secret reference is malformed, or what it names is unset or empty",
      why: "The order would be sent with the text of the reference in place of the secret. `lint` judges the form only and reads no secret.",
      whatToDo: "Write `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`. A text that holds `${` and is no reference is written with `$${`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            action: transfer
            eppCode: ${evn:ACME_EPP}
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            action: transfer
            eppCode: ${env:ACME_EPP}
        """,
      source: "order-spec language 1, Secret references", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      "this is no secret reference: \(problem.expected)", at: problem.place, related: problem.related,
      help: ["A reference is `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`. A text that holds `${` and is none is written with `$${`."])
  }
}
