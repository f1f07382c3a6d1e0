import Foundation
import Testing

/// `orderspec init`: the spec that people begin with.
@Suite struct InitTests {
  @Test func writesASpecThatLintsClean() throws {
    let folder = try Folder()
    let run = try orderspec("init", in: folder)
    #expect(run == Run(code: 0, output: "", error: "orderspec: first.order.yaml is written; next: orderspec lint first.order.yaml\n"))
    for target in [[], ["--target", "hostup-v2"]] {
      let lint = try Command.run(Command.executable, ["lint"] + target + ["--deny-warnings", "--format", "concise", "first.order.yaml"], in: folder.path)
      #expect(lint == Run(code: 0, output: "", error: ""), "not even an info")
    }
    #expect(try orderspec("init", "-", in: folder).output == folder.read("first.order.yaml"))
  }

  @Test func editorsFindTheSchemaInTheFirstLine() throws {
    let folder = try Folder()
    _ = try orderspec("init", "acme-shop.order.yml", in: folder)
    let lines = try folder.read("acme-shop.order.yml").split(separator: "\n", omittingEmptySubsequences: false)
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(Checkout.read("Schemas/order-spec.schema.json").utf8)) as? [String: Any])
    let address = try #require(schema["$id"] as? String)
    #expect(lines[0] == "# yaml-language-server: $schema=\(address)")
    #expect(lines.contains("name: acme-shop") && lines.contains("#   orderspec lint acme-shop.order.yml    checks it"))
    #expect(lines.allSatisfy { $0.count <= 100 }, "a line that nobody has to scroll")
    #expect(try orderspec("init", "-", "--schema", "../s.json", in: folder).output.hasPrefix("# yaml-language-server: $schema=../s.json\n#\n"))
  }

  /// What stands in it as a comment is meant to be used.
  @Test func holdsWithEverythingThatIsCommentedOut() throws {
    let folder = try Folder()
    let spec = try orderspec("init", "-", in: folder).output
    let whole = spec.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains(#/^ *# *(- )?[A-Za-z0-9]+:( |$)/#) ? line.replacing("# ", with: "", maxReplacements: 1) : line
    }.joined(separator: "\n")
    #expect(whole.contains("\ncontacts:\n  anna:\n") && whole.contains("\n  - type: vps\n    productSlug: ") && whole.contains("\n  method: bankgiro\n"))
    try folder.write(whole, to: "first.order.yaml")
    let lint = try orderspec("lint", "--target", "hostup-v2", "--format", "concise", "first.order.yaml", in: folder)
    #expect(lint.code == 0 && !lint.output.contains(": error[") && !lint.output.contains("unused_contact"), "\(lint)")
    let compiled = try orderspec("compile", "--target", "hostup-v2", "first.order.yaml", in: folder)
    #expect(compiled.code == 0 && compiled.output.contains("\"registrantContact\""), "\(compiled)")
  }

  @Test func neverTouchesWhatIsThere() throws {
    let folder = try Folder(["a.order.yaml": "mine\n", "empty.order.yaml": "", "other": "not yours\n"])
    _ = try shell("ln -s other link.order.yaml; ln -s nowhere dangling.order.yaml; mkdir folder.order.yaml", in: folder)
    for name in ["a", "empty", "link", "dangling", "folder"] {
      let run = try orderspec("init", "\(name).order.yaml", in: folder)
      #expect(run == Run(code: 2, output: "", error: "orderspec: \(name).order.yaml: it is there already, and is left as it is\n"))
    }
    #expect(try folder.read("a.order.yaml") == "mine\n" && folder.read("empty.order.yaml") == "" && folder.read("other") == "not yours\n")
    #expect(try shell("ls", in: folder).output == "a.order.yaml\ndangling.order.yaml\nempty.order.yaml\nfolder.order.yaml\nlink.order.yaml\nother\n")
  }

  @Test(arguments: [
    ("acme.yaml", "write `acme.order.yaml`"), ("acme", "write `acme.order.yaml`"), ("orders/", "write `orders/first.order.yaml`"),
    ("acme.contacts.yaml", "write `acme.contacts.order.yaml`"), ("Acme.order.yaml", "not `Acme`"), ("-a.order.yaml", "Unknown option"),
    ("a b.order.yaml", "not `a b`"), (".order.yaml", "not ``"), ("å.order.yaml", "not `å`"), ("nowhere/a.order.yaml", "no such file or directory"),
  ])
  func refusesOtherNames(file: String, message: String) throws {
    let folder = try Folder()
    let run = try orderspec("init", file, in: folder)
    #expect(run.code == 2 && run.output == "" && run.error.hasPrefix("orderspec: ") && run.error.contains(message), "\(run)")
    #expect(run.error.split(separator: "\n").count == 1)
    #expect(try shell("ls", in: folder).output == "")
  }

  @Test(arguments: ["", "a b", "a\nb", "a\tb"]) func refusesASchemaThatBreaksTheLine(schema: String) throws {
    let run = try orderspec("init", "-", "--schema", schema)
    #expect(run.code == 2 && run.output == "" && run.error.contains("--schema takes an address or a path without blanks"), "\(run)")
  }
}
