public import Diagnostics
import DomainNames
public import OrderLanguage

/// A text that is no domain name at all.
public enum DomainInvalidSyntax: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_invalid_syntax", group: .domainName, severity: .error,
      summary: "the text is not a domain name",
      why: "A label has letters, digits and inner hyphens, and a name has at least two labels. No registry takes anything else.",
      whatToDo: "Mend the place that is shown. Letters such as å or ü are fine: they are sent in the form that the name system uses.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme_shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      source: "RFC 1035 section 2.3.1, RFC 1123 section 2.1, RFC 3696 section 2; checked 2026-11-21", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .invalidSyntax) { name, fault in
      context.report(finding(name, fault, help: help(for: fault.kind)))
    }
  }

  private static func help(for kind: DomainNameFault.Kind) -> [String] {
    switch kind {
    case .emptyLabel, .emptyName: ["Labels are parted by one dot: take the extra dot out, or write the label that is missing."]
    case .whitespace: ["A name has no blanks. Two names are two items."]
    case .underscore: ["An underscore may stand in DNS records, never in a name that can be registered. Perhaps a hyphen was meant."]
    case .hyphenAtEdge: ["A hyphen may stand inside a label only."]
    case .singleLabel: ["Write the whole name with its top-level domain, such as `acme.se`."]
    case .numericTLD: ["An IP address is no domain name."]
    default: ["A label has letters, digits and inner hyphens."]
    }
  }
}
