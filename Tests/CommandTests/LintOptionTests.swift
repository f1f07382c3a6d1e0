import Testing

@Suite struct LintOptionTests {
  private static let both = """
    orderSpec: 1
    name: acme
    items:
      - domainname: acme-shop.com
      - domainName: acme-verktyg.com
        action: transfer
        eppCode: "Kx7vPq2mRt9w"

    """

  private func codes(_ run: Run) -> [String] {
    run.output.split(separator: "\n").compactMap { line in line.split(separator: "[").dropFirst().first?.split(separator: "]").first.map(String.init) }
  }

  @Test func selectAndIgnore() throws {
    let folder = try Folder(["acme.order.yaml": Self.both])
    #expect(try codes(orderspec("lint", "acme.order.yaml", in: folder)) == ["unknown_field", "epp_code_in_plain_text"])
    #expect(try codes(orderspec("lint", "--select", "unknown_field", "acme.order.yaml", in: folder)) == ["unknown_field"])
    let warning = try orderspec("lint", "--select", "epp_code_in_plain_text", "acme.order.yaml", in: folder)
    #expect(codes(warning) == ["epp_code_in_plain_text"])
    #expect(warning.code == 0, "what is not selected does not count")
    let ignored = try orderspec("lint", "--ignore", "unknown_field", "acme.order.yaml", in: folder)
    #expect(codes(ignored) == ["epp_code_in_plain_text"])
    #expect(ignored.code == 0)
    let none = try orderspec("lint", "--select", "unknown_field, epp_code_in_plain_text", "--ignore", "unknown_field", "acme.order.yaml", in: folder)
    #expect(codes(none) == ["epp_code_in_plain_text"], "ignoring beats selecting")
    let twice = try orderspec("lint", "--ignore", "unknown_field", "--ignore", "epp_code_in_plain_text", "acme.order.yaml", in: folder)
    #expect(twice == Run(code: 0, output: "", error: ""))
  }

  @Test(arguments: ["--select", "--ignore"])
  func unknownCodes(flag: String) throws {
    let folder = try Folder(["acme.order.yaml": Samples.clean])
    let near = try orderspec("lint", flag, "unknown_feild", "acme.order.yaml", in: folder)
    #expect(near.code == 2)
    #expect(near.output == "")
    #expect(near.error.contains("there is no rule `unknown_feild`; did you mean `unknown_field`?"), "\(near)")
    let far = try orderspec("lint", flag, "unknown_field,zzz", "acme.order.yaml", in: folder)
    #expect(far.code == 2)
    #expect(far.error.contains("there is no rule `zzz`; `orderspec rules` lists them"), "\(far)")
  }

  @Test func aTargetAddsItsOwnChecks() throws {
    let site = """
      orderSpec: 1
      name: acme
      items:
        - { type: site, name: acme-blog, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }

      """
    let folder = try Folder(["acme.order.yaml": site])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    let run = try orderspec("lint", "--target", "hostup-v2", "acme.order.yaml", in: folder)
    #expect(run.code == 1)
    #expect(codes(run) == ["unsupported_by_target"])
    let wrong = try orderspec("lint", "--target", "hostup", "acme.order.yaml", in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.error.contains("--target takes hostup-v1, hostup-v2, superspace, not `hostup`"), "\(wrong)")

    // The flag, else the spec's provider, else the configuration.
    try folder.write("target: hostup-v2\nproviders: { space: { target: superspace }, up: { target: hostup-v2 } }\n", to: ".orderspec.yaml")
    #expect(try codes(orderspec("lint", "acme.order.yaml", in: folder)) == ["unsupported_by_target"])
    #expect(try !codes(orderspec("lint", "--target", "superspace", "acme.order.yaml", in: folder)).contains("unsupported_by_target"))
    try folder.write(site + "provider: space\n", to: "acme.order.yaml")
    #expect(try !codes(orderspec("lint", "acme.order.yaml", in: folder)).contains("unsupported_by_target"))
    #expect(try codes(orderspec("lint", "--target", "hostup-v2", "acme.order.yaml", in: folder)) == ["unsupported_by_target"])
  }

  @Test func aConfigurationByName() throws {
    let folder = try Folder([
      "acme.order.yaml": Samples.misspelt, ".orderspec.yaml": "rules: { unknown_field: off }\n", "strict.yaml": "rules: { unknown_field: warning }\n",
    ])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    let named = try orderspec("lint", "--config", "strict.yaml", "acme.order.yaml", in: folder)
    #expect(named == Run(code: 0, output: Samples.misspeltLine.replacing("error[", with: "warning["), error: ""))
    #expect(
      try orderspec("lint", "--config", "gone.yaml", "acme.order.yaml", in: folder)
        == Run(code: 2, output: Samples.misspeltLine, error: "orderspec: gone.yaml: no such file or directory\n"))
    try folder.write("rules: { unknown_feild: off }\n", to: "strict.yaml")
    let faulty = try orderspec("lint", "--config", "strict.yaml", "acme.order.yaml", in: folder)
    #expect(faulty.code == 2)
    #expect(
      faulty.output
        == "strict.yaml:1:10: error[config_unknown_key] /rules/unknown_feild: `unknown_feild` is not a rule; did you mean `unknown_field`?\n"
        + Samples.misspeltLine)
  }

  @Test func exitCodesOfFindings() throws {
    let folder = try Folder(["acme.order.yaml": Samples.literalCode, "other.order.yaml": Samples.misspelt.replacing("acme\n", with: "other\n")])
    #expect(try orderspec("lint", "acme.order.yaml", in: folder) == Run(code: 0, output: Samples.literalCodeLine, error: ""))
    #expect(try orderspec("lint", "--deny-warnings", "acme.order.yaml", in: folder) == Run(code: 1, output: Samples.literalCodeLine, error: ""))
    #expect(try orderspec("lint", "--exit-zero", "--deny-warnings", "acme.order.yaml", "other.order.yaml", in: folder).code == 0)
    let unreadable = try orderspec("lint", "--exit-zero", "other.order.yaml", "gone.order.yaml", in: folder)
    #expect(unreadable.code == 2, "2 comes before 1, and stays")
    #expect(unreadable.output.hasPrefix("other.order.yaml:4:5: error[unknown_field]"), "what can be read is reported")
    #expect(unreadable.error == "orderspec: gone.order.yaml: no such file or directory\n")
  }

  @Test func strictSecrets() throws {
    let folder = try Folder(["acme.order.yaml": Samples.literalCode])
    let run = try orderspec("lint", "--strict-secrets", "acme.order.yaml", in: folder)
    #expect(run == Run(code: 1, output: Samples.literalCodeLine.replacing("warning[", with: "error["), error: ""))
  }

  @Test func missingContacts() throws {
    let spec = """
      orderSpec: 1
      name: acme
      contactsFile: /nowhere/team.contacts.yaml
      items:
        - domainName: acme-shop.com
          registrantContact: anna

      """
    let folder = try Folder(["acme.order.yaml": spec])
    let run = try orderspec("lint", "acme.order.yaml", in: folder)
    #expect(run.code == 1)
    #expect(codes(run).contains("unresolved_contacts_file"))
    #expect(try orderspec("lint", "--missing-contacts", "error", "acme.order.yaml", in: folder) == run)
    #expect(try orderspec("lint", "--missing-contacts", "ignore", "acme.order.yaml", in: folder) == Run(code: 0, output: "", error: ""))
    let compile = try orderspec("compile", "--target", "hostup-v2", "acme.order.yaml", in: folder)
    #expect(compile.code == 1 && compile.output == "", "to compile, all contacts are needed")
    let wrong = try orderspec("lint", "--missing-contacts", "ignored", "acme.order.yaml", in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.error.contains("--missing-contacts takes error, ignore, not `ignored`; did you mean `ignore`?"))
  }

  @Test func theDay() throws {
    let spec = Samples.misspelt.replacing(
      "acme-shop.com", with: "acme-shop.com  # orderspec: ignore[unknown_field] until 2026-06-30 waits for the new form")
    let folder = try Folder(["acme.order.yaml": spec])
    func hides(_ arguments: String..., environment: [String: String] = [:]) throws -> Bool {
      let run = try Command.run(Command.executable, ["lint"] + arguments + ["acme.order.yaml"], in: folder.path, environment: environment)
      #expect([0, 1].contains(run.code), "\(run)")
      return !codes(run).contains("unknown_field")
    }
    #expect(try hides("--today", "2026-06-30"))
    #expect(try !hides("--today", "2026-07-01"))
    // 2026-06-30 23:59:59 and the second after it, UTC.
    #expect(try hides(environment: ["SOURCE_DATE_EPOCH": "1782863999"]))
    #expect(try !hides(environment: ["SOURCE_DATE_EPOCH": "1782864000"]))
    #expect(try hides("--jobs", "1", environment: ["SOURCE_DATE_EPOCH": "1782863999"]))
    #expect(try !hides("--today", "2026-07-01", environment: ["SOURCE_DATE_EPOCH": "1782863999"]), "the flag beats the environment")
    for text in ["abc", "-1", "1782863999.5", " 1782863999", "253402300800"] {
      for arguments in [["lint", "acme.order.yaml"], ["lint", "--jobs", "1", "acme.order.yaml"], ["compile", "--target", "hostup-v2", "acme.order.yaml"]] {
        let wrong = try Command.run(Command.executable, arguments, in: folder.path, environment: ["SOURCE_DATE_EPOCH": text])
        #expect(wrong == Run(code: 2, output: "", error: "orderspec: SOURCE_DATE_EPOCH takes seconds since 1970, not `\(text)`\n"), "\(arguments)")
      }
      #expect(try hides("--today", "2026-06-30", environment: ["SOURCE_DATE_EPOCH": text]), "a day is given")
    }
    #expect(try hides("--today", "2026-06-30", environment: ["SOURCE_DATE_EPOCH": ""]))
    #expect(try orderspec("lint", "acme.order.yaml", in: folder, environment: ["SOURCE_DATE_EPOCH": ""]).code == 1, "empty is not set")
    #expect(try orderspec("explain", "unknown_field", environment: ["SOURCE_DATE_EPOCH": "abc"]).code == 0, "no day is asked for")
    try folder.write(Samples.clean.replacing("acme-shop.com", with: "acme-shop.com  # orderspec: ignore[unknown_field] until 2026-06-30 x"), to: "b.order.yaml")
    let compile = try orderspec("compile", "--target", "hostup-v2", "--today", "2026-07-01", "b.order.yaml", in: folder)
    #expect(compile.code == 0 && compile.error.contains("warning[suppression_unused]") && compile.error.contains("2026-06-30"), "\(compile)")
    for text in ["2026-02-30", "20260630", "today", "2026-6-3"] {
      let wrong = try orderspec("lint", "--today", text, "acme.order.yaml", in: folder)
      #expect(wrong.code == 2)
      #expect(wrong.error.contains("--today takes YYYY-MM-DD, not `\(text)`"), "\(wrong)")
    }
  }

  @Test func threadsDoNotShow() throws {
    var files: [String: String] = [:]
    for number in 0..<150 { files["\(number % 7)/order-\(number).order.yaml"] = Samples.order("same", "acme-\(number % 40).com", "    yeers: 1\n") }
    let folder = try Folder(files)
    let one = try orderspec("lint", "--jobs", "1", ".", in: folder)
    #expect(one.code == 1)
    #expect(codes(one).count > 400)
    for jobs in ["2", "7", "256"] { #expect(try orderspec("lint", "--jobs", jobs, ".", in: folder) == one) }
    #expect(try orderspec("lint", ".", in: folder) == one)
    #expect(try orderspec("lint", in: folder).output == one.output, "no path is the current directory")
    for jobs in ["0", "257", "-1"] {
      let wrong = try orderspec("lint", "--jobs=\(jobs)", ".", in: folder)
      #expect(wrong.code == 2)
      #expect(wrong.error.contains("--jobs takes a number from 1 to 256, not `\(jobs)`"), "\(wrong)")
    }
    #expect(try orderspec("lint", "--jobs", "two", ".", in: folder).code == 2)
  }
}
