import Catalog
public import Diagnostics
import OrderLanguage

/// A label that is shorter or longer than the registry takes.
public enum TldLabelLength: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_label_length", group: .tld, severity: .error,
      summary: "the name is shorter or longer than the registry takes",
      why: "Many registries keep one- and two-letter names, and refuse an order for one. Where sources about the TLD disagree, this is a warning.",
      whatToDo: "Choose another name.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: ac.ch
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acm.ch
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show ch`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard let label = domain.facts.registrableLabel(ofDomain: name) else { return }
    let bounds = domain.facts.labelLength
    guard !bounds.contains(label.count) else { return }
    let isShort = bounds.min.map { label.count < $0 } ?? false
    let limit = isShort ? "at least \(bounds.min ?? 0)" : "at most \(bounds.max ?? 0)"
    // The form that is sent counts, where the name is written in another one.
    let isEncoded = label.starts(with: "xn--".utf8)
    context.report(
      finding(
        "a .\(domain.facts.name) name has \(limit) characters, this one has \(label.count)\(isEncoded ? " in the form that is sent" : "")",
        at: domain.labelPlace, severity: domain.severity(.labelLength), related: domain.origin.aliasPlaces,
        help: ["The registry refuses \(isShort ? "shorter" : "longer") names: choose another one."]))
  }
}
