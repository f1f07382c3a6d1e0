import Diagnostics

/// What is checked of persons' numbers beyond their shape: the date of birth, then the check digit.
enum PersonChecks {
  typealias Text = UnsafeBufferPointer<UInt8>

  // MARK: Sweden

  /// Days 61 to 91 are those of coordination numbers.
  @Sendable static func swedishPerson(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    swedish(text, today) { (61...91).contains($0) ? nil : $0 }
  }

  @Sendable static func swedishCoordination(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    swedish(text, today) { $0 <= 60 ? nil : $0 - 60 }
  }

  /// `YYMMDD`, a sign, `NNNC`. With two digits of the year it is the latest one that has come, and with `+` one century earlier. Luhn over the ten digits.
  ///
  /// - Parameter birthDay: the day that a written day stands for; nil: it is another kind of number.
  private static func swedish(_ text: Text, _ today: CalendarDate, _ birthDay: (Int) -> Int?) -> IdentifierVerdict {
    let hasSign = !isDigit(text[text.count - 5])
    let isCentenarian = text[text.count - 5] == UInt8(ascii: "+")
    let date = text[..<(text.count - (hasSign ? 5 : 4))]
    guard let day = birthDay(Checksum.number(date.suffix(2))) else { return .format }
    var year = Checksum.number(date.dropLast(4))
    if date.count == 6 {
      year += today.year / 100 * 100
      if year > today.year { year -= 100 }
      if isCentenarian { year -= 100 }
    }
    guard isBirthDate(year, Checksum.number(date.dropLast(2).suffix(2)), day, today) else { return .date }
    var digits = ShortText()
    for byte in date.suffix(6) { digits.append(byte) }
    for byte in text.suffix(4) { digits.append(byte) }
    return .init(isValid: digits.withBytes { Checksum.isLuhn($0) })
  }

  // MARK: Norway

  @Sendable static func norwegian(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    Checksum.number(text[2..<4]) > 80 ? .format : norwegian(text, monthOffset: 0, today)
  }

  @Sendable static func norwegianSynthetic(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    Checksum.number(text[2..<4]) <= 80 ? .format : norwegian(text, monthOffset: 80, today)
  }

  /// `DDMMYYIIIKK`; D-numbers have day + 40, H-numbers month + 40. The individual number III tells the century.
  private static func norwegian(_ text: Text, monthOffset: Int, _ today: CalendarDate) -> IdentifierVerdict {
    let day = Checksum.number(text[0..<2])
    let month = Checksum.number(text[2..<4]) - monthOffset
    let year = Checksum.number(text[4..<6])
    let century: Int
    switch Checksum.number(text[6..<9]) {
    case 0...499: century = 1900
    case 500...749 where year >= 54: century = 1800
    case 500...999 where year < 40: century = 2000
    case 900...999: century = 1900
    default: return .date
    }
    guard isBirthDate(century + year, month > 40 ? month - 40 : month, day > 40 ? day - 40 : day, today) else { return .date }
    // A control digit of 10 does not exist, and no digit is 10.
    let first = (11 - Checksum.sum(text, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
    let second = (11 - Checksum.sum(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return .init(isValid: Checksum.digit(text[9]) == first && Checksum.digit(text[10]) == second)
  }

  // MARK: Denmark, Finland, Iceland

  /// `DDMMYYSSSS`; the seventh digit and the year tell the century. There is no check digit since 2007.
  @Sendable static func danish(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    let year = Checksum.number(text[4..<6])
    let century: Int
    switch Checksum.digit(text[6]) {
    case 0...3: century = 1900
    case 4, 9: century = year >= 37 ? 1900 : 2000
    default: century = year >= 58 ? 1800 : 2000
    }
    return isBirthDate(century + year, Checksum.number(text[2..<4]), Checksum.number(text[0..<2]), today) ? .valid : .date
  }

  /// `DDMMYY`, the sign of the century, `ZZZ` and a check character; the shape has seen to the signs.
  @Sendable static func finnish(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    let serial = Checksum.number(text[7..<10])
    guard serial >= 2 else { return .format }
    let century: Int
    switch text[6] {
    case UInt8(ascii: "+"): century = 1800
    case UInt8(ascii: "A")...UInt8(ascii: "F"): century = 2000
    default: century = 1900
    }
    let date = Checksum.number(text[0..<6])
    guard isBirthDate(century + date % 100, date / 100 % 100, date / 10_000, today) else { return .date }
    let checks: StaticString = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return .init(isValid: text[10] == checks.utf8Start[(date * 1000 + serial) % 31])
  }

  /// `DDMMYYNNCK`, K the century; organisations have day + 40.
  @Sendable static func icelandic(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    let day = Checksum.number(text[0..<2])
    let year = Checksum.number(text[4..<6]) + (text[9] == UInt8(ascii: "9") ? 1900 : 2000)
    guard isBirthDate(year, Checksum.number(text[2..<4]), day > 40 ? day - 40 : day, today) else { return .date }
    return .init(isValid: Checksum.sum(text, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0)
  }

  // MARK: Netherlands, Italy, Spain, Poland

  /// The eleven-test over nine digits; eight are padded.
  @Sendable static func dutch(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    guard Checksum.number(text) != 0 else { return .format }
    return .init(isValid: isElevenProof(Checksum.number(text)))
  }

  static func isElevenProof(_ number: Int) -> Bool {
    var rest = number / 10
    var sum = -(number % 10)
    for weight in 2...9 {
      sum += rest % 10 * weight
      rest /= 10
    }
    return sum % 11 == 0
  }

  /// The date must exist in one of the two centuries that the year may be of; women have day + 40.
  @Sendable static func italian(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    guard text.count == 16 else { return CompanyChecks.italian(text, today) }
    let months: StaticString = "ABCDEHLMPRST"
    let month = (0..<12).first { months.utf8Start[$0] == text[8] }.map { $0 + 1 } ?? 0
    let year = omocodeNumber(text[6..<8])
    let day = omocodeNumber(text[9..<11])
    let birthDay = day > 40 ? day - 40 : day
    guard isBirthDate(1900 + year, month, birthDay, today) || isBirthDate(2000 + year, month, birthDay, today) else { return .date }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    var sum = 0
    for (index, byte) in text.dropLast().enumerated() {
      let value = isDigit(byte) ? Checksum.digit(byte) : Int(byte) - 0x41
      sum += index % 2 == 0 ? odd[value] : value
    }
    return .init(isValid: Int(text[15]) - 0x41 == sum % 26)
  }

  /// A number in which letters of `LMNPQRSTUV` may stand for 0 to 9.
  private static func omocodeNumber(_ text: some Sequence<UInt8>) -> Int {
    let letters: StaticString = "LMNPQRSTUV"
    return text.reduce(0) { number, byte in
      number * 10 + (isDigit(byte) ? Checksum.digit(byte) : (0..<10).first { letters.utf8Start[$0] == byte } ?? 0)
    }
  }

  /// DNI, NIE and the numbers of K, L and M have a letter by the number modulo 23; CIF a Luhn digit or the letter that stands for it.
  @Sendable static func spanish(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let letters: StaticString = "TRWAGMYFPDXBNJZSQVHLCKE"
    let last = text[8]
    let number = Checksum.number(text[1..<8])
    switch text[0] {
    case 0x30...0x39: return .init(isValid: last == letters.utf8Start[Checksum.number(text[0..<8]) % 23])
    case UInt8(ascii: "X")...UInt8(ascii: "Z"):
      return .init(isValid: last == letters.utf8Start[(Int(text[0] - UInt8(ascii: "X")) * 10_000_000 + number) % 23])
    case UInt8(ascii: "K")...UInt8(ascii: "M"): return .init(isValid: last == letters.utf8Start[number % 23])
    default:
      let controls: StaticString = "JABCDEFGHI"
      let control = (0...9).first { Checksum.isLuhn([UInt8](text[1..<8]) + [UInt8($0 + 0x30)]) } ?? 0
      return .init(isValid: last == UInt8(control + 0x30) || last == controls.utf8Start[control])
    }
  }

  /// `YYMMDD…`, the century in the month.
  @Sendable static func polish(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    let month = Checksum.number(text[2..<4])
    let century = [1900, 2000, 2100, 2200, 1800][min(month / 20, 4)]
    guard isBirthDate(century + Checksum.number(text[0..<2]), month % 20, Checksum.number(text[4..<6]), today) else { return .date }
    return .init(isValid: Checksum.sum(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0)
  }

  // MARK: Parts

  /// Whether a day exists and has come.
  static func isBirthDate(_ year: Int, _ month: Int, _ day: Int, _ today: CalendarDate) -> Bool {
    CalendarDate(year: year, month: month, day: day).map { $0 <= today } ?? false
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
