public import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CalendarDate {
  /// The day that rules compare with where no option names one: that of SOURCE_DATE_EPOCH, else today in UTC.
  public static var today: CalendarDate {
    if let text = Output.environment("SOURCE_DATE_EPOCH"), let seconds = Int(text), seconds >= 0, seconds < 253_402_300_800 {
      return CalendarDate(unixTime: seconds)
    }
    return CalendarDate(unixTime: time(nil))
  }
}
