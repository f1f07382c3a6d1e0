/// One change of a sound file, and where its finding has to stand.
struct Planting: Sendable {
  enum Expectation: Sendable {
    /// Over the characters that are new, or beside which something was taken away.
    case changed
    /// Over these bytes of the new text.
    case over(Range<Int>)
    /// At the pointer of a member that is not there, located at its parent's first key.
    case missing(document: Int, parent: String, name: String)
    /// At this pointer and over its key or value: the finding is about something else than what was changed.
    case at(document: Int, pointer: String)
    /// YAML breaks: what was changed stands on the line of the finding or before it.
    case fromHere
  }

  let range: Range<Int>
  let text: [UInt8]
  let expectation: Expectation

  init(_ range: Range<Int>, _ text: String, _ expectation: Expectation = .changed) { self.init(range, bytes: Array(text.utf8), expectation) }

  init(_ range: Range<Int>, bytes: [UInt8], _ expectation: Expectation = .changed) {
    self.range = range
    text = bytes
    self.expectation = expectation
  }

  func applied(to bytes: [UInt8]) -> [UInt8] { bytes[..<range.lowerBound] + text + bytes[range.upperBound...] }

  /// The new characters, counted in the new text; where nothing is new, the one behind, or before at the end of a value.
  func changedRange(in bytes: [UInt8]) -> Range<Int> {
    let old = bytes[range]
    var prefix = zip(old, text).prefix { $0 == $1 }.count
    while prefix > 0, prefix < text.count, text[prefix] & 0xC0 == 0x80 { prefix -= 1 }
    let suffix = zip(old.dropFirst(prefix).reversed(), text.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    let start = range.lowerBound + prefix
    let end = range.lowerBound + text.count - suffix
    // Blanks around it are nobody's.
    let new = Array(text[prefix..<(end - range.lowerBound)])
    let left = new.prefix { $0 <= 0x20 }.count
    let right = new.reversed().prefix { $0 <= 0x20 }.count
    if left + right < new.count { return (start + left)..<(end - right) }
    if start < end { return start..<end }
    return start < range.lowerBound + text.count ? start..<(start + 1) : max(range.lowerBound, start - 1)..<start
  }
}
