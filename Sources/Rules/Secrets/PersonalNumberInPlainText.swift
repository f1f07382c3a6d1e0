public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A natural person's number that everybody can read.
public enum PersonalNumberInPlainText: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "personal_number_in_plain_text", group: .secrets, severity: .warning,
      summary: "a personal number stands in the file",
      why: """
        The number of a natural person opens doors in the Nordic countries and cannot be changed. A file in a repository is read by many and kept for ever. \
        Found are the numbers of Sweden, Norway, Denmark and Finland, in the country that the identifier or its contact names.
        """,
      whatToDo: "Write a reference such as `${env:ANNA_PERSONNUMMER}`, or keep the contact in a contacts file outside the repository.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme.example.org
            countryCode: SE
            registrationIdentifier: "811228-9874"
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
            registrationIdentifier: ${env:ANNA_PERSONNUMMER}
        items:
          - domainName: acme-shop.com
            registrantContact: anna
        """,
      source: "Regulation (EU) 2016/679 articles 5 and 87; national forms as of November 2026", isInlineSuppressible: false)
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    for (index, member) in document.members.enumerated() {
      guard member.state == .value, case .field(let field) = member.key else { continue }
      switch field {
      case .registrationIdentifier where member.form == .short, .value, .vatNumber:
        check(document.origin(at: index), field, &context)
      case .extensions: checkOpen(document.origin(at: index), &context)
      default: break
      }
    }
  }

  private static func check(_ origin: Origin, _ field: FieldName, _ context: inout RuleContext) {
    guard let country = country(of: origin) else { return }
    let today = context.options.today
    let kind = origin.withText {
      field == .vatNumber
        ? PersonalNumbers.kind(inVATNumber: $0, in: country, today: today) : PersonalNumbers.kind(of: $0, in: country, today: today)
    }
    guard let kind else { return }
    let message = field == .vatNumber ? "the VAT number holds \(kind.title) in plain text" : "\(kind.title) stands in plain text"
    context.report(finding(message, at: origin.place, related: origin.aliasPlaces, help: [help]))
  }

  private static func checkOpen(_ origin: Origin, _ context: inout RuleContext) {
    guard let country = country(of: origin) else { return }
    let tree = origin.document.tree
    let today = context.options.today
    for scalar in OpenScalars.below(origin, where: { tree.withText(of: $1) { PersonalNumbers.kind(of: $0, in: country, today: today) != nil } }) {
      guard let kind = tree.withText(of: scalar.node, { PersonalNumbers.kind(of: $0, in: country, today: today) }) else { continue }
      context.report(finding("\(kind.title) stands in plain text", at: scalar.place, related: scalar.related, help: [help]))
    }
  }

  private static let help =
    "The number cannot be changed, and the file is kept for ever. Write a reference such as `${env:NAME}`, or keep the contact outside the repository."

  /// The country of an identifier, else of the contact that a value stands in; for the attributes of an item that of its holder, as far as this
  /// document tells.
  private static func country(of origin: Origin) -> String? {
    var owner = origin.parent
    while let object = owner?.object {
      switch object.type {
      case .identifier:
        if let country = object.text(.countryCode) { return country.value }
      case .contact: return object.text(.countryCode)?.value
      case .domain:
        guard let holder = object.member(.registrantContact) else { return nil }
        if let contact = holder.object { return contact.text(.countryCode)?.value }
        return origin.document.contact(named: holder.text)?.text(.countryCode)?.value
      default: return nil
      }
      owner = owner?.parent
    }
    return nil
  }
}
