public import Diagnostics
public import OrderLanguage

/// An address that no mail can reach.
public enum EmailSpecialUseDomain: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "email_special_use_domain", group: .contact, severity: .warning,
      summary: "the e-mail address lies below a special-use top-level domain",
      why: """
        Names below `test`, `invalid`, `example`, `localhost`, `local`, `onion` and `arpa` never lead to a mail server of the Internet: mails to the \
        holder are lost. Names such as `example.org` are left alone, since documentation writes them on purpose.
        """,
      whatToDo: "Write an address that is read.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.test
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "RFC 2606, RFC 6761, RFC 7686; checked 2026-11-21")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let email = contact.literal(.email), let tld = email.withText(specialTLD), email.withText(EmailFault.find) == nil else { return }
    context.report(
      finding(
        "`email` lies below `.\(tld)`, where no mail arrives", at: email.place, related: email.aliasPlaces,
        help: ["The name is kept for special use. The holder must be reachable: write an address that is read."]))
  }

  private static let names: [StaticString] = ["test", "invalid", "example", "localhost", "local", "onion", "arpa"]

  /// The special-use name that the text ends with, behind a dot.
  private static func specialTLD(_ text: UnsafeBufferPointer<UInt8>) -> StaticString? {
    guard let dot = text.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let label = text[(dot + 1)...]
    return names.first { name in name.utf8CodeUnitCount == label.count && zip(label, 0..<label.count).allSatisfy { $0 | 0x20 == name.utf8Start[$1] } }
  }
}
