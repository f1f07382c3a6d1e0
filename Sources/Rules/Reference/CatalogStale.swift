public import Diagnostics

/// A catalog file that has grown old.
public enum CatalogStale: Rule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "catalog_stale", group: .reference, severity: .warning,
      summary: "the catalog file is more than \(limit) days old",
      why: """
        Findings that rest on a catalog file are errors: an old one refuses what the provider sells by now, and lets through what it sells no more. It is \
        reported once a run, in the catalog file.
        """,
      whatToDo: "Ask the provider again, and write the day into `asOf`. `orderspec catalog diff OLD NEW` shows what has changed.",
      badExample: """
        catalog: 1
        provider: hostup
        asOf: 2026-06-01
        tlds: { com: { registerYears: [1, 2, 3, 5] } }
        """,
      goodExample: """
        catalog: 1
        provider: hostup
        asOf: 2026-11-01
        tlds: { com: { registerYears: [1, 2, 3, 5] } }
        """,
      exampleFile: "hostup.catalog.yaml",
      exampleFiles: [
        (name: ".orderspec.yaml", text: "catalog: [hostup.catalog.yaml]\n"),
        (name: "acme.order.yaml", text: "orderSpec: 1\nname: acme\nitems: [{ domainName: acme-shop.com }]\n"),
      ],
      source: "order-spec, design: the limit is orderspec's own", isInlineSuppressible: false)
  }

  /// The age in days at which a catalog file still passes.
  public static let limit = 90

  /// What is to be said about a catalog file of a day; nil where it is young enough.
  public static func finding(asOf: CalendarDate, today: CalendarDate, at place: Place) -> Diagnostic? {
    let age = today.days(since: asOf)
    guard age > limit else { return nil }
    return finding(
      "the catalog is \(age) days old, more than \(limit)", at: place,
      help: ["Findings that rest on it may be wrong by now. Ask the provider again, and write the day into `asOf`."])
  }
}
