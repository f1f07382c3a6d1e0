public import Diagnostics
import DomainNames
public import OrderLanguage

/// A domain name in the absolute form.
public enum DomainTrailingDot: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_trailing_dot", group: .domainName, severity: .warning,
      summary: "the name ends with a dot",
      why: "The final dot is the absolute form of zone files. Orders are written without it: it is left off when the name is compared and sent.",
      whatToDo: "Take the dot out.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com.
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "RFC 1034 section 3.1; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachMappedName(with: .trailingDot) { name, _ in
      let origin = name.origin
      let whole = origin.wholeText
      let dot = (whole.upperBound - UTF8.width(origin.text.unicodeScalars.last ?? "."))..<whole.upperBound
      let fixes = origin.edit(dot, to: "").map { [FixIt("take the dot out", edits: [$0])] } ?? []
      context.report(
        finding(
          "`\(origin.excerpt)` ends with a dot", at: origin.place(of: dot), related: origin.aliasPlaces, help: ["The name is sent without the dot."],
          fixes: fixes))
    }
  }
}
