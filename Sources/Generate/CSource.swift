/// Pieces of the generated C.
enum CSource {
  /// The beginning of a generated file, with a line about the rights of others where there is one to give.
  static func header(from data: String, notice: String? = nil) -> String {
    """
    // Written by `make generate` from \(data). Do not edit.\(notice.map { "\n// \($0)" } ?? "")
    #include "CCatalogData.h"

    #define TEXT(utf8) {utf8, sizeof(utf8) - 1}

    """
  }

  /// A `catalog_text`.
  static func text(_ text: String) -> String {
    var literal = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return "TEXT(\"\(literal)\")"
  }

  /// A `catalog_texts`.
  static func texts(_ texts: [String]) -> String { "{(const catalog_text[]){\(texts.map(text).joined(separator: ", "))}, \(texts.count)}" }

  /// The initialiser of a struct: those fields that have a value, one a line.
  static func record(_ fields: [(name: String, value: String?)], indent: String) -> String {
    var source = "{\n"
    for case (let name, let value?) in fields { source += "\(indent)  .\(name) = \(value),\n" }
    return source + indent + "}"
  }

  /// An array of constants and its count. An empty array is not C: there must be an element.
  static func table(_ type: String, _ name: String, count: String, _ records: [String]) -> String {
    "\nconst \(type) \(name)[] = {\n" + records.map { "  \($0),\n" }.joined() + "};\n\nconst uint32_t \(count) = \(records.count);\n"
  }

  /// A constant of the header: `CATALOG_` and the words of a camel-case or snake-case name.
  static func constant(_ prefix: String, _ word: String) -> String {
    var name = "CATALOG_" + prefix + "_"
    for scalar in word.unicodeScalars {
      if scalar.properties.isUppercase { name += "_" }
      name += scalar.properties.uppercaseMapping
    }
    return name
  }
}

extension String {
  /// By bytes, as the look-ups compare.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
