public import Diagnostics
import DomainNames
public import OrderLanguage

/// A character, or a place for it, that IDNA 2008 does not allow.
public enum DomainDisallowedCharacter: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_disallowed_character", group: .domainName, severity: .error,
      summary: "the name has a character that no domain name can have",
      why: """
        IDNA 2008 takes letters, digits and the marks of living scripts, no symbols and no emoji. Some old software still shows a way to write them, \
        but registries refuse it.
        """,
      whatToDo: "Leave the character out, or write it in letters.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: i♥acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: älskaacme.com
        """,
      source: "RFC 5892 (IDNA 2008), UTS 46; as libidn2 2.3.3 reads them, checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .disallowedCharacter) { name, fault in
      context.report(finding(name, fault, help: ["Registries take the letters and digits of IDNA 2008, no symbols and no emoji."]))
    }
  }
}
