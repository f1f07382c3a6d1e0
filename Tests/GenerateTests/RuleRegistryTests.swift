import Testing

@testable import generate

@Suite struct RuleRegistryTests {
  private static let kinds = [
    "Sources/YAMLSyntax/SyntaxProblem.swift": """
    public struct SyntaxProblem: Sendable {
      public enum Kind: Sendable {
        /// Not well-formed.
        case badText
        case longText  // too long

        public var isBad: Bool {
          switch self {
          case .badText: true
          case .longText: false
          }
        }
      }

      public enum Other { case another }
    }
    """,
    "Sources/OrderLanguage/BindingProblem.swift": """
    public struct BindingProblem: Sendable {
      public enum Kind: Sendable, CaseIterable {
        case noField, noValue
      }
    }
    """,
  ]

  private static func rule(_ declaration: String, _ code: String, group: String, kind: String? = nil) -> String {
    """
    import Diagnostics

    public enum \(declaration) {
      \(kind.map { "public static var kind: \($0) }" } ?? "")
      public static var documentation: RuleDocumentation {
        RuleDocumentation(
          code: "\(code)", group: .\(group), severity: .error,
    """
  }

  private static let rules = [
    "Sources/Rules/YAML/BadText.swift": rule("BadText: SyntaxProblemRule", "bad_text", group: "yaml", kind: "SyntaxProblem.Kind { .badText"),
    "Sources/Rules/YAML/LongText.swift": rule("LongText: SyntaxProblemRule", "long_text", group: "yaml", kind: "SyntaxProblem.Kind { .longText"),
    "Sources/Rules/Structure/NoField.swift": rule(
      "NoField: BindingProblemRule, OrderRule", "no_field", group: "structure", kind: "BindingProblem.Kind { .noField"),
    "Sources/Rules/Structure/NoValue.swift": rule("NoValue: BindingProblemRule", "no_value", group: "structure", kind: "BindingProblem.Kind { .noValue"),
    "Sources/Rules/YAML/V1Word.swift": rule("V1Word: DocumentRule", "v1_word", group: "yaml"),
    "Sources/Rules/Reference/OddOrder.swift": rule("OddOrder: RunRule, OrderRule", "odd_order", group: "reference"),
    "Sources/Rules/Item/OddItem.swift": rule("OddItem: ItemRule", "odd_item", group: "item"),
    "Sources/Rules/TLD/TldOdd.swift": rule("TldOdd: DomainRule", "tld_odd", group: "tld"),
    "Sources/Rules/Target/NotTaken.swift": rule("NotTaken: CapabilityRule", "not_taken", group: "target"),
    "Sources/Rules/Suppression/NotHeard.swift": rule("NotHeard: Rule", "not_heard", group: "suppression"),
    "Sources/Rules/Contact/OddName.swift": rule("OddName: ContactRule", "odd_name", group: "contact"),
    "Sources/Rules/Plan/TooDear.swift": rule("TooDear: PlanRule", "too_dear", group: "plan"),
    "Sources/Rules/Rule.swift": "public protocol Rule: Sendable {}\npublic enum Helper: Sendable {\n",
  ]

  private func registry(_ changes: [String: String?] = [:]) -> (text: String, problems: [String]) {
    var files = Self.kinds.merging(Self.rules) { $1 }
    for (path, text) in changes { files[path] = text }
    let generation = Generation(of: Repository(files: files))
    return (
      generation.files.first { $0.path == RuleRegistry.path }?.text ?? "", generation.problems.map(\.description).filter { !$0.contains("/Catalog/") }
    )
  }

  @Test func registryOfAllRules() {
    #expect(registry().problems == [])
    #expect(
      registry().text == """
        public import Diagnostics
        public import OrderLanguage
        public import YAMLSyntax

        // Written by `make generate` from the rule files. Do not edit.

        /// All rules, without anything to initialise at start.
        public enum RuleRegistry {
          /// The documentation of every rule, in the order of the rule list.
          public static var documentation: [RuleDocumentation] {
            [
              BadText.documentation,
              LongText.documentation,
              V1Word.documentation,
              NoField.documentation,
              NoValue.documentation,
              NotTaken.documentation,
              OddOrder.documentation,
              OddName.documentation,
              TldOdd.documentation,
              OddItem.documentation,
              TooDear.documentation,
              NotHeard.documentation,
            ]
          }

          /// Words a problem of the YAML reader.
          public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
            switch problem.kind {
            case .badText: BadText.diagnose(problem, in: tree)
            case .longText: LongText.diagnose(problem, in: tree)
            }
          }

          /// Words a problem of binding.
          public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
            switch problem.kind {
            case .noField: NoField.diagnose(problem, in: tree)
            case .noValue: NoValue.diagnose(problem, in: tree)
            }
          }

          /// Checks the text of one document.
          public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
            context.begin()
            V1Word.check(document, &context)
            context.end("v1_word")
          }

          /// Checks a contact by itself.
          public static func check(_ contact: Contact, _ context: inout RuleContext) {
            context.begin()
            OddName.check(contact, &context)
            context.end("odd_name")
          }

          /// Checks one order: it as a whole, then each item, then each name under a known TLD.
          public static func check(_ order: Order, _ context: inout RuleContext) {
            checkWhole(order, &context)
            for item in order.items { check(item, in: order, &context) }
            order.forEachDomain(of: context.domains(of: order)) { check($0, $1, in: order, &context) }
          }

          private static func checkWhole(_ order: Order, _ context: inout RuleContext) {
            context.begin()
            NoField.check(order, &context)
            context.end("no_field")
            OddOrder.check(order, &context)
            context.end("odd_order")
          }

          private static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
            context.begin()
            OddItem.check(item, in: order, &context)
            context.end("odd_item")
          }

          private static func check(
            _ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext
          ) {
            context.begin()
            TldOdd.check(domain, name, in: order, &context)
            context.end("tld_odd")
          }

          /// Checks one order against what its target can take.
          public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
            context.begin()
            NotTaken.check(order, table, &context)
            context.end("not_taken")
          }

          /// Checks all orders of a run.
          public static func check(_ run: Run, _ context: inout RuleContext) {
            context.begin()
            OddOrder.check(run, &context)
            context.end("odd_order")
          }
        }

        """)
  }

  @Test func aKindWithoutARuleIsNamedAndStillWorded() {
    let (text, problems) = registry(["Sources/Rules/Structure/NoValue.swift": nil])
    #expect(problems == ["Sources/OrderLanguage/BindingProblem.swift: no BindingProblemRule words the kind `noValue`"])
    #expect(text.contains("    case .noValue:\n      Diagnostic(\n        code: \"no_value\", severity: .error"))
  }

  @Test func faults() {
    let path = "Sources/Rules/Contact/OddName.swift"
    func problems(_ declaration: String, _ code: String, group: String, kind: String? = nil) -> [String] {
      registry([path: Self.rule(declaration, code, group: group, kind: kind)]).problems
    }
    #expect(problems("EvenName: ContactRule", "even_name", group: "contact") == [path + ":3: the file must bear the name of its rule, `EvenName`"])
    #expect(problems("OddName: ContactRule", "name", group: "contact") == [path + ":3: the rule of the code `name` must be called `Name`, not `OddName`"])
    for (type, group) in [("ContactRule", "plan"), ("PlanRule", "contact")] {
      #expect(
        problems("OddName: \(type)", "odd_name", group: group) == [path + ":3: a rule of the group `plan` is a `PlanRule`, and no other rule is"])
    }
    #expect(problems("OddName: ContactRule", "odd_name", group: "colour") == [path + ":3: `OddName` has no known `group: .…,`"])
    #expect(
      problems("OddName: BindingProblemRule", "odd_name", group: "contact")
        == [path + ":3: `OddName` has no `static var kind: BindingProblem.Kind { .… }`"])
    #expect(
      problems("OddName: BindingProblemRule", "odd_name", group: "contact", kind: "BindingProblem.Kind { .noField")
        == [path + ": `NoField` words the kind `noField` already"])
    #expect(
      problems("OddName: BindingProblemRule", "odd_name", group: "contact", kind: "BindingProblem.Kind { .gone")
        == [path + ": `gone` is no kind of Sources/OrderLanguage/BindingProblem.swift"])
  }
}
