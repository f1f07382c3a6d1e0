import Foundation
import Placement
import Simulator
import Testing

/// Secrets that are planted in specs, in the environment and in a provider's answers, and searched for everywhere.
@Suite struct CanaryTests {
  private static let token = "Zq7kTw-canary-token-9XvRb2"
  private static let transferCode = "Hj4!pLq8#canary-epp"
  private static let personalNumber = "19811228-9874"
  private static let turnstile = "0x4AAA-canary-turnstile"
  private static let callback = "Bearer Yd3-canary-callback"
  /// What the simulated providers put into answers that are read.
  private static let answers = ["simulated-client-password", "simulated-ssh-password"]

  private static let contact = """
    contacts:
      anna:
        type: private
        firstName: Annakanari
        lastName: Svenssonkanari
        email: kanari.mail@svensson.example.org
        phoneNumber: "+46700123987"
        street: Kanarigatan 17
        city: Stockholm
        postalCode: "114 55"
        countryCode: SE
        registrationIdentifier: { value: "${env:PERSON}", countryCode: SE }
    """
  /// No part of a contact but its name and country is for the ledger or a page.
  private static let contactCanaries = ["Annakanari", "Svenssonkanari", "kanari.mail", "+46700123987", "Kanarigatan"]

  private static let publicWords = ["-canary-", "client_simulated", "-token-", "-client-", "password", "Bearer "]

  /// All pieces of six characters: a secret that is cut short is no less a secret.
  private static func pieces(_ secret: String) -> [[UInt8]] {
    let bytes = Array(secret.utf8)
    return (0...(bytes.count - 6)).map { Array(bytes[$0..<($0 + 6)]) }.filter { piece in
      // What everybody may read: the words of this test, and of the program.
      !publicWords.contains { $0.utf8.count >= 6 && $0.contains(String(decoding: piece, as: UTF8.self)) }
    }
  }

  private func search(_ haystack: Data, _ what: String, for secrets: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for secret in secrets {
      for piece in Self.pieces(secret) where haystack.range(of: Data(piece)) != nil {
        Issue.record("\(what) holds `\(String(decoding: piece, as: UTF8.self))` of `\(secret)`", sourceLocation: sourceLocation)
        return
      }
    }
  }

  /// Everything that was written and printed but the specs and what the provider keeps.
  private func search(_ shop: Shop, _ outcomes: [Child.Outcome], for secrets: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    for outcome in outcomes {
      search(Data(outcome.output.utf8), "standard output", for: secrets, sourceLocation: sourceLocation)
      search(Data(outcome.error.utf8), "standard error", for: secrets, sourceLocation: sourceLocation)
    }
    for file in try shop.folder.files where !file.hasSuffix(".yaml") && !file.hasSuffix("provider.json") && !file.hasPrefix("secret") {
      search(try shop.folder.bytes(file), file, for: secrets, sourceLocation: sourceLocation)
    }
  }

  private func shop(_ kind: Kind, _ faults: [Fault] = []) throws -> Shop {
    try Shop(kind, faults) { settings in
      settings.accounts[0].tokens = [.init(Self.token)]
      settings.takenNames = ["acme-transfer.com"]
    }
  }

  private let environment = [
    "TOKEN": token, "PERSON": personalNumber, "EPP": transferCode, "TURNSTILE": turnstile, "CALLBACK": callback,
  ]

  private func spec(_ kind: Kind) -> String {
    switch kind {
    case .v2:
      """
      orderSpec: 1
      name: launch
      payment: { method: bankgiro, currency: SEK, maxTotal: "5000.00" }
      \(Self.contact)
      items:
        - domainName: acme-one.se
          registrantContact: anna
          acceptedTerms: [se_registration_terms]
        - domainName: acme-transfer.com
          action: transfer
          eppCode: ${env:EPP}
          registrantContact: anna
      """
    case .v1:
      """
      orderSpec: 1
      name: launch
      payment: { currency: SEK, maxTotal: "5000.00", accept: [unknown_price] }
      turnstileToken: ${env:TURNSTILE}
      \(Self.contact)
      items:
        - domainName: acme-one.se
          productId: "203"
          registrantContact: anna
          acceptedTerms: [se_registration_terms]
        - domainName: acme-transfer.com
          productId: "205"
          action: transfer
          eppCode: ${file:secret-epp}
          registrantContact: anna
      """
    case .superspace:
      """
      orderSpec: 1
      name: launch
      payment: { accept: [unknown_price] }
      callback: { url: "https://hooks.example.org/orders", authorization: "${env:CALLBACK}" }
      \(Self.contact)
      items:
        - domainName: acme-transfer.com
          action: transfer
          eppCode: ${env:EPP}
          registrantContact: anna
        - type: site
          name: acme
          variant: vanilla
          location: pdx
          productSlug: basic
          billingCycle: annually
      """
    }
  }

  private static let secrets = [token, transferCode, personalNumber, turnstile, callback] + answers + contactCanaries

  @Test(arguments: Kind.allCases, [nil, FaultName.lostResponse, .conflict409After, .html200, .truncated]) func nothingIsToldOrKept(
    kind: Kind, fault: FaultName?
  ) throws {
    let shop = try shop(kind, fault.map { [Fault($0, count: 1)] } ?? [])
    try shop.folder.write(spec(kind), to: "launch.order.yaml")
    try shop.folder.write(Self.transferCode + "\n", to: "secret-epp")
    var outcomes: [Child.Outcome] = []
    if fault == nil {
      // A plan needs no secret but the token.
      for format in ["text", "json", "markdown"] {
        let plan = try shop.start("plan", "--format", format, environment: ["TOKEN": Self.token]).wait()
        #expect(plan.code == 0 && plan.output.contains("acme-transfer.com") && plan.output.contains("anna (SE)"), "\(plan)")
        outcomes.append(plan)
      }
    }
    let format = fault == nil ? "markdown" : fault == .lostResponse ? "json" : "text"
    let placed = try shop.apply("--format", format, environment: environment)
    #expect(placed.code == (fault == nil ? 0 : 21), "\(placed)")
    outcomes += [placed, try shop.apply("--format", format, environment: environment), try shop.apply(environment: environment)]
    #expect(try !shop.seller.placed.isEmpty)
    try search(shop, outcomes, for: Self.secrets)
    try shop.check()
  }

  /// In the middle of it all, the lock file and a journal lie around.
  @Test func nothingIsLeftByAKilledRun() throws {
    let shop = try shop(.v2)
    try shop.folder.write(spec(.v2), to: "launch.order.yaml")
    try shop.holdLedger(at: "accepted")
    let run = try shop.startApplyWith(environment)
    try shop.waitUntilHeld(after: 2)
    let outcome = try run.end(with: SIGKILL)
    #expect(shop.folder.has(".orderspec/ledger.sqlite-journal"))
    try search(shop, [outcome], for: Self.secrets)
  }

  /// A provider that says back what it was sent.
  @Test(arguments: [400, 404, 409, 422, 500], Kind.allCases) func answersThatRepeatTheRequest(status: Int, kind: Kind) throws {
    var settings = Shop.settings
    settings.accounts[0].tokens = [.init(Self.token)]
    settings.takenNames = ["acme-transfer.com"]
    let seller = try ScriptedServer(settings) { request, handle in
      guard request.placesOrder else { return handle() }
      let echo = String(decoding: request.body, as: UTF8.self).replacingOccurrences(of: "\"", with: "'") + (request[header: "Authorization"] ?? "")
      return .json(
        status,
        "{\"code\":\"invalid_request\",\"status\":\(status),\"title\":\"\(echo)\",\"detail\":\"\(echo)\",\"message\":\"\(echo)\",\"error\":\"\(echo)\",\"errors\":["
          + (kind == .superspace ? "\"\(echo)\"" : "{\"pointer\":\"/items/1/eppCode\",\"detail\":\"\(echo)\",\"code\":\"invalid_request\"}")
          + "],\"requestId\":\"req_1\"}")
    }
    let shop = try Shop(kind, seller, settings)
    try shop.folder.write(spec(kind), to: "launch.order.yaml")
    try shop.folder.write(Self.transferCode + "\n", to: "secret-epp")
    let outcomes = [try shop.apply(environment: environment), try shop.apply("--format", "json", environment: environment)]
    #expect(outcomes.allSatisfy { $0.code == 20 || $0.code == 21 }, "\(outcomes)")
    try search(shop, outcomes, for: [Self.token, Self.transferCode, Self.personalNumber, Self.turnstile, Self.callback])
    for file in try shop.folder.files where file.hasPrefix(".orderspec") { search(try shop.folder.bytes(file), file, for: Self.contactCanaries) }
  }

  /// Literals where a reference should be.
  @Test func literals() throws {
    let shop = try shop(.v2)
    let text = spec(.v2).replacingOccurrences(of: "${env:EPP}", with: "\"\(Self.transferCode)\"").replacingOccurrences(
      of: "${env:PERSON}", with: Self.personalNumber)
    try shop.folder.write(text, to: "launch.order.yaml")
    var outcomes = [try shop.apply(environment: environment), try shop.start("plan", environment: environment).wait()]
    // What is no order for lint is none for apply; where it only warns, it goes on.
    outcomes.append(try shop.apply("--format", "json", environment: environment))
    try search(shop, outcomes, for: Self.secrets)
  }
}

extension Shop {
  fileprivate func startApplyWith(_ environment: [String: String]) throws -> Child { try start(["apply", "--yes"], environment: environment) }
}
