import Catalog
public import Diagnostics
public import OrderLanguage

/// A literal transfer code that can be none: blanks or quotes in it, or a length that the registry does not have.
public enum EppCodeMalformed: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "epp_code_malformed", group: .item, severity: .warning,
      summary: "the text can be no transfer code of the TLD",
      why: """
        A code that was cut, or copied with a blank or with quotes around it, is refused by the registry, and some registries lock the name after a few \
        wrong ones. The code itself is never shown.
        """,
      whatToDo: "Copy the code again, as a whole and without anything around it; best into a secret reference.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            action: transfer
            eppCode: Kx7vPq2mRt9wKx7vPq2mRt9wKx7vPq
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme-shop.de
            action: transfer
            eppCode: ${env:ACME_SHOP_EPP}
        """,
      exampleFiles: [(name: ".orderspec.yaml", text: "rules: {epp_code_in_plain_text: off}\n")],
      source: "registries' rules, orderspec's table of TLDs (`orderspec catalog show de`), as of November 2026; RFC 5731 section 2.6")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard item.type == .domain else { return }
    guard let code = item.eppCode, code.state == .value, item.action == .transfer, !item.isAdopted else { return }
    let facts = item.tldFacts(in: context.options.catalog)
    // A TLD without codes has a rule of its own.
    guard facts?.authCode != AuthCodeNeed.none, let fault = code.withText({ fault(of: $0) }) ?? lengthFault(of: code, facts) else { return }
    context.report(
      finding(
        fault.message, at: fault.part.map { code.place(of: $0) } ?? code.place, related: code.aliasPlaces,
        help: ["The registry refuses a code with a single wrong character. Copy it again, as a whole and without anything around it."]))
  }

  private typealias Fault = (message: String, part: Range<Int>?)

  private static func fault(of text: UnsafeBufferPointer<UInt8>) -> Fault? {
    if let blank = text.firstIndex(where: { $0 <= 0x20 || $0 == 0x7F }) {
      let end = text[blank...].firstIndex { $0 > 0x20 && $0 != 0x7F } ?? text.count
      return ("there is a blank in the transfer code", blank..<end)
    }
    guard let first = text.first, text.count > 1 else { return nil }
    if first == text.last, [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(first) {
      return ("the transfer code stands in quotes that belong to its text", nil)
    }
    // Codes are ASCII; of what word processors put around a text, quotes are the commonest.
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let isQuoted = scalars.first.map(isTypographicQuote) == true || scalars.last.map(isTypographicQuote) == true
    return isQuoted ? ("the transfer code stands in quotes that belong to its text", nil) : nil
  }

  /// `‘ ’ ‚ ‛ “ ” „ ‟`, and the angle quotes.
  private static func isTypographicQuote(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{2018}"..."\u{201F}").contains(scalar) || scalar == "\u{AB}" || scalar == "\u{BB}"
  }

  /// The length that the code has is not told: it belongs to the secret.
  private static func lengthFault(of code: Origin, _ facts: TLDFacts?) -> Fault? {
    guard let facts else { return nil }
    let length = SecretReference.unescaped(code.text).unicodeScalars.count
    let bounds = facts.authCodeLength
    guard !bounds.contains(length) else { return nil }
    let range =
      switch (bounds.min, bounds.max) {
      case (let min?, let max?): "\(min) to \(max)"
      case (let min?, nil): "at least \(min)"
      case (_, let max): "at most \(max ?? 0)"
      }
    let isShort = bounds.min.map { length < $0 } ?? false
    return ("transfer codes of .\(facts.name) have \(range) characters, this one is \(isShort ? "shorter" : "longer")", nil)
  }
}
