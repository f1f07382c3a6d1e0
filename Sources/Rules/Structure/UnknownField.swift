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
    let name = Wording.quoted(problem.found)
    var help: [String] = []
    let foreign = ForeignNames.replacement(for: problem.found, in: problem.object)
    let homes = ObjectType.allCases.filter { type in Grammar.fields(of: type).contains { $0.name.string == problem.found } }.map(\.title)
    if let foreign, let suggestion = problem.suggestion {
      let message = "\(name) is the \(foreign.origin.title) name; \(problem.object.title) calls it `\(suggestion)`"
      return finding(message, at: problem.place, related: problem.related, fixes: problem.renamingFixes(in: tree))
    }
    var message = "\(name) is not a field of \(problem.object.title)"
    if let suggestion = problem.suggestion {
      message += "; did you mean `\(suggestion)`?"
    } else if let advice = problem.advice {
      message += "; \(advice)"
    } else if homes.isEmpty {
      help.append("Fields of \(problem.object.title): \(Wording.list(problem.candidates)).")
    }
    if !homes.isEmpty { help.append("\(name) is a field of \(homes.joined(separator: ", ")).") }
    if problem.suggestion == nil { help.append("A field that only the provider knows goes under `extra`, below its target.") }
    return finding(message, at: problem.place, related: problem.related, help: help, fixes: problem.renamingFixes(homes.isEmpty ? .safe : .unsafe, in: tree))
  }
}
