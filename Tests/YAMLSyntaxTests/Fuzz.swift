import Foundation

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

/// Inputs to start from, and ways to spoil them.
enum Fuzz {
  static let examples: [[UInt8]] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Examples").resolvingSymlinksInPath()
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { try? [UInt8](Data(contentsOf: folder.appendingPathComponent($0))) }
  }()

  static let pieces: [[UInt8]] =
    [
      "- ", "? ", ": ", ":", ",", "[", "]", "{", "}", "#", " #", "&a ", "*a", " *a ", "!", "!t ", "!<t> ", "!!str ", "|", ">", "|-\n", ">+\n", "|2\n", "'",
      "\"", "%", "@", "`", "---", "\n---\n", "\n...\n", "%YAML 1.1\n", "%TAG ! t:\n", "\n", "\r\n", "\r", "\t", " ", "  ", "\n  ", "\n    ", "\\", "\\n",
      "\\x41", "\\\n", "''", "<<: ", "~", "null", "é", "日本", "\u{1F600}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{2029}", "\u{A0}", "e\u{301}", "a: b\n",
      "- a\n", "{a, b: , c}", "[a: 1]", "[? a : ]", "&a\n", "\n# comment: - ?\n", "&a &b", "? a\n", "0", "-", "=", "=:", "a",
    ].map { Array($0.utf8) } + [
      [0x00], [0x07], [0x7F], [0x80], [0xC0, 0x80], [0xC2, 0x80], [0xC2, 0x9F], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE],
      [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFF, 0xFE],
    ]

  /// A fragment of one seed with some mutations.
  static func input(_ seeds: [[UInt8]], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = fragment(seeds, 600, &random)
    for _ in 0..<Int.random(in: 0...6, using: &random) { mutate(&bytes, seeds, &random) }
    return bytes
  }

  static func fragment(_ seeds: [[UInt8]], _ length: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let seed = seeds.randomElement(using: &random) ?? []
    if seed.count <= length { return seed }
    // From the start of a line, to keep some sense.
    let start = Int.random(in: 0...(seed.count - length), using: &random)
    let line = seed[start...].firstIndex(of: 10).map { $0 + 1 } ?? start
    return Array(seed[line..<min(seed.count, line + Int.random(in: 1...length, using: &random))])
  }

  static func mutate(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...20, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random) }
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: end)
    case 3: bytes.insert(contentsOf: fragment(seeds, 60, &random), at: place)
    case 4: bytes.removeSubrange(place...)
    case 5:
      let lineBreak = ["\r\n", "\r", "\u{85}", "\u{2029}"].randomElement(using: &random)!
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\n", with: lineBreak).utf8)
    default: bytes.insert(contentsOf: pieces.randomElement(using: &random)!, at: place)
    }
  }
}
