import DomainNames
import Testing

@Suite struct LetterScriptTests {
  @Test(arguments: [
    ("azAZåäöéßłżșŋǥǯỳ", LetterScript.latin), ("αωάϊΰἀᾳϳᴦ", .greek), ("аяёѕіјљқҽӏԁꚙ", .cyrillic),
  ])
  func script(_ letters: String, _ script: LetterScript) { for letter in letters.unicodeScalars { #expect(LetterScript(letter) == script, "\(letter)") } }

  @Test(arguments: "09-·.日本カ한אاकͤ\u{301}\u{200D}".unicodeScalars.map { $0 })
  func noneOfTheThree(_ scalar: Unicode.Scalar) { #expect(LetterScript(scalar) == nil) }

  @Test(arguments: [("аррӏе", "apple"), ("сосоа", "cocoa"), ("ονο-24", "ovo-24"), ("ԛԝ1", "qw1"), ("ӕ", "ae")])
  func lookalike(_ label: String, _ latin: String) { #expect(LetterScript.latinLookalike(of: label) == latin) }

  @Test(arguments: ["apple", "", "24-7", "привет", "аррle", "αррӏе", "日本", "асе日"])
  func noLookalike(_ label: String) { #expect(LetterScript.latinLookalike(of: label) == nil) }

  @Test func everyLookalikeIsALetterOfAnotherScript() {
    let letters = (0x80...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { LetterScript.latinLookalike(of: $0) != nil }
    #expect(letters.count == 35)
    for letter in letters {
      #expect(LetterScript(letter) != .latin && LetterScript(letter) != nil)
      #expect(letter.properties.isLowercase && LetterScript.latinLookalike(of: letter)?.allSatisfy { ("a"..."z").contains($0) } == true, "\(letter)")
    }
  }
}
