import OrderLanguage

/// Random request bodies that a target takes, as JSON text with the members of every object in random order.
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  // MARK: JSON

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  mutating func object(_ members: [(String, String)?]) -> String {
    var members = members.compactMap { $0 }
    for index in members.indices.reversed() { members.swapAt(index, below(index + 1)) }
    return "{" + members.map { Self.quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

  mutating func list(_ count: Int, _ element: (inout Generator) -> String) -> String { Self.list((0..<count).map { _ in element(&self) }) }

  mutating func maybe(_ key: String, _ percent: Int = 50, _ value: (inout Generator) -> String) -> (String, String)? {
    chance(percent) ? (key, value(&self)) : nil
  }

  // MARK: Texts

  static let nastyTexts = [
    "NO", "no", "y", "Null", "~", "true", "0123", "1_000", "1e5", "12e4567", "0x1F", "2026-03-26", "190:20:30", ".5", "+46", "-", "- a", "a: b", "a:", ": a",
    "a #b", "#a", "'", "''", "\"", "\\", "a\\b\"c", "${env:NAME}", "${file:a/b.yaml#key}", "${file:a b#c: d}", "a${b}", "$${x}", "$$${x}", "${", "$", "}",
    "{a: b}", "[a]", "*a", "&a", "!a", "!!str a", "%a", "@a", "`a", "|", ">", "?", "? a", "<<", "=", "...", "---", " a", "a ", "a  b", "\t", "a\tb", "a\nb",
    "\n", "a\n", "\r\n", "\u{0}", "\u{7}", "\u{7F}", "\u{85}", "a\u{85}b", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{200B}", "é",
    "e\u{301}", "Malmö", "Åsa Öberg", "北京", "🦉", "\u{1FFFE}", "Sjö: ett", "ß", "a,b", "a/b", "https://example.org/?a=b&c", "Examplegatan 1 #4",
  ]

  mutating func text() -> String { Self.quoted(chance(40) ? pick(Self.nastyTexts) : pick(["Anna", "Acme AB", "Stockholm", "Examplegatan 1", "114 55"])) }

  mutating func name() -> String { Self.quoted(bareName()) }
  private mutating func bareName() -> String {
    let label = chance(10) ? "xn--rksmrgs-5wao1o" : pick(["acme", "beta", "1177", "no"]) + "\(below(1000))"
    return label + "." + pick(["se", "nu", "com", "co.uk", "it"])
  }

  mutating func open(_ depth: Int) -> String {
    switch below(depth > 0 ? 7 : 5) {
    case 0: return "null"
    case 1: return chance(50) ? "true" : "false"
    case 2: return pick(["0", "-1", "7", "123456789012345678901234567890", "42"])
    case 3: return Self.quoted("")
    case 4: return text()
    case 5: return list(below(3)) { $0.open(depth - 1) }
    default: return mapping(depth - 1)
    }
  }

  /// Provider fields; keys that are texts in other ways, and no secrets.
  mutating func mapping(_ depth: Int) -> String {
    var keys: Set<String> = []
    return object(
      (0..<below(4)).map { _ in
        let key = chance(30) ? pick(Self.nastyTexts) + "~" : chance(10) ? pick(["<<", "", "on", "1", "null"]) : "x" + String(below(100))
        return keys.insert(key).inserted ? (key, open(depth)) : nil
      })
  }

  /// Now and then a member that no target documents.
  mutating func unknown() -> (String, String)? { maybe(pick(["locale", "NO", "x: y", "note", "0"]), 25) { $0.open(2) } }

  // MARK: Contacts

  mutating func phone() -> String { "\"+46\(below(900_000_000) + 100_000_000)\"" }

  /// A few contacts, so that some repeat.
  mutating func contact(_ make: (inout Generator) -> String) -> String {
    guard chance(70) else { return make(&self) }
    let saved = state
    state = UInt64(below(3)) &* 0x1234_5678
    let contact = make(&self)
    state = saved &+ 0x9E37_79B9_7F4A_7C15
    return contact
  }
}
