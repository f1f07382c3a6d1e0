import Diagnostics

/// A kind of number that a state gives to natural persons.
enum PersonalNumberKind {
  case swedishPersonnummer, swedishSamordningsnummer, norwegianFodselsnummer, danishCPR, finnishHetu

  /// What people call it.
  var title: String {
    switch self {
    case .swedishPersonnummer: "a Swedish personal number (personnummer)"
    case .swedishSamordningsnummer: "a Swedish coordination number (samordningsnummer)"
    case .norwegianFodselsnummer: "a Norwegian personal number (fødselsnummer)"
    case .danishCPR: "a Danish personal number (CPR)"
    case .finnishHetu: "a Finnish personal identity code (henkilötunnus)"
    }
  }
}

/// Recognises personal numbers, to keep them out of files; whether one is right is for other rules.
///
/// The forms are those of the national registers (facts/registries.md, section 4.2, November 2026). A number whose check digit is wrong is still
/// taken for a personal number where format and date tell it from other numbers (Sweden, Denmark); Norwegian and Finnish ones need their check.
enum PersonalNumbers {
  /// The kind of personal number that a text is in a country (ISO 3166-1 alpha-2); nil for everything else, numbers of organisations included.
  ///
  /// - Parameter today: a birth date behind it is none.
  static func kind(of text: UnsafeBufferPointer<UInt8>, in country: String, today: CalendarDate) -> PersonalNumberKind? {
    switch country {
    case "SE": swedish(text, today: today)
    case "NO": norwegian(text, today: today)
    case "DK": danish(text, today: today)
    case "FI": finnish(text, today: today)
    default: nil
    }
  }

  /// The kind of personal number that a VAT number holds: a Swedish sole trader's is `SE`, the personal number and `01`.
  static func kind(inVATNumber text: UnsafeBufferPointer<UInt8>, in country: String, today: CalendarDate) -> PersonalNumberKind? {
    var characters = compact(text, ignoring: [0x20, 0x2D, 0x2E], limit: 14)
    let hasPrefix = characters.starts(with: "SE".utf8)
    guard hasPrefix || country == "SE" else { return nil }
    if hasPrefix { characters.removeFirst(2) }
    guard characters.count == 12, characters.suffix(2).elementsEqual("01".utf8) else { return nil }
    return characters.prefix(10).withContiguousStorageIfAvailable { swedish($0, today: today) } ?? nil
  }

  /// `YYMMDD[-+]NNNC` or `YYYYMMDD[-]NNNC`; the sign is optional. The day of a coordination number is 60 more.
  ///
  /// An organisation's number has the same form, with 20 or more where a birth date has its month.
  static func swedish(_ text: UnsafeBufferPointer<UInt8>, today: CalendarDate) -> PersonalNumberKind? {
    var characters = compact(text, ignoring: [], limit: 13)
    var isCentenarian = false
    if characters.count == 11 || characters.count == 13 {
      let sign = characters.remove(at: characters.count - 5)
      isCentenarian = sign == UInt8(ascii: "+") && characters.count == 10
      guard sign == UInt8(ascii: "-") || isCentenarian else { return nil }
    }
    guard let digits = digits(characters), digits.count == 10 || digits.count == 12 else { return nil }
    let tail = digits.suffix(10)
    let shortYear = number(tail.prefix(2))
    let month = number(tail.dropFirst(2).prefix(2))
    let day = number(tail.dropFirst(4).prefix(2))
    var year = number(digits.prefix(4))
    if digits.count == 10 {
      year = today.year / 100 * 100 + shortYear
      if year > today.year { year -= 100 }
      if isCentenarian { year -= 100 }
    }
    let isCoordination = day > 60
    guard isBirthDate(year, month, isCoordination ? day - 60 : day, today: today) else { return nil }
    return isCoordination ? .swedishSamordningsnummer : .swedishPersonnummer
  }

  /// `DDMMYYIIIKK`, blanks and hyphens ignored: both check digits must be right, since eleven digits may be anything.
  ///
  /// D-numbers (day + 40) and H-numbers (month + 40) are a person's; the synthetic ones (month + 80) are nobody's.
  static func norwegian(_ text: UnsafeBufferPointer<UInt8>, today: CalendarDate) -> PersonalNumberKind? {
    guard let digits = digits(compact(text, ignoring: [0x20, 0x2D], limit: 11)), digits.count == 11 else { return nil }
    let day = number(digits.prefix(2))
    let month = number(digits[2..<4])
    let shortYear = number(digits[4..<6])
    let individual = number(digits[6..<9])
    let year: Int
    switch individual {
    case 0...499: year = 1900 + shortYear
    case 500...749 where shortYear >= 54: year = 1800 + shortYear
    case 500...999 where shortYear < 40: year = 2000 + shortYear
    case 900...999: year = 1900 + shortYear
    default: return nil
    }
    guard isBirthDate(year, month > 40 ? month - 40 : month, day > 40 ? day - 40 : day, today: today) else { return nil }
    let first = (11 - weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
    let second = (11 - weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return digits[9] == first && digits[10] == second ? .norwegianFodselsnummer : nil
  }

  /// `DDMMYYSSSS`, blanks and hyphens ignored; there is no check digit since 2007.
  static func danish(_ text: UnsafeBufferPointer<UInt8>, today: CalendarDate) -> PersonalNumberKind? {
    guard let digits = digits(compact(text, ignoring: [0x20, 0x2D], limit: 10)), digits.count == 10 else { return nil }
    let shortYear = number(digits[4..<6])
    let year: Int
    switch digits[6] {
    case 0...3: year = 1900 + shortYear
    case 4, 9: year = (shortYear >= 37 ? 1900 : 2000) + shortYear
    default: year = (shortYear >= 58 ? 1800 : 2000) + shortYear
    }
    return isBirthDate(year, number(digits[2..<4]), number(digits[0..<2]), today: today) ? .danishCPR : nil
  }

  /// `DDMMYY`, the sign of the century, `ZZZ` from 002 to 899, and a check character; 900 and above are temporary or test numbers.
  static func finnish(_ text: UnsafeBufferPointer<UInt8>, today: CalendarDate) -> PersonalNumberKind? {
    let characters = compact(text, ignoring: [], limit: 11)
    guard characters.count == 11, let date = digits(characters[0..<6]), let serial = digits(characters[7..<10]), (2...899).contains(number(serial)) else {
      return nil
    }
    let century: Int
    switch characters[6] {
    case UInt8(ascii: "+"): century = 1800
    case UInt8(ascii: "-"), UInt8(ascii: "U")...UInt8(ascii: "Y"): century = 1900
    case UInt8(ascii: "A")...UInt8(ascii: "F"): century = 2000
    default: return nil
    }
    guard isBirthDate(century + number(date[4..<6]), number(date[2..<4]), number(date[0..<2]), today: today) else { return nil }
    let checks = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    return checks[number(date + serial) % 31] == characters[10] ? .finnishHetu : nil
  }

  // MARK: Digits

  /// The text without blanks at its ends and without ignored bytes, letters in upper case; empty where that is longer than `limit`.
  private static func compact(_ text: UnsafeBufferPointer<UInt8>, ignoring ignored: [UInt8], limit: Int) -> [UInt8] {
    guard text.count <= 64 else { return [] }
    var text = text[...]
    while text.first == 0x20 { text.removeFirst() }
    while text.last == 0x20 { text.removeLast() }
    let kept = text.filter { !ignored.contains($0) }
    return kept.count > limit ? [] : kept.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
  }

  private static func digits(_ characters: some Sequence<UInt8>) -> [Int]? {
    var digits: [Int] = []
    for byte in characters {
      guard (0x30...0x39).contains(byte) else { return nil }
      digits.append(Int(byte) - 0x30)
    }
    return digits
  }

  private static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  private static func weighted(_ digits: [Int], _ weights: [Int]) -> Int { zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  private static func isBirthDate(_ year: Int, _ month: Int, _ day: Int, today: CalendarDate) -> Bool {
    CalendarDate(year: year, month: month, day: day).map { $0 <= today } ?? false
  }
}
