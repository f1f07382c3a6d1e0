public import Diagnostics
import DomainNames
public import OrderLanguage

/// A Greek or Cyrillic label that reads as a Latin one.
public enum DomainWholeScriptConfusable: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_whole_script_confusable", group: .domainName, severity: .warning,
      summary: "a label of Greek or Cyrillic letters looks like a Latin one",
      why: "Every letter of the label looks like one of a to z: people, and perhaps who wrote the order, take it for the Latin name, which is another one.",
      whatToDo: "Write the Latin name if that is meant. If the label is a word of its language, ignore the finding with that reason.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: асе-сосоа.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: ace-cocoa.com
        """,
      fix: .sometimes, source: "UTS 39 section 4, confusables.txt 17.0.0; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachUnusualName { name, parsed in
      // Under a TLD in letters of its own nobody takes the label for a Latin one.
      guard !parsed.tld.hasPrefix("xn--") else { return }
      for (index, label) in name.unicode.enumerated() {
        guard let latin = LetterScript.latinLookalike(of: label), let script = label.unicodeScalars.lazy.compactMap({ LetterScript($0) }).first else {
          continue
        }
        context.report(
          finding(
            "`\(label)` is written in \(script.rawValue) letters that look like `\(latin)`", at: name.origin.place(of: name.written[index]),
            related: name.origin.aliasPlaces,
            help: ["It is another name than the Latin one, sent as `\(parsed.asciiText)`: make sure that it is the one you mean."],
            fixes: name.fix(index, to: latin).map { [$0] } ?? []))
      }
    }
  }
}
