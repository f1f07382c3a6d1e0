/// The environment variables that stand in for the secrets of a request; a variable stands for one value.
struct ImportedSecrets {
  /// The variable of each value that wanted a name.
  private var variables: [String: [[UInt8]: String]] = [:]
  private var taken: Set<String> = []

  /// The name of the variable for a value: the wanted one, or with a number where that stands for another value already.
  mutating func variable(for value: String, wanted: String) -> String {
    let utf8 = Array(value.utf8)
    if let known = variables[wanted]?[utf8] { return known }
    var number = variables[wanted, default: [:]].count + 1
    var name = number == 1 ? wanted : "\(wanted)_\(number)"
    while !taken.insert(name).inserted {
      number += 1
      name = "\(wanted)_\(number)"
    }
    variables[wanted, default: [:]][utf8] = name
    return name
  }

  /// A text as a part of a variable's name: letters and digits in capitals, everything else as `_`.
  static func word(_ text: String) -> String {
    var word: [UInt8] = []
    var wasLower = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        word.append(byte - 0x20)
        wasLower = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if wasLower { word.append(UInt8(ascii: "_")) }
        word.append(byte)
        wasLower = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
        wasLower = false
      default:
        word.append(UInt8(ascii: "_"))
        wasLower = false
      }
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// Whether a provider field of that name holds a secret; the rule `secret_in_plain_text` has the same words.
  static func isNamed(by key: String) -> Bool {
    let letters = key.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    let name = String(decoding: letters, as: UTF8.self)
    let words = [
      "password", "passwordconfirm", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "accesskey", "authorization",
    ]
    return words.contains(where: name.hasSuffix)
  }
}
