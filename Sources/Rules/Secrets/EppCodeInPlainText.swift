public import Diagnostics
public import OrderLanguage

/// A transfer code that everybody can read.
public enum EppCodeInPlainText: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "epp_code_in_plain_text", group: .secrets, severity: .warning,
      summary: "a transfer code stands in the file",
      why: """
        Whoever has the code can move the domain to another account, and a file in a repository is read by many and kept for ever. With `--strict-secrets` \
        this is an error.
        """,
      whatToDo: "Write a reference such as `${env:ACME_EPP}` or `${file:secrets.yaml#acme}`; it is read only when the order is sent.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            action: transfer
            eppCode: "Kx7vPq2mRt9w"
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      source: "RFC 5731 section 2.6 (authInfo); order-spec language 1, Secret references", isInlineSuppressible: false)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain else { return }
    guard let code = item.eppCode, code.state == .value else { return }
    context.report(
      finding(
        "a transfer code stands in plain text", at: code.place, severity: context.options.strictSecrets ? .error : nil, related: code.aliasPlaces,
        help: ["Whoever can read the file can move the domain. Write a reference such as `${env:NAME}`, and have the registrar make a new code."]))
  }
}
