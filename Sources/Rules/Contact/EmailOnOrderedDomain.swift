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
    // Neighbours mostly have one holder.
    var last: TextIdentity?
    var hashes: [UInt64]?
    var names: [String: Item]?
    for item in order.items {
      guard let (reference, contact) = item.holder(in: order), case let identity = TextIdentity(contact.origin), identity != last else { continue }
      if let last { judged.insert(last) }
      last = identity
      guard !judged.contains(identity), let email = contact.literal(.email) else { continue }
      if order.items.count <= Self.few {
        guard withHost(of: email, { lies($0, onANameOf: order) }) == true else { continue }
      } else {
        let suspects = hashes ?? hashesOfRegisteredNames(of: order)
        hashes = suspects
        guard withHost(of: email, { lies($0, on: suspects) }) == true else { continue }
      }
      guard let host = withHost(of: email, { String(decoding: $0, as: UTF8.self) }) else { continue }
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

  /// Calls with the host name of an address as A-labels, in small letters.
  private static func withHost<Result>(of email: Origin, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    email.withText { text in
      guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { return nil }
      let host = UnsafeBufferPointer(rebasing: text[(at + 1)...])
      if DomainName.classify(host) == .canonical { return body(host) }
      guard case .success(let name) = DomainName.parse(String(decoding: host, as: UTF8.self)) else { return nil }
      var ascii = name.asciiText
      return ascii.withUTF8(body)
    }
  }

  private static func registers(_ item: Item) -> Bool { item.action == .register && item.object?.member(.existing) == nil }

  /// The items that register a name, by that name.
  private static func registeredNames(of order: Order) -> [String: Item] {
    var names: [String: Item] = [:]
    for item in order.items where registers(item) {
      if let name = item.object?.member(.domainName)?.domainName, names[name] == nil { names[name] = item }
    }
    return names
  }

  /// So many names are compared faster than hashed.
  private static let few = 16

  /// Whether a host name is one that an item registers, or lies below one.
  private static func lies(_ host: UnsafeBufferPointer<UInt8>, onANameOf order: Order) -> Bool {
    order.items.contains { item in
      registers(item)
        && item.withNaturalKey { _, name in
          let start = host.count - name.count
          return start >= 0 && (start == 0 || host[start - 1] == UInt8(ascii: ".")) && host[start...].elementsEqual(name)
        } == true
    }
  }

  /// Hashes of the names that items register, read from their end and in order: nearly all mail lies elsewhere.
  private static func hashesOfRegisteredNames(of order: Order) -> [UInt64] {
    var hashes: [UInt64] = []
    for item in order.items where registers(item) {
      let hash = item.object?.member(.domainName)?.withDomainName { name in
        var hash = NameHash()
        hash.add(name.reversed())
        return hash.value
      }
      if let hash { hashes.append(hash) }
    }
    hashes.sort()
    return hashes
  }

  /// Whether a host name, or one that it lies below, may have one of the hashes.
  private static func lies(_ host: UnsafeBufferPointer<UInt8>, on hashes: [UInt64]) -> Bool {
    var hash = NameHash()
    for byte in host.reversed() {
      if byte == UInt8(ascii: "."), contains(hashes, hash.value) { return true }
      hash.add(byte)
    }
    return contains(hashes, hash.value)
  }

  private static func contains(_ sorted: [UInt64], _ hash: UInt64) -> Bool {
    var bounds = 0..<sorted.count
    while let middle = bounds.isEmpty ? nil : (bounds.lowerBound + bounds.upperBound) / 2 {
      if sorted[middle] == hash { return true }
      bounds = sorted[middle] < hash ? middle + 1..<bounds.upperBound : bounds.lowerBound..<middle
    }
    return false
  }

  /// A host name and the names that it lies below.
  private static func namesAbove(_ host: String) -> [String] {
    let labels = host.split(separator: ".")
    return labels.indices.map { labels[$0...].joined(separator: ".") }
  }
}
