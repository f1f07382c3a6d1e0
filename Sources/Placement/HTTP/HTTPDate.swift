import Diagnostics

/// Dates of HTTP headers in their fixed form (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
public enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Unix milliseconds; nil where the text is not such a date.
  public static func milliseconds(_ text: String) -> Int64? {
    // `Sun, 06 Nov 1994 08:49:37 GMT`: every part has its place. `Int` would take a sign, too.
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 3, 4, 8, 3], text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }), parts[0].hasSuffix(","),
      parts[5] == "GMT", let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
      let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    let fields = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    let clock = fields.compactMap { $0.utf8.count == 2 ? Int($0) : nil }
    guard fields.count == 3, clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]) else { return nil }
    return (Int64(date.days(since: CalendarDate(unixTime: 0))) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])) * 1000
  }
}
