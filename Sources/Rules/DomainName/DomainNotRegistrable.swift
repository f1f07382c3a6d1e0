import Catalog
public import Diagnostics
import DomainNames
public import OrderLanguage

/// A name that stands where nobody can register one.
public enum DomainNotRegistrable: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_not_registrable", group: .domainName, severity: .error,
      summary: "the name is a public suffix, or more than one label below one",
      why: """
        Names are registered directly below a public suffix such as `se` or `co.uk`. A suffix itself belongs to its registry, and names further down are made \
        in the zone of the registered one, without an order.
        """,
      whatToDo: "Order the name directly below the suffix. If a provider does sell names there, list the suffix in a catalog file.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: www.acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.co.uk
        """,
      fix: .sometimes, source: "Public Suffix List of 2023-02-09, ICANN section (Debian publicsuffix 20230209.2326-1, https://publicsuffix.org/)")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    order.forEachValidDomain { index, name in
      guard let suffix = Catalog.publicSuffixLength(ofDomain: name) else { return }
      let rest = name.count - suffix - 1
      guard rest < 1 || name[..<rest].contains(UInt8(ascii: ".")) && !isSold(name, catalog),
        let origin = order.items[index].naturalKeyOrigin
      else { return }
      report(origin, String(decoding: name, as: UTF8.self), suffix, &context)
    }
  }

  /// Whether a catalog file names what stands behind the first dot as a TLD.
  private static func isSold(_ name: UnsafeBufferPointer<UInt8>, _ catalog: CatalogView) -> Bool {
    guard !catalog.files.isEmpty, let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return false }
    let parent = String(decoding: name[(dot + 1)...], as: UTF8.self)
    return catalog.tld(parent) != nil || catalog.offeredTLDs?.contains(parent) == true
  }

  private static func report(_ origin: Origin, _ name: String, _ suffix: Int, _ context: inout RuleContext) {
    guard case .success(let parsed) = DomainName.parse(name) else { return }
    let labels = NameLabels(parsed, at: origin)
    let depth = parsed.labels.count - name.utf8.suffix(suffix).reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 }
    guard depth > 1 else {
      context.report(
        finding(
          "`\(origin.excerpt)` is a public suffix: it belongs to its registry", at: origin.place, related: origin.aliasPlaces,
          help: ["Only names directly below it can be registered: write one of them."]))
      return
    }
    let registrable = parsed.unicodeLabels.dropFirst(depth - 1).joined(separator: ".")
    var fixes: [FixIt] = []
    var place = origin.place
    if let written = labels?.written {
      place = origin.place(of: written[0].lowerBound..<written[depth - 2].upperBound)
      if let edit = origin.edit(written[0].lowerBound..<written[depth - 1].lowerBound, to: "") {
        fixes.append(FixIt("write `\(registrable)`", .unsafe, edits: [edit]))
      }
    }
    context.report(
      finding(
        "`\(origin.excerpt)` is a name below `\(registrable)`, and only that one can be registered", at: place, related: origin.aliasPlaces,
        help: [
          "Order `\(registrable)`: names below it are made in its zone, without an order. Where the provider does sell names there, list the suffix in a catalog file."
        ], fixes: fixes))
  }
}
