import Diagnostics

/// What is checked of VAT numbers of the European Union beyond their shape, where that is more than a weighted sum.
enum VATChecks {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// 11 less the weighted sum modulo 11: 1 to 11.
  private static func complement(_ text: some Sequence<UInt8>, _ weights: [Int]) -> Int { 11 - Checksum.sum(text, weights) % 11 }

  private static func last(_ text: Text) -> Int { Checksum.digit(text[text.count - 1]) }

  /// `U`, then eight digits: odd places as they are, even ones doubled with their digits summed.
  @Sendable static func austrian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    var sum = 0
    for place in 1...7 {
      let value = Checksum.digit(text[place]) * (place % 2 == 0 ? 2 : 1)
      sum += value / 10 + value % 10
    }
    return .init(isValid: (96 - sum) % 10 == last(text))
  }

  @Sendable static func belgian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: (Checksum.number(text[0..<8]) + Checksum.number(text[8...])) % 97 == 0)
  }

  /// Nine digits are a company's; ten a person's, a foreigner's or another's.
  @Sendable static func bulgarian(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    if text.count == 9 {
      var rest = Checksum.sum(text, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
      if rest == 10 { rest = Checksum.sum(text, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 }
      return .init(isValid: rest % 10 == last(text))
    }
    let month = Checksum.number(text[2..<4])
    let century = [1900, 1800, 2000][min(month / 20, 2)]
    let isPerson =
      PersonChecks.isBirthDate(century + Checksum.number(text[0..<2]), month - [0, 20, 40][min(month / 20, 2)], Checksum.number(text[4..<6]), today)
      && Checksum.sum(text, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == last(text)
    let isForeigner = Checksum.sum(text, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 == last(text)
    return .init(isValid: isPerson || isForeigner || complement(text, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 == last(text))
  }

  @Sendable static func cypriot(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    let sum = (0..<8).reduce(0) { $0 + ($1 % 2 == 0 ? odd[Checksum.digit(text[$1])] : Checksum.digit(text[$1])) }
    return .init(isValid: Int(text[8]) - 0x41 == sum % 26)
  }

  /// Eight digits are a company's, nine with a 6 first a special one, the rest birth numbers.
  @Sendable static func czech(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    let weights = [8, 7, 6, 5, 4, 3, 2]
    if text.count == 8 {
      guard text[0] != UInt8(ascii: "9") else { return .format }
      return .init(isValid: complement(text, weights) % 10 == last(text))
    }
    if text.count == 9, text[0] == UInt8(ascii: "6") {
      let rest = (21 - Checksum.sum(text[1...], weights) % 11) % 11
      return .init(isValid: (18 - rest) % 10 == last(text))
    }
    // Women have month + 50, either month + 20 where a day ran out of numbers. Ten digits since 1954.
    let shortYear = Checksum.number(text[0..<2])
    if text.count == 9, shortYear > 53 { return .format }
    let year = shortYear + (text.count == 10 && shortYear < 54 ? 2000 : 1900)
    var month = Checksum.number(text[2..<4])
    if month > 50 { month -= 50 }
    if month > 20 { month -= 20 }
    guard PersonChecks.isBirthDate(year, month, Checksum.number(text[4..<6]), today) else { return .date }
    return .init(isValid: text.count == 9 || Checksum.number(text[0..<9]) % 11 % 10 == last(text))
  }

  /// W counts 0, A 1 … V 22. The old form has a letter or sign in the second place.
  @Sendable static func irish(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    func value(_ letter: UInt8) -> Int { letter == UInt8(ascii: "W") ? 0 : Int(letter) - 0x40 }
    var sum = 0
    if PersonChecks.isDigit(text[1]) {
      sum = Checksum.sum(text.prefix(7), [8, 7, 6, 5, 4, 3, 2]) + (text.count == 9 ? 9 * value(text[8]) : 0)
    } else {
      sum = Checksum.sum(text[2..<7], [7, 6, 5, 4, 3]) + 2 * Checksum.digit(text[0])
    }
    return .init(isValid: sum % 23 == value(text[7]))
  }

  /// The weights 1 to 9 come again; where the rest is 10, those from 3 on.
  @Sendable static func lithuanian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    func rest(from first: Int) -> Int {
      text.dropLast().enumerated().reduce(0) { $0 + Checksum.digit($1.element) * (($1.offset + first - 1) % 9 + 1) } % 11
    }
    let first = rest(from: 1)
    return .init(isValid: (first == 10 ? rest(from: 3) : first) % 10 == last(text))
  }

  @Sendable static func luxembourgish(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: Checksum.number(text[0..<6]) % 89 == Checksum.number(text[6...]))
  }

  /// A first digit above 3 is a company's; the rest are persons' numbers with a birth date, unless they begin with 32.
  @Sendable static func latvian(_ text: Text, _ today: CalendarDate) -> IdentifierVerdict {
    if text[0] > UInt8(ascii: "3") { return .init(isValid: Checksum.sum(text, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3) }
    if !text.starts(with: "32".utf8) {
      let century = [1800, 1900, 2000][min(Checksum.digit(text[6]), 2)]
      let date = Checksum.number(text[0..<6])
      guard text[6] <= UInt8(ascii: "2"), PersonChecks.isBirthDate(century + date % 100, date / 100 % 100, date / 10_000, today) else { return .date }
    }
    return .init(isValid: (1 + Checksum.sum(text, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == last(text))
  }

  /// A complement of 10 or 11 is written 0.
  @Sendable static func portuguese(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    .init(isValid: complement(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 % 10 == last(text))
  }

  /// Two to ten digits, the weights aligned with the last.
  @Sendable static func romanian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let weights = Array([7, 5, 3, 2, 1, 7, 5, 3, 2].suffix(text.count - 1))
    return .init(isValid: 10 * Checksum.sum(text, weights) % 11 % 10 == last(text))
  }

  /// A complement of 10 is written 0; 11 does not occur.
  @Sendable static func slovenian(_ text: Text, _: CalendarDate) -> IdentifierVerdict {
    let check = complement(text, [8, 7, 6, 5, 4, 3, 2])
    return .init(isValid: check != 11 && check % 10 == last(text))
  }
}
