public import Diagnostics
public import YAMLSyntax

/// One key twice in a mapping.
public enum YamlDuplicateKey: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .yamlDuplicateKey }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_duplicate_key", group: .yaml, severity: .error,
      summary: "one key stands twice in a mapping",
      why: "YAML forbids it, and loaders differ: PyYAML silently keeps the last value, ruamel.yaml refuses. For what follows here, the first one counts.",
      whatToDo: "Remove one of the two. Several `<<` are written as one: `<<: [*first, *second]`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 1
            years: 2
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 1
        """,
      fix: .sometimes, source: "YAML 1.2.2 (2021-10-01), 3.2.1.3; loaders as of November 2026", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    var help = ["The first one counts for everything that follows; other YAML loaders keep the last one, or refuse the file."]
    var fixes: [FixIt] = []
    if let key = problem.node {
      if tree.isMergeKey(key) {
        help.append("Merge several mappings at once: `<<: [*first, *second]`.")
      } else if let edit = SourceEdits(tree).removeBlockEntry(key: key, value: tree.value(ofKey: key)) {
        fixes.append(FixIt("remove the later one", .unsafe, edits: [edit]))
      }
    }
    return finding(problem.message, at: problem.place(in: tree), related: problem.relatedPlaces(in: tree), help: help, fixes: fixes)
  }
}
