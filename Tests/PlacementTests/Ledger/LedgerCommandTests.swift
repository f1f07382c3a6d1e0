import Foundation
import GRDB
import JSON
import Testing

@testable import Placement

/// `orderspec ledger …` as people run it: through `orderspec`, which hands over.
@Suite struct LedgerCommandTests {
  let folder: LedgerFolder

  init() throws { folder = try LedgerFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
    try Program(["ledger"] + arguments, in: folder.path, environment: environment).end()
  }

  /// A ledger with the sample's items, known to the configuration.
  private func filled(_ clock: StoppedClock = StoppedClock()) throws -> SQLiteLedger {
    let ledger = try folder.ledger()
    try folder.write("ledgerId: \(ledger.id)\n", to: ".orderspec.yaml")
    _ = try Sample.fill(ledger, clock: clock, digester: ledger.digester)
    return ledger
  }

  private func json(_ result: Program.Result) throws -> [String: Any] {
    _ = try JSONDocument.parse(Array(result.output.utf8))
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  // MARK: init

  @Test func initMakesALedgerOnce() throws {
    let first = try run("init")
    #expect(first.code == 0 && first.error == "", "\(first)")
    #expect(first.output.hasPrefix("made the ledger .orderspec/ledger.sqlite\nwrote `ledgerId: ledger_") && first.output.contains(".gitignore"), "\(first)")
    let configuration = try folder.read(".orderspec.yaml")
    let id = try SQLiteLedger(path: folder.file, expecting: nil).id
    #expect(configuration.hasSuffix("\nledgerId: \(id)\n"))
    let second = try run("init")
    #expect(second.code == 0 && second.output == ".orderspec/ledger.sqlite is the ledger \(id) that .orderspec.yaml names\n", "\(second)")
    #expect(try folder.read(".orderspec.yaml") == configuration)
  }

  @Test func initKeepsTheConfiguration() throws {
    try folder.write("# ours\r\ntarget: hostup-v2 # the new one\r\nledger: data/l.sqlite", to: ".orderspec.yaml")
    let made = try run("init")
    #expect(made.code == 0 && !made.output.contains(".gitignore"), "\(made)")
    let id = try SQLiteLedger(path: folder.path + "/data/l.sqlite", expecting: nil).id
    #expect(try folder.read(".orderspec.yaml") == "# ours\r\ntarget: hostup-v2 # the new one\r\nledger: data/l.sqlite\r\nledgerId: \(id)\r\n")
  }

  /// What a secret stands for is shown nowhere, whether it is a place or not, and nothing is made of it that was not meant.
  @Test func aSecretPlaceIsNotShown() throws {
    try folder.write("ledger: ${env:L}\n", to: ".orderspec.yaml")
    for text in ["host=db user=u password=geheim dbname=x", "postgres:/u:geheim@db/x", "u:geheim@db/x", "postgres://u:geh eim@db/x"] {
      for command in ["init", "list"] {
        let outcome = try run(command, environment: ["L": text])
        #expect(outcome.code == 24 && !(outcome.output + outcome.error).contains("eim"), "\(outcome)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("eim") })
    }
    let secret = ["L": "geheim.sqlite"]
    let missing = try run("list", environment: secret)
    #expect(missing.code == 24 && missing.error.contains("there is no ledger at the file that `ledger` of .orderspec.yaml stands for"), "\(missing)")
    let made = try run("init", environment: secret)
    #expect(made.code == 0 && made.output.hasPrefix("made the ledger in the file that `ledger` of .orderspec.yaml stands for\n"), "\(made)")
    let again = try run("init", environment: secret)
    #expect(again.code == 0, "\(again)")
    let verified = try run("verify", environment: secret)
    #expect(verified.code == 0, "\(verified)")
    try folder.write("no ledger at all, and long enough", to: "other-geheim.sqlite")
    let foreign = try run("list", environment: ["L": "other-geheim.sqlite"])
    #expect(foreign.code == 24, "\(foreign)")
    for outcome in [missing, made, again, verified, foreign] { #expect(!(outcome.output + outcome.error).contains("geheim"), "\(outcome)") }
  }

  @Test func initTakesALedgerThatIsThere() throws {
    let id = try folder.ledger().id
    let taken = try run("init")
    #expect(taken.code == 0 && taken.output.hasPrefix("wrote `ledgerId: \(id)`"), "\(taken)")
    try folder.write("ledgerId: ledger_other\n", to: ".orderspec.yaml")
    let foreign = try run("init")
    #expect(
      foreign.code == 24 && foreign.error.hasPrefix("orderspec: the ledger is \(id), and `ledgerId` of the configuration names ledger_other"), "\(foreign)")
    #expect(try folder.read(".orderspec.yaml") == "ledgerId: ledger_other\n")
  }

  @Test func initNeverReplacesALedgerThatIsLost() throws {
    try folder.write("ledgerId: ledger_lost\n", to: ".orderspec.yaml")
    let lost = try run("init")
    #expect(lost.code == 24 && lost.error.contains("names the ledger ledger_lost, and there is none at .orderspec/ledger.sqlite"), "\(lost)")
    #expect(!folder.has(".orderspec"))
  }

  @Test func initMakesNothingWhereTheIDHasNoPlace() throws {
    try folder.write("target: hostup-v2\n---\ntarget: hostup-v1\n", to: ".orderspec.yaml")
    #expect(try run("init").code != 0)
    #expect(!folder.has(".orderspec"))
    try folder.write("{}\n", to: ".orderspec.yaml")
    let empty = try run("init")
    #expect(empty.code == 24 && empty.error.contains("`ledgerId` cannot be added to .orderspec.yaml") && !folder.has(".orderspec"), "\(empty)")
  }

  @Test func aJobHasNoDefaultLedger() throws {
    for arguments in [["init"], ["list"], ["verify"], ["retire", "x", "--reason", "r"]] {
      let result = try Program(["ledger"] + arguments, in: folder.path, environment: ["CI": "true"]).end()
      #expect(result.code == 24 && result.error.hasPrefix("orderspec: `CI` is set and .orderspec.yaml names no ledger\n"), "\(result)")
    }
    #expect(!folder.has(".orderspec"))
  }

  #if !ORDERSPEC_POSTGRES
    @Test func aDatabaseNeedsABuildThatHasIt() throws {
      try folder.write("ledger: postgres://erik@db.example/x\nledgerId: ledger_1\n", to: ".orderspec.yaml")
      for arguments in [
        ["ledger", "init"], ["ledger", "list"], ["ledger", "verify"], ["ledger", "retire", "x", "--reason", "r"], ["apply", "--yes", "."], ["status"],
      ] {
        let result = try Program(arguments, in: folder.path).end()
        #expect(result.code == 24 && result.output.isEmpty, "\(result)")
        #expect(result.error.hasPrefix("orderspec: `ledger` is a PostgreSQL URL, and this orderspec was built without PostgreSQL"), "\(result)")
        #expect(result.error.contains("ORDERSPEC_POSTGRES=1"), "\(result)")
      }
    }
  #endif

  // MARK: Reading

  @Test func listGroupsByOrder() throws {
    _ = try filled()
    let list = try run("list")
    #expect(list.code == 0 && list.error == "")
    #expect(
      list.output == """
        acme (orders/acme.order.yaml)
        hostup-v2, client_1 at https://cloud.hostup.se
          awaiting_payment  domain:acme.se                1.0  2026-03-26  ord_1
          awaiting_payment  vps:web1.acme.se              1.1  2026-03-26  ord_1

        more (orders/more.order.yaml)
        hostup-v2, client_1 at https://cloud.hostup.se
          unknown           shared_hosting:acme.se        4.0  2026-03-26
          unknown           domain:xn--rksmrgs-5wao1o.se  4.1  2026-03-26
            räksmörgås.se

        4 items: 2 unknown, 2 awaiting_payment

        """, "\(list)")
    let all = try json(run("list", "--all", "--format", "json"))
    let items = try #require(all["items"] as? [[String: Any]])
    #expect(all["formatVersion"] as? Int == 1 && items.compactMap { $0["id"] as? String } == ["1.0", "1.1", "4.0", "4.1", "8.0"])
    #expect(items[4]["state"] as? String == "refused" && (items[1]["planned"] as? [String: String])?["amount"] == "129.00")
    #expect(try #require(json(run("list", "--format", "json"))["items"] as? [Any]).count == 4)
  }

  @Test func listOfNothing() throws {
    _ = try run("init")
    #expect(try run("list").output == "no items\n" && run("log").output == "no events\n")
  }

  @Test func showTellsAll() throws {
    _ = try filled()
    let shown = try run("show", "web1")
    #expect(shown.code == 0)
    for line in [
      "vps:web1.acme.se\n", "  state       awaiting_payment since 2026-03-26T10:00:00Z\n",
      "  names       vps:web1.acme.se acme/web1\n",
      "  provider id ord_1\n", "  planned     129.00 SEK before tax\n", "  total       161.25 SEK for the request\n",
      "  with it     domain:acme.se (awaiting_payment)\n",
      "pay at https://pay.example/1001", "  key         order_attempt_1\n", "by erik, commit a1a1a1a1a1a1, https://ci.example/run/7",
    ] { #expect(shown.output.contains(line), "\(line)\n\(shown)") }
    let shownJSON = try json(run("show", "4.0", "--format", "json"))
    let request = try #require(shownJSON["request"] as? [String: Any])
    #expect(request["outcome"] as? String == "unclear" && (shownJSON["events"] as? [Any])?.count == 4)
    #expect((request["labels"] as? [String: String])?["project"] == "Räksmörgås, \"A\"")
  }

  @Test func namesThatAreUnclear() throws {
    _ = try filled()
    let several = try run("show", "acme.se")
    #expect(
      several.code == 2
        && several.error == """
          orderspec: `acme.se` can be 2 items; call it by one of these numbers or names
            1.0  domain:acme.se@1  awaiting_payment, client_1 at https://cloud.hostup.se
            4.0  shared_hosting:acme.se@1  unknown, client_1 at https://cloud.hostup.se

          """,
      "\(several)")
    let none = try run("show", "acmee.se")
    #expect(none.code == 2 && none.error == "orderspec: the ledger has no item `acmee.se`; did you mean `acme.se`?\n", "\(none)")
    #expect(try run("show", "räksmörgås.se").output.hasPrefix("domain:xn--rksmrgs-5wao1o.se (räksmörgås.se)\n"))
  }

  @Test func logTellsWhoWhatWhen() throws {
    _ = try filled()
    let log = try run("log")
    #expect(log.output.contains(" 6  2026-03-26T10:00:00Z unclear, request 4\n      evidence the connection was reset\n      by erik"), "\(log)")
    let events = try #require(json(run("log", "--format", "json"))["events"] as? [[String: Any]])
    #expect(events.map { $0["sequence"] as? Int } == Array(1...10) && events[9]["kind"] as? String == "refused" && events[9]["status"] as? String == "422")
    #expect(events[0]["items"] as? [String] == ["domain:acme.se 129.00 SEK", "vps:web1.acme.se 129.00 SEK"] && events[0]["actor"] as? String == "erik")
    #expect(try #require(json(run("log", "taken.se", "--format", "json"))["events"] as? [Any]).count == 3)
  }

  @Test func verifyTellsTheHead() throws {
    let ledger = try filled()
    let sound = try run("verify")
    #expect(sound.code == 0)
    #expect(
      sound.output == ".orderspec/ledger.sqlite (\(ledger.id)) is as it was recorded\n  events  10\n  head    \(try ledger.headDigest())\n", "\(sound)")
    try ledger.database.write { try $0.execute(sql: "DELETE FROM name WHERE name = 'acme/web1'; UPDATE event SET time = 1 WHERE sequence = 3") }
    let changed = try run("verify")
    #expect(changed.code == 24 && changed.output.contains("  - event 3 is not what was recorded: its digest differs\n"), "\(changed)")
    let report = try run("verify", "--format", "json")
    let problems = try json(report)["problems"] as? [String]
    #expect(report.code == 24 && problems?.count == 1)
  }

  @Test func exportIsATable() throws {
    _ = try filled()
    let csv = try run("export")
    let lines = csv.output.split(separator: "\n")
    #expect(csv.code == 0 && lines.count == 6)
    #expect(lines[0].hasPrefix("item,name,id,type,") && lines[0].hasSuffix(",label:cost-centre,label:project"), "\(csv)")
    #expect(lines[2].hasPrefix("1.1,vps:web1.acme.se,acme/web1,vps,,1,awaiting_payment,2026-03-26T10:00:00Z,false,acme,orders/acme.order.yaml,hostup-v2,"))
    #expect(lines[2].hasSuffix(",4711,\"Räksmörgås, \"\"A\"\"\""), "\(csv)")
    let items = try #require(json(run("export", "--format", "json"))["items"] as? [[String: Any]])
    #expect(items.count == 5 && (items[0]["labels"] as? [String: String])?["cost-centre"] == "4711")
    #expect((items[0]["providerOrder"] as? [String: Any])?["invoice"] as? String == "1001")
  }

  // MARK: Writing

  @Test func resolveShowsFirst() throws {
    let ledger = try filled()
    let shown = try run("resolve", "shared_hosting:acme.se")
    #expect(shown.code == 2 && shown.error.hasSuffix("orderspec: say --placed ORDER_ID, or --not-placed --reason TEXT\n"), "\(shown)")
    for line in [
      "shared_hosting:acme.se, item 4.0, is unknown since 2026-03-26T10:00:00Z\n", "  sent     2026-03-26T10:00:00Z\n",
      "  answer   2026-03-26T10:00:00Z the connection was reset\n", "  checked  2026-03-26T10:00:00Z GET /api/v2/orders: none since\n",
      "  key      order_attempt_2\n", "it is bought a second time", "Costs nothing",
    ] { #expect(shown.error.contains(line), "\(line)\n\(shown)") }
    #expect(try ledger.events(after: 0).count == 10)
    for arguments in [["--not-placed"], ["--placed", "o", "--not-placed", "--reason", "r"], ["--not-placed", "--reason", " "]] {
      #expect(try Program(["ledger", "resolve", "4.0"] + arguments, in: folder.path).end().code == 2)
    }
    #expect(try ledger.events(after: 0).count == 10)
  }

  @Test func resolvePlaced() throws {
    let ledger = try filled()
    // Of the two that are called so, one can be resolved.
    let placed = try run("resolve", "acme.se", "--placed", "ord_9", "--reason", "seen  in\nthe panel")
    #expect(placed.code == 0, "\(placed)")
    #expect(placed.output == "shared_hosting:acme.se is accepted as ord_9\nstill unknown in more: domain:xn--rksmrgs-5wao1o.se\n", "\(placed)")
    let event = try #require(try ledger.events(after: 10).first)
    #expect(event.change == .resolvedPlaced(item: ItemID(event: 4, index: 0), order: "ord_9", reason: "seen in the panel") && event.author.actor == "erik")
    let again = try run("resolve", "4.0", "--placed", "ord_9")
    let said = "orderspec: shared_hosting:acme.se is accepted: only an item of unknown outcome can be resolved\n"
    #expect(again.code == 2 && again.error.hasPrefix(said) && again.error.contains("`--ended failed|cancelled|active --reason TEXT`"), "\(again)")
    let other = try run("resolve", "4.1", "--placed", "ord_1")
    #expect(other.code == 2 && other.error.contains("orderspec: ord_1 is the order of request 1 (acme) already\n"), "\(other)")
  }

  @Test func resolveNotPlaced() throws {
    let now = SystemClock().now()
    let early = try filled(StoppedClock(now - 3_000_000))
    let refused = try run("resolve", "4.0", "--not-placed", "--reason", "r")
    #expect(refused.code == 2 && refused.error.contains("can be called not placed from \(Timestamp.text(now + 600_000)) on\n"), "\(refused)")
    #expect(try early.events(after: 0).count == 10)
    try FileManager.default.removeItem(atPath: folder.file)
    let late = try filled(StoppedClock(now - 3_700_000))
    let done = try run("resolve", "4.0", "--not-placed", "--reason", "support says so")
    #expect(done.code == 0 && done.output.hasPrefix("shared_hosting:acme.se is not placed: the next apply orders it\n"), "\(done)")
    #expect(try LedgerState(late.events(after: 0)).items[ItemID(event: 4, index: 0)]?.state == .notPlaced)
    #expect(try late.verify() == [])
  }

  @Test func renameAndRetire() throws {
    let ledger = try filled()
    let order = try run("rename", "acme", "shop", "--path", "shop.order.yaml", "--reason", "r")
    #expect(order.code == 0 && order.output == "order acme is shop (shop.order.yaml)\n", "\(order)")
    let name = try run("rename", "shop", "SHOP", "--reason", "r")
    #expect(name.code == 2 && name.error.hasPrefix("orderspec: `SHOP` is no name of an order\n") && name.output == "", "\(name)")
    let path = try run("rename", "shop", "shop", "--path", "/etc/passwd", "--reason", "r")
    #expect(path.code == 2 && path.error.hasPrefix("orderspec: `/etc/passwd` is no path of a spec\n") && path.output == "", "\(path)")
    let item = try run("rename", "web1.acme.se", "web2.acme.se", "--reason", "r")
    #expect(item.code == 0 && item.output == "vps:web1.acme.se is vps:web2.acme.se\n", "\(item)")
    let retired = try run("retire", "shop/web1", "--reason", "r")
    #expect(retired.code == 0 && retired.output == "vps:web2.acme.se is retired\n", "\(retired)")
    #expect(try !run("list").output.contains("web2"))
    #expect(try run("list", "--all").output.contains("vps:web2.acme.se (retired)"))
    #expect(try run("rename", "domain:acme.se", "acme.nu", "--reason", "r").code == 2)
    #expect(try run("rename", "web2", "x", "--path", "p", "--reason", "r").code == 2)
    #expect(try run("rename", "shop", "shop2").code == 2, "no reason")
    #expect(try run("retire", "4.0", "--reason", "r").code == 2, "unknown")
    #expect(try ledger.events(after: 10).map(\.change.kind) == ["renamed", "item_renamed", "retired"])
    #expect(try ledger.verify() == [])
  }

  @Test func acceptTakesTheDeclaredContent() throws {
    let ledger = try folder.ledger()
    try folder.write("ledgerId: \(ledger.id)\n", to: ".orderspec.yaml")
    func digests(_ fields: [String: String]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: fields.map { ($0.key, ledger.digester.digest(field: $0.key, $0.value)) })
    }
    let bought = ["type": "vps", "name": "vps:web1.acme.se", "product": "vps-xs", "period": "monthly"]
    var state = try Ledger(ledger, clock: StoppedClock(), author: Sample.author)
    try state.record(.reserved(Sample.reservation(Sample.item("vps:web1.acme.se", "acme/web1", fields: digests(bought)))))
    try state.record(.sending(request: 1, providerTime: nil))
    try state.record(.accepted(request: 1, orders: [Sample.providerOrder("ord_1", .active)], isReplay: false))
    let spec = """
      orderSpec: 1
      name: acme
      payment: { currency: SEK, maxTotal: "600.00" }
      items:
        - type: vps
          id: web1
          productSlug: vps-med
          billingCycle: monthly
          hostname: web1.acme.se
      """
    try folder.write(spec, to: "acme.order.yaml")
    let accepted = try run("accept", "web1", "acme.order.yaml", "--reason", "upgraded by hand")
    #expect(accepted.code == 0 && accepted.output == "vps:web1.acme.se is known as it is declared: product\n", "\(accepted)")
    let item = try LedgerState(ledger.events(after: 0)).items[ItemID(event: 1, index: 0)]
    #expect(item?.fields == digests(bought.merging(["product": "vps-med"]) { $1 }))
    // Where no file is named, it is the one that the ledger knows.
    try FileManager.default.createDirectory(atPath: folder.path + "/orders", withIntermediateDirectories: true)
    try folder.write(spec, to: "orders/acme.order.yaml")
    let again = try run("accept", "web1", "--reason", "r")
    #expect(again.code == 2 && again.error == "orderspec: vps:web1.acme.se is declared as the ledger knows it\n", "\(again)")
    try folder.write(spec.replacing("name: acme", with: "name: other"), to: "other.order.yaml")
    let other = try run("accept", "web1", "other.order.yaml", "--reason", "r")
    #expect(other.code == 2 && other.error == "orderspec: other.order.yaml: order `acme` declares no vps:web1.acme.se\n", "\(other)")
    try folder.write(spec + "\n    nmae: x\n", to: "faulty.order.yaml")
    let faulty = try run("accept", "web1", "faulty.order.yaml", "--reason", "r")
    #expect(faulty.code == 2 && faulty.error.contains("faulty.order.yaml:10:5: error[unknown_field]"), "\(faulty)")
    #expect(try run("accept", "web1", "absent.order.yaml", "--reason", "r").code == 2)
    #expect(try ledger.events(after: 0).count == 4)
  }

  // MARK: Trouble

  @Test func eachTroubleHasItsWords() throws {
    func error(_ arguments: String...) throws -> String {
      let result = try Program(["ledger"] + arguments, in: folder.path).end()
      #expect(result.code == 24 && result.output == "" && result.error.split(separator: "\n").count <= 2, "\(result)")
      return String(result.error.prefix { $0 != "\n" })
    }
    #expect(try error("list") == "orderspec: there is no ledger at .orderspec/ledger.sqlite")
    #expect(try error("retire", "x", "--reason", "r") == "orderspec: there is no ledger at .orderspec/ledger.sqlite")
    #expect(!folder.has(".orderspec"))
    try folder.write("ledger: .orderspec.yaml\n", to: ".orderspec.yaml")
    #expect(try error("verify") == "orderspec: .orderspec.yaml is no ledger of orderspec")
    let ledger = try folder.ledger()
    try folder.write("ledgerId: ledger_x\n", to: ".orderspec.yaml")
    #expect(try error("log") == "orderspec: the ledger is \(ledger.id), and `ledgerId` of the configuration names ledger_x")
    try folder.write("ledgerId: \(ledger.id)\n", to: ".orderspec.yaml")
    _ = try Sample.fill(ledger)
    try ledger.database.write { try $0.execute(sql: "UPDATE event SET change = 'x' WHERE sequence = 2") }
    #expect(try error("list") == "orderspec: the ledger is damaged: event 2 cannot be read")
  }

  @Test func aFaultyConfigurationIsNoLedgerTrouble() throws {
    try folder.write("ledgerID: ledger_x\n", to: ".orderspec.yaml")
    let result = try run("list")
    #expect(result.code == 2 && result.error.contains("config_unknown_key") && result.error.contains("did you mean `ledgerId`?"), "\(result)")
  }

  @Test func usage() throws {
    for (arguments, message) in [
      ([], "ledger takes init, list, show"), (["lst"], "Unexpected argument 'lst'"),
      (["list", "--format", "jsn"], "--format takes text, json, not `jsn`; did you mean `json`?"),
      (["export", "--format", "text"], "--format takes csv, json, not `text`"), (["retire", "x"], "Missing expected argument '--reason <text>'"),
      (["retire", "x", "--reason", "r", "--lock-timeout", "100000"], "--lock-timeout takes a number"), (["show"], "Missing expected argument '<item>'"),
    ] as [([String], String)] {
      let result = try Program(["ledger"] + arguments, in: folder.path).end()
      #expect(result.code == 2 && result.output == "" && result.error.contains(message) && result.error.split(separator: "\n").count == 1, "\(result)")
    }
  }

  @Test(arguments: ["init", "list", "show", "log", "verify", "export", "resolve", "rename", "retire", "accept"])
  func everySubcommandHasHelp(name: String) throws {
    let help = try run(name, "--help")
    #expect(help.code == 0 && help.error == "")
    #expect(help.output.contains("USAGE: orderspec ledger \(name)"), "\(help)")
    #expect(help.output.ranges(of: "\n  orderspec ledger \(name)").count == 2, "\(help)")
    #expect(help.output.split(separator: "USAGE:")[0].split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(help)")
  }

  // MARK: The hand-over

  @Test func anotherBuildIsTurnedAway() throws {
    let placement = try #require(Program.products) + "/orderspec-placement"
    let other = try Program(["ledger", "list"], in: folder.path, environment: ["ORDERSPEC_HANDED_OVER_BY": "0123456789ab"], path: placement).end()
    #expect(
      other.code == 2 && other.error.hasPrefix("orderspec: `orderspec` is of build 0123456789ab and `orderspec-placement` beside it of build "), "\(other)")
    let alone = try Program(["ledger", "list"], in: folder.path, path: placement).end()
    #expect(alone.code == 2 && alone.error.contains("run `orderspec`, which calls this executable"), "\(alone)")
    // What the environment says, `orderspec` says better.
    _ = try run("init")
    #expect(try run("list", environment: ["ORDERSPEC_HANDED_OVER_BY": "0123456789ab"]).code == 0)
  }

  @Test func aMissingBuildIsNamed() throws {
    let copy = folder.path + "/orderspec"
    // Copied by another process: a file that this one has open for writing, and a child with it, cannot be run.
    let products = try #require(Program.products)
    #expect(try Program(["\(products)/orderspec", copy], in: folder.path, path: "/bin/cp").end().code == 0)
    let result = try Program(["ledger", "list"], in: folder.path, path: copy).end()
    #expect(
      result.code == 2
        && result.error == "orderspec: `\(copy)-placement` is not there: this command needs `orderspec-placement` beside `orderspec`; `make` builds both\n",
      "\(result)")
  }
}
