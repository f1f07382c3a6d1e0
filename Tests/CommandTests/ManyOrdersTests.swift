import Foundation
import Testing

/// Orders are compiled by several threads before it is known whether the run is refused: what is written is whole and in order, or not there.
@Suite struct ManyOrdersTests {
  /// Enough for threads.
  private static let names = (100..<240).map { "shop-\($0)" }

  private static func spec(_ name: String) -> String {
    "orderSpec: 1\nname: \(name)\nitems:\n  - domainName: acme-\(name)-1x.com\n    years: 2\n  - domainName: acme-\(name)-2x.com\n"
  }

  private func folder() throws -> Folder {
    let folder = try Folder([".orderspec.yaml": "target: hostup-v2\n"])
    for name in Self.names { try folder.write(Self.spec(name), to: "orders/\(name).order.yaml") }
    return folder
  }

  private func compile(_ folder: Folder, _ arguments: String...) throws -> Run {
    try Command.run(Command.executable, ["compile", "orders", "--emit", "requests"] + arguments, in: folder.path)
  }

  private func orders(_ text: String) throws -> [String?] {
    let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require(document["requests"] as? [[String: Any]]).map { $0["order"] as? String }
  }

  @Test func isWholeAndInOrder() throws {
    let folder = try folder()
    let before = try folder.files
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "map.json") == Run(code: 0, output: "", error: ""))
    let (requests, map) = (try folder.read("requests.json"), try folder.read("map.json"))
    #expect(try orders(requests) == Self.names && orders(map) == Self.names)
    #expect(try folder.files == (before + ["map.json", "requests.json"]).sorted(), "nothing is left beside them")
    // The same bytes on standard output, and again.
    #expect(try compile(folder, "--source-map", "map.json") == Run(code: 0, output: requests, error: ""))
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "map.json", "--check") == Run(code: 0, output: "", error: ""))
  }

  /// A long text is written to a file without a name first; what stands at its path stays what it is, but for its content.
  @Test func goesThroughLinksAndKeepsModes() throws {
    let folder = try folder()
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
    }
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "map.json").code == 0)
    let map = try folder.read("map.json")
    #expect(try map.utf8.count > 1 << 18 && mode("map.json") == 0o644)
    try folder.write("old", to: "maps/there.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/maps/there.json")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "maps/there.json")
    let before = try folder.files
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "link.json") == Run(code: 0, output: "", error: ""))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link.json") == "maps/there.json")
    #expect(try folder.read("maps/there.json") == map && mode("maps/there.json") == 0o640 && folder.files == before)
    // A pipe and the null device take it piece by piece.
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "/dev/null") == Run(code: 0, output: "", error: ""))
    #expect(try compile(folder, "-o", "requests.json", "--source-map", "/dev/stdout") == Run(code: 0, output: map, error: ""))
  }

  /// A long text that leaves memory early must not take the place of a stream that is closed.
  @Test(arguments: ["2>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"])
  func isWholeWhereStreamsAreClosed(streams: String) throws {
    let folder = try folder()
    // Something to say on the stream that is closed.
    try folder.write(
      "orderSpec: 1\nname: zz\nitems:\n  - { type: vps, productSlug: a, billingCycle: monthly, hostname: a.example.org }\n", to: "orders/zz.order.yaml")
    let arguments = ["compile", "orders", "--emit", "requests", "-o", "requests.json", "--source-map", "map.json"]
    let open = try Command.run(Command.executable, arguments, in: folder.path)
    #expect(open.code == 0 && !open.error.isEmpty)
    let (requests, map) = (try folder.read("requests.json"), try folder.read("map.json"))
    for name in ["requests.json", "map.json"] { try FileManager.default.removeItem(atPath: folder.path + "/" + name) }
    let run = try Command.run(URL(fileURLWithPath: "/bin/sh"), ["-c", "exec \"$0\" \"$@\" \(streams)", Command.executable.path] + arguments, in: folder.path)
    #expect(run.code == open.code)
    #expect(try folder.read("requests.json") == requests && folder.read("map.json") == map)
  }

  @Test(arguments: ["022": 0o644, "027": 0o640, "077": 0o600])
  func hasTheRightsOfANewFile(umask: String, mode: Int) throws {
    let folder = try folder()
    for _ in 0..<2 {
      let command = "umask \(umask); exec \"$0\" compile orders --emit requests -o requests.json --source-map map.json"
      #expect(
        try Command.run(URL(fileURLWithPath: "/bin/sh"), ["-c", command, Command.executable.path], in: folder.path) == Run(code: 0, output: "", error: ""))
      for name in ["requests.json", "map.json"] {
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int == mode, "\(name)")
      }
    }
  }

  @Test func isPrivateWhereItHoldsSecrets() throws {
    let folder = try folder()
    let spec = "orderSpec: 1\nname: last\nitems:\n  - { domainName: acme-last.com, action: transfer, eppCode: \"${env:EPP}\" }\n"
    try folder.write(spec, to: "orders/zz.order.yaml")
    let arguments = ["compile", "orders", "--emit", "requests", "-o", "requests.json", "--source-map", "map.json", "--resolve-secrets"]
    #expect(try Command.run(Command.executable, arguments, in: folder.path, environment: ["EPP": "Kx7vPq2mRt9w"]) == Run(code: 0, output: "", error: ""))
    for name in ["requests.json", "map.json"] {
      #expect(try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    #expect(try folder.read("requests.json").contains("Kx7vPq2mRt9w"))
  }

  @Test func goesIntoADirectoryThatIsMadeForIt() throws {
    let folder = try folder()
    let run = try Command.run(Command.executable, ["compile", "orders", "--out-dir", "new/out", "--source-map", "new/out/map.json"], in: folder.path)
    #expect(run == Run(code: 0, output: "", error: ""))
    #expect(try orders(folder.read("new/out/map.json")) == Self.names)
    #expect(try folder.files.filter { $0.hasPrefix("new/out/shop-") } == Self.names.map { "new/out/\($0).hostup-v2.json" })
    let bodies = try Self.names.map { try folder.read("new/out/\($0).hostup-v2.json") }
    #expect(zip(bodies, Self.names).allSatisfy { $0.contains("\"acme-\($1)-1x.com\"") })
  }

  @Test func isNotThereWhereOneOrderIsRefused() throws {
    let folder = try folder()
    try folder.write("old", to: "map.json")
    try folder.write(Self.spec("shop-999") + "  - years: 1\n", to: "orders/shop-999.order.yaml")
    let before = try folder.files
    let run = try compile(folder, "-o", "requests.json", "--source-map", "map.json")
    #expect(run.code == 1 && run.output.isEmpty && run.error.contains("orders/shop-999.order.yaml:"))
    #expect(try folder.files == before && folder.read("map.json") == "old")
  }

  @Test func isNotThereWhereItIsAnInput() throws {
    let folder = try folder()
    let before = try folder.files
    let spec = "orders/shop-100.order.yaml"
    let run = try compile(folder, "--source-map", spec)
    #expect(run == Run(code: 2, output: "", error: "orderspec: \(spec) is what was read: nothing was written over it; name another file\n"))
    #expect(try folder.files == before && folder.read(spec) == Self.spec("shop-100"))
  }

  @Test(arguments: [("no/map.json", "no such file or directory"), ("/dev/full", "no space left on device")])
  func saysWhyItCannotBeWritten(path: String, reason: String) throws {
    let folder = try folder()
    let before = try folder.files
    #expect(try compile(folder, "--source-map", path) == Run(code: 2, output: "", error: "orderspec: \(path): \(reason)\n"))
    #expect(try folder.files == before)
  }
}
