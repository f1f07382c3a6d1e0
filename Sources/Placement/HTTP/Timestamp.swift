import Diagnostics

/// Times as JSON answers give them (RFC 3339): `2026-03-26T10:00:00.000Z`.
public enum Timestamp {
  /// Unix milliseconds; nil where the text is not such a time.
  public static func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), let date = CalendarDate(String(text.prefix(10))) else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int64? { Int64(String(decoding: bytes[range], as: UTF8.self)) }
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
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.count == 6, let sign = ["+": 1, "-": -1][String(text.prefix(1))] as Int64? else { return nil }
    let parts = text.dropFirst().split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
    return sign * (parts[0] * 60 + parts[1]) * 60_000
  }

  /// `2026-03-26T10:00:00Z`.
  public static func text(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds / 1000)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CalendarDate(unixTime: seconds))T\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }
}
