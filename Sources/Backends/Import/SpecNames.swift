/// Names that import makes up, unique among themselves: `[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?`.
struct SpecNames {
  private var taken: Set<String> = []
  /// The last number behind a name, so that a thousand equal names do not take a million looks.
  private var numbers: [String: Int] = [:]

  /// The name itself, or with the first number that makes it unique.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    while !taken.insert(candidate).inserted {
      let number = numbers[name, default: 1] + 1
      numbers[name] = number
      let suffix = "-\(number)"
      var head = name.prefix(63 - suffix.utf8.count)
      while head.last == "-" { head.removeLast() }
      candidate = head + suffix
    }
    return candidate
  }

  static func isName(_ text: String) -> Bool {
    let utf8 = Array(text.utf8)
    guard (1...63).contains(utf8.count), utf8.first != UInt8(ascii: "-"), utf8.last != UInt8(ascii: "-") else { return false }
    return utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// The nearest name of a text; nil where nothing of it is left.
  static func name(from text: String) -> String? {
    var name: [UInt8] = []
    for scalar in text.lowercased().unicodeScalars where name.count < 63 {
      switch scalar {
      case "a"..."z", "0"..."9": name.append(UInt8(scalar.value))
      case "å", "ä", "á", "à", "â", "ã": name.append(UInt8(ascii: "a"))
      case "ö", "ø", "ó", "ò", "ô", "õ": name.append(UInt8(ascii: "o"))
      case "é", "è", "ë", "ê": name.append(UInt8(ascii: "e"))
      case "ü", "ú", "ù", "û": name.append(UInt8(ascii: "u"))
      case "í", "ì", "ï", "î": name.append(UInt8(ascii: "i"))
      case "æ": name += "ae".utf8
      case "ß": name += "ss".utf8
      case "ç": name.append(UInt8(ascii: "c"))
      case "ñ": name.append(UInt8(ascii: "n"))
      // A mark on the letter before it.
      case "\u{300}"..."\u{36F}": continue
      default: if let last = name.last, last != UInt8(ascii: "-") { name.append(UInt8(ascii: "-")) }
      }
    }
    name = Array(name.prefix(63))
    while name.last == UInt8(ascii: "-") { name.removeLast() }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The name that a file gives to its order: `acme` for `orders/acme.hostup-v2.json` and `acme.hostup-v2.2.json`.
  static func name(fromFile path: String, targets: [String]) -> String? {
    let file = path.split(separator: "/").last ?? ""
    var parts = file.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "json" { parts.removeLast() }
    if parts.count > 2, let number = parts.last, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), targets.contains(String(parts[parts.count - 2])) {
      parts.removeLast()
    }
    if parts.count > 1, let target = parts.last, targets.contains(String(target)) { parts.removeLast() }
    return name(from: parts.joined(separator: "."))
  }
}
