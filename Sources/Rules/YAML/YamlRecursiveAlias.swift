public import Diagnostics
public import YAMLSyntax

/// An alias inside the value that it stands for.
public enum YamlRecursiveAlias: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .yamlRecursiveAlias }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_recursive_alias", group: .yaml, severity: .error,
      summary: "an alias stands inside the value that it stands for",
      why: "The value would hold itself without end; no request can be made from it.",
      whatToDo: "Put the anchor on the inner value that was meant, or write the value out.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            nameservers: &dns [ns1.dns.example.org, *dns]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            nameservers: &dns [ns1.dns.example.org, ns2.dns.example.org]
          - domainName: svensson.com
            nameservers: *dns
        """,
      source: "order-spec language 1, Anchors, aliases, merge keys", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      problem.message, at: problem.place(in: tree), related: problem.relatedPlaces(in: tree),
      help: ["The value would hold itself without end. Put the anchor on the inner value that was meant, or write the value out."])
  }
}
