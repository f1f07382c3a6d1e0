public import Diagnostics
import DomainNames
public import OrderLanguage

/// Capital letters in a domain name.
public enum DomainUppercase: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_uppercase", group: .domainName, severity: .info,
      summary: "the name has capital letters",
      why: "Case does not tell names apart: the name is compared and sent in small letters.",
      whatToDo: "Write it in small letters, as it will be seen everywhere.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: Acme-Shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "RFC 4343; UTS 46")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachMappedName(with: .uppercase) { name, parsed in
      // The fix of the other finding makes them small, too.
      guard !parsed.mapping.contains(.uts46Mapped) else { return }
      let origin = name.origin
      let lowered = origin.text.lowercased()
      var fixes: [FixIt] = []
      if case .success(parsed) = DomainName.parse(lowered), let edit = origin.edit(origin.wholeText, to: lowered) {
        fixes.append(FixIt("write it in small letters", edits: [edit]))
      }
      context.report(
        finding("`\(origin.excerpt)` has capital letters; it is sent as `\(parsed.asciiText)`", at: origin.place, related: origin.aliasPlaces, fixes: fixes))
    }
  }
}
