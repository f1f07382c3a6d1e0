import Foundation
import Testing

@Suite struct CompileTests {
  private static let body = """
    {
      "items": [
        {
          "type": "domain",
          "action": "register",
          "domainName": "acme-shop.com",
          "years": 1
        }
      ]
    }

    """
  private static let compact =
    #"{"items":[{"type":"domain","action":"register","domainName":"acme-shop.com","years":1}]}"# + "\n"

  /// Compiles a spec for HostUp v2.
  private func compile(_ spec: String, _ arguments: String..., folder: Folder? = nil, environment: [String: String] = [:]) throws -> Run {
    let folder = try folder ?? Folder()
    try folder.write(spec, to: "acme.order.yaml")
    return try Command.run(
      Command.executable, ["compile", "acme.order.yaml", "--target", "hostup-v2"] + arguments, in: folder.path, environment: environment)
  }

  @Test func aBody() throws {
    #expect(try compile(Samples.clean) == Run(code: 0, output: Self.body, error: ""))
    #expect(try compile(Samples.clean, "--emit", "body") == Run(code: 0, output: Self.body, error: ""))
    #expect(try compile(Samples.clean, "--compact") == Run(code: 0, output: Self.compact, error: ""))
    let text = try compile(Samples.clean + "extra: { hostup-v2: { å/\"b\": \"é\\t/\\u0001\" } }\n", "--compact").output
    #expect(text.hasSuffix(#","å/\"b\"":"é\t/\u0001"}"# + "\n"), "UTF-8 and `/` stand as they are: \(text)")
  }

  @Test(arguments: [("ab--cd.com", "domain_double_hyphen_34"), ("https://Foo.com/", "domain_has_scheme_or_path"), ("☃.com", "domain_disallowed_character")])
  func aNameThatCannotBeReadIsNeverCompiled(_ name: String, _ code: String) throws {
    let spec = "orderSpec: 1\nname: acme\nitems:\n  - domainName: \(name)  # orderspec: ignore[\(code)] sold all the same\n"
    let hidden = try compile(spec)
    #expect(hidden.code == 1 && hidden.output.isEmpty && hidden.error.contains("acme.order.yaml:4:") && hidden.error.contains("error[\(code)]"), "\(hidden)")
    let lowered = try compile(
      spec.replacing("  # orderspec: ignore[\(code)] sold all the same", with: ""), folder: Folder([".orderspec.yaml": "rules: { \(code): warning }\n"]))
    #expect(lowered.code == 1 && lowered.output.isEmpty && lowered.error.contains("error[\(code)]"), "\(lowered)")
  }

  @Test func requests() throws {
    let spec = """
      orderSpec: 1
      name: acme
      items:
        - domainName: acme-shop.com
          action: transfer
          eppCode: ${env:ACME_EPP}
      ---
      orderSpec: 1
      name: other
      items:
        - domainName: other-shop.com

      """
    let item = #"{"type":"domain","action":"transfer","domainName":"acme-shop.com","years":1,"eppCode":"${env:ACME_EPP}"}"#
    let other = Self.compact.replacing("acme", with: "other").dropLast()
    let head = #""target":"hostup-v2","method":"POST","path":"/api/v2/orders","idempotent":false"#
    let expected =
      #"{"formatVersion":1,"requests":[{"order":"acme",\#(head),"unresolved":["/items/0/eppCode"],"body":{"items":[\#(item)]}},"#
      + #"{"order":"other",\#(head),"unresolved":[],"body":\#(other)}]}"# + "\n"
    #expect(try compile(spec, "--emit", "requests", "--compact") == Run(code: 0, output: expected, error: ""))
    let pretty = try compile(spec, "--emit", "requests").output
    let parsed = try JSONSerialization.jsonObject(with: Data(pretty.utf8)) as? NSDictionary
    #expect(try parsed == JSONSerialization.jsonObject(with: Data(expected.utf8)) as? NSDictionary)
    #expect(pretty.hasPrefix("{\n  \"formatVersion\": 1,\n  \"requests\": [\n    {\n      \"order\": \"acme\","))
    let several = try compile(spec)
    #expect(several.code == 2 && several.output == "")
    #expect(several.error.contains("there are 2 requests") && several.error.contains("--emit requests") && several.error.contains("--out-dir"))
  }

  @Test func theTargetOfTheConfiguration() throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let none = try orderspec("compile", "acme.order.yaml", in: folder)
    #expect(none.code == 2 && none.output == "")
    #expect(none.error == "orderspec: acme.order.yaml: no target: give `--target hostup-v1|hostup-v2|superspace`, or `target` in .orderspec.yaml\n")
    try folder.write("providers: { up: { target: hostup-v2 } }\nprovider: up\n", to: ".orderspec.yaml")
    #expect(try orderspec("compile", "acme.order.yaml", in: folder) == Run(code: 0, output: Self.body, error: ""))
    try folder.write("target: hostup-v2\n", to: "sub/given.yaml")
    #expect(try orderspec("compile", "--config", "sub/given.yaml", "acme.order.yaml", in: folder).code == 0)
    try folder.write("targett: hostup-v2\n", to: "sub/given.yaml")
    let faulty = try orderspec("compile", "--target", "hostup-v2", "--config", "sub/given.yaml", "acme.order.yaml", in: folder)
    #expect(faulty.code == 2 && faulty.output == "")
    #expect(faulty.error.hasPrefix("sub/given.yaml:1:1: error[config_unknown_key] /targett: "))
  }

  @Test func aRequestForEachItemWhereTheTargetWantsIt() throws {
    let spec = """
      orderSpec: 1
      name: acme
      contacts:
        anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, phoneNumber: "+46700000000",
          street: Examplegatan 1, city: Stockholm, postalCode: "114 55", countryCode: SE }
      items:
        - { type: site, name: acme-blog, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }
        - { domainName: acme-shop.com, registrantContact: anna }

      """
    let folder = try Folder(["acme.order.yaml": spec])
    func compile(_ arguments: String...) throws -> Run {
      try Command.run(Command.executable, ["compile", "acme.order.yaml", "--target", "superspace"] + arguments, in: folder.path)
    }
    let requests = try compile("--emit", "requests")
    #expect(requests.code == 0 && requests.output.matches(of: /"path": "[^"]+"/).map { $0.0 } == [#""path": "/api/orders""#, #""path": "/api/orders/domain""#])
    let body = try compile()
    #expect(body.code == 2 && body.output == "" && body.error.contains("there are 2 requests"), "\(body)")
    #expect(try compile("--out-dir", "out").code == 0)
    #expect(try folder.files == ["acme.order.yaml", "out/acme.superspace.1.json", "out/acme.superspace.2.json"])
    #expect(try compile("--out-dir", "out", "--check").code == 0)
    try folder.write(spec.split(separator: "\n").dropLast().joined(separator: "\n"), to: "acme.order.yaml")
    let check = try compile("--out-dir", "out", "--check", "--compact")
    #expect(check.code == 1 && check.output.contains("+++ out/acme.superspace.json\n"), "one request has no number: \(check)")
    for number in 1...2 { #expect(check.output.contains("out/acme.superspace.\(number).json: no order writes this file any more\n")) }
  }

  @Test func findingsGoToStandardError() throws {
    let warned = try compile(Samples.literalCode, "--compact")
    #expect(warned.code == 0 && warned.output.contains(#""eppCode":"Kx7vPq2mRt9w""#))
    #expect(warned.error == Samples.literalCodeLine)
    #expect(try compile(Samples.literalCode, "--deny-warnings") == Run(code: 1, output: "", error: Samples.literalCodeLine))
  }

  @Test func withAnErrorNothingIsWritten() throws {
    let folder = try Folder(["good.order.yaml": Samples.order("good", "good-shop.com"), "acme.order.yaml": Samples.misspelt])
    let before = try folder.files
    for arguments in [
      [], ["--emit", "requests"], ["--emit", "curl"], ["-o", "out.json"], ["--out-dir", "out"], ["--out-dir", "out", "--check"],
      ["--out-file", "out.json", "--source-map", "map.json"],
    ] {
      let run = try Command.run(
        Command.executable, ["compile", "good.order.yaml", "acme.order.yaml", "--target", "hostup-v2"] + arguments, in: folder.path)
      #expect(run == Run(code: 1, output: "", error: Samples.misspeltLine), "\(arguments)")
      #expect(try folder.files == before, "\(arguments)")
    }
    #expect(!folder.has("out"))
  }

  @Test func aHoleCannotBeHidden() throws {
    let hidden = Samples.misspelt.replacing("acme-shop.com", with: "acme-shop.com  # orderspec: ignore[unknown_field] it is fine")
    let folder = try Folder(["acme.order.yaml": hidden, "off.yaml": "rules: { unknown_field: off }\ntarget: hostup-v2\n"])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    #expect(try orderspec("compile", "--target", "hostup-v2", "acme.order.yaml", in: folder) == Run(code: 1, output: "", error: Samples.misspeltLine))
    try folder.write(Samples.misspelt, to: "acme.order.yaml")
    #expect(try orderspec("lint", "--config", "off.yaml", "acme.order.yaml", in: folder).code == 0)
    #expect(try orderspec("compile", "--config", "off.yaml", "acme.order.yaml", in: folder) == Run(code: 1, output: "", error: Samples.misspeltLine))
    try folder.write("rules: { unknown_field: warning }\ntarget: hostup-v2\n", to: "off.yaml")
    let softened = try orderspec("compile", "--config", "off.yaml", "acme.order.yaml", in: folder)
    #expect(softened.code == 1 && softened.output == "" && softened.error.contains(Samples.misspeltLine), "\(softened)")
  }

  @Test func whatIsThereAlreadyIsNotOrdered() throws {
    let folder = try Folder()
    let spec = Samples.order("acme", "acme-shop.com", "    existing: dom_01\n")
    let note = "orderspec: acme: nothing to order, every item is there already\n"
    #expect(try compile(spec, "-o", "out.json", folder: folder) == Run(code: 0, output: "", error: note))
    #expect(try compile(spec, "--out-dir", "out", folder: folder) == Run(code: 0, output: "", error: note))
    #expect(try folder.files == ["acme.order.yaml"], "a body that there is not is not written")
    #expect(
      try compile(spec, "--emit", "requests", "--compact", folder: folder)
        == Run(code: 0, output: #"{"formatVersion":1,"requests":[]}"# + "\n", error: note))
    let mixed = try compile(spec + "  - domainName: acme-verktyg.com\n", "--compact", folder: folder)
    #expect(mixed == Run(code: 0, output: Self.compact.replacing("acme-shop", with: "acme-verktyg"), error: ""))
    let both = spec + "---\n" + Samples.order("other", "other-shop.com")
    #expect(try compile(both, "--compact", folder: folder) == Run(code: 0, output: Self.compact.replacing("acme", with: "other"), error: note))
  }

  // MARK: Files

  @Test func intoAFile() throws {
    let folder = try Folder(["out.json": "a longer file that was there before, which must not shine through at its end, whatever its length is: \(Self.body)"])
    #expect(try compile(Samples.clean, "-o", "out.json", folder: folder) == Run(code: 0, output: "", error: ""))
    #expect(try folder.read("out.json") == Self.body)
    #expect(try compile(Samples.clean, "--compact", "--out-file", "out.json", folder: folder) == Run(code: 0, output: "", error: ""))
    #expect(try folder.read("out.json") == Self.compact)
    let refused = try compile(Samples.clean, "-o", "no/out.json", folder: folder)
    #expect(refused == Run(code: 2, output: "", error: "orderspec: no/out.json: no such file or directory\n"))
    #expect(try folder.files == ["acme.order.yaml", "out.json"])
  }

  @Test func intoADirectory() throws {
    let folder = try Folder([
      "a.order.yaml": Samples.order("acme", "acme-shop.com") + "---\n" + Samples.order("other", "other-shop.com"),
      "sub/b.order.yaml": Samples.order("third", "third-shop.com"), "sub/team.contacts.yaml": "{}\n",
    ])
    for directory in ["out/deep", "out/deep/"] {
      let run = try orderspec("compile", ".", "--target", "hostup-v2", "--compact", "--out-dir", directory, in: folder)
      #expect(run == Run(code: 0, output: "", error: ""))
      #expect(
        try folder.files.filter { $0.hasPrefix("out") }
          == ["out/deep/acme.hostup-v2.json", "out/deep/other.hostup-v2.json", "out/deep/third.hostup-v2.json"])
      for name in ["acme", "other", "third"] {
        #expect(try folder.read("out/deep/\(name).hostup-v2.json") == Self.compact.replacing("acme", with: name))
      }
    }
    let refused = try orderspec("compile", ".", "--target", "hostup-v2", "--out-dir", "a.order.yaml/out", in: folder)
    #expect(refused == Run(code: 2, output: "", error: "orderspec: a.order.yaml/out: not a directory\n"))
  }

  @Test(arguments: [
    (["-o", "a", "--out-dir", "b"], "`-o` and `--out-dir` exclude each other"),
    (["--out-dir", "b", "--emit", "requests"], "`--out-dir` writes bodies: it goes with `--emit body` only"),
    (["--check"], "`--check` compares with what is on disk: give `-o FILE` or `--out-dir DIR`"),
    (["--check", "--source-map", "m"], "`--check` compares with what is on disk: give `-o FILE` or `--out-dir DIR`"),
    (["--attempt-key", ""], "--attempt-key takes a key, not an empty text"),
  ])
  func flagsThatDoNotGoTogether(arguments: [String], message: String) throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let run = try Command.run(Command.executable, ["compile", "acme.order.yaml", "--target", "hostup-v2"] + arguments, in: folder.path)
    #expect(run == Run(code: 2, output: "", error: "orderspec: \(message)\n"))
    #expect(try folder.files == ["acme.order.yaml"])
  }

  @Test func sourceMap() throws {
    let folder = try Folder()
    #expect(try compile(Samples.clean, "--compact", "--source-map", "map.json", folder: folder) == Run(code: 0, output: Self.compact, error: ""))
    func source(_ pointer: String, _ line: Int, _ column: Int, _ offset: Int, _ end: Int) -> String {
      #""pointer":"\#(pointer)","file":"acme.order.yaml","line":\#(line),"column":\#(column),"offset":\#(offset),"end":\#(end)"#
    }
    func entry(_ pointer: String, _ source: String) -> String { #"{"pointer":"\#(pointer)","origin":{"kind":"source",\#(source)}}"# }
    func given(_ pointer: String, _ reason: String, _ near: String) -> String {
      #"{"pointer":"\#(pointer)","origin":{"kind":"default","reason":"\#(reason)","near":{\#(near)}}}"#
    }
    let item = source("/items/0", 4, 5, 35, 45)
    let name = source("/items/0/domainName", 4, 17, 47, 60)
    let entries = [
      entry("", source("", 1, 1, 0, 9)), entry("/items", source("/items", 4, 3, 33, 34)), entry("/items/0", item),
      given("/items/0/type", "an item with `domainName` is a domain where `type` is not written", name),
      given("/items/0/action", "`action` is `register` where it is not written", item), entry("/items/0/domainName", name),
      given("/items/0/years", "`years` is 1 where it is not written", item),
    ]
    #expect(try folder.read("map.json") == #"{"formatVersion":1,"requests":[{"order":"acme","entries":["# + entries.joined(separator: ",") + "]}]}\n")
  }

  // MARK: What is on disk

  @Test func aFreshFileIsNoNews() throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let command = ["compile", "acme.order.yaml", "--target", "hostup-v2", "--out-dir", "out", "--source-map", "out/map.json"]
    #expect(try Command.run(Command.executable, command, in: folder.path).code == 0)
    #expect(try Command.run(Command.executable, command + ["--check"], in: folder.path) == Run(code: 0, output: "", error: ""))
    try folder.write(Samples.clean + "# more\n", to: "acme.order.yaml")
    #expect(try Command.run(Command.executable, command + ["--check"], in: folder.path).code == 0, "the same request as before")
    try folder.write("# more\n" + Samples.clean, to: "acme.order.yaml")
    let moved = try Command.run(Command.executable, command + ["--check"], in: folder.path)
    #expect(moved.code == 1 && moved.output.contains("+++ out/map.json\n") && !moved.output.contains("acme.hostup-v2.json"))
  }

  @Test func staleFilesAreShownAndKept() throws {
    let folder = try Folder(["out.json": Self.body])
    let spec = Samples.clean.replacing("acme-shop", with: "acme-verktyg")
    let run = try compile(spec, "-o", "out.json", "--check", folder: folder)
    let diff = """
      --- out.json
      +++ out.json
      @@ -3,7 +3,7 @@
           {
             "type": "domain",
             "action": "register",
      -      "domainName": "acme-shop.com",
      +      "domainName": "acme-verktyg.com",
             "years": 1
           }
         ]

      """
    let advice = "compile again without `--check`, and remove the files that no order writes"
    #expect(run == Run(code: 1, output: diff, error: "orderspec: what is on disk is stale: \(advice)\n"))
    #expect(try folder.read("out.json") == Self.body)
    let missing = try compile(spec, "-o", "gone.json", "--check", folder: folder)
    #expect(missing.code == 1 && missing.output.hasPrefix("--- /dev/null\n+++ gone.json\n@@ -0,0 +1,10 @@\n+{\n"))
    #expect(!folder.has("gone.json"))
    // Nothing can be compared with a directory.
    try folder.write("", to: "dir/file")
    #expect(try compile(spec, "-o", "dir", "--check", folder: folder) == Run(code: 2, output: "", error: "orderspec: dir: is a directory\n"))
    let secret = try compile(Samples.literalCode, "-o", "out.json", "--check", folder: folder)
    #expect(secret.code == 1 && secret.output.contains(#""eppCode": "••••••••••••""#) && !secret.output.contains("Kx7v"), "\(secret)")
  }

  @Test func filesThatNoOrderWritesAnyMore() throws {
    let kept = ["acme.hostup-v2.json", "gone.hostup-v1.json", "gone.json", "gone.hostup-v2.json.bak", "read.me"]
    var files = Dictionary(uniqueKeysWithValues: kept.map { ("out/\($0)", Self.body) })
    for name in ["gone.hostup-v2.json", "acme.hostup-v2.2.json"] { files["out/\(name)"] = Self.body }
    let folder = try Folder(files)
    let run = try compile(Samples.clean, "--out-dir", "out", "--check", folder: folder)
    #expect(run.code == 1)
    #expect(
      run.output == "out/acme.hostup-v2.2.json: no order writes this file any more\nout/gone.hostup-v2.json: no order writes this file any more\n")
    #expect(try compile(Samples.clean, "--out-dir", "out", folder: folder).code == 0)
    #expect(folder.has("out/gone.hostup-v2.json"), "compile takes nothing away")

    let settled = Samples.order("acme", "acme-shop.com", "    existing: dom_01\n")
    let all = try compile(settled, "--out-dir", "out", "--check", folder: folder)
    #expect(all.code == 1 && all.output.contains("out/acme.hostup-v2.json: no order writes this file any more\n"), "\(all)")
    try folder.write(Self.body, to: "out.json")
    let one = try compile(settled, "-o", "out.json", "--check", folder: folder)
    #expect(one.code == 1 && one.output == "out.json: no order writes this file any more\n")
    #expect(try compile(settled, "-o", "gone.json", "--check", folder: folder).code == 0)
  }
}
