import Testing

@Suite struct ColourTests {
  private func isColoured(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Bool {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    let run = try Command.run(
      Command.executable, ["lint", "--format", "text"] + arguments + ["acme.order.yaml"], in: folder.path, environment: environment)
    #expect(run.code == 1 && run.output.contains("unknown_field"), "\(run)")
    return run.output.contains("\u{1B}[")
  }

  @Test func neverIntoAFileUnlessAsked() throws {
    #expect(try !isColoured([]))
    #expect(try !isColoured(["--color", "auto"]))
    #expect(try !isColoured(["--color", "never"]))
    #expect(try isColoured(["--color", "always"]))
  }

  @Test func theEnvironmentDecidesWhereNoFlagDoes() throws {
    #expect(try isColoured([], ["CLICOLOR_FORCE": "1"]))
    #expect(try !isColoured([], ["CLICOLOR_FORCE": "0"]))
    #expect(try !isColoured([], ["CLICOLOR_FORCE": ""]))
    #expect(try !isColoured(["--color", "never"], ["CLICOLOR_FORCE": "1"]))
    #expect(try isColoured(["--color", "always"], ["NO_COLOR": "1"]))
  }

  @Test func rulePagesToo() throws {
    #expect(try orderspec("explain", "unknown_field", environment: ["CLICOLOR_FORCE": "1"]).output.hasPrefix("\u{1B}[1munknown_field"))
    #expect(try orderspec("explain", "unknown_field").output.hasPrefix("unknown_field"))
  }

  @Test func machineFormatsHaveNone() throws {
    let folder = try Folder(["acme.order.yaml": Samples.misspelt])
    for format in ["concise", "json"] {
      #expect(try !orderspec("lint", "--format", format, "--color", "always", "acme.order.yaml", in: folder).output.contains("\u{1B}"))
    }
    _ = try orderspec("lint", "--color", "always", "--output", "text=report", "acme.order.yaml", in: folder)
    #expect(try folder.read("report").contains("\u{1B}["), "an asked-for colour goes into files, too")
  }

  @Test func anotherWord() throws {
    let run = try orderspec("lint", "--color", "alway", ".")
    #expect(run.code == 2)
    #expect(run.error.contains("--color takes auto, always, never, not `alway`; did you mean `always`?"))
  }
}
