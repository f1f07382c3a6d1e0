public import Diagnostics
public import OrderLanguage

/// A calling code of no country.
public enum PhoneCountryCodeUnknown: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "phone_country_code_unknown", group: .contact, severity: .error,
      summary: "no country has the calling code that the phone number begins with",
      why: "The number cannot be dialled, and the registry refuses it.",
      whatToDo: "Write the calling code of the country behind `+`.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            phoneNumber: "+999123456"
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
            phoneNumber: "+46700000000"
            countryCode: SE
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "ITU-T list of E.164 assigned country codes, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let (phone, reading) = context.phone(of: contact) else { return }
    guard case .unknownCode = reading.finding else { return }
    context.report(
      finding(
        "`phoneNumber` begins with no country calling code", at: phone.place, related: phone.aliasPlaces,
        help: ["The calling code follows `+`, without zeros before it: `+46` for Sweden, `+1` for the United States."]))
  }
}
