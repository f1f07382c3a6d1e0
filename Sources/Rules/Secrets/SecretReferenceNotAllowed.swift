public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A secret reference where none may stand.
public enum SecretReferenceNotAllowed: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .secretReferenceNotAllowed }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "secret_reference_not_allowed", group: .secrets, severity: .error,
      summary: "a secret reference stands where none is allowed, or inside a longer text",
      why: """
        A reviewer must see what is ordered and at what price; only codes, tokens and personal data may stand outside the spec, and only as the whole \
        value.
        """,
      whatToDo: "Write the value itself, or put the whole value behind the reference. A literal `${` is written `$${`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: ${env:DOMAIN}
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
    guard let field = problem.grammarField, !field.allowsSecret else {
      return finding(
        "a secret reference stands inside a longer text", at: problem.place, related: problem.related,
        help: ["A reference stands alone: put the whole value behind it, or write `$${` for a literal `${`."])
    }
    var help = ["A reviewer must see what is ordered: write the value itself, or `$${` for a literal `${`."]
    if case .contactReference = field.type { help = ["Name a contact here; its members may be references."] }
    return finding("no secret reference is allowed in `\(field.name.string)`", at: problem.place, related: problem.related, help: help)
  }
}
