/// The hashes of a label and of the labels next to it: each is one multiplication away from that of the label itself.
struct NameHashes: ~Copyable {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Stands for any letter; no code point.
  private static let anyLetter: UInt64 = 0x11_0000

  private let letters: UnsafeMutablePointer<UInt64>
  /// Of the first so many letters, read as digits.
  private let heads: UnsafeMutablePointer<UInt64>
  /// The powers of the base.
  private let powers: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private var suffix: UInt64 = 0
  /// The number of letters.
  private(set) var count = 0

  /// Makes room for names of up to so many letters.
  init(longest: Int) {
    capacity = longest
    letters = .allocate(capacity: longest)
    heads = .allocate(capacity: longest + 1)
    heads[0] = 0
    powers = .allocate(capacity: longest + 1)
    powers[0] = 1
    for index in 0..<longest { powers[index + 1] = powers[index] &* Self.base }
  }

  deinit {
    letters.deallocate()
    heads.deallocate()
    powers.deallocate()
  }

  mutating func read<Letter: UnsignedInteger>(_ label: UnsafeBufferPointer<Letter>, suffix: UInt64) {
    precondition(label.count <= capacity)
    self.suffix = suffix
    count = label.count
    for index in 0..<count {
      letters[index] = UInt64(label[index]) &+ 1
      heads[index + 1] = heads[index] &* Self.base &+ letters[index]
    }
  }

  private var value: UInt64 { heads[count] }

  var whole: UInt64 { mixed(value) }

  /// Of the label without a letter.
  func without(_ position: Int) -> UInt64 { mixed(value &+ (heads[position] &- heads[position + 1]) &* powers[count - 1 - position]) }

  /// Of the label with a letter and the next one swapped; the label itself where there is no next one.
  func swapped(_ position: Int) -> UInt64 {
    guard position + 1 < count else { return whole }
    return mixed(value &+ (letters[position + 1] &- letters[position]) &* (powers[count - 1 - position] &- powers[count - 2 - position]))
  }

  /// Whether a digit stands there; false behind the label.
  func isDigit(_ position: Int) -> Bool { position < count && (0x31...0x3A).contains(letters[position]) }

  /// Whether no letter of the same word stands beside a letter.
  func standsAlone(_ position: Int) -> Bool { isEdge(position - 1) && isEdge(position + 1) }

  private func isEdge(_ position: Int) -> Bool {
    guard position >= 0, position < count else { return true }
    return letters[position] == UInt64(UInt8(ascii: "-")) + 1 || letters[position] == UInt64(UInt8(ascii: ".")) + 1
  }

  /// Of what is left around a letter.
  func around(_ position: Int) -> UInt64 { mixed(value &+ (Self.anyLetter &+ 1 &- letters[position]) &* powers[count - 1 - position]) }

  private func mixed(_ hash: UInt64) -> UInt64 { (hash ^ suffix) &* 0xFF51_AFD7_ED55_8CCD }
}
