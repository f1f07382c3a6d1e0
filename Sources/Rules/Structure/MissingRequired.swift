import Catalog
public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A field that has to be there.
public enum MissingRequired: BindingProblemRule, ItemRule {
  public static var kind: BindingProblem.Kind { .missingRequired }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "missing_required", group: .structure, severity: .error,
      summary: "a required field is absent or null",
      why: "The order cannot be made without it. The code is the one that HostUp v2 answers with for the same fault.",
      whatToDo: "Write the field, on the item itself or in `defaults`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      source: "order-spec language 1, Fields; HostUp v2 errors (developer.hostup.se/errors), as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    // An item without a type is no object of the grammar yet.
    let owner = problem.object == .order && problem.field == .type ? "an item" : problem.object.title
    let fault = problem.found.isEmpty ? "is missing" : "is null or empty"
    var message = "\(problem.fieldTitle("a field")) is required in \(owner) and \(fault)"
    if let advice = problem.advice { message += "; \(advice)" }
    var help: [String] = []
    if let field = problem.grammarField { help.append("\(field.documentation) Example: `\(field.name.string): \(field.example)`.") }
    return finding(message, at: problem.place, related: problem.related, help: help)
  }

  /// A transfer needs a code where the TLD has one; a warning where it is not certain that it has.
  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.action == .transfer else { return }
    guard let object = item.object, object.member(.existing) == nil, object.isAbsent(.eppCode), let name = object.member(.domainName),
      let facts = name.domainName.flatMap({ context.options.catalog.facts(forDomain: $0) }), facts.authCode == .required
    else { return }
    context.report(
      finding(
        "`eppCode` is \(facts.isCertain(.authCode) ? "" : "probably ")required to transfer a .\(facts.name) domain",
        at: object.written(.eppCode)?.place ?? item.origin.missingPlace(.eppCode),
        severity: facts.isCertain(.authCode) ? .error : .warning,
        help: ["The present registrar gives the code. Write a secret reference: `eppCode: ${env:NAME}`."]))
  }
}
