import Foundation
import Testing

/// Where results are written: never over what was read, and readable by whom.
@Suite struct OutputTests {
  private static let files = [
    "acme.order.yaml": "orderSpec: 1\nname: acme\ncontactsFile: team.contacts.yaml\nitems:\n  - domainName: acme-shop.com\n",
    "team.contacts.yaml": "{}\n",
    ".orderspec.yaml": "target: hostup-v2\ncatalog: [more.catalog.yaml]\nownedDomains: owned.txt\nrules: { catalog_stale: off }\n",
    "owned.txt": "acme-cafe.com\n",
    "more.catalog.yaml": "catalog: 1\nprovider: hostup\nasOf: 2026-11-20\n",
  ]

  private func folder() throws -> Folder {
    let folder = try Folder(Self.files)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "acme.order.yaml")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/here", withDestinationPath: ".")
    return folder
  }

  private func isUntouched(_ folder: Folder) throws -> Bool {
    try Self.files.allSatisfy { try folder.read($0.key) == $0.value } && folder.files == (Self.files.keys + ["link.json"]).sorted()
  }

  @Test(arguments: [
    "acme.order.yaml", "./acme.order.yaml", "link.json", "here/acme.order.yaml", "team.contacts.yaml", ".orderspec.yaml", "owned.txt", "more.catalog.yaml",
  ])
  func inputsAreKept(path: String) throws {
    let folder = try folder()
    let error = "orderspec: \(path) is what was read: nothing was written over it; name another file\n"
    for arguments in [["-o", path], ["--source-map", path], ["-o", "out.json", "--source-map", path], ["-o", path, "--check"]] {
      let run = try Command.run(Command.executable, ["compile", "acme.order.yaml"] + arguments, in: folder.path)
      #expect(run == Run(code: 2, output: "", error: error), "\(arguments)")
    }
    let lint = try orderspec("lint", "--output", "json=\(path)", "--output", "sarif=out.sarif", "acme.order.yaml", in: folder)
    #expect(lint == Run(code: 2, output: "", error: error))
    #expect(try isUntouched(folder))
  }

  @Test func anImportedFileIsKept() throws {
    let body = #"{"items":[{"type":"domain","domainName":"acme-shop.com","years":1}]}"#
    let folder = try Folder(["acme.json": body])
    let run = try orderspec("import", "acme.json", "-o", "./acme.json", in: folder)
    #expect(run == Run(code: 2, output: "", error: "orderspec: ./acme.json is what was read: nothing was written over it; name another file\n"))
    #expect(try folder.read("acme.json") == body)
    #expect(try orderspec("import", "acme.json", "-o", "acme.order.yaml", in: folder).code == 0)
    let again = try orderspec("import", "acme.json", "-o", "acme.order.yaml", in: folder)
    #expect(again.code == 0, "what was written before is no input")
    #expect(try orderspec("import", "acme.json", "-o", "-", in: folder) == Run(code: 0, output: folder.read("acme.order.yaml"), error: again.error))
    #expect(!folder.has("-"))
  }

  @Test func noFileIsWrittenTwice() throws {
    let folder = try folder()
    let error = "orderspec: ./x.json is to be written twice: nothing was written; each output needs a file of its own\n"
    let compile = try orderspec("compile", "acme.order.yaml", "-o", "x.json", "--source-map", "./x.json", in: folder)
    #expect(compile == Run(code: 2, output: "", error: error))
    let lint = try orderspec("lint", "--output", "json=x.json", "--output", "sarif=./x.json", "acme.order.yaml", in: folder)
    #expect(lint == Run(code: 2, output: "", error: error))
    #expect(try isUntouched(folder))
    let nowhere = try orderspec("compile", "acme.order.yaml", "-o", "/dev/null", "--source-map", "/dev/null", in: folder)
    #expect(nowhere == Run(code: 0, output: "", error: ""), "what is no file may be named twice")
  }

  @Test func aHyphenIsStandardOutput() throws {
    let folder = try folder()
    let plain = try orderspec("compile", "acme.order.yaml", in: folder)
    #expect(plain.code == 0 && plain.output.hasPrefix("{"))
    #expect(try orderspec("compile", "acme.order.yaml", "-o", "-", in: folder) == plain)
    for (arguments, message) in [
      (["compile", "acme.order.yaml", "--source-map", "-"], "--source-map takes the name of a file, not `-`"),
      (["compile", "acme.order.yaml", "--out-dir", "-"], "--out-dir takes the name of a directory, not `-`"),
      (["compile", "acme.order.yaml", "-o", "-", "--check"], "-o takes the name of a file, not `-`"),
      (["lint", "--output", "json=-"], "--output takes FORMAT=FILE, not `json=-`: for standard output there is `--format`"),
    ] {
      let run = try Command.run(Command.executable, arguments, in: folder.path)
      #expect(run == Run(code: 2, output: "", error: "orderspec: \(message)\n"), "\(arguments)")
    }
    #expect(try isUntouched(folder))
  }

  /// Personal numbers and transfer codes are for nobody else on the machine.
  @Test func filesWithSecretsArePrivate() throws {
    let spec = "orderSpec: 1\nname: acme\nitems:\n  - { domainName: acme-shop.com, action: transfer, eppCode: \"${env:EPP}\" }\n"
    let folder = try Folder(["acme.order.yaml": spec, "there.json": ""])
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/there.json")
    for arguments in [["-o", "out.json"], ["--out-dir", "out"], ["-o", "there.json"], ["--emit", "requests", "-o", "requests.json"]] {
      let command = ["compile", "acme.order.yaml", "--target", "hostup-v2", "--resolve-secrets"] + arguments
      let run = try Command.run(Command.executable, command, in: folder.path, environment: ["EPP": "Kx7vPq2mRt9w"])
      #expect(run == Run(code: 0, output: "", error: ""))
    }
    for name in ["out.json", "out/acme.hostup-v2.json", "requests.json"] { #expect(try mode(name) == 0o600, "\(name)") }
    #expect(try mode("there.json") == 0o640, "who may read what is there has been decided")
    #expect(try orderspec("compile", "acme.order.yaml", "--target", "hostup-v2", "-o", "reference.json", in: folder).code == 0)
    #expect(try mode("reference.json") == 0o644)
    // Nothing to resolve, nothing to hide.
    try folder.write(Samples.clean, to: "clean.order.yaml")
    #expect(try orderspec("compile", "clean.order.yaml", "--target", "hostup-v2", "--resolve-secrets", "-o", "clean.json", in: folder).code == 0)
    #expect(try mode("clean.json") == 0o644)
  }

  /// A severity of the configuration does not count for what leaves a hole: it is told once, as the error that it is.
  @Test func whatStopsCompilingIsToldOnce() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt, ".orderspec.yaml": "target: hostup-v2\nrules: { unknown_field: warning }\n"])
    #expect(try orderspec("compile", "acme.order.yaml", in: folder) == Run(code: 1, output: "", error: Samples.misspeltLine))
    #expect(try orderspec("lint", "acme.order.yaml", in: folder).output == Samples.misspeltLine.replacing("error[", with: "warning["))
  }
}
