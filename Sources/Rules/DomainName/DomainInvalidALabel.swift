public import Diagnostics
import DomainNames
public import OrderLanguage

/// An `xn--` label that stands for nothing.
public enum DomainInvalidALabel: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_invalid_a_label", group: .domainName, severity: .error,
      summary: "a label begins with xn-- and is not the encoded form of any name",
      why: "An A-label must decode, and the decoded name must give the same A-label again. Anything else is refused, or is a name that nobody can reach.",
      whatToDo: "Write the name in its own letters (`räksmörgås.se`): orderspec encodes it.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: xn--a.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: xn--rksmrgs-5wao1o.com
        """,
      source: "RFC 5891 sections 5.3 and 5.4; checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .invalidALabel) { name, fault in
      context.report(finding(name, fault, help: ["Write the name in its own letters, such as `räksmörgås.se`: it is encoded when it is sent."]))
    }
  }
}
