import Foundation
import Placement
import Simulator
import Testing

/// What is wrong around an order: each thing has its message and its exit code, and nothing is sent.
@Suite struct BadInputTests {
  private func shop(_ kind: Kind = .v2, change: (inout SimulatorSettings) -> Void = { _ in }) throws -> Shop {
    let shop = try Shop(kind, change: change)
    try shop.declare(["acme-one.com"])
    return shop
  }

  /// Runs apply, expects that it ends so, and that nothing came of it; then, where the fault is taken away, the order is placed.
  private func expect(
    _ shop: Shop, _ code: Int32, _ message: String, arguments: [String] = [], environment: [String: String] = [:], isSet: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try shop.start(["apply", "--yes"] + arguments, environment: environment).wait()
    #expect(outcome.code == code, "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.error.contains(message), "\(outcome)", sourceLocation: sourceLocation)
    #expect(outcome.error.hasPrefix("orderspec: ") || outcome.error.contains("error["), "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.seller.placed.isEmpty, sourceLocation: sourceLocation)
  }

  private func expectPlaced(_ shop: Shop, environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try shop.apply(environment: environment)
    #expect(outcome.code == 0, "\(outcome)", sourceLocation: sourceLocation)
    #expect(try shop.counts == ["domain:acme-one.com": 1], sourceLocation: sourceLocation)
    try shop.check(sourceLocation: sourceLocation)
  }

  // MARK: Token and account

  @Test func noToken() throws {
    let shop = try shop()
    try expect(shop, 2, "`token` of provider `shop`: the environment variable `TOKEN` is empty", environment: ["TOKEN": ""])
    let without = try Child(["apply", "--yes"], in: shop.folder.path).wait()
    #expect(without.code == 2 && without.error.contains("the environment variable `TOKEN` is not set"), "\(without)")
    try expectPlaced(shop)
  }

  @Test(arguments: Kind.allCases) func wrongToken(kind: Kind) throws {
    let shop = try shop(kind)
    try expect(shop, 2, "provider `shop` turned the token away (401 ", environment: ["TOKEN": "wrong-token-7fk2"])
    #expect(try shop.events.isEmpty)
    try expectPlaced(shop)
  }

  /// Reading is allowed, ordering is not: only the order itself tells.
  @Test(arguments: [Kind.v2, .v1]) func missingScope(kind: Kind) throws {
    let shop = try shop(kind) { $0.accounts[0].tokens.append(.init("read-only-token", scopes: ["read:all"])) }
    let outcome = try shop.apply(environment: ["TOKEN": "read-only-token"])
    #expect(outcome.code == 20 && outcome.output.contains("the provider refused it (403 "), "\(outcome)")
    #expect(outcome.error.contains("launch.order.yaml:2:7: error["), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
    try expectPlaced(shop)
  }

  @Test(arguments: [Kind.v2, .v1]) func otherAccount(kind: Kind) throws {
    let shop = try shop(kind) { settings in
      settings.accounts.append(SimulatedAccount(id: "client_other", number: 4712, tokens: [.init("other-token")]))
    }
    let other = kind == .v2 ? "client_other" : "4712"
    try expect(
      shop, 23, "the token of provider `shop` belongs to account \(other), and the configuration names \(kind.account): nothing is sent",
      environment: ["TOKEN": "other-token"])
    #expect(try shop.events.isEmpty)
    try expectPlaced(shop)
  }

  // MARK: The provider

  @Test func notRunning() throws {
    let shop = try shop()
    shop.seller.stop()
    let outcome = try shop.apply()
    #expect(outcome.code == 2 && outcome.error.contains("provider `shop`: \(shop.base) does not answer; nothing is sent"), "\(outcome)")
    #expect(try shop.events.isEmpty)
    try shop.restart()
    try expectPlaced(shop)
  }

  /// It goes between the price and the order: not a byte of the order has left.
  @Test func goesJustBeforeTheOrder() throws {
    let previews = Counter()
    let box = Box<ScriptedServer>()
    let seller = try ScriptedServer { request, handle in
      let answer = handle()
      // Once for the plan, once more just before the order.
      if request.path.hasPrefix("/api/v2/orders/preview"), previews.next() == 2 { box.value?.stop() }
      return answer
    }
    box.value = seller
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.com"])
    let outcome = try shop.apply()
    #expect(outcome.code == 20 && outcome.output.contains("the request was not sent: no connection to 127.0.0.1:"), "\(outcome)")
    #expect(try shop.state(of: "domain:acme-one.com") == nil)
    try shop.check()
    shop.replace(try ScriptedServer(port: shop.seller.port) { $1() })
    try expectPlaced(shop)
  }

  @Test(arguments: [200, 404, 502]) func speaksHTML(status: Int) throws {
    let isBroken = Box<Bool>()
    isBroken.value = true
    let shop = try Shop(.v2, ScriptedServer { _, handle in isBroken.value == true ? .page(status) : handle() })
    try shop.declare(["acme-one.com"])
    try expect(shop, 2, "provider `shop`: `GET /api/v2/me` answered \(status); nothing is sent")
    isBroken.value = false
    try expectPlaced(shop)
  }

  @Test(arguments: [
    ("http://shop.example.org", "shop.example.org", "error[config_invalid_value] /providers/shop/baseURL: `baseURL` begins with http://"),
    ("https://shop.example.org", "", "set ORDERSPEC_ALLOW_HOST=shop.example.org if that is meant"),
    ("https://127.shop.example.org", "", "set ORDERSPEC_ALLOW_HOST=127.shop.example.org if that is meant"),
    ("https://127.0.0.1.shop.example.org", "", "set ORDERSPEC_ALLOW_HOST=127.0.0.1.shop.example.org if that is meant"),
    ("https://cloud.hostup.se:8443", "", "set ORDERSPEC_ALLOW_HOST=cloud.hostup.se if that is meant"),
    ("https://cloud.hostup.se.example.org", "cloud.hostup.se", "set ORDERSPEC_ALLOW_HOST=cloud.hostup.se.example.org if that is meant"),
    ("https://cloud.hostup.se@shop.example.org", "", "`baseURL` holds a user name or a password"),
    ("https://127.0.0.1:443@shop.example.org", "", "`baseURL` holds a user name or a password"),
    ("http://cloud.hostup.se", "", "`baseURL` begins with http://"),
  ]) func otherHosts(base: String, allowed: String, message: String) throws {
    let shop = try shop()
    let text = try shop.folder.read(".orderspec.yaml")
    try shop.folder.write(text.replacingOccurrences(of: shop.base, with: base), to: ".orderspec.yaml")
    try expect(shop, 2, message, environment: allowed.isEmpty ? [:] : ["ORDERSPEC_ALLOW_HOST": allowed])
    #expect(try shop.events.isEmpty)
    try shop.configure()
    try expectPlaced(shop)
  }

  /// A link of the provider to somebody else is not followed: the token would go with it.
  @Test(arguments: ["http://127.0.0.1:PORT/job", "http://SHOP@127.0.0.1:PORT/job", "//127.0.0.1:PORT/job", "http://localhost:PORT/job"])
  func linksToSomebodyElse(link: String) throws {
    let asked = Counter()
    let other = try ScriptedServer { _, _ in
      _ = asked.next()
      return .json(200, #"{"status":"completed","data":[]}"#)
    }
    defer { other.stop() }
    let box = Box<String>()
    let seller = try ScriptedServer { request, handle in
      if request.path == "/api/v2/domains/job" {
        return .json(200, #"{"status":"completed","data":[{"name":"acme-one.com","actions":{"canRegister":{"allowed":true}}}]}"#)
      }
      guard request.path.hasPrefix("/api/v2/domains/availability"), let link = box.value else { return handle() }
      return .json(202, #"{"operation":{"status":"queued","jobId":"dcheck_1","pollUrl":"LINK"}}"#.replacing("LINK", with: link))
    }
    box.value = link.replacing("PORT", with: "\(other.port)").replacing("SHOP", with: "127.0.0.1:\(seller.port)")
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.com"])
    let plan = try shop.start("plan").wait()
    #expect(plan.code == 0 && plan.error.contains("warning[availability_unknown] /items/0/domainName"), "\(plan)")
    #expect(asked.next() == 1, "nobody else was asked")
    // A full link to the provider itself is.
    box.value = "\(shop.base)/api/v2/domains/job"
    let own = try shop.start("plan").wait()
    #expect(own.code == 0 && own.error.isEmpty && own.output.contains("free"), "\(own)")
    box.value = nil
    try expectPlaced(shop)
  }

  /// Another spelling of an address is no other account, at which everything would be new.
  @Test(arguments: [
    ("https://cloud.hostup.se", "https://Cloud.HostUp.se:443/"), ("http://127.0.0.1", "http://127.0.0.1:80"), ("http://[::1]:81", "HTTP://[::1]:81/api"),
  ]) func oneOrigin(origin: String, address: String) {
    #expect(ProviderConnection.origin(of: address) == origin)
  }

  // MARK: Ledger

  @Test func noLedger() throws {
    let shop = try shop()
    try shop.folder.move(".orderspec/ledger.sqlite", to: "kept")
    try expect(shop, 24, "orderspec: there is no ledger at .orderspec/ledger.sqlite")
    #expect(!shop.folder.has(".orderspec/ledger.sqlite"))
    try shop.folder.move("kept", to: ".orderspec/ledger.sqlite")
    try expectPlaced(shop)
  }

  @Test func foreignLedger() throws {
    let shop = try shop()
    try shop.configure(ledger: "ledgerId: ledger_0123456789abcdef0123")
    try expect(shop, 24, "orderspec: the ledger is \(shop.ledgerID), and `ledgerId` of the configuration names ledger_0123456789abcdef0123")
    try shop.configure()
    try expectPlaced(shop)
  }

  @Test(arguments: [0, 100, 4096]) func damagedLedger(at offset: Int) throws {
    let shop = try shop()
    let sound = try shop.folder.bytes(".orderspec/ledger.sqlite")
    var bytes = sound
    for index in offset..<min(offset + 3000, bytes.count) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: shop.ledgerPath))
    let outcome = try shop.apply()
    #expect(outcome.code == 24 && outcome.error.hasPrefix("orderspec: "), "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
    try sound.write(to: URL(fileURLWithPath: shop.ledgerPath))
    try expectPlaced(shop)
  }

  @Test func anEventThatWasChanged() throws {
    let shop = try shop()
    #expect(try shop.apply().code == 0)
    try shop.changeLedger("UPDATE event SET change = '{\"planUsed\":{\"digest\":\"x\"}}' WHERE sequence = 1")
    let outcome = try shop.apply()
    #expect(outcome.code == 24 && outcome.error.contains("the ledger is damaged: "), "\(outcome)")
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  @Test(.enabled(if: getuid() != 0, "nothing is read-only for root")) func readOnlyLedger() throws {
    let shop = try shop()
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: shop.ledgerPath)
    try expect(shop, 24, "orderspec: the ledger cannot be written: ")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: shop.ledgerPath)
    try expectPlaced(shop)
  }

  @Test func aLedgerThatIsADirectory() throws {
    let shop = try shop()
    try shop.folder.write("", to: "elsewhere/x")
    try shop.configure(ledger: "ledger: elsewhere")
    try expect(shop, 24, "elsewhere")
  }

  @Test func ledgerURL() throws {
    let shop = try shop()
    try shop.configure(ledger: "ledger: postgres://buyer:canary-pw@db.example.org/ledger")
    let outcome = try shop.apply()
    #expect(outcome.code == 2 && outcome.error.contains("/ledger: `ledger` holds a password: ") && !outcome.text.contains("canary-pw"), "\(outcome)")
  }

  @Test func jobOfACI() throws {
    let shop = try shop()
    try expect(shop, 24, "orderspec: `CI` is set and .orderspec.yaml names no ledger", environment: ["CI": "1"])
    try shop.configure(ledger: "ledger: .orderspec/ledger.sqlite")
    try expectPlaced(shop, environment: ["CI": "1"])
  }

  /// Events of a machine whose clock runs ahead are in everybody's way only where nobody can say that it is not this one that is behind.
  @Test(arguments: Kind.allCases, [true, false]) func clockSetBack(kind: Kind, isBehindTheProviders: Bool) throws {
    let shop = try shop(kind)
    struct Later: PlacementClock {
      func now() -> Int64 { SystemClock().now() + 3_600_000 }
      func monotonic() -> Int64 { SystemClock().monotonic() }
      func sleep(milliseconds: Int64) {}
    }
    var ledger = try Ledger(
      SQLiteLedger(path: shop.ledgerPath, expecting: nil), clock: Later(), author: EventAuthor(actor: "somebody in an hour"))
    try ledger.record(.planUsed(digest: "a plan"))
    if isBehindTheProviders {
      try shop.seller.advanceClock(bySeconds: 3600)
      try expect(shop, 24, "orderspec: the clock says ")
      #expect(try shop.events.count == 1)
    } else {
      let plan = try shop.start("plan").wait()
      #expect(plan.code == 0, "\(plan)")
      try expectPlaced(shop)
    }
  }

  // MARK: Specs and usage

  @Test func specsWithErrors() throws {
    let shop = try shop()
    try shop.declare(["acme-one.com", "acme-one.com"])
    try expect(shop, 1, "error[duplicate_item_identity]")
    try shop.folder.write("orderSpec: 1\nname: [", to: "launch.order.yaml")
    try expect(shop, 1, "launch.order.yaml:")
    try shop.folder.remove("launch.order.yaml")
    try expect(shop, 2, "orderspec: ")
    try expect(shop, 2, "orderspec: ", arguments: ["nowhere.order.yaml"])
    // One bad spec, and nothing of the others is sent.
    try shop.declare(["acme-one.com"])
    try shop.folder.write("orderSpec: 1\nname: [", to: "other.order.yaml")
    try expect(shop, 1, "other.order.yaml:")
    try shop.folder.remove("other.order.yaml")
    try expectPlaced(shop)
  }

  /// All of them, on their lines.
  @Test func secretsThatAreNotThere() throws {
    let shop = try Shop { $0.takenNames = ["acme-one.com", "acme-two.com"] }
    for (order, name, variable) in [("launch", "acme-one.com", "EPP"), ("second", "acme-two.com", "OTHER_EPP")] {
      try shop.declare([name], order: order, more: [name: "action: transfer\neppCode: ${env:\(variable)}"])
    }
    let lines = try ["launch", "second"].map { order in
      try #require(shop.folder.read("\(order).order.yaml").split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("eppCode") }) + 1
    }
    func line(_ order: String, _ variable: String) -> String {
      "./\(order).order.yaml:\(lines[order == "launch" ? 0 : 1]):14: error[unresolved_secret_reference] /items/0/eppCode: the environment variable `\(variable)` is not set\n"
    }
    let outcome = try shop.apply()
    #expect(outcome.code == 1 && outcome.error == line("launch", "EPP") + line("second", "OTHER_EPP") + "orderspec: nothing was sent\n", "\(outcome)")
    let one = try shop.apply("--format", "json", environment: ["EPP": "code-of-the-name"])
    #expect(one.code == 1 && one.error == line("second", "OTHER_EPP") + "orderspec: nothing was sent\n", "\(one)")
    #expect(one.output.contains("\"exitCode\": 1,") && one.output.contains("\"code\": \"unresolved_secret_reference\""), "\(one)")
    #expect(!one.text.contains("code-of-the-name"), "\(one)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty)
    let both = try shop.apply(environment: ["EPP": "code-of-the-name", "OTHER_EPP": "code-of-the-other"])
    #expect(both.code == 0, "\(both)")
    #expect(try shop.counts == ["domain:acme-one.com": 1, "domain:acme-two.com": 1])
  }

  /// A contact of several items is one place.
  @Test func secretOfAContactIsToldOnce() throws {
    let shop = try Shop()
    let names = ["acme-one.com", "acme-two.com"]
    try shop.declare(
      names, more: Dictionary(uniqueKeysWithValues: names.map { ($0, "registrantContact: maja") }),
      top: """
        contacts:
          maja:
            { type: private, firstName: Maja, lastName: Holm, email: "${env:MAIL}", phoneNumber: "+46701234567", street: Kajgatan 3,
              city: Malmö, postalCode: "211 20", countryCode: SE }
        """)
    let outcome = try shop.apply()
    #expect(outcome.code == 1 && outcome.error.ranges(of: "`MAIL` is not set").count == 1, "\(outcome)")
  }

  /// The lock is waited for as long as somebody can mean.
  @Test(
    arguments: ["nan", "inf", "1e30", "-1", "86401"],
    [["plan"], ["apply", "--yes"], ["status"], ["cancel", "x"], ["ledger", "retire", "x", "--reason", "r"]])
  func lockTimeout(value: String, command: [String]) throws {
    let folder = try Folder()
    let outcome = try Child(command + ["--lock-timeout=\(value)"], in: folder.path).wait()
    #expect(outcome.code == 2 && outcome.error.contains("--lock-timeout takes a number from 0 to 86400"), "\(outcome)")
  }

  @Test func nobodyToAsk() throws {
    let shop = try shop()
    let outcome = try shop.start("apply").wait()
    #expect(outcome.code == 2 && outcome.error.contains("give `--yes`") && outcome.output.contains("acme-one.com"), "\(outcome)")
    #expect(try shop.events.isEmpty && shop.seller.placed.isEmpty)
    try expectPlaced(shop)
    // Nothing to ask about.
    #expect(try shop.start("apply").wait().code == 0)
  }

  @Test(arguments: [
    ["--max-total", "lots"], ["--max-total", "-1"], ["--max-total", "lots", "--max-total", "500"], ["--max-total", "500", "--max-total", ""],
    ["--format", "yaml"], ["--no-such-flag"],
  ]) func usage(arguments: [String]) throws {
    let shop = try shop()
    let outcome = try shop.start(["apply", "--yes"] + arguments).wait()
    #expect(outcome.code == 2, "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
  }

  /// `-` is no file here: what is read must be known by its name, and what is written be found again.
  @Test(arguments: [
    (["plan", "-"], "a path names a file or a directory, not `-`: "), (["plan", "-o", "-"], "-o takes the name of a file, not `-`\n"),
    (["plan", "--out-file=-"], "-o takes the name of a file, not `-`\n"), (["plan", "--html", "-"], "--html takes the name of a file, not `-`\n"),
    (["preview", "-"], "a path names a file or a directory, not `-`: "), (["apply", "--yes", "-"], "a path names a file or a directory, not `-`: "),
    (["apply", "--yes", "launch.order.yaml", "-"], "a path names a file or a directory, not `-`: "),
    (["catalog", "sync", "-o", "-"], "-o takes the name of a file, not `-`\n"),
    (["import", "--from-account", "shop", "--out-dir", "-"], "--out-dir takes the name of a directory, not `-`\n"),
  ]) func dashes(arguments: [String], message: String) throws {
    let shop = try shop()
    // There can be a file of that name.
    try shop.folder.write(shop.folder.read("launch.order.yaml"), to: "-")
    let files = try shop.folder.files
    let outcome = try shop.start(arguments).wait()
    #expect(outcome.code == 2 && outcome.error.hasPrefix("orderspec: \(message)") && outcome.output.isEmpty, "\(outcome)")
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty && shop.folder.files == files)
  }

  @Test func simulatedRunsLeaveNothing() throws {
    let shop = try shop()
    let outcome = try shop.apply("--simulate", environment: ["TOKEN": ""])
    #expect(outcome.code == 0 && outcome.output.hasSuffix("1 placed\n"), "\(outcome)")
    #expect(try shop.events.isEmpty && shop.seller.placed.isEmpty)
    try expectPlaced(shop)
  }
}
