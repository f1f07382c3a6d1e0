import Diagnostics

/// Points in time as the providers write them.
enum Timestamp {
  /// RFC 3339 in UTC with milliseconds, from Unix milliseconds.
  static func iso(_ milliseconds: Int64) -> String {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return "\(CalendarDate(unixTime: Int(seconds)))T\(clock(seconds)).\(pad(Int(rest), 3))Z"
  }

  /// The `Date` of an answer (RFC 9110 section 5.6.7), from Unix milliseconds.
  static func http(_ milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let date = CalendarDate(unixTime: Int(seconds))
    // 1 January 1970 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(seconds / 86_400 % 7)]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][date.month - 1]
    return "\(weekday), \(pad(date.day, 2)) \(month) \(pad(date.year, 4)) \(clock(seconds)) GMT"
  }

  private static func clock(_ seconds: Int64) -> String {
    let time = Int(seconds % 86_400)
    return "\(pad(time / 3600, 2)):\(pad(time / 60 % 60, 2)):\(pad(time % 60, 2))"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count < width ? String(repeating: "0", count: width - digits.utf8.count) + digits : digits
  }
}
