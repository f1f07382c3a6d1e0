public import Diagnostics
import DomainNames
public import OrderLanguage

/// A holder whose mail goes to the name that is only being registered.
public enum EmailOnOrderedDomain: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "email_on_ordered_domain", group: .contact, severity: .warning,
      summary: "the holder's e-mail address lies on a name that this order registers",
      why: """
        The registry asks the holder to confirm the address, often within days. Mail to a name without name servers and mailbox does not arrive, and the \
        name is suspended.
        """,
      whatToDo: "Write an address that works today, and change it later.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@acme-shop.com
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
      source: "ICANN Registrar Accreditation Agreement 2013, WHOIS accuracy programme (15 days); checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    var judged: Set<TextIdentity> = []
    var names: [String: Item]?
    for item in order.items {
      guard let (reference, contact) = item.holder(in: order), judged.insert(TextIdentity(contact.origin)).inserted, let email = contact.literal(.email),
        let host = host(of: email)
      else { continue }
      let registered = names ?? registeredNames(of: order)
      names = registered
      guard let ordered = namesAbove(host).lazy.compactMap({ registered[$0] }).first else { continue }
      let (place, related) = item.place(of: .email, of: contact, in: reference)
      context.report(
        finding(
          "the holder's `email` lies on `\(ordered.domainName?.value ?? host)`, which is only being registered", at: place, related: related,
          help: ["The registry's mails must arrive before the name works: write an address that is read today."]))
    }
  }

  /// The host name of an address as A-labels, in small letters.
  private static func host(of email: Origin) -> String? {
    let text = email.text
    guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), case .success(let name) = DomainName.parse(String(text[text.utf8.index(after: at)...])) else {
      return nil
    }
    return name.asciiText
  }

  /// The items that register a name, by that name.
  private static func registeredNames(of order: Order) -> [String: Item] {
    var names: [String: Item] = [:]
    for item in order.items where item.action == .register && item.object?.member(.existing) == nil {
      if let name = item.object?.member(.domainName)?.domainName, names[name] == nil { names[name] = item }
    }
    return names
  }

  /// A host name and the names that it lies below.
  private static func namesAbove(_ host: String) -> [String] {
    let labels = host.split(separator: ".")
    return labels.indices.map { labels[$0...].joined(separator: ".") }
  }
}
