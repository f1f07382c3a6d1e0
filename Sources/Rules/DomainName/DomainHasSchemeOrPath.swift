public import Diagnostics
import DomainNames
public import OrderLanguage

/// A URL or an e-mail address where a domain name is wanted.
public enum DomainHasSchemeOrPath: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_has_scheme_or_path", group: .domainName, severity: .error,
      summary: "a URL or an address stands where a domain name is wanted",
      why: "What is ordered is a name. A scheme, a port, a path or the part before an @ is not part of it.",
      whatToDo: "Write the bare name.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: https://acme-shop.com/
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "order-spec language 1, Fields", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachFaultyName(of: .schemeOrPath) { name, fault in
      context.report(finding(name, fault, help: ["Write the bare name, such as `acme.se`."], fixes: fixes(name, fault)))
    }
  }

  private static func fixes(_ name: UnusualName, _ fault: DomainNameFault) -> [FixIt] {
    guard case .schemeOrPath(let host?) = fault.kind, let edit = name.origin.edit(name.origin.wholeText, to: host) else { return [] }
    return [FixIt("write `\(host)`", isPlainWebAddress(name.origin.text, of: host) ? .safe : .unsafe, edits: [edit])]
  }

  /// Whether the text is the host's web address and nothing more: `https://HOST/`. A port, a path or a mail address may have been meant otherwise.
  private static func isPlainWebAddress(_ text: String, of host: String) -> Bool {
    ["http://", "https://", "HTTP://", "HTTPS://"].contains { text == $0 + host || text == $0 + host + "/" }
  }
}
