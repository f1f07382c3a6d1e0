import Catalog
public import Diagnostics
public import OrderLanguage

/// A phone number with more than a phone number in it.
public enum PhoneNotE164: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "phone_not_e164", group: .contact, severity: .error,
      summary: "the phone number has letters, an extension, or more digits than a number can have",
      why: """
        A number has at most 15 digits and nothing else. What stands behind it would be refused or dialled. A number with fewer or more digits than the \
        country has is worth a warning.
        """,
      whatToDo: "Write `+`, the country calling code and the number; leave extensions out.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            phoneNumber: "+46 8 123 456 ext 4"
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
      source: "ITU-T E.164 (15 digits); RFC 5733 section 2.5; lengths from national numbering plans, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let (phone, reading) = context.phone(of: contact) else { return }
    switch reading.finding {
    case .character(let offset):
      let text = phone.text
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
      let range = offset..<(offset + UTF8.width(text.unicodeScalars[start]))
      context.report(
        finding(
          "`phoneNumber` has something other than digits in place \(text.unicodeScalars.distance(from: text.startIndex, to: start) + 1)",
          at: phone.place(of: range),
          related: phone.aliasPlaces, help: ["Only `+` and digits make a number; blanks, hyphens, dots and brackets are left out. Extensions cannot be sent."]))
    case .digitCount(let count):
      context.report(
        finding(
          "`phoneNumber` has \(count == 0 ? "no" : "\(count)") digits; expected at most 15 behind `+`", at: phone.place, related: phone.aliasPlaces,
          help: [form]))
    case .nationalLength(let code, let count):
      context.report(
        finding(
          "`phoneNumber` has \(count == 1 ? "one digit" : count == 0 ? "no digits" : "\(count) digits") behind `+\(code.digits)`; \(expected(code))",
          at: phone.place,
          severity: .warning, related: phone.aliasPlaces, help: [form]))
    default: break
    }
  }

  private static let form = "The form is `+`, the country calling code and the number, such as `+46700000000`."

  private static func expected(_ code: CallingCode) -> String {
    let (min, max) = (code.nationalLength.min ?? 1, code.nationalLength.max ?? 15 - code.length)
    return "expected \(min == max ? "\(min)" : "\(min) to \(max)")" + (code.countries.first.map { " in \($0.nameInSentence)" } ?? "")
  }
}
