import Catalog
public import Diagnostics
import OrderLanguage

/// A period that the registry does not sell.
public enum TldYearsOutOfRange: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_years_out_of_range", group: .tld, severity: .error,
      summary: "the TLD cannot be registered for that many years",
      why: """
        Each registry registers for certain periods only, some for one year alone, some for two at least. The provider refuses any other. Where sources about \
        the TLD disagree, this is a warning.
        """,
      whatToDo: "Write one of the periods that the message lists. A shorter one is renewed later.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            years: 2
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            years: 1
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show de`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard let object = domain.item.object else { return }
    let years = domain.item.years
    // A value that is not understood is no period.
    if years == nil, object.written(.years)?.isHole == true { return }
    let isTransfer = domain.item.action == .transfer
    guard domain.item.action != nil, let sold = isTransfer ? domain.facts.transferYears : domain.facts.registerYears, !sold.contains(years?.value ?? 1)
    else { return }
    let verb = isTransfer ? "transferred" : "registered"
    let unit = sold.max == 1 ? "year" : "years"
    let found = years == nil ? "one year, which counts without `years`" : "`\(years!.value)` \(years!.value == 1 ? "year" : "years")"
    let place = years?.place ?? object.written(.years)?.place ?? domain.item.origin.missingPlace(.years)
    context.report(
      finding(
        ".\(domain.facts.name) is \(verb) for \(sold) \(unit), not for \(found)", at: place,
        severity: isTransfer ? .error : domain.severity(.registerYears),
        related: years?.origin.relatedPlaces(of: domain.item) ?? [],
        help: ["The provider refuses another period. Periods: \(sold.values.map { "`\($0)`" }.joined(separator: ", "))."]))
  }
}
