public import Diagnostics
public import OrderLanguage

/// An e-mail address that is none.
public enum EmailInvalidSyntax: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "email_invalid_syntax", group: .contact, severity: .error,
      summary: "the e-mail address is not one plain address",
      why: "Registries send the holder mails that must be answered: a holder who cannot be reached loses the name.",
      whatToDo: "Write one address as it is, without a name, brackets or a second address.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@localhost
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
      source: "RFC 5321 section 4.1.2, without quoted local parts and IP addresses, which registries refuse; length RFC 3696 erratum 1690")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let email = contact.literal(.email), let fault = email.withText(EmailFault.find), !MailPlaceholder.isPresent(in: email.text) else { return }
    context.report(
      finding(
        "`email` \(fault.message)", at: email.place(of: fault.range), related: email.aliasPlaces,
        help: ["One plain address is expected, such as `name@example.org`."]))
  }
}
