import Testing

/// A compiled order can be run twice by anyone: where the idempotency key stands, and what `--emit curl` writes without one.
@Suite struct AttemptKeyTests {
  private func compile(_ spec: String, _ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    let folder = try Folder(["acme.order.yaml": spec])
    return try Command.run(
      Command.executable, ["compile", "acme.order.yaml", "--target", "hostup-v2", "--compact"] + arguments, in: folder.path, environment: environment)
  }

  private static let written = Samples.clean + "attemptKey: order-1\n"

  @Test func theKeyIsSent() throws {
    #expect(try compile(Samples.clean, "--attempt-key", "run-7").output.contains(#""attemptKey":"run-7""#))
    #expect(try compile(Self.written).output.contains(#""attemptKey":"order-1""#))
    let both = try compile(Self.written, "--attempt-key", "run-7").output
    #expect(both.contains(#""attemptKey":"run-7""#) && !both.contains("order-1"), "the flag beats the file")
    #expect(try compile(Self.written, "--emit", "requests").output.contains(#""path":"/api/v2/orders","idempotent":true"#))
    #expect(try compile(Samples.clean, "--emit", "requests").output.contains(#""path":"/api/v2/orders","idempotent":false"#))
  }

  @Test func aKeyIsNeverUsedForTwoOrders() throws {
    let run = try compile(Samples.clean + "---\n" + Samples.order("other", "other-shop.com"), "--emit", "requests", "--attempt-key", "run-7")
    #expect(run == Run(code: 2, output: "", error: "orderspec: `--attempt-key` names one order, and there are 2: a key is never used for two\n"))
  }

  /// What `curl` is called with, one argument a line, when the commands are run.
  private func calls(_ script: String) throws -> Run {
    let folder = try Folder(["calls.sh": "curl() { printf '%s\\n' \"$@\"; }\n" + script])
    return try shell(". ./calls.sh", in: folder, environment: ["HOSTUP_TOKEN": "a token"])
  }

  @Test func withoutAKeyOnlyThePriceIsAsked() throws {
    let run = try compile(Samples.clean, "--emit", "curl")
    #expect(run.code == 0)
    #expect(
      try calls(run.output).output == """
        --fail-with-body
        -X
        POST
        https://cloud.hostup.se/api/v2/orders/preview
        -H
        Accept: application/json
        -H
        Content-Type: application/json
        --data-raw
        {"items":[{"type":"domain","action":"register","domainName":"acme-shop.com","years":1}]}

        """)
  }

  @Test func withAKeyTheOrderIsPlaced() throws {
    let run = try compile(Samples.clean + "extra: { hostup-v2: { note: \"it's $HOME `x` \\\\\" } }\n", "--emit", "curl", "--attempt-key", "run-7")
    #expect(run.code == 0)
    #expect(
      try calls(run.output).output == """
        --fail-with-body
        -X
        POST
        https://cloud.hostup.se/api/v2/orders
        -H
        Authorization: Bearer a token
        -H
        Accept: application/json
        -H
        Content-Type: application/json
        --data-raw
        {"items":[{"type":"domain","action":"register","domainName":"acme-shop.com","years":1}],"attemptKey":"run-7","note":"it's $HOME `x` \\\\"}

        """)
  }

  @Test func severalOrdersAreSeveralCommands() throws {
    let run = try compile(Self.written + "---\n" + Samples.order("other", "other-shop.com"), "--emit", "curl")
    #expect(run.code == 0)
    let lines = try calls(run.output).output.split(separator: "\n").filter { $0.hasPrefix("https:") }
    #expect(lines == ["https://cloud.hostup.se/api/v2/orders", "https://cloud.hostup.se/api/v2/orders/preview"])
  }

  @Test func noKeyNoCommandWhereThereIsNoPreview() throws {
    let vps = "orderSpec: 1\nname: acme\nitems:\n  - { type: vps, productId: \"3060\", billingCycle: monthly, hostname: www.acme-shop.com }\n"
    func compile(_ arguments: String...) throws -> Run {
      try Command.run(Command.executable, ["compile", "-", "--compact", "--emit", "curl"] + arguments, in: Checkout.root, input: vps)
    }
    let refusal = "orderspec: acme: without a key the command would order again each time it is run: give `--attempt-key KEY`\n"
    #expect(try compile("--target", "hostup-v1") == Run(code: 2, output: "", error: refusal))
    let keyed = try compile("--target", "hostup-v1", "--attempt-key", "run-7")
    #expect(keyed.code == 0)
    #expect(try calls(keyed.output).output.contains("https://cloud.hostup.se/api/create-order\n"))
  }

  @Test func superSpaceHasNoKey() throws {
    let site = "  - { type: site, name: acme-blog, variant: vanilla, location: pdx, productSlug: basic, billingCycle: monthly }\n"
    let folder = try Folder(["acme.order.yaml": "orderSpec: 1\nname: acme\nitems:\n" + site])
    let command = try orderspec("compile", "acme.order.yaml", "--target", "superspace", "--emit", "curl", in: folder)
    #expect(command.code == 2 && command.output == "")
    #expect(command.error.hasSuffix("orderspec: acme: superspace has no key: the command would order again each time it is run\n"), "\(command)")
    let keyed = try orderspec("compile", "acme.order.yaml", "--target", "superspace", "--attempt-key", "run-7", in: folder)
    #expect(keyed.code == 2 && keyed.output == "")
    #expect(keyed.error.contains("orderspec: `--attempt-key` means nothing to superspace: "), "\(keyed)")
  }

  @Test func secretsMustBeResolved() throws {
    let spec = Samples.literalCode.replacing("\"Kx7vPq2mRt9w\"", with: "${env:ACME_EPP}")
    let run = try compile(spec, "--emit", "curl")
    #expect(run == Run(code: 2, output: "", error: "orderspec: acme: the secret at /items/0/eppCode is not resolved: a command needs `--resolve-secrets`\n"))
    let resolved = try compile(spec, "--emit", "curl", "--resolve-secrets", environment: ["ACME_EPP": "it's"])
    #expect(resolved.code == 0)
    #expect(try calls(resolved.output).output.contains(#""eppCode":"it's""#))
  }

  // MARK: Where it goes

  private func project(_ base: String) throws -> Folder {
    try Folder([
      "acme.order.yaml": Samples.clean,
      ".orderspec.yaml": "provider: shop\nproviders: { shop: { target: hostup-v2, account: client_1, baseURL: \"\(base)\" } }\n",
    ])
  }

  /// The token goes where apply would send it, and nowhere else.
  @Test(arguments: [
    ("http://127.0.0.1:8701", "http://127.0.0.1:8701/api/v2/orders"), ("http://[::1]:8701/", "http://[::1]:8701/api/v2/orders"),
    ("https://cloud.hostup.se", "https://cloud.hostup.se/api/v2/orders"),
    ("https://proxy.example.org/it's$HOME", "https://proxy.example.org/it's$HOME/api/v2/orders"),
  ])
  func theCommandGoesToTheProviderOfTheSpec(base: String, address: String) throws {
    for (arguments, path) in [(["--attempt-key", "run-7"], ""), ([], "/preview")] {
      let folder = try project(base)
      let run = try Command.run(
        Command.executable, ["compile", "acme.order.yaml", "--emit", "curl"] + arguments, in: folder.path,
        environment: ["ORDERSPEC_ALLOW_HOST": "proxy.example.org"])
      #expect(run.code == 0, "\(run)")
      #expect(try calls(run.output).output.split(separator: "\n").dropFirst(3).first.map(String.init) == address + path, "\(run)")
    }
  }

  /// Of several orders each goes to its own.
  @Test func everyOrderHasItsOwn() throws {
    let orders = ["one", "two", "three"].map { Samples.order($0, "acme-\($0).com", $0 == "three" ? "" : "provider: \($0)\n") }
    let folder = try Folder([
      "all.order.yaml": orders.joined(separator: "---\n"),
      ".orderspec.yaml": """
      target: hostup-v2
      providers:
        one: { target: hostup-v2, baseURL: "http://127.0.0.1:1" }
        two: { target: hostup-v2 }
      """,
    ])
    let run = try orderspec("compile", "all.order.yaml", "--emit", "curl", in: folder)
    #expect(run.code == 0, "\(run)")
    let urls = run.output.matches(of: #/POST '(.*?)'/#).map { String($0.1) }
    #expect(urls == ["http://127.0.0.1:1", "https://cloud.hostup.se", "https://cloud.hostup.se"].map { $0 + "/api/v2/orders/preview" })
  }

  @Test(arguments: [
    (
      "https://shop.example.org", [],
      "orderspec: acme: `baseURL` of provider `shop` names shop.example.org, which is not a documented host of it: set ORDERSPEC_ALLOW_HOST=shop.example.org if"
    ),
    ("http://127.0.0.1:1", ["--target", "hostup-v1"], "orderspec: acme: provider `shop` has a `baseURL` for hostup-v2, and the request is for hostup-v1: "),
    ("http://u:geheim@127.0.0.1:1", [], ".orderspec.yaml:2:"),
  ])
  func otherAddressesAreRefused(base: String, arguments: [String], message: String) throws {
    let folder = try project(base)
    // HostUp v1 knows products by number.
    if arguments.contains("hostup-v1") { try folder.write(Samples.clean + "    productId: \"205\"\n", to: "acme.order.yaml") }
    let run = try Command.run(
      Command.executable, ["compile", "acme.order.yaml", "--emit", "curl", "--attempt-key", "run-7"] + arguments, in: folder.path)
    #expect(run.code == 2 && run.output == "" && run.error.contains(message) && !run.error.contains("geheim"), "\(run)")
    // What somebody else sends goes where he sends it.
    if arguments.isEmpty, !base.contains("@") { #expect(try orderspec("compile", "acme.order.yaml", in: folder).code == 0) }
  }
}
