import Diagnostics
import OrderLanguage

/// The literals of a file in fields where a secret reference may stand: no text may show them.
enum SecretLiterals {
  /// The names of the grammar, and those of the older provider API.
  private static let names: Set<String> = Set(
    ObjectType.allCases.flatMap { Grammar.fields(of: $0) }.filter(\.allowsSecret).map(\.name.string)
      + ["phonenumber", "firstname", "lastname", "companyname", "address1", "postcode", "orgno"])

  /// The texts, but for those of two or three letters, which stand in many a message by chance.
  static func texts(in file: SourceFile) -> Set<String> {
    Set(scalars(in: file).compactMap(\.text).filter { $0.unicodeScalars.count >= 4 })
  }

  /// Where their characters stand, without quotes.
  static func ranges(in file: SourceFile) -> [Range<Int>] {
    scalars(in: file).compactMap { node in
      var range = node.start..<node.end
      // The range of a node begins with its anchor and tag.
      while let first = file.bytes[range].first, first == 0x26 || first == 0x21 {
        let next = file.bytes[range].drop { $0 > 0x20 }.drop { $0 <= 0x20 }.startIndex
        range = next..<range.upperBound
      }
      guard let first = file.bytes[range].first else { return nil }
      if first == 0x22 || first == 0x27 { return (range.lowerBound + 1)..<(range.upperBound - 1) }
      // Of a block scalar, the text below its head.
      if first == 0x7C || first == 0x3E {
        let body = file.bytes[range].drop { $0 != 0x0A && $0 != 0x0D }.drop { $0 <= 0x20 }
        return body.startIndex..<(body.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? body.startIndex)
      }
      return range
    }.filter { !$0.isEmpty }
  }

  private static func scalars(in file: SourceFile) -> [PlainNode] {
    var found: [PlainNode] = []
    for case let root? in PlainNode.documents(of: file.bytes) { collect(root, &found) }
    return found
  }

  private static func collect(_ node: PlainNode, _ found: inout [PlainNode]) {
    switch node.content {
    case .mapping:
      for (key, value) in node.entries {
        if let name = key.text, names.contains(name) {
          collectAll(value, isIdentifier: name == "registrationIdentifier", &found)
        } else {
          collect(value, &found)
        }
      }
    case .sequence: for item in node.children { collect(item, &found) }
    case .scalar, .alias: break
    }
  }

  private static func collectAll(_ node: PlainNode, isIdentifier: Bool, _ found: inout [PlainNode]) {
    switch node.content {
    case .scalar(let text): if !text.contains("${"), !["", "~", "null"].contains(text) { found.append(node) }
    case .mapping: for (key, value) in node.entries where !isIdentifier || key.text == "value" { collectAll(value, isIdentifier: false, &found) }
    case .sequence: for item in node.children { collectAll(item, isIdentifier: false, &found) }
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
