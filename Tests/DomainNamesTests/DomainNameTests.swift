import DomainNames
import Testing

@Suite struct DomainNameTests {
  /// The table of registries.md 3.2, column "with UTS 46".
  @Test(
    arguments: [
      ("räksmörgås.se", "xn--rksmrgs-5wao1o.se"), ("RÄKSMÖRGÅS.se", "xn--rksmrgs-5wao1o.se"), ("straße.de", "xn--strae-oqa.de"), ("ﬁ.se", "fi.se"),
      ("☃.com", nil), ("ab--cd.se", nil), ("-abc.se", nil), ("a_b.se", nil), ("exam ple.se", nil), ("example..se", nil), ("xn--a.se", nil),
    ] as [(String, String?)])
  func tableOfFacts(text: String, ascii: String?) {
    #expect(name(text)?.asciiText == ascii)
  }

  @Test func everySpellingIsOneName() throws {
    let spellings = [
      "räksmörgås.se", "xn--rksmrgs-5wao1o.se", "RÄKSMÖRGÅS.SE.", "XN--RKSMRGS-5WAO1O.se", "ra\u{308}ksmo\u{308}rga\u{30A}s.se", "räksmörgås。se",
      "räksmörgås．ｓｅ｡",
    ]
    let names = try spellings.map { try DomainName.parse($0).get() }
    #expect(Set(names).count == 1)
    #expect(Set(names.map(\.unicodeText)) == ["räksmörgås.se"])
    #expect(name("straße.de") != name("strasse.de"))
    #expect(name("STRAẞE.de") == name("straße.de"))
  }

  @Test func parts() throws {
    let name = try DomainName.parse("Blåbär.Räv.рф.").get()
    #expect(name.asciiText == "xn--blbr-noae.xn--rv-via.xn--p1ai")
    #expect(name.unicodeText == "blåbär.räv.рф")
    #expect(name.labels == ["xn--blbr-noae", "xn--rv-via", "xn--p1ai"])
    #expect(name.unicodeLabels == ["blåbär", "räv", "рф"])
    #expect(name.tld == "xn--p1ai")
  }

  /// U+0D4E joins the full stop after it in one Character.
  @Test func labelsAreSplitBetweenScalars() throws {
    let name = try DomainName.parse("ക\u{0D4E}.com").get()
    #expect(name.unicodeLabels == ["ക\u{0D4E}", "com"])
    #expect(name.labels.last == "com")
  }

  @Test(
    arguments: [
      ("example.se", []), ("a1-b.example.se", []), ("räv.se", []), ("xn--rv-via.se", []), ("Ꭰ.com", []), ("l·l.cat", []),
      ("Example.se", .uppercase), ("RÄV.se", .uppercase), ("XN--rv-via.se", .uppercase), ("ΑΩ.gr", .uppercase),
      ("example.se.", .trailingDot), ("räv.SE.", [.uppercase, .trailingDot]),
      ("ﬁ.se", .uts46Mapped), ("ｒäv.se", .uts46Mapped), ("ra\u{308}v.se", .uts46Mapped), ("日本。jp", .uts46Mapped), ("ex\u{AD}ample.se", .uts46Mapped),
      ("ⅳ.se", .uts46Mapped), ("Ⅳ.se", .uts46Mapped), ("\u{212A}.se", .uts46Mapped), ("Ｒäv.se", [.uppercase, .uts46Mapped]),
      ("example.se。", [.uts46Mapped, .trailingDot]), ("ｘｎ－－rv-via.se", .uts46Mapped),
      ("straße.de", .hasTransitionalDifference), ("STRAẞE.de", [.hasTransitionalDifference, .uppercase]),
      ("Straße.de", [.hasTransitionalDifference, .uppercase]), ("xn--strae-oqa.de", []),
      ("φως.gr", .hasTransitionalDifference), ("क्\u{200D}ष.com", .hasTransitionalDifference), ("क्\u{200C}ष.com", .hasTransitionalDifference),
    ] as [(String, DomainName.Mapping)])
  func mapping(text: String, mapping: DomainName.Mapping) throws {
    #expect(try DomainName.parse(text).get().mapping == mapping)
  }

  @Test func lengthsAtTheLimit() throws {
    let label = String(repeating: "a", count: 63)
    let longest = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
    #expect(longest.utf8.count == 253)
    #expect(name(longest)?.asciiText == longest)
    #expect(name(longest + ".")?.mapping == .trailingDot)
    #expect(classify(longest) == .canonical)
    // A run of one letter: "xn--5c" and an "a" for each.
    #expect(name(String(repeating: "å", count: 57) + ".se")?.labels[0].utf8.count == 63)
    #expect(name(String(repeating: "å", count: 58) + ".se") == nil)
  }
}
