import Foundation
import Placement
import Simulator
import Testing

/// A plan that was saved is placed as it was approved, once, or not at all.
///
/// A .com costs 129.00 SEK, 161.25 with tax.
@Suite struct SavedPlanTests {
  private static let item = "domain:acme-one.com"

  private func shop(_ kind: Kind = .v2, _ names: [String] = ["acme-one.com"], change: (inout SimulatorSettings) -> Void = { _ in }) throws -> Shop {
    let shop = try Shop(kind, change: change)
    try shop.declare(names)
    return shop
  }

  // MARK: What it is for

  @Test(arguments: Kind.allCases) func isPlacedOnce(kind: Kind) throws {
    let shop = try shop(kind, ["acme-one.com", "acme-two.com"])
    try shop.save()
    #expect(try shop.seller.placed.isEmpty && shop.events.isEmpty, "planning changes nothing")
    let first = try shop.applyPlan()
    #expect(first.code == 0 && first.output.hasSuffix("2 placed\n"), "\(first)")
    let second = try shop.applyPlan()
    #expect(second.code == 23 && second.output.isEmpty, "\(second)")
    #expect(second.error.contains("and a plan is applied once; nothing new was sent\n  \(Self.item): "), "\(second)")
    #expect(try shop.counts == [Self.item: 1, "domain:acme-two.com": 1])
    #expect(try shop.planUses == 1)
    try shop.check()
    // The ledger tells by what plan something was bought.
    let digest = try shop.planDigest()
    #expect(try shop.state.requests.values.allSatisfy { $0.reservation.planDigest == digest })
    // What is there can be planned and applied again: nothing is bought, and nothing is used up.
    try shop.save()
    for _ in 0..<2 {
      let nothing = try shop.applyPlan()
      #expect(nothing.code == 0 && nothing.output.hasSuffix("0 placed, 2 already placed\n"), "\(nothing)")
    }
    #expect(try shop.planUses == 1)
  }

  /// The file says when it ends and what was approved, and nothing that it does not have to.
  @Test func whatIsInIt() throws {
    let shop = try shop { $0.takenNames = ["acme-one.com"] }
    try shop.declare(
      ["acme-one.com"], payment: "{ method: bankgiro, currency: SEK, maxTotal: \"5000.00\", accept: [unknown_price] }",
      more: ["acme-one.com": "action: transfer\neppCode: ${env:EPP}\nregistrantContact: maja"],
      top: """
        contacts:
          maja:
            { type: private, firstName: Maja, lastName: Holm, email: maja@kajplatsen.example.org, phoneNumber: "+46701234567", street: Kajgatan 3,
              city: Malmö, postalCode: "211 20", countryCode: SE }
        """)
    let outcome = try shop.start("plan", "-o", "launch.plan", "--max-total", "900.00", environment: ["EPP": "canary-epp-code"]).wait()
    #expect(outcome.code == 0 && outcome.error.contains("`orderspec apply launch.plan` places it, once\n"), "\(outcome)")
    let text = try shop.folder.read("launch.plan")
    for secret in ["canary", "${env", "EPP", "Maja", "maja", "Holm", "46701234567", "Kajgatan", Shop.token, shop.folder.path] {
      #expect(!text.contains(secret), "\(secret) in \(text)")
    }
    let plan = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(plan?["kind"] as? String == "orderspec-plan" && plan?["formatVersion"] as? Int == 1)
    #expect(plan?["limits"] as? [String] == ["900.00"])
    #expect((plan?["ledger"] as? [String: Any])?["id"] as? String == shop.ledgerID)
    #expect((plan?["files"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["./launch.order.yaml"])
    let (made, ends) = try (shop.time("madeAt"), shop.time("expiresAt"))
    #expect(ends - made == 24 * 3_600_000)
    // References are resolved when it is applied, and the limit of the plan holds then.
    let without = try shop.applyPlan()
    #expect(without.code == 1 && without.error.contains("EPP"), "\(without)")
    #expect(try shop.seller.placed.isEmpty && shop.planUses == 0)
  }

  /// The limit that a plan was made under holds when it is applied.
  @Test func limitOfThePlan() throws {
    let shop = try shop()
    let stopped = try shop.start("plan", "-o", "launch.plan", "--max-total", "100.00").wait()
    #expect(stopped.code == 1 && !shop.folder.has("launch.plan"), "\(stopped)")
    #expect(stopped.error.contains("orderspec: no plan was saved"), "\(stopped)")
    try shop.save("--max-total", "161.25")
    let lower = try shop.applyPlan("--max-total", "161.24")
    #expect(lower.code == 23 && lower.output.contains("stop: the run costs 161.25 SEK, and its limit is 161.24 SEK"), "\(lower)")
    #expect(try shop.planUses == 0, "a plan that was stopped is not used up")
    #expect(try shop.applyPlan("--max-total", "500").code == 0)
    try shop.check()
  }

  @Test func adopts() throws {
    let shop = try shop { $0.owned = [OwnedService(account: "client_simulated", kind: .domain, name: "acme-one.com", id: "dom_1")] }
    try shop.declare(["acme-one.com", "acme-two.com"], more: ["acme-one.com": "existing: dom_1"])
    try shop.save()
    let outcome = try shop.applyPlan()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.state(of: Self.item) == .adopted && shop.counts == ["domain:acme-two.com": 1])
    #expect(try shop.planUses == 1)
    #expect(try shop.applyPlan().code == 23)
    try shop.check()
  }

  /// What needs no plan needs none; what is ordered here does.
  @Test func onlyPlansAreApplied() throws {
    let shop = try shop()
    let refused = try shop.apply(environment: ["ORDERSPEC_REQUIRE_PLAN": "1"])
    #expect(refused.code == 23, "\(refused)")
    #expect(
      refused.error.hasPrefix("orderspec: ORDERSPEC_REQUIRE_PLAN is set, so only a saved plan is applied: save one with `orderspec plan PATH… -o PLAN`"),
      "\(refused)")
    #expect(try shop.events.isEmpty)
    let simulated = try shop.start("apply", "--simulate", environment: ["ORDERSPEC_REQUIRE_PLAN": "1"]).wait()
    #expect(simulated.code == 0, "\(simulated)")
    try shop.save()
    let outcome = try shop.applyPlan(environment: ["ORDERSPEC_REQUIRE_PLAN": "1"])
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  /// The content tells, not the name.
  @Test func isKnownByItsContent() throws {
    let shop = try shop()
    try shop.save()
    try shop.folder.move("launch.plan", to: "plans/2026.order.yaml")
    let outcome = try shop.start("apply", "plans/2026.order.yaml").wait()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(try shop.counts == [Self.item: 1] && shop.planUses == 1)
  }

  @Test func isAppliedAlone() throws {
    let shop = try shop()
    try shop.save()
    for arguments in [["launch.plan", "launch.order.yaml"], ["launch.order.yaml", "launch.plan"], ["--simulate", "launch.plan"]] {
      let outcome = try shop.start(["apply"] + arguments).wait()
      #expect(outcome.code == 2 && outcome.error.contains("is a saved plan"), "\(outcome)")
    }
    #expect(try shop.events.isEmpty)
  }

  /// A wrong `-o` destroys nothing, and is told before the provider is asked.
  @Test func isWrittenOverNothingElse() throws {
    let shop = try shop()
    for (path, message) in [
      ("launch.order.yaml", "launch.order.yaml is there and is no plan"), ("no/launch.plan", "there is no directory no"), (".git", ".git is no file"),
    ] {
      let outcome = try shop.start("plan", "-o", path).wait()
      #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.error.contains(message), "\(outcome)")
    }
    let both = try shop.start("plan", "-o", "x", "--html", "x").wait()
    #expect(both.code == 2 && both.error.contains("-o and --html name one file, `x`") && !shop.folder.has("x"), "\(both)")
    try shop.save()
    let first = try shop.planDigest()
    try shop.save()
    #expect(try shop.planDigest() != first)
    for time in ["24", "0h", "h", "-1h", "31d", "1.5h", "99999999999h", "٣h"] {
      let outcome = try shop.start("plan", "-o", "other.plan", "--expires=\(time)").wait()
      #expect(outcome.code == 2 && outcome.error.contains("--expires takes 30m, 24h or 7d"), "\(outcome)")
    }
  }

  @Test func validatesAgainstItsSchema() throws {
    let shop = try shop(.v2, ["acme-one.com", "acme-two.com"])
    try shop.save("--max-total", "900.00")
    try shop.folder.move("launch.plan", to: "first.plan")
    #expect(try shop.start("apply", "first.plan").wait().code == 0)
    try shop.save()
    let v1 = try self.shop(.v1)
    try v1.save()
    let schema = try shop.start("schema", "plan").wait()
    try shop.folder.write(schema.output, to: "plan.schema.json")
    let faults = try JSONSchema.faults(
      of: [
        "first": shop.folder.read("first.plan"), "placed": shop.folder.read("launch.plan"), "without a price": v1.folder.read("launch.plan"),
        "with more": shop.folder.read("launch.plan").replacingOccurrences(of: "\"kind\"", with: "\"more\": 1, \"kind\""),
        "without a digest": shop.folder.read("launch.plan").replacingOccurrences(of: "\"digest\"", with: "\"digestt\""),
      ], schema: shop.folder.path + "/plan.schema.json")
    for sound in ["first", "placed", "without a price"] { #expect(faults[sound] == [], "\(sound)") }
    for broken in ["with more", "without a digest"] { #expect(faults[broken]?.isEmpty == false, "\(broken)") }
  }
}

extension Shop {
  /// Saves a plan of everything as `launch.plan`.
  func save(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try start(["plan", "-o", "launch.plan"] + arguments).wait()
    #expect(outcome.code == 0 && folder.has("launch.plan"), "\(outcome)", sourceLocation: sourceLocation)
  }

  /// Without `--yes`: nobody is asked about what was approved.
  func applyPlan(_ arguments: String..., environment: [String: String] = [:]) throws -> Child.Outcome {
    try start(["apply", "launch.plan"] + arguments, environment: environment).wait()
  }

  var planUses: Int { get throws { try events.count { if case .planUsed = $0.change { true } else { false } } } }

  private func member(_ name: String) throws -> String? {
    let plan = try JSONSerialization.jsonObject(with: folder.bytes("launch.plan")) as? [String: Any]
    return plan?[name] as? String
  }

  func planDigest() throws -> String { try #require(try member("digest")) }
  func time(_ name: String) throws -> Int64 { try #require(try member(name).flatMap(Timestamp.milliseconds)) }
}

/// JSON Schema by the validator that `make test` installs.
enum JSONSchema {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Faults by document.
  static func faults(of documents: [String: String], schema: String) throws -> [String: [String]] {
    let request: [String: Any] = [
      "schemas": ["it": schema], "documents": documents.sorted { $0.key < $1.key }.map { ["name": "\($0.key).json", "schema": "it", "text": $0.value] },
      "maps": [Any](),
    ]
    let folder = try Folder(["request.json": String(decoding: JSONSerialization.data(withJSONObject: request), as: UTF8.self)])
    let own = root + "/.build/python/bin/python"
    let python = FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
    let run = try Child(["-c", "'\(python)' '\(root)/Tests/schemas.py' < request.json"], in: folder.path, program: "/bin/sh").wait()
    guard run.code == 0, let answer = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      let faults = answer["documents"] as? [String: [String]]
    else { throw Child.Failure(description: "Tests/schemas.py: \(run)") }
    return Dictionary(uniqueKeysWithValues: faults.map { (String($0.key.dropLast(5)), $0.value) })
  }
}
