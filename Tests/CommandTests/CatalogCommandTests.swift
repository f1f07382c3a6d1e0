import Foundation
import Testing

/// Catalog files on the command line and in the configuration, and `catalog show` and `catalog diff`.
@Suite struct CatalogCommandTests {
  private static let spec = """
    orderSpec: 1
    name: acme
    items:
      - { type: vps, id: web, productSlug: vps-xl, billingCycle: annually }

    """

  private static func catalog(_ more: String, asOf: String = "2026-11-20", provider: String = "hostup") -> String {
    "catalog: 1\nprovider: \(provider)\nasOf: \(asOf)\n\(more)"
  }

  private static let xl = catalog("products: [{ slug: vps-xl, type: vps }]\n")
  private static let lg = catalog("products: [{ slug: vps-lg, type: vps }]\n")

  private func lint(_ folder: Folder, _ arguments: String...) throws -> Run {
    try Command.run(
      Command.executable, ["lint", "--target", "hostup-v2", "--today", "2026-11-21"] + arguments + ["acme.order.yaml"], in: folder.path)
  }

  // MARK: lint and compile

  @Test func pinnedAndBuiltIn() throws {
    let folder = try Folder(["acme.order.yaml": Self.spec, "xl.yaml": Self.xl, "lg.yaml": Self.lg])
    let builtIn = try lint(folder)
    #expect(builtIn.code == 0)
    #expect(builtIn.output.hasPrefix("acme.order.yaml:4:40: warning[unknown_product_slug] /items/0/productSlug: "), "\(builtIn)")
    #expect(try lint(folder, "--catalog", "xl.yaml") == Run(code: 0, output: "", error: ""))
    let pinned = try lint(folder, "--catalog", "lg.yaml")
    #expect(pinned.code == 1)
    #expect(pinned.output.hasPrefix("acme.order.yaml:4:40: error[unknown_product_slug] "), "\(pinned)")
    #expect(try lint(folder, "--catalog", "xl.yaml", "--catalog", "lg.yaml").code == 0, "both lists count")
  }

  @Test func theConfigurationNamesFilesRelativeToItself() throws {
    let folder = try Folder(["sub/acme.order.yaml": Self.spec, ".orderspec.yaml": "target: hostup-v2\ncatalog: [shared/lg.yaml]\n"])
    try folder.write(Self.lg, to: "shared/lg.yaml")
    try folder.write(Self.xl, to: "xl.yaml")
    let run = try orderspec("lint", "--today", "2026-11-21", "sub", in: folder)
    #expect(run.output.hasPrefix("sub/acme.order.yaml:4:40: error[unknown_product_slug] "), "\(run)")
    let flag = try orderspec("lint", "--today", "2026-11-21", "--catalog", "xl.yaml", "sub", in: folder)
    #expect(flag == Run(code: 0, output: "", error: ""), "the flag wins")
    try folder.write("{}", to: "sub/.orderspec.yaml")
    let inner = try orderspec("lint", "--today", "2026-11-21", "--target", "hostup-v2", "sub", in: folder)
    #expect(inner.output.contains("warning[unknown_product_slug]"), "the nearest configuration alone names catalog files: \(inner)")
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = try Folder(["acme.order.yaml": Self.spec, ".orderspec.yaml": "catalog: [gone.yaml]\n"])
    let named = try lint(folder, "--catalog", "nowhere.yaml")
    #expect(named.code == 2 && named.error == "orderspec: nowhere.yaml: no such file or directory\n")
    let configured = try lint(folder)
    #expect(configured.code == 2)
    #expect(configured.error == "orderspec: gone.yaml: no such file or directory (`catalog` of .orderspec.yaml)\n")
    let compile = try orderspec("compile", "--target", "hostup-v2", "acme.order.yaml", in: folder)
    #expect(compile.code == 2 && compile.output == "")
  }

  @Test func faultsStandAtTheirPlaces() throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let faults: [(text: String, lines: [String])] = [
      ("", ["1:1: error[catalog_missing_key]"]), ("- 1\n", ["1:1: error[catalog_wrong_type]"]),
      ("catalog: 1\n", ["1:1: error[catalog_missing_key] /asOf", "1:1: error[catalog_missing_key] /provider"]),
      ("catalog: 2\nprovider: hostup\nasOf: 2026-11-20\n", ["1:10: error[catalog_invalid_value] /catalog"]),
      ("catalog: 1\nprovider: hostup\nasOf: 2026-02-30\n", ["3:7: error[catalog_invalid_value] /asOf"]),
      ("catalog: 1\nprovider: hostup\nasOf: 2026-11-20\nasOf: 2026-11-20\n", ["4:1: error[yaml_duplicate_key] /asOf"]),
      (Self.catalog("product: []\n"), ["4:1: error[catalog_unknown_key] /product: `product` is not a key of a catalog file; did you mean `products`?"]),
      (Self.catalog("products: [{ slug: a }]\n"), ["4:14: error[catalog_missing_key] /products/0/type"]),
      (Self.catalog("products: [{ type: vps }]\n"), ["4:14: error[catalog_missing_key] /products/0/slug"]),
      (Self.catalog("products:\n  - { slug: vps-sm }\n  - { slug: vps-sm }\n"), ["6:7: error[catalog_invalid_value] /products/1"]),
      (Self.catalog("products: [{ slug: vps-sm, billingCycles: [yearly] }]\n"), ["4:44: error[catalog_invalid_value] /products/0/billingCycles/0"]),
      (Self.catalog("tlds: { .se: {} }\n"), ["4:9: error[catalog_invalid_value] /tlds/.se"]),
      (Self.catalog("tlds: { se: { registerYears: [0] } }\n"), ["4:31: error[catalog_invalid_value] /tlds/se/registerYears/0"]),
      (Self.catalog("tlds: { se: { registerYears: { min: 1 } } }\n"), ["4:32: error[catalog_missing_key] /tlds/se/registerYears/max"]),
      (Self.catalog("tlds: { se: { nameservers: { min: 3, max: 2 } } }\n"), ["4:30: error[catalog_invalid_value] /tlds/se/nameservers"]),
      (Self.catalog("tlds: { se: { idn: yes } }\n"), ["4:20: error[catalog_invalid_value] /tlds/se/idn"]),
      (Self.catalog("tlds: { se: { registrantCountries: [UK] } }\n"), ["4:37: error[catalog_invalid_value] /tlds/se/registrantCountries/0"]),
      (Self.catalog("tlds: { se: { date: soon } }\n"), ["4:21: error[catalog_invalid_value] /tlds/se/date"]),
    ]
    for (text, lines) in faults {
      try folder.write(text, to: "c.yaml")
      let run = try lint(folder, "--catalog", "c.yaml")
      #expect(run.code == 2, "\(text)")
      let found = run.output.split(separator: "\n")
      #expect(found.count == lines.count, "\(text)\(run)")
      for line in lines { #expect(found.contains { $0.hasPrefix("c.yaml:" + line) }, "\(text)\(run)") }
      let show = try orderspec("catalog", "show", "--catalog", "c.yaml", in: folder)
      #expect(show.code == 2 && show.output == "" && show.error == run.output, "the command says the same")
    }
  }

  @Test func ageIsReportedOnceInTheFile() throws {
    let folder = try Folder([
      "a.order.yaml": Samples.order("a", "acme-shop.com"), "b.order.yaml": Samples.order("b", "acme-museum.com"),
      "c.yaml": Self.catalog("", asOf: "2026-08-22"),
      ".orderspec.yaml": "catalog: [c.yaml]\n",
    ])
    let run = try orderspec("lint", "--today", "2026-11-21", ".", in: folder)
    #expect(run == Run(code: 0, output: "c.yaml:3:7: warning[catalog_stale] /asOf: the catalog is 91 days old, more than 90\n", error: ""))
    #expect(try orderspec("lint", "--today", "2026-11-20", ".", in: folder).output == "")
    try folder.write("catalog: [c.yaml]\nrules: { catalog_stale: off }\n", to: ".orderspec.yaml")
    #expect(try orderspec("lint", "--today", "2026-11-21", ".", in: folder).output == "")
  }

  @Test func thePoolOfTermsIsPickedByTheCatalog() throws {
    let spec = """
      orderSpec: 1
      name: acme
      defaults: { domain: { acceptedTerms: [special_terms, nu_registration_terms] } }
      items:
        - domainName: acme-shop.nu

      """
    let folder = try Folder(["acme.order.yaml": spec])
    try folder.write(Self.catalog("tlds: { nu: { acceptedTerms: { register: [special_terms] } } }\n"), to: "c.yaml")
    let builtIn = try orderspec("compile", "--target", "hostup-v2", "--compact", "acme.order.yaml", in: folder)
    #expect(builtIn.output.contains(#""acceptedTerms":["nu_registration_terms"]"#), "\(builtIn)")
    let said = try orderspec("compile", "--target", "hostup-v2", "--compact", "--catalog", "c.yaml", "acme.order.yaml", in: folder)
    #expect(said.output.contains(#""acceptedTerms":["special_terms"]"#), "\(said)")
  }

  @Test func whatAPinnedCatalogDoesNotHoldIsNeverCompiled() throws {
    let folder = try Folder(["acme.order.yaml": Self.spec, "lg.yaml": Self.lg, ".orderspec.yaml": "rules: { unknown_product_slug: off }\n"])
    let run = try orderspec("compile", "--target", "hostup-v2", "--today", "2026-11-21", "--catalog", "lg.yaml", "acme.order.yaml", in: folder)
    #expect(run.code == 1 && run.output == "" && run.error.contains("error[unknown_product_slug]"), "\(run)")
    #expect(try orderspec("compile", "--target", "hostup-v2", "acme.order.yaml", in: folder).code == 0, "a warning stops nothing")
  }

  // MARK: catalog show

  @Test func showForPeople() throws {
    let folder = try Folder(["c.yaml": Self.catalog("source: the price list\ntlds: { se: { registerYears: [1, 3] } }\n")])
    let run = try orderspec("catalog", "show", "--catalog", "c.yaml", "vps-med", ".se", "com", in: folder)
    #expect(run.code == 0 && run.error == "")
    let heads = run.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(heads == ["product hostup vps-med", "tld com", "tld se"])
    #expect(run.output.contains("  registerYears: 1, 3\n"))
    #expect(run.output.contains("  labelLength: 1 to 63 (uncertain)\n"))
    #expect(run.output.contains("  c.yaml, documented, 2026-11-20, the price list\n"))
    #expect(run.output.contains("  built in, documented, 2026-11, https://developer.hostup.se/ "))
    let missing = try orderspec("catalog", "show", "vps-mde", in: folder)
    #expect(missing == Run(code: 2, output: "", error: "orderspec: the catalog holds no `vps-mde`; did you mean `vps-med`?\n"))
  }

  @Test func showForPrograms() throws {
    let folder = try Folder([
      ".orderspec.yaml": "catalog: [c.yaml]\n", "c.yaml": Self.catalog("offeredTlds: [se]\nproducts: [{ slug: vps-med, payg: true }]\n"),
    ])
    let run = try orderspec("catalog", "show", "--format", "json", in: folder)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["formatVersion"] as? Int == 1)
    let entries = try #require(document["entries"] as? [[String: Any]])
    func entry(_ name: String) throws -> [String: Any] { try #require(entries.first { $0["name"] as? String == name }) }
    for entry in entries { #expect(entry["source"] as? String != "" && entry["date"] as? String != "" && (entry["tier"] ?? entry["confidence"]) != nil) }
    let product = try entry("vps-med")
    #expect(product["file"] as? String == "c.yaml" && product["tier"] as? String == "documented" && product["date"] as? String == "2026-11-20")
    #expect((product["facts"] as? [String: Any])?["payg"] as? Bool == true)
    #expect((try entry("offeredTlds")["facts"] as? [String: Any])?["tlds"] as? [String] == ["se"])
    #expect(try entry("se")["confidence"] as? String == "high" && (try entry("se")["uncertain"] as? [String])?.contains("authCode") == true)
    #expect(!entries.contains { $0["name"] as? String == "vps-sm" }, "servers are pinned")
  }

  // MARK: catalog diff

  @Test func diff() throws {
    let folder = try Folder(["old.yaml": Self.lg, "new.yaml": Self.xl, "same.yaml": Self.lg.replacing("2026-11-20", with: "2026-11-21")])
    let two = try orderspec("catalog", "diff", "old.yaml", "new.yaml", in: folder)
    #expect(two == Run(code: 1, output: "+ product hostup vps-xl (type: vps)\n- product hostup vps-lg (type: vps)\n", error: ""))
    #expect(try orderspec("catalog", "diff", "old.yaml", "same.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    try folder.write(Self.catalog("tlds: { com: { registerYears: [1, 2] } }\nofferedTlds: [com, se]\n"), to: "one.yaml")
    try folder.write(Self.catalog("offeredTlds: [com, nu]\n"), to: "two.yaml")
    let one = try orderspec("catalog", "diff", "one.yaml", in: folder)
    #expect(one.code == 1)
    #expect(one.output == "~ tld com\n    registerYears: 1 to 10 → 1 to 2\n+ offer hostup offeredTlds (tlds: com, se)\n")
    let lists = try orderspec("catalog", "diff", "one.yaml", "two.yaml", in: folder)
    #expect(lists.output == "~ tld com\n    registerYears: 1 to 2 → 1 to 10\n~ offer hostup offeredTlds\n    tlds: +nu, -se\n")
  }

  @Test func diffForPrograms() throws {
    let folder = try Folder(["c.yaml": Self.catalog("tlds: { se: { registerYears: unknown } }\n")])
    let run = try orderspec("catalog", "diff", "c.yaml", "--format", "json", in: folder)
    #expect(run.code == 1)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let changes = try #require(document["changes"] as? [[String: Any]])
    #expect(document["formatVersion"] as? Int == 1 && changes.count == 1 && changes[0]["change"] as? String == "changed")
    let years = (changes[0]["facts"] as? [String: [String: Any]])?["registerYears"]
    #expect(years?["old"] as? [Int] == Array(1...10) && years?["new"] is NSNull)
  }

  @Test(arguments: [
    (["catalog"], "catalog takes show, sync or diff"), (["catalog", "shwo"], "Unexpected argument 'shwo'"),
    (["catalog", "diff"], "Missing expected argument '<file> ...'"), (["catalog", "diff", "a", "b", "c"], "catalog diff takes one file or two, not 3"),
    (["catalog", "diff", "gone.yaml"], "gone.yaml: no such file or directory"),
    (["catalog", "show", "--format", "jsn"], "--format takes text, json, not `jsn`"),
  ])
  func usage(arguments: [String], message: String) throws {
    let folder = try Folder()
    let run = try Command.run(Command.executable, arguments, in: folder.path)
    #expect(run.code == 2 && run.output == "" && run.error.hasPrefix("orderspec: \(message)"), "\(run)")
  }

  @Test(arguments: ["show", "diff"])
  func helpHasTwoExamples(command: String) throws {
    let help = try orderspec("catalog", command, "--help")
    #expect(help.code == 0)
    #expect(help.output.split(separator: "\n").count { $0.hasPrefix("  orderspec catalog \(command)") } == 2)
  }

  @Test func theSchemaIsTheOneOfTheRepository() throws {
    #expect(try orderspec("schema", "catalog").output == Checkout.read("Schemas/catalog.schema.json"))
  }
}
