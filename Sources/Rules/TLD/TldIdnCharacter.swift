import Catalog
public import Diagnostics
import DomainNames
import OrderLanguage

/// A letter that the registry's table of characters lacks.
public enum TldIdnCharacter: DomainRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "tld_idn_character", group: .tld, severity: .error,
      summary: "the registry does not take this letter",
      why: """
        A registry that takes letters beyond a to z has a list of them and refuses all others. Nothing is said of TLDs whose list is not known here. Where \
        sources about the TLD disagree, this is a warning.
        """,
      whatToDo: "Write the name with letters of the list, or choose another TLD.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-diş.dk
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-blåbær.dk
        """,
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show dk`), as of November 2026")
  }

  static func check(_ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext) {
    // Only a name with such letters is unusual.
    guard !order.unusualNames.isEmpty else { return }
    guard domain.facts.supportsIDN, let label = domain.facts.registrableLabel(ofDomain: name), label.starts(with: "xn--".utf8),
      let listed = domain.facts.idnCharacters, let unusual = order.unusualName(at: domain.origin),
      case .success(let parsed) = unusual.reading, let labels = NameLabels(parsed, at: domain.origin)
    else { return }
    let index = labels.unicode.count - domain.facts.labelCount - 1
    let allowed = listed.unicodeScalars
    let isForeign = { (scalar: Unicode.Scalar) in !scalar.isASCII && !allowed.contains(scalar) }
    var foreign: [Unicode.Scalar] = []
    for scalar in labels.unicode[index].unicodeScalars where isForeign(scalar) && !foreign.contains(scalar) { foreign.append(scalar) }
    guard !foreign.isEmpty else { return }
    context.report(
      finding(
        ".\(domain.facts.name) does not take \(foreign.map(\.quoted).joined(separator: ", "))", at: labels.place(ofLettersIn: index, where: isForeign),
        severity: domain.severity(.idn), related: domain.origin.aliasPlaces,
        help: ["Beyond a to z, 0 to 9 and hyphens the registry takes \(spaced(allowed)) and refuses the name with others."]))
  }

  /// The letters of a list for people.
  private static func spaced(_ letters: String.UnicodeScalarView) -> String { letters.map { String($0) }.joined(separator: " ") }
}
