import Diagnostics
import OrderLanguage

/// The literals of a file in fields where a secret reference may stand: no text may show them.
enum SecretLiterals {
  /// The names of the grammar, and those of the older provider API.
  private static let names: Set<String> = Set(
    ObjectType.allCases.flatMap { Grammar.fields(of: $0) }.filter(\.allowsSecret).map(\.name.string)
      + ["phonenumber", "firstname", "lastname", "companyname", "address1", "postcode", "orgno"])

  static func texts(in file: SourceFile) -> Set<String> {
    var texts: Set<String> = []
    for case let root? in PlainNode.documents(of: file.bytes) { collect(root, &texts) }
    return texts
  }

  private static func collect(_ node: PlainNode, _ texts: inout Set<String>) {
    switch node.content {
    case .mapping:
      for (key, value) in node.entries {
        if let name = key.text, names.contains(name) { collectAll(value, isIdentifier: name == "registrationIdentifier", &texts) } else { collect(value, &texts) }
      }
    case .sequence: for item in node.children { collect(item, &texts) }
    case .scalar, .alias: break
    }
  }

  private static func collectAll(_ node: PlainNode, isIdentifier: Bool, _ texts: inout Set<String>) {
    switch node.content {
    case .scalar(let text):
      // A word of two or three letters stands in many a message by chance.
      if text.unicodeScalars.count >= 4, !text.contains("${") { texts.insert(text) }
    case .mapping: for (key, value) in node.entries where !isIdentifier || key.text == "value" { collectAll(value, isIdentifier: false, &texts) }
    case .sequence: for item in node.children { collectAll(item, isIdentifier: false, &texts) }
    case .alias: break
    }
  }

  /// Whether a text holds another one as words of its own.
  static func text(_ text: String, shows secret: String) -> Bool {
    text.ranges(of: secret).contains { range in
      let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      return ![before, after].contains { $0?.isLetter == true || $0?.isNumber == true }
    }
  }
}
