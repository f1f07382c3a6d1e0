public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// An address in a mapping of its own.
public enum AddressNestingMismatch: BindingProblemRule {
  public static var kind: BindingProblem.Kind { .addressNestingMismatch }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "address_nesting_mismatch", group: .structure, severity: .error,
      summary: "the address is nested as in HostUp's `clientData`; contacts are flat here",
      why: """
        HostUp v2 nests the address in `clientData` and not in `registrantContact`. A spec has one form for both, and the compiler nests where the provider \
        wants it.
        """,
      whatToDo: "Move `street`, `city`, `postalCode` and so on beside the name.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@svensson.example.org
            countryCode: SE
            address:
              street: Examplegatan 1
              city: Stockholm
              postalCode: "114 55"
        items:
          - domainName: acme.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@svensson.example.org
            countryCode: SE
            street: Examplegatan 1
            city: Stockholm
            postalCode: "114 55"
        items:
          - domainName: acme.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "HostUp v2 `POST /api/v2/orders` (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    var fixes: [FixIt] = []
    if let key = problem.node, let edits = SourceEdits(tree).dissolve(key: key, value: tree.value(ofKey: key)) {
      fixes.append(FixIt("move the address beside the name", edits: edits))
    }
    return finding(
      "`address` is no mapping of its own; its members stand directly in the contact", at: problem.place, related: problem.related,
      help: ["Write `street`, `address2`, `city`, `state` and `postalCode` beside `firstName`: the compiler nests them where the provider wants it."],
      fixes: fixes)
  }
}
