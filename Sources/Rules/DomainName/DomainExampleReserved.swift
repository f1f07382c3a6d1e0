public import Diagnostics
import DomainNames
public import OrderLanguage

/// An ordered name that nobody can register.
public enum DomainExampleReserved: OrderRule, ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_example_reserved", group: .domainName, severity: .warning,
      summary: "the name is kept for documentation or tests",
      why: "`example.com`, `example.net`, `example.org` and everything below `.example`, `.test`, `.invalid` and `.localhost` can never be registered.",
      whatToDo: "Write the name that is meant.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: example.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: example.se
        """,
      source: "RFC 2606, RFC 6761; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    for name in order.unusualNames where name.role == .ordered {
      guard case .success(let parsed) = name.reading else { continue }
      var ascii = parsed.asciiText
      if ascii.withUTF8(isReserved) { report(name.origin, &context) }
    }
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain, let origin = item.object?.member(.domainName), origin.member.isCanonicalName, origin.withText(isReserved) else { return }
    report(origin, &context)
  }

  private static func report(_ origin: Origin, _ context: inout RuleContext) {
    if let existing = origin.parent?.object?.written(.existing), existing.state != .null { return }
    context.report(
      finding(
        "`\(origin.excerpt)` is kept for documentation and tests", at: origin.place, related: origin.aliasPlaces,
        help: ["Nobody can register it (RFC 2606, RFC 6761): write the name that is meant."]))
  }

  /// Whether a name in canonical form is one of the reserved ones, or below one; false for everything that is not canonical.
  static func isReserved(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    reserved.contains { suffix in
      let start = name.count - suffix.utf8CodeUnitCount
      guard start >= 0, start == 0 || name[start - 1] == UInt8(ascii: ".") else { return false }
      return (0..<suffix.utf8CodeUnitCount).allSatisfy { name[start + $0] == suffix.utf8Start[$0] } && DomainName.classify(name) == .canonical
    }
  }

  private static let reserved: [StaticString] = ["example.com", "example.net", "example.org", "example", "test", "invalid", "localhost"]
}
