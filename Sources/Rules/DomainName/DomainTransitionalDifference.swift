public import Diagnostics
import DomainNames
public import OrderLanguage

/// A name that older software reads as another one.
public enum DomainTransitionalDifference: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_transitional_difference", group: .domainName, severity: .warning,
      summary: "older software reads the name as another one",
      why: """
        ß, ς and the two joiners are characters of their own since 2010 (IDNA 2008). Software that follows IDNA 2003 or the transitional mapping turns ß into \
        ss, ς into σ and drops the joiners: its users reach another name.
        """,
      whatToDo: "Order the other name, too, or use it alone.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acmestraße.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acmestrasse.com
        """,
      source: "UTS 46 section 2.3, RFC 5894 section 7.2; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachMappedName(with: .hasTransitionalDifference) { name, parsed in
      let origin = name.origin
      let place = origin.place(of: firstDeviation(in: origin.text) ?? origin.wholeText)
      context.report(
        finding(
          "`\(origin.excerpt)` is `\(transitional(parsed.unicodeText))` to older software", at: place,
          related: origin.aliasPlaces, help: ["Software of before 2010, and some of today, reaches the other name: order that one, too, or use it alone."]))
    }
  }

  /// The name that transitional processing makes.
  private static func transitional(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "ß": result += "ss"
      case "ς": result += "σ"
      case "\u{200C}", "\u{200D}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func firstDeviation(in text: String) -> Range<Int>? {
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      if ["ß", "\u{1E9E}", "ς", "\u{200C}", "\u{200D}"].contains(scalar) { return offset..<end }
      offset = end
    }
    return nil
  }
}
