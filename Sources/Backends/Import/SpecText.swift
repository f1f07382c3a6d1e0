import YAMLSyntax

/// Writes a spec in block style: two spaces a level, LF, quotes only where another YAML loader would read something else.
struct SpecText {
  private(set) var bytes: [UInt8] = []

  /// The text of one document.
  static func document(_ entries: [DraftEntry]) -> [UInt8] {
    var writer = SpecText()
    writer.write(entries, indentation: 0)
    return writer.bytes
  }

  /// What tells values apart, byte by byte: `String` takes texts for equal that differ in their code points.
  static func fingerprint(_ entries: [DraftEntry]) -> [UInt8] { document(entries) }

  // MARK: Layout

  private mutating func write(_ entries: [DraftEntry], indentation: Int, firstIsIndented: Bool = false) {
    for (index, entry) in entries.enumerated() {
      if index > 0 || !firstIsIndented { indent(indentation) }
      append(Self.scalar(entry.key))
      append(":")
      write(entry.value, indentation: indentation)
    }
  }

  /// Writes what stands behind a `:` or a `-` at that indentation.
  private mutating func write(_ value: DraftValue, indentation: Int) {
    switch value {
    case .text(let text): append(" " + Self.scalar(Self.escaped(text)) + "\n")
    case .plain(let word): append(" " + word + "\n")
    case .reference(let text): append(" " + Self.reference(text) + "\n")
    case .list(let items):
      guard !items.isEmpty else { return append(" []\n") }
      append("\n")
      for item in items { write(item: item, indentation: indentation + 2) }
    case .mapping(let entries): write(mapping: entries, indentation: indentation)
    case .object(let object): write(mapping: object.entries, indentation: indentation)
    case .contact(let contact): write(mapping: contact.entries, indentation: indentation)
    }
  }

  private mutating func write(mapping entries: [DraftEntry], indentation: Int) {
    guard !entries.isEmpty else { return append(" {}\n") }
    append("\n")
    write(entries, indentation: indentation + 2)
  }

  /// The first entry of a mapping stands behind the hyphen.
  private mutating func write(item: DraftValue, indentation: Int) {
    indent(indentation)
    append("-")
    let entries: [DraftEntry]
    switch item {
    case .mapping(let own): entries = own
    case .object(let object): entries = object.entries
    case .contact(let contact): entries = contact.entries
    case .text, .plain, .reference, .list: return write(item, indentation: indentation)
    }
    guard !entries.isEmpty else { return append(" {}\n") }
    append(" ")
    write(entries, indentation: indentation + 2, firstIsIndented: true)
  }

  private mutating func indent(_ count: Int) { bytes.append(contentsOf: repeatElement(0x20, count: count)) }
  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  // MARK: Scalars

  /// A literal text as the language writes it: `$${` for `${`.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(0x24) else { return text }
    let utf8 = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in utf8.enumerated() {
      if byte == 0x24, index + 1 < utf8.count, utf8[index + 1] == 0x7B { result.append(0x24) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text as a plain scalar where every loader reads that text, else in quotes.
  static func scalar(_ text: String) -> String {
    if text.unicodeScalars.contains(where: needsEscape) { return escapedInQuotes(text) }
    return SourceEdits.isSafePlain(folded(text)) ? text : SourceEdits.quoted(text)
  }

  /// Letters beyond ASCII mean nothing to YAML: they count as an `a`.
  private static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value >= 0xC0 && $0.properties.isAlphabetic ? "a" : $0 }))
  }

  /// Whether a character in a file is none, ends a line for libyaml, or cannot be seen; `yaml_non_ascii_whitespace` finds the last ones.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// In double quotes with YAML's own escapes.
  private static func escapedInQuotes(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case _ where scalar.value < 0x20 || needsEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A reference as a plain scalar, the way people write it, where nothing in its path stands against that.
  private static func reference(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "${}:/._-#".utf8.contains(byte)
    }
    return isPlain ? text : scalar(text)
  }
}
