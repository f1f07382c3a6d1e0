import Catalog
public import Diagnostics
import DomainNames
public import OrderLanguage

/// A TLD that is in no list.
public enum TldUnknown: OrderRule, ContactRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_unknown", group: .tld, severity: .warning,
      summary: "there is no such top-level domain",
      why: "A name below a top-level domain that does not exist cannot be ordered. The built-in list ages: a TLD that is newer than the list is no fault.",
      whatToDo: """
        Correct the TLD, of a name or above the attributes in a contact's `extensions`. If it is new, list it in a catalog file, or ignore the finding with \
        that reason.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.con
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "Public Suffix List of 2023-02-09, ICANN section (Debian publicsuffix 20230209.2326-1, https://publicsuffix.org/)")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    // A list of what is sold has a rule of its own, and names that are kept for tests have another.
    guard catalog.offeredTLDs == nil else { return }
    order.forEachValidDomain { index, name in
      guard catalog.facts(forDomain: name) == nil, Catalog.publicSuffixLength(ofDomain: name) == nil, !DomainExampleReserved.isReserved(name),
        let origin = order.items[index].naturalKeyOrigin
      else { return }
      report(origin, String(decoding: name, as: UTF8.self), catalog, &context)
    }
  }

  /// Registry attributes of a contact stand below a TLD; below anything else no item takes them.
  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let entries = contact.extensions?.elements else { return }
    let catalog = context.options.catalog
    for entry in entries {
      guard let key = entry.key, catalog.tld(key) == nil, Catalog.publicSuffixLength(ofDomain: "x." + key) ?? 0 < key.utf8.count else { continue }
      let suggestion = suggestion(for: key.lowercased(), catalog)
      context.report(
        finding(
          "\(Wording.quoted(key)) is no TLD in the list of \(Catalog.publicSuffixesAsOf), so no item takes these attributes"
            + (suggestion.map { "; did you mean `\($0)`?" } ?? ""), at: entry.keyPlace, related: entry.aliasPlaces,
          help: ["`extensions` of a contact has a TLD as an A-label in lower case above its attributes, such as `nl` or `co.uk`."]))
    }
  }

  private static func report(_ origin: Origin, _ name: String, _ catalog: CatalogView, _ context: inout RuleContext) {
    guard case .success(let parsed) = DomainName.parse(name) else { return }
    let tld = parsed.unicodeLabels.last ?? ""
    var message = "there is no TLD .\(tld) in the list of \(Catalog.publicSuffixesAsOf)"
    var fixes: [FixIt] = []
    let labels = NameLabels(parsed, at: origin)
    if let suggestion = suggestion(for: parsed.tld, catalog) {
      message += "; did you mean .\(suggestion)?"
      if let labels, let fix = labels.fix(labels.unicode.count - 1, to: suggestion) { fixes.append(fix) }
    }
    context.report(
      finding(
        message, at: labels?.written.last.map { origin.place(of: $0) } ?? origin.place, related: origin.aliasPlaces,
        help: ["Nobody registers names below a TLD that does not exist. One that is newer than the list can be told of in a catalog file."], fixes: fixes))
  }

  /// The nearest TLD: first among those that are known well and as long (`con`, `com`), then among those known well, then among all.
  private static func suggestion(for tld: String, _ catalog: CatalogView) -> String? {
    guard !tld.hasPrefix("xn--") else { return nil }
    let known = catalog.tlds.map(\.name).filter { !$0.contains(".") }
    return Suggestion.nearest(to: tld, in: known.filter { $0.utf8.count == tld.utf8.count }) ?? Suggestion.nearest(to: tld, in: known)
      ?? Suggestion.nearest(to: tld, in: Catalog.topLevelDomains.filter { !$0.hasPrefix("xn--") })
  }
}
