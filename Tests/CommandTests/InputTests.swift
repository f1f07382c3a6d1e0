import Foundation
import Testing

/// Which files a run reads, and under which names.
@Suite struct InputTests {
  /// The files that stand in a report of one finding each.
  private func files(_ run: Run) -> [String] { run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) } }

  private func misspelt(_ name: String) -> String { Samples.order(name, "\(name)-shop.com", "    yeers: 1\n") }

  @Test func directoriesAreWalked() throws {
    let folder = try Folder([
      "b.order.yaml": misspelt("b"), "a/a.order.yml": misspelt("a"), "a/team.contacts.yaml": "anna: 1\n", "a/staff.contacts.yml": "bo: 1\n",
      "a/values.yaml": "anna: 1\n", "a/order.yaml": misspelt("other"), "a/note.order.yaml.bak": misspelt("other"), ".git/x.order.yaml": misspelt("other"),
    ])
    let run = try orderspec("lint", ".", in: folder)
    #expect(run.code == 1)
    #expect(files(run) == ["./a/a.order.yml", "./a/staff.contacts.yml", "./a/team.contacts.yaml", "./b.order.yaml"])
    #expect(try files(orderspec("lint", "a", in: folder)) == ["a/a.order.yml", "a/staff.contacts.yml", "a/team.contacts.yaml"])
    #expect(try files(orderspec("lint", "a//", in: folder)) == ["a/a.order.yml", "a/staff.contacts.yml", "a/team.contacts.yaml"])
    #expect(try files(orderspec("lint", folder.path + "/a", in: folder)).first == folder.path + "/a/a.order.yml", "as given, plus the rest")
    #expect(try files(orderspec("lint", "a/order.yaml", in: folder)) == ["a/order.yaml"], "a file that is named is read whatever its name")
  }

  @Test func aFileCountsOnceHoweverOftenItIsNamed() throws {
    let folder = try Folder(["a/a.order.yaml": misspelt("a"), "b.order.yaml": misspelt("b")])
    let run = try orderspec("lint", "b.order.yaml", "a", "./a/a.order.yaml", "a/../b.order.yaml", "a/", in: folder)
    #expect(run.output.split(separator: "\n").count == 2, "\(run)")
    #expect(!run.output.contains("duplicate_order_name"))
  }

  @Test func ignoredAndExcludedFiles() throws {
    let folder = try Folder([
      "kept.order.yaml": misspelt("kept"), "old/a.order.yaml": misspelt("a"), "sub/b.order.yaml": misspelt("b"), "sub/c.order.yaml": misspelt("c"),
      "draft-d.order.yaml": misspelt("d"), ".gitignore": "old/\n", "sub/.gitignore": "*.order.yaml\n!c.order.yaml\n", ".orderspec.yaml": "exclude: [draft-*]\n",
    ])
    #expect(try files(orderspec("lint", ".", in: folder)) == ["./kept.order.yaml", "./sub/c.order.yaml"])
    #expect(try files(orderspec("lint", "sub", in: folder)) == ["sub/c.order.yaml"])
    let named = ["draft-d.order.yaml", "old/a.order.yaml"]
    #expect(try files(orderspec("lint", named[0], named[1], in: folder)) == named, "a file that is named is read")
    #expect(try files(orderspec("lint", "--force-exclude", named[0], named[1], in: folder)) == ["old/a.order.yaml"])
  }

  @Test func nothingToCheck() throws {
    let folder = try Folder(["empty/read.me": "", "full/acme.order.yaml": Samples.clean])
    let message = "orderspec: there are no order specs (NAME.order.yaml) in `empty`; `--allow-empty` makes that no error\n"
    for arguments in [["empty"], ["empty", "full"], ["--exit-zero", "empty"], ["--diff", "empty"], ["--fix", "empty"]] {
      let run = try Command.run(Command.executable, ["lint"] + arguments, in: folder.path)
      #expect(run == Run(code: 2, output: "", error: message), "\(arguments)")
    }
    for arguments in [["empty"], ["--diff", "empty"], ["empty", "full"]] {
      let run = try Command.run(Command.executable, ["lint", "--allow-empty"] + arguments, in: folder.path)
      #expect(run == Run(code: 0, output: "", error: ""), "\(arguments)")
    }
    let compile = try orderspec("compile", "--target", "hostup-v2", "empty", in: folder)
    #expect(compile == Run(code: 2, output: "", error: "orderspec: there are no orders to compile\n"))
  }

  @Test(arguments: ["lint", "parse", "compile"])
  func filesThatCannotBeRead(command: String) throws {
    let folder = try Folder()
    let gone = try orderspec(command, "gone.order.yaml", in: folder)
    #expect(gone.code == 2)
    #expect(gone.error.hasPrefix("orderspec: gone.order.yaml: no such file or directory\n"))
    // Nobody writes into the FIFO: opening it must not wait.
    mkfifo(folder.path + "/pipe.order.yaml", 0o600)
    let pipe = try orderspec(command, "pipe.order.yaml", in: folder)
    #expect(pipe.code == 2)
    #expect(pipe.error.hasPrefix("orderspec: pipe.order.yaml: is not a regular file\n"))
    if command != "parse" {
      try folder.write(Samples.clean, to: "acme.order.yaml")
      let walk = try orderspec(command, ".", in: folder)
      #expect(walk.code == 2)
      #expect(walk.error.contains("orderspec: ./pipe.order.yaml: is not a regular file\n"))
    } else {
      #expect(try orderspec(command, ".", in: folder) == Run(code: 2, output: "", error: "orderspec: .: is a directory\n"))
    }
  }

  @Test func linksInAWalk() throws {
    let folder = try Folder(["a/a.order.yaml": misspelt("a")])
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/a/again", withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: folder.path + "/linked.order.yaml", withDestinationPath: "a/a.order.yaml")
    try manager.createSymbolicLink(atPath: folder.path + "/dangling.order.yaml", withDestinationPath: "gone")
    let run = try orderspec("lint", "--ignore", "duplicate_order_name,duplicate_item_identity", ".", in: folder)
    #expect(run.code == 2)
    #expect(run.error == "orderspec: ./dangling.order.yaml: is a link that leads nowhere\n")
    #expect(files(run) == ["./a/a.order.yaml"], "links to directories are not followed, and one file is one order")
  }

  @Test func aFileCountsOnceWhateverLeadsToIt() throws {
    let folder = try Folder(["b/b.order.yaml": misspelt("b"), "c.order.yaml": misspelt("c")])
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.path + "/a", withDestinationPath: "b")
    try manager.createSymbolicLink(atPath: folder.path + "/a.order.yaml", withDestinationPath: "b/b.order.yaml")
    #expect(try files(orderspec("lint", ".", in: folder)) == ["./b/b.order.yaml", "./c.order.yaml"], "the file before links to it")
    #expect(try files(orderspec("lint", "a.order.yaml", in: folder)) == ["a.order.yaml"], "as given")
    #expect(try files(orderspec("lint", "c.order.yaml", "./c.order.yaml", in: folder)) == ["c.order.yaml"], "the first spelling")
    #expect(try files(orderspec("lint", "./c.order.yaml", "c.order.yaml", in: folder)) == ["./c.order.yaml"])
    #expect(try files(orderspec("lint", "a/b.order.yaml", "b", in: folder)) == ["a/b.order.yaml"])
    #expect(try files(orderspec("lint", "b", "a", "a.order.yaml", in: folder)) == ["b/b.order.yaml"])
  }

  // MARK: Standard input

  @Test func standardInput() throws {
    let folder = try Folder(["sub/.orderspec.yaml": "rules: { unknown_field: off }\n"])
    let line = Samples.misspeltLine.replacing("acme.order.yaml", with: "stdin.order.yaml")
    #expect(try orderspec("lint", "-", in: folder, input: Samples.misspelt) == Run(code: 1, output: line, error: ""))
    let named = try orderspec("lint", "-", "--stdin-filename", "acme.order.yaml", in: folder, input: Samples.misspelt)
    #expect(named == Run(code: 1, output: Samples.misspeltLine, error: ""))
    let configured = try orderspec("lint", "-", "--stdin-filename", "sub/acme.order.yaml", in: folder, input: Samples.misspelt)
    #expect(configured == Run(code: 0, output: "", error: ""), "the name finds the configuration")
    let contacts = try orderspec("lint", "-", "--stdin-filename", "team.contacts.yaml", in: folder, input: "anna: 1\n")
    #expect(contacts.code == 1)
    #expect(contacts.output.hasPrefix("team.contacts.yaml:1:7: error[wrong_type] /anna: "), "the name tells what the text is: \(contacts)")
    #expect(try orderspec("lint", "-", in: folder, input: "") == Run(code: 0, output: "", error: ""))
    let compiled = try orderspec("compile", "-", "--target", "hostup-v2", "--compact", in: folder, input: Samples.clean)
    #expect(compiled.code == 0)
    #expect(compiled.output.hasPrefix(#"{"items":[{"type":"domain""#))
    let refused = try orderspec("compile", "-", "--target", "hostup-v2", "--stdin-filename", "acme.order.yaml", in: folder, input: Samples.misspelt)
    #expect(refused == Run(code: 1, output: "", error: Samples.misspeltLine))
    let tree = try orderspec("parse", "-", in: folder, input: "a: *b\n")
    #expect(tree.code == 1)
    #expect(tree.error.hasPrefix("stdin:1:4: error[yaml_undefined_alias] /a: "), "\(tree)")
  }

  @Test(arguments: [["lint"], ["lint", "--fix"], ["lint", "--diff"], ["compile", "--target", "hostup-v2"]])
  func standardInputStandsAlone(command: [String]) throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let run = try Command.run(Command.executable, command + ["acme.order.yaml", "-"], in: folder.path, input: Samples.clean)
    #expect(run == Run(code: 2, output: "", error: "orderspec: `-` stands alone: it is standard input\n"))
  }
}
