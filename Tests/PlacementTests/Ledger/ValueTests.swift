import Placement
import Testing

/// Amounts and times as they come from specs and providers.
@Suite struct ValueTests {
  @Test(
    arguments: [
      ("0", 0), ("1", 100), ("1.5", 150), ("1.50", 150), ("1.05", 105), ("0.01", 1), ("1234.5000", 123_450), ("-3.20", -320), ("-0.01", -1), ("007", 700),
      ("9999999999999.99", 999_999_999_999_999),
    ] as [(String, Int64)])
  func amounts(text: String, units: Int64) {
    #expect(Money(decimal: text, currency: "SEK") == Money(minorUnits: units, currency: "SEK"))
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1,5", "1.005", "1.500001", "1e3", "1E3", "+1", "--1", "1.-5", "1 000", " 1", "1 ", "1_000", "0x10", "١", "1.٥", "NaN", "inf",
    "10000000000000", "99999999999999999999", "1.5.0", "1.00 SEK", "\u{FEFF}1", "1\u{301}",
  ])
  func noAmounts(text: String) {
    #expect(Money(decimal: text, currency: "SEK") == nil)
  }

  @Test func amountsAreWrittenWithTwoDecimals() {
    for (units, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_450, "1234.50"), (.max, "92233720368547758.07"), (.min, "-92233720368547758.08")]
      as [(Int64, String)]
    { #expect(Money(minorUnits: units, currency: "SEK").description == text + " SEK") }
    #expect(Money(minorUnits: 1, currency: "SEK") != Money(minorUnits: 1, currency: "EUR"))
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-26T10:00:00Z", 1_774_519_200_000), ("2026-03-26T10:00:00.5Z", 1_774_519_200_500),
      ("2026-03-26T10:00:00.123456Z", 1_774_519_200_123), ("2026-03-26 10:00:00Z", 1_774_519_200_000), ("2026-03-26T12:00:00+02:00", 1_774_519_200_000),
      ("2026-03-26T04:30:00-05:30", 1_774_519_200_000), ("2024-02-29T23:59:60Z", 1_709_251_200_000),
    ] as [(String, Int64)])
  func timestamps(text: String, milliseconds: Int64) {
    #expect(Timestamp.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-26", "2026-03-26T10:00:00", "2026-03-26T10:00Z", "2026-02-30T10:00:00Z", "2026-13-01T10:00:00Z", "2026-03-26T24:00:00Z",
    "2026-03-26T10:60:00Z", "2026-03-26T10:00:61Z", "2026-03-26T10:00:00.Z", "2026-03-26T10:00:00z", "2026-03-26T10:00:00+2", "2026-03-26T10:00:00+0200",
    "2026-03-26T10:00:00+24:00", "2026-03-26T10:00:00+02:60", "2026-03-26T+1:00:00Z", "2026-03-26T10:-1:00Z", "2026-03-26T10:00:00+-1:00",
    "2026-03-26T10:00:00Z ", " 2026-03-26T10:00:00Z", "2026-+3-26T10:00:00Z", "26-03-2026T10:00:00Z", "2026-03-26T10:00:00ZZ", "1774519200000000000000",
    "2026-03-26T10:00:00.5", "ååååååååååååååååååååå", "2026-03-26T1٠:00:00Z",
  ])
  func noTimestamps(text: String) {
    #expect(Timestamp.milliseconds(text) == nil)
  }

  @Test func timestampsAreWrittenInUTC() {
    #expect(Timestamp.text(1_774_519_200_999) == "2026-03-26T10:00:00Z")
    #expect(Timestamp.milliseconds(Timestamp.text(1_709_251_199_000)) == 1_709_251_199_000)
  }

  @Test func httpDates() {
    #expect(HTTPDate.milliseconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777_000)
    #expect(HTTPDate.milliseconds("Thu, 29 Feb 2024 23:59:60 GMT") == 1_709_251_200_000)
  }

  @Test(arguments: [
    "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37",
    "Sun, 31 Feb 1994 08:49:37 GMT",
    "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
    "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 -8:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 08:49:37:00 GMT",
    "Sun, 06 Nov 1994 08::9:37 GMT", "Sun,  06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
  ])
  func noHTTPDates(text: String) {
    #expect(HTTPDate.milliseconds(text) == nil)
  }
}
