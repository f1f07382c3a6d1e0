import Diagnostics

/// Times as JSON answers give them (RFC 3339): `2026-03-26T10:00:00.000Z`.
public enum Timestamp {
  /// Unix milliseconds; nil where the text is not such a time.
  public static func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[..<10].allSatisfy({ $0 != UInt8(ascii: "+") }),
      let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self))
    else { return nil }
    func number(_ range: Range<Int>) -> Int64? { digits(bytes[range]) }
    guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), let hour = number(11..<13), let minute = number(14..<16),
      let second = number(17..<19),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var position = 19
    var fraction: Int64 = 0
    if bytes[position] == UInt8(ascii: ".") {
      position += 1
      let digits = bytes[position...].prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return nil }
      fraction = Int64(String(decoding: digits.prefix(3), as: UTF8.self) + String(repeating: "0", count: max(0, 3 - digits.count))) ?? 0
      position += digits.count
    }
    guard let offset = offset(bytes[position...]) else { return nil }
    let days = Int64(date.days(since: CalendarDate(unixTime: 0)))
    return (days * 86_400 + hour * 3600 + minute * 60 + second) * 1000 + fraction - offset
  }

  /// `Z` or `+01:00`, in milliseconds.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let start = bytes.startIndex
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"), let hours = digits(bytes[start + 1..<start + 3]), hours < 24,
      let minutes = digits(bytes[start + 4..<start + 6]), minutes < 60
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return (hours * 60 + minutes) * 60_000
    case UInt8(ascii: "-"): return -(hours * 60 + minutes) * 60_000
    default: return nil
    }
  }

  /// A number of digits alone: `Int64` takes a sign, too.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    bytes.allSatisfy { (48...57).contains($0) } ? Int64(String(decoding: bytes, as: UTF8.self)) : nil
  }

  /// `2026-03-26T10:00:00Z`.
  public static func text(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds / 1000)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CalendarDate(unixTime: seconds))T\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }
}
