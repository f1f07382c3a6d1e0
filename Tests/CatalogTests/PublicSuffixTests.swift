import Catalog
import Testing

@Suite struct PublicSuffixTests {
  @Test(arguments: [
    ("acme.se", "se"), ("www.acme.se", "se"), ("se", "se"), ("co.uk", "co.uk"), ("acme.co.uk", "co.uk"), ("acme.uk", "uk"), ("xco.uk", "uk"),
    // The list of registries.
    ("acme.com.au", "com.au"), ("acme.com.pt", "com.pt"), ("acme.com.es", "com.es"), ("acme.com.pl", "com.pl"), ("acme.priv.no", "priv.no"),
    ("acme.aland.fi", "aland.fi"), ("a.se", "a.se"), ("ac.se", "ac.se"), ("brand.se", "brand.se"), ("fh.se", "fh.se"),
    // Private entries are none.
    ("com.se", "se"), ("acme.com.se", "se"), ("acme.github.io", "io"),
    // Wildcards and their exceptions.
    ("ck", "ck"), ("foo.ck", "foo.ck"), ("acme.foo.ck", "foo.ck"), ("www.ck", "ck"), ("acme.www.ck", "ck"), ("wwww.ck", "wwww.ck"),
    ("jp", "jp"), ("kobe.jp", "jp"), ("c.kobe.jp", "c.kobe.jp"), ("b.c.kobe.jp", "c.kobe.jp"), ("city.kobe.jp", "kobe.jp"), ("www.city.kobe.jp", "kobe.jp"),
    ("acme.nom.br", "acme.nom.br"), ("nom.br", "br"), ("ide.kyoto.jp", "ide.kyoto.jp"), ("b.ide.kyoto.jp", "ide.kyoto.jp"),
    ("k12.ak.us", "k12.ak.us"), ("test.k12.ak.us", "k12.ak.us"), ("test.ak.us", "ak.us"), ("us", "us"),
    // U-labels of the list stand as A-labels.
    ("xn--55qx5d.cn", "xn--55qx5d.cn"), ("acme.xn--85x722f.xn--55qx5d.cn", "xn--55qx5d.cn"), ("acme.xn--fiqs8s", "xn--fiqs8s"),
    ("xn--lesund-hua.no", "xn--lesund-hua.no"),
  ])
  func suffix(_ name: String, _ suffix: String) { #expect(Catalog.publicSuffixLength(ofDomain: name).map { String(name.suffix($0)) } == suffix) }

  @Test(arguments: ["", ".", "acme.con", "con", "acme.se.", "acme.SE", "acme.example", "acme.ses", "acme.s", "acme.xn--a", "acme.*", "acme.\u{E5}"])
  func noSuchTLD(_ name: String) { #expect(Catalog.publicSuffixLength(ofDomain: name) == nil) }

  @Test func topLevelDomains() {
    let names = Array(Catalog.topLevelDomains)
    #expect(names.count > 1400)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(names).isSuperset(of: ["com", "se", "xn--fiqs8s", "zw", "aaa"]) && !names.contains("co.uk"))
    for name in names { #expect(Catalog.publicSuffixLength(ofDomain: "acme." + name).map { $0 >= name.utf8.count } == true, "\(name)") }
  }

  /// The two lists of the catalog say the same of what names stand directly under.
  @Test func everyTLDOfTheCatalogIsASuffix() {
    for tld in Catalog.tlds { #expect(Catalog.publicSuffixLength(ofDomain: "acme-shop." + tld.name) == tld.name.utf8.count, "\(tld.name)") }
  }

  @Test func theDayOfTheList() { #expect(Catalog.publicSuffixesAsOf == "2023-02-09") }
}
