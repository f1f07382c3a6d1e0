public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// The text that hides an e-mail address on a web page.
public enum EmailPlaceholder: BindingProblemRule, ContactRule {
  public static var kind: BindingProblem.Kind { .emailPlaceholder }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "email_placeholder", group: .contact, severity: .warning,
      summary: "the e-mail address is the text that web pages show in its place",
      why: """
        Many pages replace addresses by `[email protected]` for readers without scripts, and HostUp's own examples were published so. Pasted into a spec, \
        the order would go out without an address. Without quotes YAML even reads a list.
        """,
      whatToDo: "Write the address itself.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: "[email protected]"
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
      fix: .sometimes, source: "HostUp API v2, POST /api/v2/orders/preview, published example; checked 2026-11-21", isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    var fixes: [FixIt] = []
    if let node = problem.node, case let range = tree.range(of: node), !tree.file.bytes[range.start..<range.end].contains(0x0A) {
      fixes.append(FixIt("put it in quotes", edits: [Edit(tree.file, range, SourceEdits.quoted(tree.file.text(range)))]))
    }
    // A list leaves a hole in the order, a text does not.
    return finding(
      "`email` is a placeholder for an address, and without quotes a list", at: problem.place, severity: .error, related: problem.related, help: help,
      fixes: fixes)
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let email = contact.literal(.email), !email.withText({ $0.contains(UInt8(ascii: "@")) }), MailPlaceholder.isPresent(in: email.text) else { return }
    context.report(finding("`email` is a placeholder for an address", at: email.place, related: email.aliasPlaces, help: help))
  }

  private static let help = ["Web pages show this text in place of an address. Write the address itself."]
}
