import Catalog
public import Diagnostics
public import OrderLanguage

/// A number that is nobody's, or not for long.
public enum IdentifierTemporaryOrTest: ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "identifier_temporary_or_test", group: .identifier, severity: .warning,
      summary: "the identifier is a temporary or a test number",
      why: """
        Test numbers belong to nobody, and temporary ones are replaced: the registry cannot tie the name to its holder. Swedish coordination numbers are \
        in order and only noted.
        """,
      whatToDo: "Write the holder's own number.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: FI
            registrationIdentifier: "010594Y9032"
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
            countryCode: FI
            registrationIdentifier: ${env:AINO_HETU}
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "Digital and Population Data Services Agency (FI, 900 to 999), Skatteetaten (NO, Tenor, month + 80), November 2026")
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let judgement = context.judgement(of: contact), judgement.verdict == .valid, judgement.kind.isTemporary else { return }
    let isCoordination = judgement.kind == .seSamordningsnummer
    context.report(
      finding(
        "`registrationIdentifier` is \(judgement.kind.title)", at: judgement.value.place, severity: isCoordination ? .info : nil,
        related: judgement.value.aliasPlaces,
        help: [
          isCoordination
            ? "It is for people who are not in the population register, and is replaced when they are."
            : "It belongs to nobody, or not for long: write the holder's own number."
        ]))
  }
}
