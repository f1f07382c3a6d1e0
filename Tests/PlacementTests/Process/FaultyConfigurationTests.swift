import Foundation
import Placement
import Testing

/// A configuration with faults ends every command that goes by it, before a ledger is opened and before anybody is asked.
@Suite struct FaultyConfigurationTests {
  private func run(_ arguments: [String], in folder: String) throws -> Child.Outcome {
    try Child(arguments, in: folder, environment: ["TOKEN": Shop.token]).wait()
  }

  private static func commands(_ order: String) -> [[String]] {
    [
      ["plan"], ["apply", "--yes"], ["apply", "--simulate"], ["preview"], ["status"], ["status", "--watch"], ["cancel", "acme-one.com", "--yes", order],
      ["import", "--from-account", "shop", "--out-dir", "out"], ["catalog", "sync", "shop"], ["ledger", "init"], ["ledger", "list"],
      ["ledger", "show", "acme-one.com"], ["ledger", "log"], ["ledger", "verify"], ["ledger", "export"],
      ["ledger", "resolve", "acme-one.com", "--placed", order],
      ["ledger", "rename", "launch", "start", "--reason", "test"], ["ledger", "retire", "acme-one.com", "--reason", "test"],
      ["ledger", "accept", "acme-one.com", "--reason", "test"],
    ]
  }

  /// Nothing is asked, opened or written by a configuration that is not understood, whichever command reads it.
  @Test func faultsEndEveryCommand() throws {
    let asked = Counter()
    let seller = try ScriptedServer { _, handle in
      _ = asked.next()
      return handle()
    }
    let shop = try Shop(.v2, seller)
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 0)
    let order = try #require(try shop.state.items.values.first?.providerID)
    let sound = try shop.folder.read(".orderspec.yaml")
    let events = try shop.events
    let files = try shop.folder.files
    let before = asked.next()
    let cases: [(text: String, fault: String)] = [
      (
        "ledger: postgres://buyer:canary-pw@db.example.org/x\n" + sound, ".orderspec.yaml:1:9: error[config_invalid_value] /ledger: `ledger` holds a password: "
      ),
      ("ledger: mysql://db/x\n" + sound, ".orderspec.yaml:1:9: error[config_invalid_value] /ledger: `ledger` is a `mysql` URL: "),
      ("ledgr: x\n" + sound, ".orderspec.yaml:1:1: error[config_unknown_key] /ledgr: "), (sound + "\nprovider: [\n", "error[yaml_syntax_error]"),
      ("budget: 5\n" + sound, ".orderspec.yaml:1:9: error["),
      (
        sound.replacing("http://127.0.0.1", with: "http://user:canary-pw@127.0.0.1"),
        "error[config_invalid_value] /providers/shop/baseURL: `baseURL` holds a user name or a password: who calls is said by `token`\n"
      ),
    ]
    for (text, fault) in cases {
      try shop.folder.write(text, to: ".orderspec.yaml")
      for command in Self.commands(order) {
        let outcome = try shop.start(command).wait()
        #expect(outcome.code == 2 && outcome.error.contains(fault) && outcome.output.isEmpty, "\(command): \(outcome)")
        #expect(!outcome.text.contains("canary-pw"), "\(command): \(outcome)")
      }
    }
    #expect(try shop.events == events && shop.folder.files == files)
    #expect(asked.next() == before + 1)
    #expect(try shop.counts == ["domain:acme-one.com": 1])
  }

  /// A configuration that is named and cannot be read is no reason to go by another, nor to speak of a ledger.
  @Test func configurationThatCannotBeRead() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"])
    try shop.folder.write("provider: [\n", to: "broken.yaml")
    for (name, message) in [("nosuch.yaml", "orderspec: nosuch.yaml: "), ("broken.yaml", "broken.yaml:1:11: error[yaml_syntax_error]")] {
      for command in Self.commands("ord_1") {
        let outcome = try shop.start(command + ["--config", name]).wait()
        #expect(outcome.code == 2 && outcome.error.hasPrefix(message) && outcome.output.isEmpty, "\(command) \(name): \(outcome)")
        #expect(!outcome.error.contains("ledger init"), "\(outcome)")
      }
    }
    #expect(try shop.events.isEmpty && shop.seller.placed.isEmpty)
  }

  /// Also where there is no ledger yet: what is wrong first is told first.
  @Test func faultsComeBeforeTheLedger() throws {
    let folder = try Folder([".orderspec.yaml": "ledgr: x\n", "launch.order.yaml": "orderSpec: 1\nname: launch\nitems: [{ domainName: acme-one.com }]\n"])
    for command in [["plan"], ["apply", "--yes"], ["status"], ["cancel", "x"], ["ledger", "list"]] {
      let outcome = try run(command, in: folder.path)
      #expect(outcome.code == 2 && outcome.error.hasPrefix(".orderspec.yaml:1:1: error[config_unknown_key] /ledgr: "), "\(command): \(outcome)")
    }
  }

  /// What is wrong with a configuration may hold what must not be shown.
  @Test func faultsShowNoSecret() throws {
    let secret = "hk_live_4f2a9c81d7e6b350a1c2"
    let folder = try Folder([
      ".orderspec.yaml": "providers:\n  shop: { target: hostup-v2, account: client_1, token: \(secret) }\n",
      "launch.order.yaml": "orderSpec: 1\nname: launch\nitems: [{ domainName: acme-one.com }]\n",
    ])
    for command in [["plan"], ["status"], ["ledger", "list"]] {
      let outcome = try run(command, in: folder.path)
      #expect(outcome.code == 2 && outcome.error.contains("error[") && !outcome.text.contains(secret), "\(command): \(outcome)")
    }
  }
}
