public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A value of another type than its field has.
public enum WrongType: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .wrongType }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "wrong_type", group: .structure, severity: .error,
      summary: "a mapping, a list, a number, a boolean or a text stands where another type is needed",
      why: "Nobody should have to guess what `years: one` or `premium: yes` orders: a number is plain digits, a boolean is `true` or `false`.",
      whatToDo: "Write the value in the form that is expected. Numbers and booleans stand without quotes.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: one
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            years: 1
        """,
      fix: .sometimes, source: "order-spec language 1, Numbers", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    let message: String
    if let field = problem.field, problem.place.pointer.hasSuffix("/" + field.string) {
      message = "`\(field.string)` is \(found(problem, tree)); expected \(problem.expected)"
    } else {
      message = "found \(found(problem, tree)); expected \(problem.expected)"
    }
    var fixes: [FixIt] = []
    if let suggestion = problem.suggestion, let node = problem.node, let edit = SourceEdits(tree).replaceScalar(node, withPlain: suggestion) {
      fixes.append(FixIt("write `\(suggestion)`", edits: [edit]))
    }
    return finding(message, at: problem.place, related: problem.related, help: help(problem), fixes: fixes)
  }

  /// A document behind the one of a contacts file: no order finds the contacts in it.
  public static func furtherDocument(_ document: SyntaxTree.Document, in tree: SyntaxTree) -> Diagnostic {
    let isCollection = tree[document.root].kind == .mapping || tree[document.root].kind == .sequence
    let range = isCollection ? tree.headRange(of: document.root) : tree.range(of: document.root)
    return finding(
      "a contacts file is one document: what follows this `---` is not read", at: Place(file: tree.file, range: range, pointer: "", document: document.number),
      help: ["Write these contacts into the first document, or into a file of their own that the specs name, too."])
  }

  /// What stands there. Only numbers and booleans are shown as they are written: any other text may be a secret or a name.
  private static func found(_ problem: BindingProblem, _ tree: SyntaxTree) -> String {
    guard problem.found.hasPrefix("`") else { return problem.found }
    switch problem.grammarField?.type {
    case .integer, .boolean, .version:
      // With its quotes, which may be all that is wrong.
      return problem.node.map { Wording.quoted(tree.file.text(tree.range(of: $0))) } ?? problem.found
    default: return "a text"
    }
  }

  private static func help(_ problem: BindingProblem) -> [String] {
    guard let field = problem.grammarField else { return [] }
    switch field.type {
    case .boolean: return ["Only `true` and `false` are booleans here; `yes`, `on` and their like are read differently from loader to loader."]
    case .integer, .version: return []
    default: return ["Example: `\(field.name.string): \(field.example)`."]
    }
  }
}
