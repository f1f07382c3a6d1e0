/// A set of hashes that may say of a hash that it holds it, and never that it does not where it does.
///
/// A byte for each hash, and each hash sets two bits of one word: of the hashes that a full filter does not hold it says so of nineteen in twenty.
struct HashFilter: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let count: Int

  init(for hashes: Int) {
    count = max(16, hashes / 8)
    words = .allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
  }

  deinit { words.deallocate() }

  /// Whether the hash may have been there before.
  mutating func insert(_ hash: UInt64) -> Bool {
    let (word, bits) = place(of: hash)
    let before = words[word]
    words[word] = before | bits
    return before & bits == bits
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let (word, bits) = place(of: hash)
    return words[word] & bits == bits
  }

  private func place(of hash: UInt64) -> (word: Int, bits: UInt64) {
    // Whatever the hash is good for, its best bits are above afterwards.
    let mixed = hash &* 0x9E37_79B9_7F4A_7C15
    return (Int(((mixed >> 32) &* UInt64(count)) >> 32), 1 << (mixed >> 20 & 63) | 1 << (mixed >> 26 & 63))
  }
}

/// The first number of each hash: open addressing over at least one and a half times as many places as there are numbers. Half of a hash gives the place, and the other half is
/// compared: what is mistaken for another once in a million runs costs a warning.
struct FirstNumbers: ~Copyable {
  private let places: UnsafeMutablePointer<(half: UInt32, number: Int32)>
  private let mask: Int

  init(for count: Int) {
    var size = 16
    while size < count + count / 2 { size *= 2 }
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
