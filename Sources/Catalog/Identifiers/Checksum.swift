/// The check formulas that several kinds share. Texts are ASCII; what is no digit counts as the difference of its byte to `0`, so callers check the shape first.
enum Checksum {
  static func digit(_ byte: UInt8) -> Int { Int(byte) - 0x30 }

  /// The number that digits spell; at most 15 of them.
  static func number(_ digits: some Sequence<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + digit($1) } }

  /// The sum of weight times digit, from the left, as far as both go.
  static func sum(_ text: some Sequence<UInt8>, _ weights: [Int]) -> Int { zip(text, weights).reduce(0) { $0 + digit($1.0) * $1.1 } }

  /// From the right, every second digit is doubled, beginning left of the check digit; the digits of the results sum to 0 modulo 10 (ISO/IEC 7812-1).
  static func isLuhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    var isDoubled = false
    for byte in digits.reversed() {
      let value = digit(byte) * (isDoubled ? 2 : 1)
      sum += value > 9 ? value - 9 : value
      isDoubled.toggle()
    }
    return sum % 10 == 0
  }

  /// ISO 7064 MOD 11,10.
  static func isMod11And10(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = digits.last else { return false }
    var product = 10
    for byte in digits.dropLast() {
      let total = (product + digit(byte)) % 10
      product = 2 * (total == 0 ? 10 : total) % 11
    }
    return (product + digit(last)) % 10 == 1
  }

  /// ISO 7064 MOD 97-10: letters count 10 to 35 and are written as two digits.
  static func mod97(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { rest, byte in byte >= 0x41 ? (rest * 100 + Int(byte) - 55) % 97 : (rest * 10 + digit(byte)) % 97 }
  }
}
