import Foundation
import Testing

@Suite struct SecretTests {
  /// A folder whose `orders/acme.order.yaml` holds a reference at 6:14, with a configuration at the root.
  private func folder(_ reference: String, configuration: String? = "{}\n", files: [String: String] = [:]) throws -> Folder {
    let folder = try Folder(files)
    try folder.write(Samples.literalCode.replacing("\"Kx7vPq2mRt9w\"", with: "\"\(reference)\""), to: "orders/acme.order.yaml")
    if let configuration { try folder.write(configuration, to: ".orderspec.yaml") }
    return folder
  }

  private func compile(_ folder: Folder, _ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try Command.run(
      Command.executable, ["compile", "orders/acme.order.yaml", "--target", "hostup-v2", "--compact"] + arguments, in: folder.path, environment: environment)
  }

  private func expectValue(
    _ value: String, _ folder: Folder, environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try compile(folder, "--resolve-secrets", environment: environment)
    #expect(run.code == 0 && run.error == "", "\(run)", sourceLocation: sourceLocation)
    #expect(run.output.contains(#""eppCode":"\#(value)""#), "\(run)", sourceLocation: sourceLocation)
  }

  private func expectRefusal(
    _ message: String, _ folder: Folder, environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try compile(folder, "--resolve-secrets", "-o", "out.json", environment: environment)
    let line = "orders/acme.order.yaml:6:14: error[unresolved_secret_reference] /items/0/eppCode: \(message)\n"
    #expect(run == Run(code: 1, output: "", error: line), sourceLocation: sourceLocation)
    #expect(!folder.has("out.json"), sourceLocation: sourceLocation)
    #expect(try compile(folder, environment: environment).code == 0, "without --resolve-secrets it is written as it stands", sourceLocation: sourceLocation)
  }

  // MARK: Variables

  /// What opens the ledger's database is nothing that an order may send.
  @Test func passwordOfTheLedger() throws {
    let message = "opens the ledger's database, which an order may not read"
    for configuration in ["{}\n", "ledger: postgres://buyer@db.example/ledger\n", nil] {
      let folder = try folder("${env:PGPASSWORD}", configuration: configuration)
      try expectRefusal("the variable `PGPASSWORD` \(message)", folder, environment: ["PGPASSWORD": "s3cretpw"])
    }
    for variable in ["PGPASSFILE", "PGSSLKEY", "PGSERVICEFILE"] {
      let folder = try folder("${file:../pass}", files: ["pass": "s3cretpw", "other": "K7"])
      try expectRefusal("the file `../pass` \(message)", folder, environment: [variable: folder.path + "/pass"])
      try expectValue("s3cretpw", folder, environment: [variable: folder.path + "/other"])
    }
    let home = try folder("${file:../.pgpass}", files: [".pgpass": "s3cretpw"])
    try expectRefusal("the file `../.pgpass` \(message)", home, environment: ["HOME": home.path])
  }

  @Test func variables() throws {
    let folder = try folder("${env:ACME_EPP}")
    try expectValue(#"K\"7 åb"#, folder, environment: ["ACME_EPP": "K\"7 åb"])
    try expectRefusal("the environment variable `ACME_EPP` is not set", folder)
    try expectRefusal("the environment variable `ACME_EPP` is empty", folder, environment: ["ACME_EPP": ""])
    #expect(try compile(folder, environment: ["ACME_EPP": "K7"]).output.contains(#""eppCode":"${env:ACME_EPP}""#))
    #expect(try compile(folder, "--emit", "requests").output.contains(#""unresolved":["/items/0/eppCode"]"#))
    #expect(try compile(folder, "--emit", "requests", "--resolve-secrets", environment: ["ACME_EPP": "K7"]).output.contains(#""unresolved":[]"#))
  }

  @Test func theTokenOfAnAccountIsNoSecretOfAnOrder() throws {
    let refusal = "the variable `UP_TOKEN` holds the token of an account or the ledger's URL, which an order may not read"
    for key in ["token", "readToken"] {
      let providers = "providers: { up: { target: hostup-v2, \(key): \"${env:UP_TOKEN}\" } }\n"
      try expectRefusal(refusal, folder("${env:UP_TOKEN}", configuration: providers), environment: ["UP_TOKEN": "t"])
      try expectRefusal(refusal, folder("${env:UP_TOKEN}", configuration: providers + "secrets: { env: [\"*\"] }\n"), environment: ["UP_TOKEN": "t"])
      try expectValue("t", folder("${env:OTHER}", configuration: providers), environment: ["OTHER": "t", "UP_TOKEN": "t"])
    }
    try expectRefusal(refusal, folder("${env:UP_TOKEN}", configuration: "ledger: ${env:UP_TOKEN}\n"), environment: ["UP_TOKEN": "postgres://u:p@db/x"])
  }

  /// A file that holds nothing but the token, by whatever path; of a file with several secrets, the token's own key.
  @Test func theTokenFileOfAnAccountIsNoSecretOfAnOrder() throws {
    let files = ["keys/token": "t0ken\n", "keys/all.yaml": "up: t0ken\nepp: K7\n", "keys/url": "postgres://u:p@db/x\n"]
    func refusal(_ path: String) -> String { "the file `\(path)` holds the token of an account or the ledger's URL, which an order may not read" }
    func configuration(_ key: String, _ reference: String) -> String { "providers: { up: { target: hostup-v2, \(key): \"${file:\(reference)}\" } }\n" }
    for key in ["token", "readToken"] {
      let whole = configuration(key, "keys/token")
      for path in ["../keys/token", "./..//keys/./token"] {
        try expectRefusal(refusal(path), folder("${file:\(path)}", configuration: whole, files: files))
        try expectRefusal(refusal(path), folder("${file:\(path)}", configuration: whole + "secrets: { files: [\"**\"] }\n", files: files))
      }
      try expectRefusal(refusal("../keys/token"), folder("${file:../keys/token#up}", configuration: whole, files: files))
      let linked = try folder("${file:link}", configuration: whole, files: files)
      try FileManager.default.createSymbolicLink(atPath: linked.path + "/orders/link", withDestinationPath: "../keys/token")
      try expectRefusal(refusal("link"), linked)

      let one = configuration(key, "keys/all.yaml#up")
      try expectRefusal(refusal("../keys/all.yaml"), folder("${file:../keys/all.yaml#up}", configuration: one, files: files))
      try expectRefusal(refusal("../keys/all.yaml"), folder("${file:../keys/all.yaml}", configuration: one, files: files))
      try expectValue("K7", folder("${file:../keys/all.yaml#epp}", configuration: one, files: files))
    }
    try expectRefusal(refusal("../keys/url"), folder("${file:../keys/url}", configuration: "ledger: ${file:keys/url}\n", files: files))
    // A link of the configuration's, and the file itself in a spec.
    let behind = try folder("${file:../keys/token}", configuration: configuration("token", "link"), files: files)
    try FileManager.default.createSymbolicLink(atPath: behind.path + "/link", withDestinationPath: "keys/token")
    try expectRefusal(refusal("../keys/token"), behind)
  }

  @Test func allowedVariables() throws {
    let configuration = "secrets: { env: [\"ACME_*\", EPP] }\n"
    try expectValue("x", folder("${env:ACME_EPP}", configuration: configuration), environment: ["ACME_EPP": "x"])
    try expectValue("x", folder("${env:EPP}", configuration: configuration), environment: ["EPP": "x"])
    for name in ["EPP2", "XACME_EPP", "HOME"] {
      try expectRefusal(
        "`secrets.env` of .orderspec.yaml does not allow the variable `\(name)`", folder("${env:\(name)}", configuration: configuration),
        environment: [name: "x"])
    }
    try expectRefusal(
      "`secrets.env` of .orderspec.yaml does not allow the variable `EPP`", folder("${env:EPP}", configuration: "secrets: { env: [] }\n"),
      environment: ["EPP": "x"])
  }

  // MARK: Files

  @Test func files() throws {
    for (content, value) in [("K7", "K7"), ("K7\n", "K7"), ("K7\r\n", "K7"), ("K7\n\n", #"K7\n"#), (" K7 \n", " K7 ")] {
      try expectValue(value, folder("${file:epp.txt}", files: ["orders/epp.txt": content]))
    }
    try expectValue("K7", folder("${file:../keys/epp.txt}", files: ["keys/epp.txt": "K7\n"]))
    try expectValue("K7", folder("${file:epp.txt}", configuration: nil, files: ["orders/epp.txt": "K7\n"]))
    try expectRefusal("the file `epp.txt` is not there", folder("${file:epp.txt}"))
    try expectRefusal("the file `epp.txt` is empty", folder("${file:epp.txt}", files: ["orders/epp.txt": "\n"]))
    try expectRefusal("the file `sub` cannot be read: is a directory", folder("${file:sub}", files: ["orders/sub/x": ""]))
    let binary = try folder("${file:epp.txt}")
    try Data([0x4B, 0xFF]).write(to: URL(fileURLWithPath: binary.path + "/orders/epp.txt"))
    try expectRefusal("the file `epp.txt` is not UTF-8", binary)
  }

  @Test func keysOfFiles() throws {
    let yaml = "# codes\nacme.se: \"K7\"\nother: 007\nnone:\nempty: \"\"\nlist: [1]\nbase: &a { x: 1 }\nagain: *a\n"
    let json = #"{ "acme.se": "K\u00e5\"7", "other": 7 }"#
    func reference(_ key: String, _ file: String = "codes.yaml") throws -> Folder {
      try folder(
        "${file:\(file)#\(key)}", files: ["orders/codes.yaml": yaml, "orders/codes.json": json, "orders/list.yaml": "- a\n", "orders/bad.yaml": "a: [\n"])
    }
    try expectValue("K7", reference("acme.se"))
    try expectValue("007", reference("other"))
    try expectValue(#"Kå\"7"#, reference("acme.se", "codes.json"))
    try expectValue("7", reference("other", "codes.json"))
    try expectRefusal("the file `codes.yaml` has no key `acme`", reference("acme"))
    for key in ["none", "empty", "list", "again"] { try expectRefusal("the key `\(key)` of the file `codes.yaml` holds no text", reference(key)) }
    try expectRefusal("the file `list.yaml` holds no mapping in YAML or JSON", reference("a", "list.yaml"))
    try expectRefusal("the file `bad.yaml` holds no mapping in YAML or JSON", reference("a", "bad.yaml"))
  }

  @Test func nothingOutsideOfTheConfigurationsRoot() throws {
    let outside = try Folder(["epp.txt": "K7\n"])
    let path = outside.path + "/epp.txt"
    let absolute = try folder("${file:\(path)}")
    try expectRefusal("the file `\(path)` is outside of `\(absolute.path)` and `/run/secrets`", absolute)
    let up = "../../\(URL(fileURLWithPath: outside.path).lastPathComponent)/epp.txt"
    let above = try folder("${file:\(up)}")
    try expectRefusal("the file `\(up)` is outside of `\(above.path)` and `/run/secrets`", above)

    let link = try folder("${file:link.txt}")
    try FileManager.default.createSymbolicLink(atPath: link.path + "/orders/link.txt", withDestinationPath: path)
    try expectRefusal("the file `link.txt` is outside of `\(link.path)` and `/run/secrets`", link)
    let folderLink = try folder("${file:keys/epp.txt}")
    try FileManager.default.createSymbolicLink(atPath: folderLink.path + "/orders/keys", withDestinationPath: outside.path)
    try expectRefusal("the file `keys/epp.txt` is outside of `\(folderLink.path)` and `/run/secrets`", folderLink)
    let inside = try folder("${file:link.txt}", files: ["keys/epp.txt": "K7\n"])
    try FileManager.default.createSymbolicLink(atPath: inside.path + "/orders/link.txt", withDestinationPath: "../keys/epp.txt")
    try expectValue("K7", inside)

    // A folder that only begins like the root.
    let sibling = try folder("${file:epp.txt}")
    try FileManager.default.createDirectory(atPath: sibling.path + "-b", withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: sibling.path + "-b") }
    try Data("K7".utf8).write(to: URL(fileURLWithPath: sibling.path + "-b/epp.txt"))
    try FileManager.default.createSymbolicLink(atPath: sibling.path + "/orders/epp.txt", withDestinationPath: sibling.path + "-b/epp.txt")
    try expectRefusal("the file `epp.txt` is outside of `\(sibling.path)` and `/run/secrets`", sibling)

    let without = try folder("${file:../epp.txt}", configuration: nil, files: ["epp.txt": "K7\n"])
    try expectRefusal("the file `../epp.txt` is outside of `\(without.path)/orders` and `/run/secrets`", without)
  }

  @Test func allowedFiles() throws {
    let outside = try Folder(["epp.txt": "K7\n"])
    let files = ["keys/epp.txt": "K7\n", "orders/epp.txt": "K7\n"]
    func configuration(_ glob: String) -> String { "secrets: { files: [\"\(glob)\"] }\n" }
    try expectValue("K7", folder("${file:../keys/epp.txt}", configuration: configuration("keys/*.txt"), files: files))
    try expectValue("K7", folder("${file:../keys/epp.txt}", configuration: configuration("keys/**"), files: files))
    try expectRefusal(
      "`secrets.files` of .orderspec.yaml does not allow the file `epp.txt`", folder("${file:epp.txt}", configuration: configuration("keys/**"), files: files))
    try expectValue("K7", folder("${file:\(outside.path)/epp.txt}", configuration: configuration("\(outside.path)/*")))
    let link = try folder("${file:../keys/link}", configuration: configuration("keys/**"), files: files)
    try FileManager.default.createSymbolicLink(atPath: link.path + "/keys/link", withDestinationPath: outside.path + "/epp.txt")
    try expectRefusal("`secrets.files` of .orderspec.yaml does not allow the file `../keys/link`", link)
  }

  // MARK: Places

  @Test func aPathIsRelativeToTheFileThatHoldsIt() throws {
    let spec = """
      orderSpec: 1
      name: acme
      contactsFile: ../people/team.contacts.yaml
      items:
        - domainName: acme-shop.com
          registrantContact: anna

      """
    let contacts = """
      anna:
        type: private
        firstName: Anna
        lastName: ${file:last.txt}
        email: ${env:ANNA_MAIL}
        countryCode: SE

      """
    let folder = try Folder([".orderspec.yaml": "{}\n", "orders/acme.order.yaml": spec, "people/team.contacts.yaml": contacts, "people/last.txt": "Ek"])
    let run = try compile(folder, "--resolve-secrets", "--source-map", "map.json", environment: ["ANNA_MAIL": "anna@acme.example.org"])
    #expect(run.code == 0)
    #expect(run.output.contains(#""lastName":"Ek","email":"anna@acme.example.org""#), "\(run)")
    #expect(try !folder.read("map.json").contains("anna@acme.example.org"), "a source map holds no values")
    let refused = try compile(folder, "--resolve-secrets")
    #expect(refused.code == 1 && refused.output == "")
    #expect(
      refused.error
        == "people/team.contacts.yaml:5:10: error[unresolved_secret_reference] /anna/email: the environment variable `ANNA_MAIL` is not set\n")
  }

  @Test func everyReferenceThatFailsIsTold() throws {
    let spec = """
      orderSpec: 1
      name: acme
      items:
        - domainName: acme-shop.com
          action: transfer
          eppCode: ${env:A_CODE}
          extra: { hostup-v2: { note: "${env:A_NOTE}", list: ["$${kept}"] } }

      """
    let folder = try Folder(["orders/acme.order.yaml": spec])
    let run = try compile(folder, "--resolve-secrets")
    #expect(run.code == 1 && run.output == "")
    #expect(run.error.split(separator: "\n").map { String($0.prefix { $0 != ":" }) } == ["orders/acme.order.yaml", "orders/acme.order.yaml"])
    #expect(run.error.contains("`A_CODE` is not set") && run.error.contains("`A_NOTE` is not set"))
    let resolved = try compile(folder, "--resolve-secrets", environment: ["A_CODE": "1", "A_NOTE": "${env:A_CODE}"])
    #expect(resolved.output.contains(#""note":"${env:A_CODE}","list":["${kept}"]"#), "a value is not read again: \(resolved)")
  }
}
