import Foundation
import Testing

@Suite struct FixTests {
  private static let fixed = Samples.misspelt.replacing("domainname", with: "domainName")
  private static let diff = """
    --- acme.order.yaml
    +++ acme.order.yaml
    @@ -1,4 +1,4 @@
     orderSpec: 1
     name: acme
     items:
    -  - domainname: acme-shop.com
    +  - domainName: acme-shop.com

    """

  @Test func safeFixesAreWritten() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt, "other.order.yaml": Samples.order("other", "other-shop.com")])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/acme.order.yaml")
    let run = try orderspec("lint", "--fix", ".", in: folder)
    #expect(run == Run(code: 0, output: "", error: "orderspec: 1 fix applied in 1 file\n"))
    #expect(try folder.read("acme.order.yaml") == Self.fixed)
    #expect(try folder.files == ["acme.order.yaml", "other.order.yaml"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/acme.order.yaml")[.posixPermissions] as? Int
    #expect(mode == 0o640, "the file keeps its permissions")
    #expect(try orderspec("lint", "--fix", ".", in: folder) == Run(code: 0, output: "", error: ""))
  }

  @Test func aFixThatUncoversErrorsIsWrittenWithTheOthers() throws {
    let spec = "orderSpec: 1\nname: acme\ndescription: NO\nitems:\n  - { domainName: acme-shop.com, regstrantContact: { type: company } }\n"
    let folder = try Folder(["acme.order.yaml": spec])
    let run = try orderspec("lint", "--fix", "--format", "concise", "acme.order.yaml", in: folder)
    #expect(run.code == 1 && run.error == "orderspec: 3 fixes applied in 1 file\n" && run.output.contains("missing_required"), "\(run)")
    let fixed = spec.replacing("NO", with: "\"NO\"").replacing("regstrant", with: "registrant").replacing("company", with: "organisation")
    #expect(try folder.read("acme.order.yaml") == fixed)
  }

  @Test func theExitCodeIsByWhatIsLeft() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt + "zzz: 1\n"])
    let run = try orderspec("lint", "--fix", "--format", "concise", "acme.order.yaml", in: folder)
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("acme.order.yaml:5:1: error[unknown_field] /zzz: "))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(try folder.read("acme.order.yaml") == Self.fixed + "zzz: 1\n")
  }

  @Test func unsafeFixesOnlyWhenAskedFor() throws {
    let spec = """
      orderSpec: 1
      name: acme
      contacts:
        anna: { type: private, firstName: Anna, lastName: Svensson, email: anna@acme.example.org, countryCode: SE }
      items:
        - domainName: acme-shop.com
          registrantContact: ana

      """
    let folder = try Folder(["acme.order.yaml": spec])
    #expect(try orderspec("lint", "--fix", "acme.order.yaml", in: folder).code == 1)
    #expect(try folder.read("acme.order.yaml") == spec)
    #expect(try orderspec("lint", "--unsafe-fixes", "--diff", "acme.order.yaml", in: folder).output.contains("+    registrantContact: anna\n"))
    #expect(try folder.read("acme.order.yaml") == spec)
    #expect(try orderspec("lint", "--unsafe-fixes", "acme.order.yaml", in: folder).code == 0, "the flag alone means to fix")
    #expect(try folder.read("acme.order.yaml") == spec.replacing("ana\n", with: "anna\n"))
  }

  @Test func aDiffSaysWhichFileIsBroken() throws {
    let folder = try Folder(["acme.order.yaml": "orderSpec: 1\nname: acme\nitems: [\n", "other.order.yaml": Samples.misspelt + "zzz: 1\n"])
    let run = try orderspec("lint", "--diff", "acme.order.yaml", in: folder)
    #expect(run.code == 1 && run.output.isEmpty && run.error.hasPrefix("acme.order.yaml:") && run.error.contains("error[yaml_syntax_error]"), "\(run)")
    #expect(run.error.split(separator: "\n").count == 1, "\(run)")
    let both = try orderspec("lint", "--diff", "acme.order.yaml", "other.order.yaml", in: folder)
    #expect(both.code == 1 && both.output.contains("+  - domainName") && both.error == run.error, "\(both)")
    #expect(try orderspec("lint", "--diff", "-", in: folder, input: "items: [\n").error.contains("error[yaml_syntax_error]"))
  }

  @Test func aDiffEndsWithZeroWhereThatIsAskedFor() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    let run = try orderspec("lint", "--diff", "--exit-zero", "acme.order.yaml", in: folder)
    #expect(run.code == 0 && run.output == Self.diff, "\(run)")
    #expect(try orderspec("lint", "--diff", "--exit-zero", "gone.order.yaml", in: folder).code == 2)
  }

  @Test func aDiffWritesNothing() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    for arguments in [["--diff"], ["--fix", "--diff"]] {
      let run = try Command.run(Command.executable, ["lint"] + arguments + ["acme.order.yaml"], in: folder.path)
      #expect(run == Run(code: 1, output: Self.diff, error: ""))
    }
    #expect(try folder.read("acme.order.yaml") == Samples.misspelt)
    try folder.write(Samples.clean, to: "acme.order.yaml")
    #expect(try orderspec("lint", "--diff", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    #expect(try orderspec("lint", "--diff", "acme.order.yaml", "gone.order.yaml", in: folder).code == 2)
  }

  @Test func theDiffIsAPatch() throws {
    let text = Samples.misspelt + "# å\r\n" + (0..<20).map { "# \($0)\n" }.joined() + "lables: { po: \"1\" }"
    let folder = try Folder(["acme.order.yaml": text])
    let fixed = try orderspec("lint", "--fix", "-", in: folder, input: text).output
    let run = try shell("\"$ORDERSPEC\" lint --diff acme.order.yaml | git apply -p0 --unsafe-paths - && cat acme.order.yaml", in: folder)
    #expect(run.code == 0)
    #expect(run.output == fixed)
    #expect(fixed == text.replacing("domainname", with: "domainName").replacing("lables", with: "labels"))
  }

  @Test func secretsAreNotInDiffs() throws {
    let folder = try Folder(["acme.order.yaml": Samples.literalCode + "lables: { po: \"1\" }\n"])
    let run = try orderspec("lint", "--diff", "acme.order.yaml", in: folder)
    #expect(run.code == 1)
    #expect(run.output.contains("     eppCode: \"••••••••••••\"\n") && run.output.contains("+labels: "), "\(run)")
    #expect(!run.output.contains("Kx7vPq2mRt9w"))
  }

  @Test func standardInput() throws {
    let folder = try Folder()
    let name = ["--stdin-filename", "acme.order.yaml"]
    func fix(_ arguments: [String], _ text: String) throws -> Run {
      try Command.run(Command.executable, ["lint"] + arguments + ["-"] + name, in: folder.path, input: text)
    }
    #expect(try fix(["--fix"], Samples.misspelt) == Run(code: 0, output: Self.fixed, error: ""))
    #expect(try fix(["--fix"], Samples.clean) == Run(code: 0, output: Samples.clean, error: ""), "a text without a fix comes out as it is")
    #expect(try fix(["--fix"], Samples.literalCode) == Run(code: 0, output: Samples.literalCode, error: Samples.literalCodeLine))
    #expect(try fix(["--fix", "--deny-warnings"], Samples.literalCode).code == 1)
    #expect(try fix(["--diff"], Samples.misspelt) == Run(code: 1, output: Self.diff, error: ""))
    #expect(try fix(["--diff"], Samples.clean) == Run(code: 0, output: "", error: ""))
    #expect(try folder.files == [])
  }

  @Test func aFileThatCannotBeReadToItsEndIsNotTouched() throws {
    let text = Samples.misspelt + "---\na: [\n"
    let folder = try Folder(["acme.order.yaml": text])
    let run = try orderspec("lint", "--fix", "acme.order.yaml", in: folder)
    #expect(run.code == 1)
    #expect(run.output.contains("yaml_syntax_error"))
    #expect(try folder.read("acme.order.yaml") == text)
    #expect(try orderspec("lint", "--diff", "acme.order.yaml", in: folder).output == "")
  }

  @Test func aLinkStaysALink() throws {
    let folder = try Folder(["there/real.yaml": Samples.misspelt])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/acme.order.yaml", withDestinationPath: "there/real.yaml")
    #expect(try orderspec("lint", "--fix", "acme.order.yaml", in: folder).code == 0)
    #expect(try folder.read("there/real.yaml") == Self.fixed)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/acme.order.yaml") == "there/real.yaml")
  }
}
