import Catalog
import Diagnostics
import Foundation
import Testing

/// The verdicts of the shared test vectors, and what follows for all kinds.
@Suite struct IdentifierTests {
  struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    let value: String
    let reason: String
    var kind: String?

    var testDescription: String { "\(kind ?? "") \(value)" }
  }

  private struct File: Decodable {
    let referenceDate: String
    let kinds: [String: [Vector]]
  }

  private static let file: File = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().resolvingSymlinksInPath()
      .appendingPathComponent("Fixtures/identifiers/identifier-vectors.json")
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: path))
  }()
  static let today = CalendarDate(file.referenceDate)!
  static let vectors = file.kinds.sorted { $0.key < $1.key }.flatMap { kind, vectors in
    vectors.map { Vector(value: $0.value, reason: $0.reason, kind: kind) }
  }

  @Test(arguments: vectors)
  func `the verdict is that of the vectors`(_ vector: Vector) throws {
    let kind = try #require(IdentifierKind(rawValue: vector.kind ?? ""))
    let verdict = Identifiers.verdict(of: vector.value, as: kind, today: Self.today)
    #expect("\(verdict)" == (vector.reason == "ok" ? "valid" : vector.reason))
  }

  @Test(arguments: IdentifierKind.allCases)
  func `no text is too strange`(_ kind: IdentifierKind) {
    for text in ["", " ", "-", "å", "0", String(repeating: "9", count: 31), String(repeating: "1", count: 100), "SE", "\u{0}", "B", "NLB01", "Ü00000000", "+"] {
      #expect(Identifiers.verdict(of: text, as: kind, today: Self.today) == .format, "\(text)")
    }
  }

  /// A prefix, blanks at the ends and small letters change no verdict.
  @Test(arguments: vectors)
  func `case and outer blanks do not matter`(_ vector: Vector) throws {
    let kind = try #require(IdentifierKind(rawValue: vector.kind ?? ""))
    let verdict = Identifiers.verdict(of: vector.value, as: kind, today: Self.today)
    #expect(Identifiers.verdict(of: "  " + vector.value.lowercased() + " ", as: kind, today: Self.today) == verdict)
  }

  @Test func `the date of reference decides`() throws {
    let before = try #require(CalendarDate("1981-12-27"))
    let birth = try #require(CalendarDate("1981-12-28"))
    #expect(Identifiers.verdict(of: "19811228-9874", as: .sePersonnummer, today: before) == .date)
    #expect(Identifiers.verdict(of: "19811228-9874", as: .sePersonnummer, today: birth) == .valid)
    #expect(Identifiers.verdict(of: "811228+9874", as: .sePersonnummer, today: Self.today) == .valid)
    #expect(Identifiers.verdict(of: "811228-9874", as: .seSamordningsnummer, today: Self.today) == .format)
    #expect(Identifiers.verdict(of: "701063-2391", as: .sePersonnummer, today: Self.today) == .format)
  }

  @Test(arguments: [
    ("356000000", "35600000000048", IdentifierVerdict.valid), ("356000000", "35600000009075", .valid), ("356000000", "35600000009076", .checksum),
  ])
  func `post offices of France`(_ siren: String, _ siret: String, _ verdict: IdentifierVerdict) {
    #expect(siret.hasPrefix(siren) && Identifiers.verdict(of: siret, as: .frSIRET, today: Self.today) == verdict)
  }

  @Test(arguments: ["GB999 9999 73": IdentifierVerdict.valid, "GB999 9999 74": .checksum, "GBHA499": .format, "GBHA500": .valid])
  func `British VAT numbers`(_ text: String, _ verdict: IdentifierVerdict) {
    #expect(Identifiers.verdict(of: text, as: .gbVAT, today: Self.today) == verdict)
  }

  @Test func `every member state has a VAT prefix`() {
    let members = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB".split(separator: " ").map(String.init)
    for country in members { #expect(Identifiers.vatPrefix(ofCountry: country) != nil, "\(country)") }
    for country in ["NO", "CH", "US", "EU", "XI", "EL"] { #expect(Identifiers.vatPrefix(ofCountry: country) == nil, "\(country)") }
    #expect(Identifiers.vatPrefix(ofCountry: "GR") == "EL" && Identifiers.vatKind(ofPrefix: "XI") == .euVATXI)
  }
}

extension IdentifierTests {
  @Test(arguments: [
    (IdentifierKind.seOrganisationsnummer, "165567037485", "556703-7485" as String?), (.seOrganisationsnummer, "556703-7485", nil),
    (.sePersonnummer, "19811228-9874", "811228-9874"), (.sePersonnummer, "188112289874", "811228+9874"), (.sePersonnummer, "811228+9874", nil),
    (.fiYtunnus, "20774740", "2077474-0"), (.fiHetu, "131052-308t", "131052-308T"), (.dkCVR, "DK 13 58 56 28", "13585628"),
    (.noOrgnr, "988 077 917", "988077917"),
    (.noNoridPerson, "N.PRI.12345678", nil), (.nlBSN, "1112.22.333", "111222333"), (.isKennitala, "450401-3150", "4504013150"),
  ])
  func `canonical forms`(_ kind: IdentifierKind, _ text: String, _ canonical: String?) {
    var text = text
    let found = text.withUTF8 { Identifiers.canonicalForm(of: $0, as: kind, today: Self.today) }
    #expect(found == canonical)
  }
}
