import Foundation
import Testing

/// Things in the place of files that are none, or that change: each gives a word on standard error, and no run waits for them.
@Suite struct OddFileTests {
  @Test(arguments: ["lint", "compile"])
  func devices(command: String) throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/zero.order.yaml", withDestinationPath: "/dev/zero")
    for path in ["/dev/zero", "/dev/null", "zero.order.yaml"] {
      let run = try orderspec(command, path, in: folder)
      #expect(run.code == 2)
      #expect(run.error.hasPrefix("orderspec: \(path): is not a regular file\n"), "\(run)")
    }
    let walk = try orderspec(command, ".", in: folder)
    #expect(walk.code == 2)
    #expect(walk.error.hasPrefix("orderspec: ./zero.order.yaml: is not a regular file\n"), "\(walk)")
  }

  @Test func linksInACircle() throws {
    let folder = try Folder(["a/acme.order.yaml": Samples.misspelt])
    for (link, target) in [("a/self", "."), ("a/up", ".."), ("b", "a"), ("round.order.yaml", "round.order.yaml")] {
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    let run = try orderspec("lint", ".", in: folder)
    #expect(run.code == 2)
    #expect(run.output == Samples.misspeltLine.replacing("acme.order.yaml", with: "./a/acme.order.yaml"))
    #expect(run.error == "orderspec: ./round.order.yaml: too many levels of symbolic links\n")
    #expect(try orderspec("lint", "round.order.yaml", in: folder).error == "orderspec: round.order.yaml: too many levels of symbolic links\n")
  }

  /// A configuration that is there and cannot be read may hold what matters: no run goes on without it.
  @Test(arguments: [("shared/gone.yaml", "is a link that leads nowhere"), (".orderspec.yaml", "too many levels of symbolic links")])
  func configurationsThatLeadNowhere(destination: String, message: String) throws {
    let folder = try Folder(["sub/acme.order.yaml": Samples.clean])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/.orderspec.yaml", withDestinationPath: destination)
    for arguments in [["lint", "sub"], ["compile", "--target", "hostup-v2", "sub/acme.order.yaml"]] {
      let run = try Command.run(Command.executable, arguments, in: folder.path)
      #expect(run == Run(code: 2, output: "", error: "orderspec: .orderspec.yaml: \(message)\n"), "\(run)")
    }
    try folder.write("target: hostup-v2\n", to: "shared/gone.yaml")
    if destination != ".orderspec.yaml" { #expect(try orderspec("lint", "sub", in: folder) == Run(code: 0, output: "", error: "")) }
  }

  @Test func namesThatAreNoUTF8() throws {
    let folder = try Folder()
    let written = try shell(#"cp /dev/null "$(printf 'a\377.order.yaml')"; "$ORDERSPEC" lint .; "$ORDERSPEC" lint "$(printf 'a\377.order.yaml')""#, in: folder)
    let reason = "no such file or directory; its name may not be UTF-8: rename it"
    #expect(
      written.error.contains("orderspec: ./a\u{FFFD}.order.yaml: \(reason)\n") && written.error.contains("orderspec: a\u{FFFD}.order.yaml: \(reason)\n"),
      "\(written)")
  }

  @Test func pipesThatNobodyWritesInto() throws {
    let configuration = try Folder(["acme.order.yaml": Samples.clean])
    #expect(mkfifo(configuration.path + "/.orderspec.yaml", 0o600) == 0)
    let configured = try orderspec("lint", "acme.order.yaml", in: configuration)
    #expect(configured.code == 2)
    #expect(configured.error == "orderspec: .orderspec.yaml: is not a regular file\n", "\(configured)")

    let ignored = try Folder(["acme.order.yaml": Samples.misspelt])
    #expect(mkfifo(ignored.path + "/.gitignore", 0o600) == 0)
    #expect(try orderspec("lint", ".", in: ignored).output == Samples.misspeltLine.replacing("acme.order.yaml", with: "./acme.order.yaml"))

    let catalog = try Folder(["acme.order.yaml": Samples.clean])
    #expect(mkfifo(catalog.path + "/catalog.yaml", 0o600) == 0)
    let laid = try orderspec("lint", "--catalog", "catalog.yaml", "acme.order.yaml", in: catalog)
    #expect(laid.code == 2)
    #expect(laid.error.contains("catalog.yaml: is not a regular file\n"), "\(laid)")
  }
}
