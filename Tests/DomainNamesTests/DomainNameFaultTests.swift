import DomainNames
import Testing

@Suite struct DomainNameFaultTests {
  typealias Case = (text: String, kind: DomainNameFault.Kind, range: Range<Int>)

  static let cases: [Case] = [
    ("https://example.se/", .schemeOrPath(host: "example.se"), 0..<8),
    ("https://user@Räv.se:443/a?b#c", .schemeOrPath(host: "Räv.se"), 0..<13),
    ("//example.se", .schemeOrPath(host: "example.se"), 0..<2),
    ("räv.se/a", .schemeOrPath(host: "räv.se"), 7..<9),
    ("example.se//a", .schemeOrPath(host: "example.se"), 10..<13),
    ("example.se?a=http://b.se", .schemeOrPath(host: "example.se"), 10..<24),
    ("example.se#a", .schemeOrPath(host: "example.se"), 10..<12),
    ("räv@example.se", .schemeOrPath(host: "example.se"), 0..<5),
    ("example.se:443", .schemeOrPath(host: "example.se"), 10..<14),
    ("http://exa_mple.se", .schemeOrPath(host: nil), 0..<7),
    ("http://", .schemeOrPath(host: nil), 0..<7),
    ("/", .schemeOrPath(host: nil), 0..<1),
    ("@", .schemeOrPath(host: nil), 0..<1),
    ("localhost:80", .schemeOrPath(host: nil), 9..<12),
    ("", .emptyName, 0..<0),
    (".", .emptyLabel, 0..<1),
    (".se", .emptyLabel, 0..<1),
    ("example..se", .emptyLabel, 8..<9),
    ("räv..se", .emptyLabel, 5..<6),
    ("日。。se", .emptyLabel, 6..<9),
    ("example.se..", .emptyLabel, 11..<12),
    ("räv.\u{AD}.se", .emptyLabel, 5..<7),
    ("exam ple.se", .whitespace, 4..<5),
    ("å \t\r\nb.se", .whitespace, 2..<6),
    (" example.se", .whitespace, 0..<1),
    ("å\u{A0}\u{3000}b.se", .whitespace, 2..<7),
    ("example.se\n", .whitespace, 10..<11),
    ("a_b.se", .underscore, 1..<2),
    ("räv._dmarc.se", .underscore, 5..<6),
    ("a!b.se", .disallowedASCII("!"), 1..<2),
    ("å.*.se", .disallowedASCII("*"), 3..<4),
    ("a:b.se", .disallowedASCII(":"), 1..<2),
    ("::1", .disallowedASCII(":"), 0..<1),
    ("[::1]", .disallowedASCII("["), 0..<1),
    ("a\u{0}b.se", .disallowedASCII("\u{0}"), 1..<2),
    ("å\u{0}b.se", .disallowedASCII("\u{0}"), 2..<3),
    ("a\u{7F}.se", .disallowedASCII("\u{7F}"), 1..<2),
    ("-abc.se", .hyphenAtEdge, 0..<1),
    ("å.b-.se", .hyphenAtEdge, 4..<5),
    ("å.-", .hyphenAtEdge, 3..<4),
    ("å.－b.se", .hyphenAtEdge, 3..<7),
    ("\u{AD}-b.se", .hyphenAtEdge, 0..<4),
    ("ab--cd.se", .doubleHyphen34, 2..<4),
    ("å.åb--cd.se", .doubleHyphen34, 6..<8),
    ("å.ab－－cd.se", .doubleHyphen34, 3..<13),
    ("å.ﬁ--å.se", .doubleHyphen34, 3..<10),
    ("å.ﬁ--b.se", .doubleHyphen34, 3..<9),
    ("å." + String(repeating: "a", count: 64) + ".se", .labelTooLong, 3..<67),
    ("å." + String(repeating: "å", count: 64) + ".se", .labelTooLong, 3..<131),
    ("å." + String(repeating: "ａ", count: 64) + ".se", .labelTooLong, 3..<195),
    (String(repeating: "a.", count: 126) + "bc", .nameTooLong, 0..<254),
    (String(repeating: "a.", count: 126) + "bc.", .nameTooLong, 0..<254),
    (String(repeating: "å.", count: 40) + "se。", .nameTooLong, 0..<122),
    ("localhost", .singleLabel, 0..<9),
    ("räv.", .singleLabel, 0..<4),
    ("123", .singleLabel, 0..<3),
    ("xn--a.se", .invalidALabel, 0..<5),
    ("å.XN--N3H.se", .invalidALabel, 3..<10),
    ("å.xn--abc-d.se", .invalidALabel, 3..<12),
    ("xn--ab-0ea.se", .invalidALabel, 0..<10),
    ("xn--å.se", .invalidALabel, 0..<6),
    ("xn--a\u{308}.se", .invalidALabel, 0..<7),
    ("☃.com", .disallowedCharacter("☃"), 0..<3),
    ("räv☃b.com", .disallowedCharacter("☃"), 4..<7),
    ("å.a💩.com", .disallowedCharacter("💩"), 4..<8),
    ("a℀b.com", .disallowedCharacter("℀"), 1..<4),
    ("a≠b.com", .disallowedCharacter("≠"), 1..<4),
    ("a…b.com", .disallowedCharacter("…"), 1..<4),
    ("⒈a.com", .disallowedCharacter("⒈"), 0..<3),
    ("å\u{80}.com", .disallowedCharacter("\u{80}"), 2..<4),
    ("a\u{E000}.com", .disallowedCharacter("\u{E000}"), 1..<4),
    ("å.aאב.com", .otherIDNA("string has forbidden bi-directional properties"), 3..<8),
    ("a\u{200D}b.com", .otherIDNA("string contains a forbidden context-j character"), 0..<5),
    ("å.a·b.com", .otherIDNA("string contains a forbidden context-o character"), 3..<7),
    ("\u{308}a.com", .otherIDNA("string contains a forbidden leading combining character"), 0..<3),
    ("192.0.2.1", .numericTLD, 8..<9),
    ("å.１２", .numericTLD, 3..<9),
    ("å.123.", .numericTLD, 3..<6),
  ]

  @Test(arguments: cases)
  func kindAndRange(text: String, kind: DomainNameFault.Kind, range: Range<Int>) {
    #expect(fault(text)?.kind == kind)
    #expect(fault(text)?.range == range)
    #expect(fault(text)?.slice(of: text) != nil)
    #expect(classify(text) == .needsConversion)
  }

  @Test func messagesFollowTheQuotedName() throws {
    for (text, _, _) in Self.cases {
      let message = try #require(fault(text)).message
      #expect(message.hasPrefix("has ") || message.hasPrefix("is "))
      #expect(!message.hasSuffix("."))
    }
    #expect(fault("☃.com")?.message == "has '☃' (U+2603), which no domain name can have")
    #expect(fault("a\u{0}.se")?.message == "has U+0000, which no domain name can have")
  }
}
