public import Diagnostics
import DomainNames
public import OrderLanguage

/// Hyphens in positions 3 and 4 of a label that is no A-label.
public enum DomainDoubleHyphen34: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_double_hyphen_34", group: .domainName, severity: .error,
      summary: "a label has hyphens in positions 3 and 4 and is not an A-label",
      why: "The form is kept for encoded names (`xn--…`) and their successors: registries refuse every other label of that shape.",
      whatToDo: "Leave one of the hyphens out, or move them.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: ac--me.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme--shop.com
        """,
      source: "RFC 5891 section 4.2.3.1; checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .doubleHyphen34) { name, fault in
      context.report(finding(name, fault, help: ["Two hyphens there are kept for encoded names (`xn--…`): leave one out, or move them."]))
    }
  }
}
