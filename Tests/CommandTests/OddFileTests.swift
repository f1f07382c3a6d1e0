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
    #expect(run.error == "orderspec: ./round.order.yaml: no such file or directory\n")
  }

  @Test func pipesThatNobodyWritesInto() throws {
    let configuration = try Folder(["acme.order.yaml": Samples.clean])
    #expect(mkfifo(configuration.path + "/.orderspec.yaml", 0o600) == 0)
    let configured = try orderspec("lint", "acme.order.yaml", in: configuration)
    #expect(configured.code == 2)
    #expect(configured.error.hasSuffix("/.orderspec.yaml: is not a regular file\n"), "\(configured)")

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
