public import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CalendarDate {
  /// The day that rules compare with where no option names one: that of SOURCE_DATE_EPOCH, else today in UTC. Where the variable says no day, the run ends: it
  /// was meant to go by no clock.
  public static var today: CalendarDate {
    guard let text = Output.environment("SOURCE_DATE_EPOCH"), !text.isEmpty else { return CalendarDate(unixTime: time(nil)) }
    guard let seconds = Int(text), (0..<253_402_300_800).contains(seconds) else {
      Output.complain("SOURCE_DATE_EPOCH takes seconds since 1970, not `\(text)`")
      Output.exit(2)
    }
    return CalendarDate(unixTime: seconds)
  }
}
