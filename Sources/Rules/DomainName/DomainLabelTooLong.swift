public import Diagnostics
import DomainNames
public import OrderLanguage

/// A label or a name beyond the limits of the name system.
public enum DomainLabelTooLong: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_label_too_long", group: .domainName, severity: .error,
      summary: "a label has more than 63 octets, or the name more than 253",
      why: "The name system cannot carry longer ones. Letters beyond a to z count in the longer form that is sent.",
      whatToDo: "Shorten the name.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-has-a-name-that-is-far-too-long-for-the-domain-name-system-1.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-has-a-name-that-just-fits-into-the-domain-name-system.com
        """,
      source: "RFC 1035 section 2.3.4; checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .labelTooLong) { name, fault in
      context.report(finding(name, fault, help: ["A label has at most 63 octets, the whole name 253; letters beyond a to z take more than one each."]))
    }
  }
}
