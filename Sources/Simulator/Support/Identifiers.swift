/// Ids in the shapes of the providers, made from a seed and a counter: no two are equal, and the same run gives the same ones.
struct Identifiers: Codable, Sendable {
  private var seed: UInt64
  private var count: UInt64 = 0

  init(seed: UInt64) { self.seed = SplitMix64.mix(seed) }

  private mutating func next() -> UInt64 {
    count += 1
    return count
  }

  /// `ord_` and the like with 26 letters and digits.
  mutating func next(_ prefix: String) -> String {
    let number = next()
    var digits: [UInt8] = Array(prefix.utf8) + [UInt8(ascii: "0"), UInt8(ascii: "1")]
    for var rest in [SplitMix64.mix(number ^ seed), SplitMix64.mix(number &+ seed)] {
      for _ in 0..<12 {
        digits.append(Self.alphabet[Int(rest & 31)])
        rest >>= 5
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Where only the counter is wanted, as in HostUp v1.
  mutating func nextNumber(above base: Int) -> Int { base + Int(next()) }

  /// In the form of a random UUID (RFC 9562 section 5.4).
  mutating func nextUUID() -> String {
    let number = next()
    let high = (SplitMix64.mix(number ^ seed) & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
    let low = (SplitMix64.mix(number &+ seed) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    let digits = Self.hex(high) + Self.hex(low)
    var parts: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { parts.append(UInt8(ascii: "-")) }
      parts.append(digit)
    }
    return String(decoding: parts, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private static func hex(_ number: UInt64) -> [UInt8] {
    (0..<16).map { Array("0123456789abcdef".utf8)[Int(number >> UInt64(60 - 4 * $0) & 15)] }
  }
}
