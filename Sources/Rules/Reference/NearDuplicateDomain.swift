public import Diagnostics
import OrderLanguage

/// Two ordered names that are a letter apart.
public enum NearDuplicateDomain: RunRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "near_duplicate_domain", group: .reference, severity: .warning,
      summary: "two names of the run are one letter apart",
      why: """
        A letter that was added, lost, changed or swapped with its neighbour orders another name, and a registered name is rarely taken back. Names of fewer \
        than four letters, numbered names, series of single letters, a hyphen more or less and a letter beside its accented form are taken as meant.
        """,
      whatToDo: "Correct the one that is wrong. If both are meant, ignore the finding with that reason.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: kvarnbageriet.com
          - domainName: kvarnbagereit.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: kvarnbageriet.com
          - domainName: kvarnbageriet.net
        """,
      source: "orderspec's own rule", evidence: .assumed)
  }

  public static func check(_ run: Run, _ context: inout RuleContext) {
    var list = SplitNames()
    var identities: [Run.Identity] = []
    for order in run.orders {
      for item in order.items where item.existing == nil {
        guard let identity = item.naturalKey, identity.text.hasPrefix("domain:") else { continue }
        var name = String(identity.text.dropFirst("domain:".count))
        name.withUTF8 { list.append($0) }
        identities.append(identity)
      }
    }
    var names = NearNames(list)
    for (later, earlier) in names.findNearest().sorted(by: { $0.key < $1.key }) {
      let (identity, earlier) = (identities[later], identities[earlier])
      context.report(
        finding(
          "`\(identity.excerpt)` is one letter apart from `\(earlier.excerpt)`", at: identity.place,
          related: [RelatedPlace("the other name is here", at: earlier.place)] + identity.related,
          help: ["One of the two may be a slip, and a registered name is rarely taken back: correct it, or say in an ignore comment that both are meant."]))
    }
  }
}
