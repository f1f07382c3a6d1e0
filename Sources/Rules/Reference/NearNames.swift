import Catalog
import DomainNames

/// Finds among many names those that are one letter apart.
///
/// The work for a name grows with its length only: it is looked up without each of its letters, with each pair of neighbours swapped, and by what is left
/// around each letter. Whole names are compared only where such hashes agree, so a collision costs a comparison, and a warning at the very worst.
struct NearNames {
  /// Shorter labels are a letter apart by chance.
  static let shortest = 4
  /// So many names that differ in one letter of the same place are compared with another one; a series of more was meant.
  private static let mostAround = 64

  /// The letters of all names behind each other: the UTF-16 of the U-labels before the public suffix. A letter of a rare script is two of them there.
  private var letters: [UInt16] = []
  /// Where the letters of each name begin, and behind them where the last ones end.
  private var starts: [Int32] = [0]
  /// Hashes of the suffixes.
  private var suffixes: [UInt64] = []
  /// Look-ups and comparisons so far.
  private(set) var steps = 0

  /// Makes room for so many names of so many bytes in all.
  mutating func reserveCapacity(names: Int, bytes: Int) {
    letters.reserveCapacity(bytes)
    starts.reserveCapacity(names + 1)
    suffixes.reserveCapacity(names)
  }

  private func range(of number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// Adds a name of lower-case A-labels.
  mutating func append(_ asciiName: UnsafeBufferPointer<UInt8>) {
    let suffix = Catalog.publicSuffixLength(ofDomain: asciiName) ?? asciiName.count - 1 - (asciiName.lastIndex(of: UInt8(ascii: ".")) ?? -1)
    let end = max(0, asciiName.count - suffix - 1)
    let label = asciiName[..<end]
    if Self.mayHoldALabel(label), case .success(let name) = DomainName.parse(String(decoding: asciiName, as: UTF8.self)) {
      let depth = label.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 }
      letters += name.unicodeLabels.prefix(depth).joined(separator: ".").utf16
    } else {
      for byte in label { letters.append(UInt16(byte)) }
    }
    starts.append(Int32(letters.count))
    suffixes.append(asciiName[end...].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// For each name the number of the first one that it is a letter apart from and that stands before it.
  ///
  /// A name that stood before itself has none.
  mutating func findNearest() -> [Int?] {
    let count = suffixes.count
    var nearest = [Int?](repeating: nil, count: count)
    guard count > 1 else { return nearest }
    var whole = FirstNumbers(for: count)
    // Nearly nothing that is looked up there is in it, and this is small enough to stay near.
    var wholes = HashFilter(for: 4 * count)
    var hashes = NameHashes(longest: (0..<count).reduce(0) { max($0, range(of: $1).count) })
    let repeated = repeatedAround(&whole, &wholes, &hashes)
    var around: [UInt64: Int] = [:]
    var moreAround: [UInt64: [Int]] = [:]

    /// Notes that two names are a letter apart, unless the later one has an earlier neighbour.
    func note(_ left: Int, _ right: Int) {
      let (earlier, later) = (min(left, right), max(left, right))
      guard earlier < nearest[later] ?? later else { return }
      steps += 1
      if isNear(earlier, later) { nearest[later] = earlier }
    }

    for number in 0..<count where range(of: number).count >= Self.shortest {
      letters.withUnsafeBufferPointer { hashes.read(UnsafeBufferPointer(rebasing: $0[range(of: number)]), suffix: suffixes[number]) }
      guard whole[hashes.whole] == number else { continue }
      steps += 3 * hashes.count
      for position in 0..<hashes.count {
        let (without, swapped, key) = (hashes.without(position), hashes.swapped(position), hashes.around(position))
        if wholes.mayContain(without), let shorter = whole[without] { note(shorter, number) }
        if wholes.mayContain(swapped), let other = whole[swapped], other < number { note(other, number) }
        guard repeated.mayContain(key) else { continue }
        guard let first = around[key] else {
          around[key] = number
          continue
        }
        note(first, number)
        for other in moreAround[key] ?? [] where nearest[number] == nil { note(other, number) }
        if moreAround[key]?.count ?? 0 < Self.mostAround { moreAround[key, default: []].append(number) }
      }
    }
    return nearest
  }

  /// What may be left around a letter of more than one name. Nearly all of it is left of one name only, and never comes into a table.
  private mutating func repeatedAround(_ whole: inout FirstNumbers, _ wholes: inout HashFilter, _ hashes: inout NameHashes) -> HashFilter {
    var seen = HashFilter(for: letters.count)
    var repeated = HashFilter(for: letters.count)
    for number in suffixes.indices where range(of: number).count >= Self.shortest {
      letters.withUnsafeBufferPointer { hashes.read(UnsafeBufferPointer(rebasing: $0[range(of: number)]), suffix: suffixes[number]) }
      steps += 1
      guard whole.insert(hashes.whole, number) else { continue }
      _ = wholes.insert(hashes.whole)
      for position in 0..<hashes.count {
        let key = hashes.around(position)
        if seen.insert(key) { _ = repeated.insert(key) }
      }
    }
    return repeated
  }

  /// Whether two names are a letter apart and that was hardly meant.
  private func isNear(_ left: Int, _ right: Int) -> Bool {
    guard suffixes[left] == suffixes[right] else { return false }
    let (first, second) = (range(of: left), range(of: right))
    let (shortRange, longRange) = first.count <= second.count ? (first, second) : (second, first)
    let (short, long) = (letters[shortRange], letters[longRange])
    let head = zip(short, long).prefix { $0 == $1 }.count
    let tail = zip(short.dropFirst(head).reversed(), long.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (was, became) = (short.dropFirst(head).dropLast(tail), long.dropFirst(head).dropLast(tail))
    switch (was.count, became.count) {
    case (0, 1): return !Self.isDigit(became.first!) && became.first! != Self.hyphen
    case (1, 1):
      let (old, new) = (was.first!, became.first!)
      // A numbered series, one of single letters (`acme-a`, `acme-b`), and a name with and without its accent are meant.
      let standsAlone = Self.isEdge(short, was.startIndex - 1) && Self.isEdge(short, was.endIndex)
      return !(Self.isDigit(old) && Self.isDigit(new)) && !standsAlone && (old < 0x80) == (new < 0x80)
    case (2, 2): return was.first == became.last && was.last == became.first && !was.allSatisfy(Self.isDigit)
    default: return false
    }
  }

  private static let hyphen = UInt16(UInt8(ascii: "-"))
  private static let dot = UInt16(UInt8(ascii: "."))

  private static func isDigit(_ letter: UInt16) -> Bool { (0x30...0x39).contains(letter) }

  /// Whether no letter of the same word stands there.
  private static func isEdge(_ label: ArraySlice<UInt16>, _ index: Int) -> Bool {
    !label.indices.contains(index) || label[index] == hyphen || label[index] == dot
  }

  private static func mayHoldALabel(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var last: UInt8 = 0
    for byte in label {
      if byte == UInt8(ascii: "-"), last == byte { return true }
      last = byte
    }
    return false
  }
}
