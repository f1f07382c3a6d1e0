import Catalog
public import Diagnostics
import DomainNames
import OrderLanguage

/// A name of a form that the registry refuses.
public enum TldReservedPattern: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_reserved_pattern", group: .tld, severity: .error,
      summary: "the registry refuses names of this form",
      why: """
        Registries keep some forms of names for themselves: .se and .nu refuse what could be a personal number, .cz two hyphens in a row. \
        Where sources about the TLD disagree, this is a warning.
        """,
      whatToDo: "Choose another name.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acm--e.cz
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acm-e.cz
        """,
      source: "registries' rules, orderspec's table of TLDs, as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    guard let label = domain.facts.registrableLabel(ofDomain: name) else { return }
    // Only an A-label of a form that may be that of its encoding alone is read once more.
    let form = domain.facts.forbiddenForm(of: label) {
      (try? DomainName.parse(String(decoding: label, as: UTF8.self) + ".se").get())?.unicodeLabels.first
    }
    guard let form else { return }
    // The label is not quoted: it may be a personal number.
    context.report(
      finding(
        "the registry of .\(domain.facts.name) refuses this name: \(form.reason)", at: domain.labelPlace, severity: domain.severity(.forbidden),
        related: domain.origin.aliasPlaces, help: ["Nobody can register a name of this form: choose another one."]))
  }
}
