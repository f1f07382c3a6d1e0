/// The few regular expressions that the catalogue needs, matched against bytes without a regular-expression engine.
///
/// Understood are `^`, `$`, `.`, `\d`, `[a-z0-9]`, a plain byte, each single one of them with `{n}`, `{n,}`, `{n,m}` or `?` behind it, and, with plain bytes
/// inside, the choice `(a|b)` and the negative look-ahead `(?!a)`. A pattern that is not well formed matches nothing.
struct TextPattern {
  private let pattern: UnsafeBufferPointer<UInt8>
  private let text: UnsafeBufferPointer<UInt8>
  /// The match must end where the text ends.
  private let isWhole: Bool

  init(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
    self.init(pattern, text, isWhole: false)
  }

  private init(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    self.pattern = pattern
    self.text = text
    self.isWhole = isWhole
  }

  /// Whether the pattern matches the text, or a part of it where it has no anchors.
  func matches() -> Bool {
    if pattern.first == UInt8(ascii: "^") { return matches(1, at: 0) }
    for position in 0...text.count where matches(0, at: position) { return true }
    return false
  }

  /// Whether a pattern without anchors matches a whole text.
  static func isWhole(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    TextPattern(pattern, text, isWhole: true).matches(0, at: 0)
  }

  /// Whether a pattern without anchors matches a whole text.
  static func isWhole(_ pattern: StaticString, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    isWhole(UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount), text)
  }

  /// Whether the rest of the pattern matches the beginning of the rest of the text.
  private func matches(_ start: Int, at position: Int) -> Bool {
    guard start < pattern.count else { return !isWhole || position == text.count }
    switch pattern[start] {
    case UInt8(ascii: "^"): return position == 0 && matches(start + 1, at: position)
    case UInt8(ascii: "$"): return position == text.count && matches(start + 1, at: position)
    case UInt8(ascii: "("): return matchesGroup(start, at: position)
    default: return matchesAtom(start, at: position)
    }
  }

  private func matchesGroup(_ start: Int, at position: Int) -> Bool {
    guard let end = pattern[start...].firstIndex(of: UInt8(ascii: ")")) else { return false }
    let isLookAhead = end > start + 2 && pattern[start + 1] == UInt8(ascii: "?") && pattern[start + 2] == UInt8(ascii: "!")
    var word = isLookAhead ? start + 3 : start + 1
    while word <= end {
      let wordEnd = pattern[word..<end].firstIndex(of: UInt8(ascii: "|")) ?? end
      if text[position...].starts(with: pattern[word..<wordEnd]) {
        if isLookAhead { return false }
        if matches(end + 1, at: position + wordEnd - word) { return true }
      }
      word = wordEnd + 1
    }
    return isLookAhead && matches(end + 1, at: position)
  }

  private func matchesAtom(_ start: Int, at position: Int) -> Bool {
    guard let end = endOfAtom(start), let (least, most, next) = repetition(end) else { return false }
    var count = 0
    while count < most, position + count < text.count, isMember(text[position + count], ofAtom: start..<end) { count += 1 }
    // The longest first, as the expression is greedy.
    while count >= least {
      if matches(next, at: position + count) { return true }
      count -= 1
    }
    return false
  }

  private func endOfAtom(_ start: Int) -> Int? {
    switch pattern[start] {
    case UInt8(ascii: "\\"): start + 1 < pattern.count ? start + 2 : nil
    case UInt8(ascii: "["): pattern[start...].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    default: start + 1
    }
  }

  private func isMember(_ byte: UInt8, ofAtom atom: Range<Int>) -> Bool {
    switch pattern[atom.lowerBound] {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: "\\"):
      let escaped = pattern[atom.lowerBound + 1]
      return escaped == UInt8(ascii: "d") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == escaped
    case UInt8(ascii: "["):
      var index = atom.lowerBound + 1
      while index < atom.upperBound - 1 {
        let isRange = index + 2 < atom.upperBound - 1 && pattern[index + 1] == UInt8(ascii: "-")
        let last = isRange ? pattern[index + 2] : pattern[index]
        if byte >= pattern[index], byte <= last { return true }
        index += isRange ? 3 : 1
      }
      return false
    case let plain: return byte == plain
    }
  }

  /// How often an atom may stand, and where the pattern goes on behind it; nil where braces are not well formed.
  private func repetition(_ start: Int) -> (least: Int, most: Int, next: Int)? {
    guard start < pattern.count else { return (1, 1, start) }
    if pattern[start] == UInt8(ascii: "?") { return (0, 1, start + 1) }
    guard pattern[start] == UInt8(ascii: "{") else { return (1, 1, start) }
    var index = start + 1
    guard let least = number(&index) else { return nil }
    var most = least
    if index < pattern.count, pattern[index] == UInt8(ascii: ",") {
      index += 1
      most = number(&index) ?? .max
    }
    guard index < pattern.count, pattern[index] == UInt8(ascii: "}") else { return nil }
    return (least, most, index + 1)
  }

  /// Reads a decimal number of at most three digits.
  private func number(_ index: inout Int) -> Int? {
    let start = index
    var value = 0
    while index < min(start + 3, pattern.count), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pattern[index]) {
      value = value * 10 + Int(pattern[index] - UInt8(ascii: "0"))
      index += 1
    }
    return index > start ? value : nil
  }
}
