public import Diagnostics
import DomainNames
public import OrderLanguage

/// A name that is valid only after its characters were mapped.
public enum DomainUts46Mapped: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_uts46_mapped", group: .domainName, severity: .warning,
      summary: "the name is valid only after its characters were mapped to others",
      why: """
        Ligatures, full-width letters, decomposed accents, invisible characters and foreign dots are no part of a domain name. UTS 46 says which name they \
        stand for; a reader may see another one.
        """,
      whatToDo: "Write the name that is sent, after making sure that it is the one you mean.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-ﬁber.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-fiber.com
        """,
      fix: .sometimes, source: "UTS 46 section 4, RFC 5895; as libidn2 2.3.3 reads them, checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachMappedName(with: .uts46Mapped) { name, parsed in
      let origin = name.origin
      var fixes: [FixIt] = []
      if let edit = origin.edit(origin.wholeText, to: parsed.unicodeText) {
        fixes.append(FixIt("write `\(parsed.unicodeText)`", .unsafe, edits: [edit]))
      }
      context.report(
        finding(
          "`\(origin.excerpt)` has characters that stand for others; it is sent as `\(parsed.asciiText)`", at: origin.place, related: origin.aliasPlaces,
          help: ["Domain names have no ligatures, full-width letters, invisible characters or dots other than `.`: write the name that is sent."],
          fixes: fixes))
    }
  }
}
