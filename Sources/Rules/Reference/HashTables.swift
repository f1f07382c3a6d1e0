/// A set of hashes that may say of a hash that it holds it, and never that it does not where it does. Two bytes for each hash.
struct HashFilter: ~Copyable {
  private let bits: UnsafeMutablePointer<UInt64>
  private let mask: UInt64

  init(for count: Int) {
    var words = 16
    while words < count / 4 { words *= 2 }
    bits = .allocate(capacity: words)
    bits.initialize(repeating: 0, count: words)
    mask = UInt64(words - 1)
  }

  deinit { bits.deallocate() }

  /// Whether the hash may have been there before.
  mutating func insert(_ hash: UInt64) -> Bool {
    let (word, bit) = place(of: hash)
    let before = bits[word]
    bits[word] = before | bit
    return before & bit != 0
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let (word, bit) = place(of: hash)
    return bits[word] & bit != 0
  }

  private func place(of hash: UInt64) -> (word: Int, bit: UInt64) { (Int((hash >> 32) & mask), 1 << (hash & 63)) }
}

/// The first number of each hash: open addressing over at least twice as many places as there are numbers. Half of a hash gives the place, and the other half is
/// compared: what is mistaken for another once in a million runs costs a warning.
struct FirstNumbers: ~Copyable {
  private let places: UnsafeMutablePointer<(half: UInt32, number: Int32)>
  private let mask: Int

  init(for count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    places = .allocate(capacity: size)
    places.initialize(repeating: (0, -1), count: size)
    mask = size - 1
  }

  deinit { places.deallocate() }

  /// Whether the hash is new; only then the number is kept.
  mutating func insert(_ hash: UInt64, _ number: Int) -> Bool {
    let index = index(of: hash)
    guard places[index].number < 0 else { return false }
    places[index] = (UInt32(truncatingIfNeeded: hash), Int32(number))
    return true
  }

  subscript(hash: UInt64) -> Int? {
    let number = places[index(of: hash)].number
    return number < 0 ? nil : Int(number)
  }

  /// The place of a hash, or the free one that it would take.
  private func index(of hash: UInt64) -> Int {
    let half = UInt32(truncatingIfNeeded: hash)
    var index = Int(truncatingIfNeeded: hash >> 32) & mask
    while places[index].number >= 0, places[index].half != half { index = (index + 1) & mask }
    return index
  }
}
