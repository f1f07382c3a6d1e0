import Catalog
import OrderLanguage
import Testing

/// The calling codes stand in two modules that must not see each other: the catalog's, with countries and lengths, and the language's, for E.164 numbers.
struct CallingCodeTests {
  @Test func bothListsHoldTheSameCodes() {
    #expect(Set(Catalog.callingCodes.map(\.digits)) == Set(CallingCodes.all.map(String.init)))
  }

  @Test func noCodeIsTheBeginningOfAnother() {
    let codes = CallingCodes.all.map(String.init)
    for code in codes { #expect(!codes.contains { $0 != code && $0.hasPrefix(code) }, "\(code)") }
  }
}
