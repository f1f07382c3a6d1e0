import Testing

@testable import Catalog

@Suite struct AddressTests {
  @Test func `all countries of ISO 3166-1 and no other`() {
    #expect(Catalog.countries.count == 249)
    for code in ["SE", "NO", "AX", "SJ", "GG", "JE", "IM", "GB", "ZW", "AD"] { #expect(Catalog.country(code)?.code == code) }
    for code in ["UK", "EL", "EU", "XI", "XK", "se", "S", "SWE", ""] { #expect(Catalog.country(code) == nil, "\(code)") }
    #expect(Catalog.country(named: "sweden")?.code == "SE")
    #expect(Catalog.country("AX")?.name == "Åland Islands")
  }

  @Test(arguments: zip(["US", "CA", "AU", "IT"], [60, 13, 8, 107]))
  func `the codes of states and provinces`(_ country: String, _ count: Int) throws {
    let country = try #require(Catalog.country(country))
    #expect(country.hasStates)
    var codes = 0
    for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
        for text in [[first, second], [first, second, UInt8(ascii: "T")], [first, second, UInt8(ascii: "W")]] + thirds(first, second) {
          if text.withUnsafeBufferPointer({ country.hasState(utf8: $0) }) { codes += 1 }
        }
      }
    }
    #expect(codes == count)
  }

  private func thirds(_ first: UInt8, _ second: UInt8) -> [[UInt8]] { [UInt8(ascii: "D"), UInt8(ascii: "S"), UInt8(ascii: "C")].map { [first, second, $0] } }

  @Test func `states have names`() {
    #expect(Catalog.country("US")?.stateCode(named: "california") == "CA")
    #expect(Catalog.country("IT")?.stateCode(named: "no") == "NO")
    #expect(Catalog.country("SE")?.hasStates == false && Catalog.country("SE")?.stateCode(named: "x") == nil)
  }

  @Test func `reserved codes`() {
    #expect(Catalog.reservedCountryCode("UK")?.replacement == "GB" && Catalog.reservedCountryCode("EL")?.replacement == "GR")
    #expect(Catalog.reservedCountryCode("XK")?.isInUse == true && Catalog.reservedCountryCode("SU")?.isInUse == false)
    #expect(Catalog.reservedCountryCode("SE") == nil)
  }

  @Test(arguments: [
    ("SE", "114 55", true), ("SE", "11455", true), ("SE", "1145", false), ("SE", "SE-114 55", false), ("NO", "0150", true), ("NL", "1012 AB", true),
    ("NL", "1012sa", false), ("NL", "93053", false), ("NL", "0012 AB", false), ("PT", "1000-001", true), ("LV", "LV-1010", true), ("LV", "1010", false),
    ("IE", "D02 AF30", true), ("US", "12345", true), ("US", "12345-6789", true), ("US", "12345 6789", true), ("US", "1234", false), ("CA", "k1a 0b1", true),
    ("CA", "D1A 0B1", false), ("LI", "9490", true), ("LI", "9499", false), ("GB", "SW1A 1AA", true), ("GB", "W1A1AA", true), ("GB", "GIR 0AA", true),
    ("GB", "BFPO 12", true), ("GB", "SW1A 1CI", false), ("MT", "VLT 1010", true), ("XK", "10000", true), ("FR", "75 001", true), ("GL", "3900", true),
    ("AX", "22100", true), ("AX", "21100", false),
  ])
  func `postal codes`(_ country: String, _ code: String, _ isRight: Bool) throws {
    let form = try #require(Catalog.postalCodes(of: country))
    #expect(code.withBytes { form.matches($0) } == isRight)
  }

  @Test(arguments: [("SE", "SE-114 55", 3), ("SE", "S-11455", 2), ("DE", "D-26133", 2), ("DE", "de 26133", 3), ("SE", "N-0150", nil), ("SE", "114 55", nil)])
  func `prefixes of postal codes`(_ country: String, _ code: String, _ length: Int?) throws {
    let form = try #require(Catalog.postalCodes(of: country))
    #expect(code.withBytes { form.prefixLength(in: $0) } == length)
  }

  @Test func `calling codes are found by what a number begins with`() {
    func code(_ digits: String) -> CallingCode? { digits.withBytes { Catalog.callingCode(ofNumber: $0) } }
    #expect(code("46700000000")?.digits == "46" && code("15555555555")?.digits == "1" && code("358401234567")?.digits == "358")
    #expect(code("999123456") == nil && code("0") == nil && code("") == nil && code("4") == nil)
    #expect(code("46")?.countries.first?.code == "SE" && code("46")?.trunkPrefix == "0" && code("36")?.trunkPrefix == "06" && code("39")?.trunkPrefix == nil)
    #expect(code("46")?.nationalLength.contains(9) == true && code("46")?.nationalLength.contains(3) == false)
    #expect(Catalog.callingCodes.count == 217)
  }
}
