/// Finds among many names those that are one letter apart.
///
/// The work for a name grows with its length only: it is looked up without each of its letters, with each pair of neighbours swapped, and by what is left
/// around each letter. Whole names are compared only where such hashes agree, so a collision costs a comparison, and a warning at the very worst.
struct NearNames {
  /// Shorter labels are a letter apart by chance.
  static let shortest = 4
  /// So many names that differ in one letter of the same place are compared with another one; a series of more was meant.
  private static let mostAround = 64

  private let split: SplitNames
  /// Look-ups and comparisons so far.
  private(set) var steps = 0

  init(_ names: SplitNames) { split = names }

  /// Reads the letters before the public suffix of a name into `hashes`; false where they are too few.
  private func read(_ number: Int, into hashes: inout NameHashes) -> Bool {
    let length = Int(split.lengths[number])
    if let letters = split.unusual[number] {
      guard letters.count >= Self.shortest else { return false }
      letters.withUnsafeBufferPointer { hashes.read($0, suffix: suffixHash(number)) }
    } else {
      guard length >= Self.shortest else { return false }
      split.names.withName(number) { hashes.read(UnsafeBufferPointer(rebasing: $0[..<length]), suffix: suffixHash(number)) }
    }
    return true
  }

  private func suffixHash(_ number: Int) -> UInt64 {
    split.names.withName(number) { name in
      var hash = NameHash()
      hash.add(name[Int(split.lengths[number])...])
      return hash.value
    }
  }

  /// For each name that has one the number of the first one that it is a letter apart from and that stands before it.
  ///
  /// A name that stood before itself has none.
  mutating func findNearest() -> [Int: Int] {
    var nearest: [Int: Int] = [:]
    let count = split.count
    guard count > 1 else { return nearest }
    var whole = FirstNumbers(for: count)
    // Nearly nothing that is looked up there is in it, and this is small enough to stay near.
    var wholes = HashFilter(for: 2 * count)
    var hashes = NameHashes(longest: split.unusual.values.reduce(Int(split.lengths.max() ?? 0)) { max($0, $1.count) })
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

    for number in 0..<count where read(number, into: &hashes) {
      guard whole[hashes.whole] == number else { continue }
      steps += 3 * hashes.count
      for position in 0..<hashes.count {
        let (without, swapped, key) = (hashes.without(position), hashes.swapped(position), hashes.around(position))
        // A digit more and two digits swapped are meant.
        let isDigit = hashes.isDigit(position)
        if !isDigit, wholes.mayContain(without), let shorter = whole[without] { note(shorter, number) }
        if !(isDigit && hashes.isDigit(position + 1)), wholes.mayContain(swapped), let other = whole[swapped], other < number { note(other, number) }
        guard repeated.mayContain(key), !hashes.standsAlone(position) else { continue }
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

  /// What may be left around a letter of more than one name. Nearly all of it is left of one name only, or of a numbered series, which is meant, and never
  /// comes into a table.
  private mutating func repeatedAround(_ whole: inout FirstNumbers, _ wholes: inout HashFilter, _ hashes: inout NameHashes) -> HashFilter {
    let letterCount = split.lengths.reduce(0) { $0 + Int($1) }
    var seen = HashFilter(for: letterCount)
    var repeated = HashFilter(for: letterCount / 4)
    for number in 0..<split.count where read(number, into: &hashes) {
      steps += 1
      guard whole.insert(hashes.whole, number) else { continue }
      _ = wholes.insert(hashes.whole)
      for position in 0..<hashes.count where !hashes.standsAlone(position) {
        let key = hashes.around(position)
        // Two digits in one place are meant: where one stands only a letter counts.
        let isRepeated: Bool
        if hashes.isDigit(position) {
          _ = seen.insert(~key)
          isRepeated = seen.mayContain(key)
        } else {
          isRepeated = seen.insert(key) || seen.mayContain(~key)
        }
        if isRepeated { _ = repeated.insert(key) }
      }
    }
    return repeated
  }

  /// Whether two names are a letter apart and that was hardly meant.
  private func isNear(_ left: Int, _ right: Int) -> Bool {
    guard suffixHash(left) == suffixHash(right) else { return false }
    let (first, second) = (letters(of: left), letters(of: right))
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
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

  private func letters(of number: Int) -> [UInt16] {
    split.unusual[number] ?? split.names.withName(number) { $0.prefix(Int(split.lengths[number])).map { UInt16($0) } }
  }

  private static let hyphen = UInt16(UInt8(ascii: "-"))
  private static let dot = UInt16(UInt8(ascii: "."))

  private static func isDigit(_ letter: UInt16) -> Bool { (0x30...0x39).contains(letter) }

  /// Whether no letter of the same word stands there.
  private static func isEdge(_ label: [UInt16], _ index: Int) -> Bool {
    !label.indices.contains(index) || label[index] == hyphen || label[index] == dot
  }
}
