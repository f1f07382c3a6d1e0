public import Diagnostics
import DomainNames
public import OrderLanguage

/// Latin letters beside Greek or Cyrillic ones in one label.
public enum DomainMixedScript: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "domain_mixed_script", group: .domainName, severity: .error,
      summary: "a label mixes Latin, Greek and Cyrillic letters",
      why: """
        Many letters of the three scripts look alike: such a name is another one than it seems to be. IDNA allows it, the registries that take these letters \
        refuse to mix them in a label.
        """,
      whatToDo: "Write the label in one script. The message names the letter that is in the other one.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: аcme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.com
        """,
      fix: .sometimes, source: "UTS 39 section 5 (revision 32), Scripts.txt of Unicode 15.0.0, confusables.txt 17.0.0; checked 2026-11-21")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    order.forEachUnusualName { name, _ in
      for (index, label) in name.unicode.enumerated() {
        guard let foreign = foreignScript(in: label) else { continue }
        report(name, index, foreign, &context)
      }
    }
  }

  private static func report(_ name: NameLabels, _ index: Int, _ foreign: LetterScript, _ context: inout RuleContext) {
    let letters = name.unicode[index].unicodeScalars.filter { LetterScript($0) == foreign }
    let others = [LetterScript.latin, .greek, .cyrillic].filter { script in
      script != foreign && name.unicode[index].unicodeScalars.contains { LetterScript($0) == script }
    }
    let isOne = letters.count == 1
    var fixes: [FixIt] = []
    var help = ["Such a name is another one than it seems to be, and registries refuse it: write the label in one script."]
    if foreign != .latin, others == [.latin], let latin = latin(name.unicode[index], without: foreign) {
      help.append("It looks like `\(latin)`.")
      if let fix = name.fix(index, to: latin) { fixes.append(fix) }
    }
    context.report(
      finding(
        "`\(name.origin.excerpt)` mixes \(([foreign] + others).map(\.rawValue).joined(separator: " and ")) letters in one label: "
          + "\(letters.first.map(\.quoted) ?? "")\(isOne ? "" : ", among others,") is \(foreign.rawValue)",
        at: name.place(ofLettersIn: index) { LetterScript($0) == foreign }, related: name.origin.aliasPlaces, help: help, fixes: fixes))
  }

  /// The script of the fewest letters where there are several; of two with as many the one that is not Latin.
  private static func foreignScript(in label: String) -> LetterScript? {
    var counts: [LetterScript: Int] = [:]
    for scalar in label.unicodeScalars { if let script = LetterScript(scalar) { counts[script, default: 0] += 1 } }
    guard counts.count > 1 else { return nil }
    return [LetterScript.cyrillic, .greek, .latin].filter { counts[$0] != nil }.min { counts[$0, default: 0] < counts[$1, default: 0] }
  }

  /// The label with its foreign letters changed for their look-alikes; nil where one has none.
  private static func latin(_ label: String, without foreign: LetterScript) -> String? {
    var latin = ""
    for scalar in label.unicodeScalars {
      guard LetterScript(scalar) == foreign else {
        latin.unicodeScalars.append(scalar)
        continue
      }
      guard let letters = LetterScript.latinLookalike(of: scalar) else { return nil }
      latin += letters
    }
    return latin
  }
}
