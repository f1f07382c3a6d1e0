import Catalog
public import Diagnostics
public import OrderLanguage

/// A number with the 0 that is dialled inside the country only.
public enum PhoneTrunkZero: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "phone_trunk_zero", group: .contact, severity: .error,
      summary: "the 0 of calls inside the country stands behind the country calling code",
      why: """
        The 0 (in Hungary 06) is dialled inside the country and never behind the calling code: the number does not work. In Italy, San Marino and the \
        Vatican it belongs to the number.
        """,
      whatToDo: "Leave the 0 out.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            phoneNumber: "+460700000000"
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
      fix: .sometimes, source: "ITU-T E.164; national numbering plans, November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let (phone, reading) = context.phone(of: contact) else { return }
    guard case .trunkPrefix(let code) = reading.finding else { return }
    let prefix = code.trunkPrefix ?? "0"
    var national = reading.digits[code.length...]
    while national.starts(with: prefix.utf8) { national.removeFirst(prefix.utf8.count) }
    let edit = phone.wholeEdit(to: "+" + code.digits + String(decoding: national, as: UTF8.self))
    context.report(
      finding(
        "`phoneNumber` has the `\(prefix)` of calls inside \(code.countries.first?.nameInSentence ?? "the country") behind `+\(code.digits)`", at: phone.place,
        related: phone.aliasPlaces, help: ["It is dialled inside the country only; from abroad the number does not work with it."],
        fixes: edit.map { [FixIt("leave out the `\(prefix)`", .unsafe, edits: [$0])] } ?? []))
  }
}
