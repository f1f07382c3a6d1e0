import Diagnostics

/// What is checked of companies' and taxpayers' numbers beyond their shape, where that is more than a weighted sum.
enum CompanyChecks {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// Luhn over the last ten digits, the sign left out.
  @Sendable static func swedishOrganisation(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: Checksum.isLuhn(text.filter(PersonChecks.isDigit).suffix(10)))
  }

  /// Luhn over the ten digits before `01`.
  @Sendable static func swedishVAT(_ text: Text, _: CalendarDate) -> IdentifierVerdict { .init(isValid: Checksum.isLuhn(text.prefix(10))) }

  /// The eleven-test over the digits before `B`, or, since 2020, MOD 97-10 over the whole number with its prefix.
  @Sendable static func dutchVAT(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let number = Checksum.number(text.dropLast(3))
    guard number != 0, Checksum.number(text.suffix(2)) != 0 else { return .format }
    if PersonChecks.isElevenProof(number) { return .valid }
    var whole: [UInt8] = Array("NL".utf8) + Array(repeating: UInt8(ascii: "0"), count: max(0, 12 - text.count))
    whole += text
    return .init(isValid: Checksum.mod97(whole) == 1)
  }

  /// The serial number is not 0, the next three digits are the code of a tax office; Luhn.
  @Sendable static func italian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    switch Checksum.number(text[7..<10]) {
    case 1...100, 120, 121, 888, 999: break
    default: return .format
    }
    guard Checksum.number(text[0..<7]) != 0 else { return .format }
    return .init(isValid: Checksum.isLuhn(text))
  }

  /// Luhn over all digits and over the SIREN. The offices of La Poste have a sum of digits that 5 divides; its head office follows Luhn.
  @Sendable static func siret(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let isLuhn = Checksum.isLuhn(text) && Checksum.isLuhn(text.prefix(9))
    let isPostOffice = text.starts(with: "356000000".utf8) && text.reduce(0) { $0 + Checksum.digit($1) } % 5 == 0
    return .init(isValid: isLuhn || isPostOffice)
  }

  /// A key of two characters before a SIREN. In Monaco the SIREN begins with 000 and has no check digit.
  @Sendable static func frenchVAT(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let siren = Checksum.number(text[2...])
    guard text[2...].starts(with: "000".utf8) || Checksum.isLuhn(text[2...]) else { return .checksum }
    guard !PersonChecks.isDigit(text[0]) || !PersonChecks.isDigit(text[1]) else {
      return .init(isValid: Checksum.number(text[0..<2]) == (100 * siren + 12) % 97)
    }
    let (first, second) = (frenchValue(text[0]), frenchValue(text[1]))
    let key = PersonChecks.isDigit(text[0]) ? 24 * first + second - 10 : 34 * first + second - 100
    return .init(isValid: (siren + 1 + key / 11) % 11 == key % 11)
  }

  /// The place of a character in `0-9A-HJ-NP-Z`.
  private static func frenchValue(_ byte: UInt8) -> Int {
    if PersonChecks.isDigit(byte) { return Checksum.digit(byte) }
    return Int(byte) - 55 - (byte > UInt8(ascii: "I") ? 1 : 0) - (byte > UInt8(ascii: "O") ? 1 : 0)
  }

  /// The rest modulo 11 is the last digit; 10 is none.
  @Sendable static func polish(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: Checksum.sum(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == Checksum.digit(text[9]))
  }

  /// Modulo 97, since 2010 with another remainder too. `GD` and `HA` have no check digits.
  @Sendable static func britishVAT(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    guard PersonChecks.isDigit(text[0]) else { return .valid }
    let rest = Checksum.sum(text, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
    return .init(isValid: rest == 0 || (rest == 42 || rest == 55) && Checksum.number(text[0..<3]) >= 100)
  }

  @Sendable static func abn(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: (Checksum.sum(text, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 == 0)
  }

  @Sendable static func acn(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: Checksum.sum(text, [8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 == 0)
  }
}
