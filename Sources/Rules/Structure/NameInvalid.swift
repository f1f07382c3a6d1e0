public import Diagnostics
public import OrderLanguage

/// The name of an order or the id of an item that is no name.
public enum NameInvalid: OrderRule, ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "name_invalid", group: .structure, severity: .error,
      summary: "an order name or item id is not made of lower-case letters, digits and inner hyphens",
      why: """
        The record of what was placed knows the order and its items by these names; they become file names and keys, so only 1 to 63 of `a-z`, `0-9` and \
        `-` may stand there.
        """,
      whatToDo: "Write lower-case letters, digits and hyphens; a hyphen neither first nor last. For people there is `description`.",
      badExample: """
        orderSpec: 1
        name: Acme AB
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme-ab
        items:
          - domainName: acme.com
        """,
      source: "order-spec language 1, Fields", isBlocking: true)
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    check(order.object.member(.name), "an order name", &context)
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    check(item.object?.member(.id), "an item id", &context)
  }

  private static func check(_ origin: Origin?, _ title: String, _ context: inout RuleContext) {
    guard let origin, origin.state == .value, !origin.withText(isName) else { return }
    let text = origin.text
    var help = ["For people there is `description`; the name is a key of the record of what was placed."]
    if let name = name(from: text) { help.insert("For example `\(name)`.", at: 0) }
    context.report(
      finding(
        "\(Wording.quoted(text)) is not \(title); expected 1 to 63 lower-case letters, digits and inner hyphens", at: origin.place, related: origin.aliasPlaces,
        help: help))
  }

  /// `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`
  private static func isName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...63).contains(text.count), text.first != 0x2D, text.last != 0x2D else { return false }
    return text.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// The nearest name; nil where nothing of the text is left.
  private static func name(from text: String) -> String? {
    var name: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars where name.count < 63 {
      switch scalar {
      case "a"..."z", "0"..."9": name.append(UInt8(scalar.value))
      case "å", "ä", "á", "à": name.append(0x61)
      case "ö", "ø", "ó": name.append(0x6F)
      case "é", "è", "ë": name.append(0x65)
      case "ü": name.append(0x75)
      default: if let last = name.last, last != 0x2D { name.append(0x2D) }
      }
    }
    while name.last == 0x2D { name.removeLast() }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
