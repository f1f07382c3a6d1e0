public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A key that is no member of its object.
public enum UnknownField: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .unknownField }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unknown_field", group: .structure, severity: .error,
      summary: "the key is not a field of the language",
      why: "A misspelt field would be left out of the order without a word: the name servers, the period or the guard that was meant would be missing.",
      whatToDo: "Use the name that is suggested, or one of those listed. A field that only the provider knows goes under `extra`, below its target.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.se
            nameserver: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.se
            nameservers: [ns1.dns.example.org, ns2.dns.example.org]
        """,
      fix: .sometimes, source: "order-spec language 1, principle 4", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    var message = "`\(problem.found)` is not a field of \(problem.object.title)"
    var help: [String] = []
    var fixes: [FixIt] = []
    if let suggestion = problem.suggestion {
      message += "; did you mean `\(suggestion)`?"
      if let node = problem.node, let edit = SourceEdits(tree).replaceScalar(node, with: suggestion) {
        fixes.append(FixIt("write `\(suggestion)`", edits: [edit]))
      }
    } else if let advice = problem.advice {
      message += "; \(advice)"
    } else {
      help.append("Fields of \(problem.object.title): \(problem.candidates.map { "`\($0)`" }.joined(separator: ", ")).")
      help.append("A field that only the provider knows goes under `extra`, below its target.")
    }
    return finding(message, at: problem.place, related: problem.related, help: help, fixes: fixes)
  }
}
