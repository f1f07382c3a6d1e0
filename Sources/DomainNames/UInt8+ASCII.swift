extension UInt8 {
  /// Whether this is one of `0`–`9`.
  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether this may stand in a label: an ASCII letter of either case, a digit or a hyphen.
  var isLetterDigitHyphen: Bool {
    isASCIIDigit || self == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
