import Compiler
import Diagnostics
import Foundation
import Testing

/// Which files a run reads, on a real disk.
struct DiscoveryTests {
  /// A directory that is gone after the test.
  private final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent("orderspec-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files { try write(name, Data(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ data: Data) throws {
      let url = URL(fileURLWithPath: path).appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    /// What a run finds: the names of files with a finding, and the counts.
    func lint(_ paths: [String] = [""]) -> LintOutcome {
      Linter(LintOptions(today: Sample.today)).lint(paths.map { $0.isEmpty ? path : path + "/" + $0 })
    }

    /// The files of a run by their names; each spec gives one finding at least.
    func found(_ paths: [String] = [""]) -> [String] { lint(paths).report.documents.map { String($0.file.dropFirst(path.count + 1)) } }
  }

  /// A spec with a finding, so that it can be seen in the report.
  private static let empty = "orderSpec: 1\n"

  @Test func `a walk takes specs and contacts files alone`() throws {
    let folder = try Folder([
      "a.order.yaml": Self.empty, "b.order.yml": Self.empty, "c.contacts.yaml": "a: 1", "d.contacts.yml": "a: 1", "e.yaml": Self.empty,
      "order.yaml": Self.empty,
      "x/y/f.order.yaml": Self.empty, "x/.hidden/g.order.yaml": Self.empty, ".git/h.order.yaml": Self.empty, "i.order.yaml.bak": Self.empty,
      "j.fixed.order.yaml": Self.empty,
    ])
    #expect(
      folder.found() == [
        "a.order.yaml", "b.order.yml", "c.contacts.yaml", "d.contacts.yml", "j.fixed.order.yaml", "x/.hidden/g.order.yaml", "x/y/f.order.yaml",
      ])
    // What is named is read, whatever its name.
    #expect(folder.found(["e.yaml", "i.order.yaml.bak"]) == ["e.yaml", "i.order.yaml.bak"])
    #expect(folder.found(["x", "x/y/f.order.yaml", "x/y/"]) == ["x/.hidden/g.order.yaml", "x/y/f.order.yaml"])
  }

  @Test func `a walk honours ignore files`() throws {
    let folder = try Folder([
      ".git/HEAD": "",
      ".gitignore":
        "# a comment\n\nbuild/\n/top.order.yaml\n*.tmp.order.yaml\n!keep.tmp.order.yaml\ndeep/**/no.order.yaml\nspace \\ \n[xy]z.order.yaml\r\nfile.order.yaml/\n",
      "a.order.yaml": Self.empty, "build/b.order.yaml": Self.empty, "sub/build/c.order.yaml": Self.empty, "top.order.yaml": Self.empty,
      "sub/top.order.yaml": Self.empty, "d.tmp.order.yaml": Self.empty, "keep.tmp.order.yaml": Self.empty, "deep/1/2/no.order.yaml": Self.empty,
      "deep/no.order.yaml": Self.empty, "xz.order.yaml": Self.empty, "zz.order.yaml": Self.empty,
      "sub/.gitignore": "!build/\ne.order.yaml\n", "sub/e.order.yaml": Self.empty, "sub/in/e.order.yaml": Self.empty, "f/e.order.yaml": Self.empty,
      "sub/g.tmp.order.yaml": Self.empty, "file.order.yaml": Self.empty,
    ])
    let expected = [
      "a.order.yaml", "f/e.order.yaml", "file.order.yaml", "keep.tmp.order.yaml", "sub/build/c.order.yaml", "sub/top.order.yaml", "zz.order.yaml",
    ]
    #expect(folder.found() == expected)
    // A walk that begins below knows the files above.
    #expect(folder.found(["sub"]) == ["sub/build/c.order.yaml", "sub/top.order.yaml"])
    // What is named is read.
    #expect(folder.found(["top.order.yaml"]) == ["top.order.yaml"])
    // Without a work tree, only ignore files from the walk's own root on count.
    try FileManager.default.removeItem(atPath: folder.path + "/.git")
    #expect(
      folder.found(["sub/in/..", "f"]) == ["f/e.order.yaml", "sub/in/../build/c.order.yaml", "sub/in/../g.tmp.order.yaml", "sub/in/../top.order.yaml"])
  }

  /// What `git check-ignore` of git 2.39 says of the same names.
  @Test(
    arguments: [
      (##"\[x\]"##, [##"[x]"##]),
      (##"[x]"##, [##"x"##]),
      (##"[[:alpha:]]"##, [##"A"##, ##"a"##, ##"b"##, ##"x"##]),
      (##"[[:digit:]a]"##, [##"1"##, ##"a"##]),
      (##"[![:alpha:]]"##, [##"-"##, ##"1"##, ##"["##, ##"\"##, ##"]"##]),
      (##"[^a]"##, [##"-"##, ##"1"##, ##"A"##, ##"["##, ##"\"##, ##"]"##, ##"b"##, ##"x"##]),
      (##"[]a]"##, [##"]"##, ##"a"##]),
      (##"[!]a]"##, [##"-"##, ##"1"##, ##"A"##, ##"["##, ##"\"##, ##"b"##, ##"x"##]),
      (##"[a-]"##, [##"-"##, ##"a"##]),
      (##"[-a]"##, [##"-"##, ##"a"##]),
      (##"[\]]"##, [##"]"##]),
      (##"[\a]"##, [##"a"##]),
      (##"[a"##, []),
      (##"a//d"##, []),
      (##"\#a"##, [##"#a"##]),
      (##"\!a"##, [##"!a"##]),
      (##"a\ "##, [##"a "##]),
      (##"a "##, [##"a"##]),
      (##"[[:upper:]]"##, [##"A"##]),
      (##"[[:nope:]]"##, []),
      (##"[a-b]"##, [##"a"##, ##"b"##]),
      (##"[b-a]"##, [##"b"##]),
      (##"\\"##, [##"\"##]),
      (##"?"##, [##"-"##, ##"1"##, ##"A"##, ##"["##, ##"\"##, ##"]"##, ##"a"##, ##"b"##, ##"x"##]),
      (##"[a-\b]"##, [##"a"##, ##"b"##]),
      (##"[[:alpha:]-z]"##, [##"-"##, ##"A"##, ##"a"##, ##"b"##, ##"x"##]),
      (##"[[a]"##, [##"["##, ##"a"##]),
      (##"\a"##, [##"a"##]),
      (##"a\"##, []),
      (##"[![:nope:]]"##, []),
    ] as [(String, [String])])
  func `patterns are read as git reads them`(_ pattern: String, _ ignored: [String]) throws {
    let names = [
      ##"[x]"##, ##"x"##, ##"a"##, ##"b"##, ##"1"##, ##"\"##, ##"]"##, ##"-"##, ##"a b"##, ##"a "##, ##"#a"##, ##"!a"##, ##"["##, ##"[:alpha:]"##, ##"A"##,
      ##".a"##,
    ]
    let folder = try Folder()
    try folder.write(".gitignore", Data((pattern + "\n").utf8))
    for name in names { try folder.write(name + "/o.order.yaml", Data(Self.empty.utf8)) }
    #expect(Set(names).subtracting(folder.found().map { String($0.dropLast("/o.order.yaml".count)) }).sorted() == ignored.sorted())
  }

  @Test func `links to directories make no circle, links to files are read`() throws {
    let folder = try Folder(["x/a.order.yaml": Self.empty, "other/b.order.yaml": Self.empty])
    try folder.link("x/loop", to: "..")
    try folder.link("x/self", to: "self")
    try folder.link("x/b.order.yaml", to: "../other/b.order.yaml")
    try folder.link("x/gone.order.yaml", to: "nowhere.yaml")
    try folder.link("x/dir.order.yaml", to: "../other")
    let outcome = folder.lint(["x"])
    #expect(outcome.report.documents.map { String($0.file.dropFirst(folder.path.count + 1)) } == ["x/a.order.yaml", "x/b.order.yaml"])
    #expect(outcome.failures == ["\(folder.path)/x/gone.order.yaml: is a link that leads nowhere"])
    // A link that is named is followed.
    #expect(folder.found(["x/loop/other"]) == ["x/loop/other/b.order.yaml"])
  }

  @Test func `a pipe is a failure and never waited for`() throws {
    let folder = try Folder(["a.order.yaml": Self.empty])
    #expect(mkfifo(folder.path + "/pipe.order.yaml", 0o600) == 0)
    let expected = ["\(folder.path)/pipe.order.yaml: is not a regular file"]
    #expect(folder.lint().failures == expected)
    #expect(folder.lint().report.fileCount == 1)
    #expect(folder.lint(["pipe.order.yaml"]).failures == expected)
    // Named by a spec, too.
    try folder.write("b.order.yaml", Data("orderSpec: 1\nname: acme\ncontactsFile: pipe.order.yaml\nitems: [{ domainName: acme-shop.com }]\n".utf8))
    #expect(folder.lint(["b.order.yaml"]).report.findings.contains { $0.code == "unresolved_contacts_file" && $0.message.contains("is not a regular file") })
  }

  @Test func `bytes that are no text are a finding`() throws {
    let folder = try Folder()
    try folder.write("a.order.yaml", Data((0...255).map { UInt8($0) }))
    try folder.write("b.order.yaml", Data("orderSpec: 1\nname: ".utf8) + Data([0xFF, 0xFE, 0x0A]))
    try folder.write("c.order.yaml", Data([0xFF, 0xFE] + "orderSpec: 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    let outcome = folder.lint()
    #expect(outcome.report.findings.map(\.code).filter { $0 == "yaml_syntax_error" }.count == 3)
    #expect(outcome.failures == [] && outcome.report.fileCount == 3)
    for problem in Soundness.problems(outcome) { Issue.record("\(problem)") }
  }

  @Test func `a file without content is no order`() throws {
    let folder = try Folder(["a.order.yaml": "", "b.order.yaml": "# nothing\n", "c.contacts.yaml": ""])
    let outcome = folder.lint()
    #expect(outcome.failures == [] && outcome.report.fileCount == 3)
    for problem in Soundness.problems(outcome) { Issue.record("\(problem)") }
  }

  /// Directories of which a level has many are shared by threads: that is seen nowhere.
  @Test(arguments: [nil, 1, 3]) func `a walk of many directories keeps its order`(jobs: Int?) throws {
    var names: [String] = []
    for number in 0..<150 {
      names.append("d\(number)/a.order.yaml")
      if number % 7 == 0 { names.append("d\(number)/below/x/b.order.yaml") }
    }
    let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, Self.empty) }))
    try folder.write("d7/.gitignore", Data("below\n".utf8))
    try folder.write(".git/HEAD", Data())
    try folder.link("d3/gone.order.yaml", to: "nowhere")
    try folder.link("d100/gone.order.yaml", to: "nowhere")
    try folder.link("d9/same.order.yaml", to: "../d8/a.order.yaml")
    for directory in ["d40", "d5", "d41", "d120"] { try folder.link("\(directory)/.orderspec.yaml", to: "nowhere") }
    var options = LintOptions(today: Sample.today)
    options.jobs = jobs
    let outcome = Linter(options).lint([folder.path])
    let expected = names.filter { $0 != "d7/below/x/b.order.yaml" }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(outcome.report.documents.map { String($0.file.dropFirst(folder.path.count + 1)) } == expected)
    let gone = ["d100/gone.order.yaml", "d3/gone.order.yaml"] + ["d120", "d40", "d41", "d5"].map { "\($0)/.orderspec.yaml" }
    #expect(outcome.failures == gone.map { "\(folder.path)/\($0): is a link that leads nowhere" })
  }

  /// Of two links to one file the one counts whose name comes first in a sorted list of names.
  @Test func `a file behind two links is read once`() throws {
    let folder = try Folder(["kept/spec.txt": Self.empty, "r/z.order.yaml": Self.empty])
    try FileManager.default.createDirectory(atPath: folder.path + "/r/a", withIntermediateDirectories: true)
    try folder.link("r/a/x.order.yaml", to: "../../kept/spec.txt")
    try folder.link("r/a.order.yaml", to: "../kept/spec.txt")
    #expect(folder.found(["r"]) == ["r/a.order.yaml", "r/z.order.yaml"])
  }

  @Test func `a directory without specs is named`() throws {
    let folder = try Folder(["x/a.order.yaml": Self.empty, "y/notes.txt": ""])
    #expect(folder.lint(["x", "y"]).emptyDirectories == ["\(folder.path)/y"])
    #expect(folder.lint(["y"]).report.fileCount == 0)
    #expect(folder.lint().emptyDirectories == [])
  }

  @Test func `what is not there is a failure, and the rest is checked`() throws {
    let folder = try Folder(["a.order.yaml": Self.empty])
    let outcome = folder.lint(["gone.order.yaml", "a.order.yaml", "gone"])
    #expect(outcome.failures == ["\(folder.path)/gone.order.yaml: no such file or directory", "\(folder.path)/gone: no such file or directory"])
    #expect(outcome.report.fileCount == 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `what may not be read is a failure`() throws {
    let folder = try Folder(["a.order.yaml": Self.empty, "x/b.order.yaml": Self.empty])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/a.order.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/x")
    #expect(folder.lint().failures.map { $0.dropFirst(folder.path.count + 1) } == ["x: permission denied", "a.order.yaml: permission denied"])
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path + "/x")
  }

  @Test func `names may hold blanks, letters of any kind and signs`() throws {
    let names = [
      " a.order.yaml", "räksmörgås åäö.order.yaml", "日本/注文.order.yaml", "quote'\"`$(x).order.yaml", "-.order.yaml", "a\nb.order.yaml", "e\u{301}.order.yaml",
    ]
    let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, Self.empty) }))
    #expect(folder.found() == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(folder.lint(names).failures == [])
    try folder.write(
      "b b.order.yaml",
      Data("orderSpec: 1\nname: acme\ncontactsFile: må bra.contacts.yaml\nitems: [{ domainName: acme-shop.com, registrantContact: bo }]\n".utf8))
    try folder.write("må bra.contacts.yaml", Data("bo: { type: private, firstName: Bo, lastName: Ek, email: bo@ek.org, countryCode: SE }\n".utf8))
    #expect(folder.lint(["b b.order.yaml"]).report.findings.filter { $0.severity > .info }.isEmpty)
  }

  @Test func `a file that is too large is not read to its end`() throws {
    let folder = try Folder()
    try folder.write("a.order.yaml", Data("orderSpec: 1\n#".utf8) + Data(repeating: 0x20, count: 17 << 20))
    #expect(folder.lint().report.findings.map(\.code) == ["file_too_large"])
  }
}
