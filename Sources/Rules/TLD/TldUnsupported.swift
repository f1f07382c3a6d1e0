import Catalog
public import Diagnostics
public import OrderLanguage

/// A TLD that the provider does not sell, by the pinned catalog.
public enum TldUnsupported: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_unsupported", group: .tld, severity: .error,
      summary: "the TLD is not among those that the catalog file lists",
      why: "`offeredTlds` of a catalog file lists all TLDs that the provider sells; it refuses an order for another one with `unsupported_tld`.",
      whatToDo: "Choose another TLD or another provider. If the provider sells it now, bring the catalog file up to date.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.frl
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.nu
        """,
      exampleFiles: [
        (name: ".orderspec.yaml", text: "catalog: [hostup.catalog.yaml]\n"),
        (
          name: "hostup.catalog.yaml",
          text: """
          catalog: 1
          provider: hostup
          asOf: 2026-11-20
          offeredTlds: [se, nu, com, co.uk]
          """
        ),
      ],
      exampleTarget: "hostup-v2", source: "HostUp v2 errors, `unsupported_tld` (developer.hostup.se/errors), as of November 2026")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    guard let offered = catalog.offeredTLDs else { return }
    order.forEachValidDomain { index, name in
      guard catalog.offersTLD(ofDomain: name) == false, let origin = order.items[index].naturalKeyOrigin else { return }
      let tld = String(decoding: name[((name.lastIndex(of: UInt8(ascii: ".")) ?? -1) + 1)...], as: UTF8.self)
      var message = "the catalog file lists no .\(tld) among the TLDs that are sold"
      var help = ["Choose a TLD of the list, or bring the catalog file up to date."]
      if let suggestion = Suggestion.nearest(to: tld, in: offered.sorted()) { message += "; did you mean .\(suggestion)?" }
      if offered.count <= 20 { help.append("Sold: \(offered.sorted().map { "`\($0)`" }.joined(separator: ", ")).") }
      context.report(finding(message, at: origin.place, related: origin.aliasPlaces, help: help))
    }
  }
}
