import Foundation
import Placement
import Synchronization
import Testing

@testable import Simulator

/// `status`: what runs out, and watching until nothing more is to come.
@Suite struct StatusTests {
  private static let item = "domain:acme-one.com"

  private func shop(_ kind: Kind = .v2, _ names: [String] = ["acme-one.com"], _ seller: (any Seller)? = nil) throws -> Shop {
    let shop = try seller.map { try Shop(kind, $0) } ?? Shop(kind)
    try shop.declare(names)
    #expect(try shop.apply().code == 0)
    return shop
  }

  private func day(in days: Int) -> String { String(Timestamp.text(SystemClock().now() + Int64(days) * 86_400_000).prefix(10)) }

  // MARK: What runs out

  @Test func showsWhatRunsOut() throws {
    let shop = try shop()
    let pending = try shop.start("status").wait()
    #expect(pending.code == 22 || pending.code == 10, "\(pending)")
    #expect(!pending.output.contains("EXPIRES"), "nothing is told of what is not delivered: \(pending)")
    try shop.seller.settle(.completed)
    let status = try shop.start("status").wait()
    #expect(status.code == 0 && status.error.isEmpty, "\(status)")
    let lines = status.output.split(separator: "\n")
    #expect(lines[0].hasSuffix("EXPIRES     RENEWS ITSELF"), "\(status)")
    #expect(lines[1].hasSuffix("  \(day(in: 365))  yes"), "\(status)")
    let soon = try shop.start("status", "--expiring", "60d").wait()
    #expect(soon.code == 0 && soon.output == "nothing is known to run out in that time\n", "\(soon)")
    let later = try shop.start("status", "--expiring", "366d", "--format", "json").wait()
    #expect(later.code == 0 && later.output.contains("\"expires\": \"\(day(in: 365))\"") && later.output.contains("\"renewsItself\": true"), "\(later)")
    let table = try shop.start("status", "--format", "markdown").wait()
    #expect(table.output.contains("| \(day(in: 365)) | yes |"), "\(table)")
  }

  @Test func whatDoesNotRenewItself() throws {
    let rows = Box<String>()
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/domains?"), let rows = rows.value { return .json(200, "{\"data\":[\(rows)],\"nextCursor\":null}") }
      return handle()
    }
    let shop = try shop(.v2, ["acme-one.com", "acme-two.com"], seller)
    seller.settle(.completed)
    func row(_ expires: String, _ renews: String) -> String {
      #"{"id":"dom_1","name":"ACME-one.com","lifecycle":{"autoRenewEnabled":\#(renews)},"expiresAt":\#(expires)}"#
    }
    let cases: [(rows: String, code: Int32, shown: Bool)] = [
      (row("\"\(day(in: 30))T00:00:00.000Z\"", "false"), 22, true), (row("\"\(day(in: 30))\"", "true"), 0, true),
      (row("\"\(day(in: -3)) 00:00:00\"", "false"), 22, true), (row("\"\(day(in: 90))\"", "false"), 0, false), (row("\"soon\"", "false"), 0, false),
      (row("20270101", "\"yes\""), 0, false), (row("null", "null"), 0, false), (row("\"\(day(in: 30))\"", "null"), 22, true), ("1, null, []", 0, false),
    ]
    for (text, code, shown) in cases {
      rows.value = text
      let run = try shop.start("status", "--expiring", "60d").wait()
      #expect(run.code == code && run.output.contains(Self.item) == shown, "\(text): \(run)")
      #expect(!run.output.contains("acme-two.com"), "\(text): \(run)")
    }
  }

  /// What could not be asked is not "nothing".
  @Test func listsThatCannotBeRead() throws {
    let answer = Box<SimulatedResponse>()
    let seller = try ScriptedServer { request, handle in
      if request.path.hasPrefix("/api/v2/domains?"), let answer = answer.value { return answer }
      return handle()
    }
    let shop = try shop(.v2, ["acme-one.com"], seller)
    seller.settle(.completed)
    let cases: [(SimulatedResponse, String)] = [
      (.page(200), "`GET /api/v2/domains` answered with nothing that can be read"), (.json(200, #"{"data":[{"id":"#), "nothing that can be read"),
      (.page(401), "answered 401: the token is wrong or has expired"),
      (.json(403, #"{"code":"forbidden"}"#), "answered 403 forbidden: the token may not read this; it needs `read:domains`"),
      (SimulatedResponse(status: 429, headers: [("Retry-After", "3600")]), "answered 429: the provider asks to be left alone"),
      (.json(200, #"{"data":[],"nextCursor":"c1"}"#), "gives the same page again and again"),
    ]
    for (given, message) in cases {
      answer.value = given
      let run = try shop.start("status", "--expiring", "60d").wait()
      #expect(run.code == 21 && run.error.contains(message), "\(message): \(run)")
      let plain = try shop.start("status").wait()
      #expect(plain.code == 0 && plain.error.contains(message) && plain.output.contains("active"), "\(plain)")
    }
  }

  /// What is shown is what the ledger knew before: that is said, by the provider and why.
  @Test func aProviderThatCannotBeRead() throws {
    let answer = Box<SimulatedResponse>()
    let seller = try ScriptedServer { request, handle in answer.value ?? handle() }
    let shop = try shop(.v2, ["acme-one.com"], seller)
    let known = "what is shown of its orders is what the ledger knew before"
    let cases: [(SimulatedResponse, String)] = [
      (.json(401, #"{"code":"unauthorized"}"#), "provider `shop` turned the token away (401): \(known)"),
      (.json(403, #"{"code":"forbidden"}"#), "provider `shop` turned the token away (403): \(known)"),
      (.page(200), "provider `shop` answered with nothing that can be read: \(known)"), (.json(404, "{}"), "provider `shop` answered 404: \(known)"),
      (SimulatedResponse(status: 429, headers: [("Retry-After", "3600")]), "provider `shop` answered 429: \(known)"),
    ]
    for (given, message) in cases {
      answer.value = given
      let run = try shop.start("status").wait()
      #expect(run.code == 22 && run.error == "orderspec: \(message)\n" && run.output.contains("awaiting_payment"), "\(run)")
      let json = try shop.start("status", "--format", "json").wait()
      let document = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(json)")
      #expect(document["notes"] as? [String] == [message], "\(json)")
    }
    // A token that is turned away is not tried for ever.
    answer.value = .json(401, #"{"code":"unauthorized"}"#)
    let watch = try shop.start("status", "--watch").wait()
    #expect(watch.code == 22 && watch.error == "orderspec: \(cases[0].1)\n", "\(watch)")
    answer.value = nil
    let well = try shop.start("status").wait()
    #expect(well.code == 22 && well.error.isEmpty, "\(well)")
    shop.seller.stop()
    let away = try shop.start("status").wait()
    #expect(away.code == 22 && away.error == "orderspec: provider `shop` does not answer: \(known)\n", "\(away)")
  }

  /// A provider that is away for a while is waited for, and that is said once.
  @Test func watchesOnWhereTheProviderIsAway() throws {
    let answer = Box<SimulatedResponse>()
    let seller = try ScriptedServer { request, handle in answer.value ?? handle() }
    let shop = try shop(.v2, ["acme-one.com"], seller)
    answer.value = .json(404, "{}")
    let watch = try shop.start("status", "--watch")
    #expect(eventually { watch.output.contains("\n") })
    answer.value = nil
    seller.settle(.completed)
    let ended = try watch.wait()
    #expect(ended.code == 0 && ended.output.hasSuffix("nothing more is to come: 1 active\n"), "\(ended)")
    #expect(ended.error.split(separator: "\n").count == 1 && ended.error.contains("answered 404"), "\(ended)")
  }

  /// As `cancel` and `ledger show` find an item.
  @Test func findsWhatIsMeant() throws {
    let shop = try Shop { $0.fieldNames = ["hostname": "hostname"] }
    try shop.folder.write(
      """
      orderSpec: 1
      name: servers
      payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00", accept: [unconfirmed_fields] }
      items:
        - { type: vps, id: web, productSlug: vps-xs, billingCycle: monthly }
        - { domainName: "åkerby-torp.com" }
      """, to: "servers.order.yaml")
    try shop.declare(["acme-one.com"], order: "launch")
    #expect(try shop.apply().code == 0)
    let number = try #require(try shop.state.items.values.first { $0.names.contains("servers/web") }).id
    let order = try #require(try shop.state.items.values.first { $0.names.contains("servers/web") }?.providerID)
    let domain = "domain:xn--kerby-torp-05a.com"
    for (text, shown) in [
      ("web", ["servers/web"]), ("servers/web", ["servers/web"]), ("\(number)", ["servers/web"]), ("web@1", ["servers/web"]), ("åkerby-torp.com", [domain]),
      ("ÅKERBY-torp.com.", [domain]), (domain, [domain]), ("servers", ["servers/web", domain]), (order, ["servers/web", domain]),
      ("acme-one.com", ["domain:acme-one.com"]),
    ] {
      let run = try shop.start("status", text).wait()
      let names = run.output.split(separator: "\n").dropFirst().filter { !$0.hasPrefix("pay at ") }.compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
      #expect(run.code == 22 && names == shown, "\(text): \(run)")
    }
    for (text, message) in [
      ("webb", "the ledger has no order or item `webb`; did you mean `web`?"), ("web@2", "the ledger has no order or item `web@2`"),
      ("lunch", "the ledger has no order or item `lunch`; did you mean `launch`?"),
    ] {
      let run = try shop.start("status", text).wait()
      #expect(run.code == 2 && run.error.hasPrefix("orderspec: \(message)") && run.output.isEmpty, "\(run)")
    }
  }

  /// What was retired is at the provider, and billed, as before.
  @Test func showsWhatWasRetired() throws {
    let shop = try Shop()
    try shop.declare(["acme-one.com"], payment: "{ method: card, currency: SEK, maxTotal: \"500.00\" }")
    #expect(try shop.apply().code == 22)
    #expect(try shop.start("ledger", "retire", "acme-one.com", "--reason", "given up").wait().code == 0)
    let order = try #require(try shop.state.items.values.first?.providerID)
    for name in ["acme-one.com", "launch", order, "\(try #require(try shop.state.items.keys.first))"] {
      let named = try shop.start("status", name).wait()
      #expect(named.code == 22 && named.error.isEmpty && named.output.contains("  awaiting_payment (pending), retired  \(order)  "), "\(name): \(named)")
      #expect(named.output.contains("\npay at \(shop.base)/"), "\(named)")
    }
    // Somebody has said that it is not looked after.
    let all = try shop.start("status").wait()
    #expect(all.code == 0 && all.output.contains(Self.item) && all.output.contains(", retired") && all.output.contains("\npay at "), "\(all)")
    let json = try shop.start("status", "--format", "json").wait()
    #expect(json.code == 0 && json.output.contains("\"exitCode\": 0") && json.output.contains("\"retired\": true"), "\(json)")
    let watch = try shop.start("status", "--watch").wait()
    #expect(watch.code == 0 && watch.output.hasSuffix("nothing more is to come: 1 awaiting_payment\n"), "\(watch)")
    try shop.declare(["acme-two.com"], order: "other")
    #expect(try shop.apply("other.order.yaml").code == 0)
    let both = try shop.start("status", "--format", "json").wait()
    #expect(both.output.components(separatedBy: "\"retired\": true").count == 2 && both.output.contains("domain:acme-two.com"), "\(both)")
    try shop.seller.settle(.completed)
    #expect(try shop.start("status", "acme-one.com").wait().output.contains("  active (completed), retired  "))
    try shop.check()
  }

  @Test(arguments: ["60", "d", "0d", "-1d", "3651d", "60w", "1.5d", "６０d"]) func daysThatAreNone(text: String) throws {
    let folder = try Folder()
    let run = try Child(["status", "--expiring=\(text)"], in: folder.path).wait()
    #expect(run.code == 2 && run.error.contains("--expiring takes a number of days from 1d to 3650d, such as 60d, not `\(text)`"), "\(run)")
  }

  @Test func watchAndExpiringDoNotGoTogether() throws {
    let folder = try Folder()
    let run = try Child(["status", "--watch", "--expiring", "60d"], in: folder.path).wait()
    #expect(run.code == 2 && run.error.contains("--watch and --expiring do not go together"), "\(run)")
  }

  // MARK: Watching

  @Test func tellsChangesInAPipe() throws {
    let shop = try shop()
    let watch = try shop.start("status", "--watch")
    #expect(eventually { watch.output.contains("\n") })
    #expect(watch.output.hasPrefix("\(Self.item): awaiting_payment (pending), pay at \(shop.base)/billing?invoice="), "\(watch.output)")
    try shop.seller.settle(.completed)
    let ended = try watch.wait()
    let lines = ended.output.split(separator: "\n")
    #expect(ended.code == 0 && lines.count == 3, "\(ended)")
    #expect(lines.dropFirst() == ["\(Self.item): awaiting_payment (pending) -> active (completed)", "nothing more is to come: 1 active"], "\(ended)")
    #expect(!ended.text.contains("\u{1B}") && ended.error.isEmpty, "\(ended)")
    #expect(try shop.state(of: Self.item) == .active)
    // There is nothing to wait for.
    let settled = try shop.start("status", "--watch").wait()
    #expect(settled.code == 0 && settled.output.hasSuffix("nothing more is to come: 1 active\n"), "\(settled)")
    let json = try shop.start("status", "--watch", "--format", "json").wait()
    #expect(json.output.hasPrefix("{\n") && json.output.hasSuffix("}\n") && json.output.contains("\"state\": \"active\""), "\(json)")
    try shop.check()
  }

  @Test(arguments: [SIGINT, SIGTERM]) func isStopped(signal: Int32) throws {
    let shop = try shop()
    let watch = try shop.start("status", "--watch")
    #expect(eventually { watch.output.contains("\n") })
    let ended = try watch.end(with: signal)
    #expect(ended.code == 22 && ended.output.hasSuffix("\nstopped: 1 awaiting_payment\n") && ended.error.isEmpty, "\(ended)")
  }

  @Test func drawsAnewAtATerminal() throws {
    let shop = try shop()
    let stopped = try shop.type("status", "--watch", steps: [("pay at ", "\\x03")])
    #expect(stopped.code == 22 && stopped.output.hasSuffix("stopped: 1 awaiting_payment\n") && !stopped.output.contains("\u{1B}"), "\(stopped)")
    let watch = try shop.startTyping(["status", "--watch"])
    #expect(eventually { watch.output.contains("pay at ") })
    try shop.seller.settle(.completed)
    let ended = try watch.wait()
    // Over the head, the item and the link; nothing else has moved the screen.
    let parts = ended.output.split(separator: "\u{1B}[3A\u{1B}[J")
    #expect(ended.code == 0 && parts.count == 2, "\(ended)")
    #expect(parts[0].hasPrefix("ITEM ") && parts[0].split(separator: "\n").count == 3, "\(ended)")
    #expect(parts[parts.count - 1].hasPrefix("ITEM ") && ended.output.hasSuffix("nothing more is to come: 1 active\n"), "\(ended)")
    let once = try shop.type("status")
    #expect(once.output.contains("asking shop what became of its orders …\n"), "\(once)")
  }

  /// An hour is an hour: nothing is asked meanwhile, and the wait can be ended.
  @Test func leavesAProviderAloneThatAsksForIt() throws {
    let count = Mutex(0)
    let isBusy = Mutex(false)
    let seller = try ScriptedServer { request, handle in
      guard request.method == "GET", request.path.hasPrefix("/api/v2/orders/"), isBusy.withLock({ $0 }) else { return handle() }
      count.withLock { $0 += 1 }
      return SimulatedResponse(status: 429, headers: [("Retry-After", "3600")], body: Array("busy".utf8))
    }
    let shop = try shop(.v2, ["acme-one.com"], seller)
    isBusy.withLock { $0 = true }
    let watch = try shop.start("status", "--watch")
    #expect(eventually { watch.output.contains("\n") })
    usleep(5_000_000)
    #expect(count.withLock { $0 } == 1)
    let ended = try watch.end(with: SIGINT)
    #expect(ended.code == 22 && ended.output.hasSuffix("stopped: 1 awaiting_payment\n"), "\(ended)")
  }

  /// What nobody follows does not change by looking.
  @Test func endsWhereNothingCanChange() throws {
    let shop = try Shop(.v1, [Fault(.lostResponse, count: 1)])
    try shop.declare(["acme-one.com"])
    #expect(try shop.apply().code == 21)
    let unknown = try shop.start("status", "--watch").wait()
    #expect(unknown.code == 21 && unknown.output.hasSuffix("nothing more is to come: 1 unknown\n"), "\(unknown)")
    let nobody = try shop.start("status", "acme-onn.com", "--watch").wait()
    #expect(nobody.code == 2 && nobody.error == "orderspec: the ledger has no order or item `acme-onn.com`; did you mean `acme-one.com`?\n", "\(nobody)")
    let empty = try Shop()
    let nothing = try empty.start("status", "--watch").wait()
    #expect(nothing.code == 0 && nothing.output == "nothing more is to come: nothing has been placed\n", "\(nothing)")
  }

  // MARK: Words of a provider

  /// States and links of an answer are somebody else's text.
  @Test func wordsThatSteerATerminal() throws {
    let isStrange = Mutex(false)
    let seller = try ScriptedServer { request, handle in
      guard request.method == "GET", request.path.hasPrefix("/api/v2/orders/"), isStrange.withLock({ $0 }) else { return handle() }
      let id = request.path.split(separator: "/").last ?? ""
      return .json(
        200,
        #"{"id":"\#(id)","status":"ready\u001b[2J\nfake\u202e","paymentStatus":{"status":"unpaid"},"checkoutUrl":"https://x.example/\u001b]8;;evil","#
          + #""invoice":{"number":"7\r\n8","amount":1,"currencyCode":"SEK","dueAt":"\u0007"}}"#)
    }
    let shop = try shop(.v2, ["acme-one.com"], seller)
    isStrange.withLock { $0 = true }
    for format in ["text", "markdown"] {
      let run = try shop.start("status", "--format", format).wait()
      #expect(run.output.contains("ready [2J fake\u{FFFD}"), "\(run)")
      #expect(run.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202E}" }, "\(run)")
    }
  }
}
