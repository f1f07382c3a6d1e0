/// Sources/Rules/RuleRegistry.swift, as it follows from the rule files.
struct RuleRegistry {
  static let path = "Sources/Rules/RuleRegistry.swift"

  private let rules: [RuleSource]
  private let syntaxKinds: [String]
  private let bindingKinds: [String]

  /// A rule file with a fault is left out, and a kind of problem without a rule is worded by its bare name: both are told.
  init(of repository: Repository, _ problems: inout [Problem]) throws {
    let (syntaxPath, bindingPath) = ("Sources/YAMLSyntax/SyntaxProblem.swift", "Sources/OrderLanguage/BindingProblem.swift")
    syntaxKinds = try KindSource.cases(in: syntaxPath, of: repository)
    bindingKinds = try KindSource.cases(in: bindingPath, of: repository)

    var rules: [RuleSource] = []
    for path in repository.paths(below: "Sources/Rules") where path != RuleRegistry.path && path.hasSuffix(".swift") {
      problems.collect {
        guard let rule = try RuleSource(path: path, text: repository.files[path]!) else { return }
        if let other = rules.first(where: { $0.code == rule.code }) { throw Problem(place: path, message: "`\(rule.code)` is the code of \(other.path) too") }
        rules.append(rule)
      }
    }
    self.rules = rules.sorted(by: RuleSource.precedes)

    for (role, path, kinds) in [(RuleSource.Role.syntaxProblem, syntaxPath, syntaxKinds), (.bindingProblem, bindingPath, bindingKinds)] {
      for kind in kinds {
        let found = self.rules.filter { $0.kinds[role] == kind }
        if found.isEmpty { problems.append(Problem(place: path, message: "no \(role.rawValue) words the kind `\(kind)`")) }
        for other in found.dropFirst() { problems.append(Problem(place: other.path, message: "`\(found[0].name)` words the kind `\(kind)` already")) }
      }
      for rule in self.rules {
        if let kind = rule.kinds[role], !kinds.contains(kind) { problems.append(Problem(place: rule.path, message: "`\(kind)` is no kind of \(path)")) }
      }
    }
  }

  var source: String {
    """
    public import Diagnostics
    public import OrderLanguage
    public import YAMLSyntax

    // Written by `make generate` from the rule files. Do not edit.

    /// All rules, without anything to initialise at start.
    public enum RuleRegistry {
      /// The documentation of every rule, in the order of the rule list.
      public static var documentation: [RuleDocumentation] {
        [
    \(rules.map { "      \($0.name).documentation," }.joined(separator: "\n"))
        ]
      }

      /// Words a problem of the YAML reader.
      public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
        switch problem.kind {
    \(cases(syntaxKinds, .syntaxProblem, place: "Place(file: tree.file, range: problem.range, pointer: \"\", document: problem.document)"))
        }
      }

      /// Words a problem of binding.
      public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
        switch problem.kind {
    \(cases(bindingKinds, .bindingProblem, place: "problem.place"))
        }
      }

      /// Checks the text of one document.
      public static func check(_ document: BoundDocument, _ context: inout RuleContext) {\(calls(.document, "document"))}

      /// Checks a contact by itself.
      public static func check(_ contact: Contact, _ context: inout RuleContext) {\(calls(.contact, "contact"))}

      /// Checks one order: it as a whole, then each item, then each name under a known TLD.
      public static func check(_ order: Order, _ context: inout RuleContext) {
        checkWhole(order, &context)
        for item in order.items { check(item, in: order, &context) }
        order.forEachDomain(of: context.domains(of: order)) { check($0, $1, in: order, &context) }
      }

      private static func checkWhole(_ order: Order, _ context: inout RuleContext) {\(calls(.order, "order"))}

      private static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {\(calls(.item, "item, in: order"))}

      private static func check(
        _ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext
      ) {\(calls(.domain, "domain, name, in: order"))}

      /// Checks one order against what its target can take.
      public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {\(calls(.capability, "order, table"))}

      /// Checks all orders of a run.
      public static func check(_ run: Run, _ context: inout RuleContext) {\(calls(.run, "run"))}
    }

    """
  }

  /// The cases of a switch over kinds. Without a rule, the kind's own name is the code and the message.
  private func cases(_ kinds: [String], _ role: RuleSource.Role, place: String) -> String {
    kinds.map { kind in
      if let rule = rules.first(where: { $0.kinds[role] == kind }) { return "    case .\(kind): \(rule.name).diagnose(problem, in: tree)" }
      return """
            case .\(kind):
              Diagnostic(
                code: "\(RuleRegistry.code(ofKind: kind))", severity: .error, message: "\(RuleRegistry.code(ofKind: kind))",
                place: \(place))
        """
    }.joined(separator: "\n")
  }

  /// Static calls, so that nothing is dispatched at run time, with marks between them for `lint --timings`.
  private func calls(_ role: RuleSource.Role, _ argument: String) -> String {
    let calls = rules.filter { $0.roles.contains(role) }.map { "    \($0.name).check(\(argument), &context)\n    context.end(\"\($0.code)\")\n" }
    return calls.isEmpty ? "" : "\n    context.begin()\n" + calls.joined() + "  "
  }

  /// `unknownField` is reported as `unknown_field`.
  private static func code(ofKind kind: String) -> String {
    var code = ""
    for character in kind { code += character.isUppercase ? "_" + character.lowercased() : String(character) }
    return code
  }
}
