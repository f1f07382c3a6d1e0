public import Diagnostics
public import YAMLSyntax

/// An alias without an anchor.
public enum YamlUndefinedAlias: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .yamlUndefinedAlias }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_undefined_alias", group: .yaml, severity: .error,
      summary: "there is no anchor before the alias",
      why: "`*name` stands for the value that `&name` marks further up in the same document. Without it, the value is missing from the order.",
      whatToDo: "Mark the value by `&name` before its first alias, in the same document; an anchor ends with its document. Quote a text that begins with `*`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            nameservers: *dns
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
      source: "YAML 1.2.2 (2021-10-01), 7.1 Alias Nodes", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    finding(
      problem.message, at: problem.place(in: tree), related: problem.relatedPlaces(in: tree),
      help: ["Mark the value by `&` and the name before its first alias, in the same document. Quote a text that begins with `*`."])
  }
}
