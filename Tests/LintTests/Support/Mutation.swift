/// SplitMix64: the same inputs on every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Ways to spoil a spec that often leave it YAML.
enum Mutation {
  static let words: [[UInt8]] =
    [
      "null", "~", "\"\"", "true", "yes", "NO", "0", "-1", "007", "1e9", "12:30", "2026-11-21", "[]", "{}", "[a, b]", "{ a: b }", "*a", "&a x", "!t x",
      "<<: *a",
      "${env:X}", "${env:X", "x${env:X}", "$${", "\"a\\tb\"", "'it''s'", "|\n      text\n", ">-\n      text\n", "åäö", "日本", "e\u{301}", "\u{A0}", "\u{FEFF}",
      "\u{200B}",
      "# orderspec: ignore[unknown_field] x", "# orderspec: ignore[", " # comment", "\r\n", "\r", "\t", "\n---\norderSpec: 1\n", "\n...\n", "orderSpec: 2",
      "name: acme",
      "type: vps", "action: renew", "existing: x", "years: 1", "domainName: Example.com.", "eppCode: abc", "+46700000000", "registrantContact: nobody",
      "items:", "defaults: { domain: { years: 1 } }", "extra: { hostup-v2: { items: 1 } }", "billingCycle: yearly", "8112289874", "811228-9874", ":", "- ",
      "? ", ",", "}", "]", "{", "[", "'", "\"",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x00]]

  static func apply(to bytes: inout [UInt8], _ seeds: [Sample], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...12, using: &random)))
    case 1: bytes.insert(contentsOf: words.randomElement(using: &random)!, at: place)
    case 2:
      // A line twice.
      let line = lineRange(bytes, place)
      bytes.insert(contentsOf: bytes[line], at: line.lowerBound)
    case 3: bytes.removeSubrange(lineRange(bytes, place))
    case 4:
      // A line of another spec.
      let other = seeds.randomElement(using: &random)!.bytes
      bytes.insert(contentsOf: other[lineRange(other, Int.random(in: 0...other.count, using: &random))], at: lineRange(bytes, place).lowerBound)
    case 5, 6, 7:
      // Another value behind the key of a line.
      let line = lineRange(bytes, place)
      guard let colon = bytes[line].firstIndex(of: 0x3A) else { return }
      let end = bytes[line].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? line.upperBound
      if colon < end { bytes.replaceSubrange((colon + 1)..<end, with: [0x20] + words.randomElement(using: &random)!) }
    case 8: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...6, using: &random) }
    default: bytes.removeSubrange(place...)
    }
  }

  /// The line at an offset, its line break included.
  private static func lineRange(_ bytes: [UInt8], _ offset: Int) -> Range<Int> {
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start..<(bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
  }
}
