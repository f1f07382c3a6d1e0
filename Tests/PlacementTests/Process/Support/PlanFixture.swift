import Foundation
import Simulator
import Testing

/// A spec with what is so at the provider and in the ledger, and what plan says of it: a file of `Tests/Fixtures/plan`, whose comments say all that.
///
/// - `# given: taken NAME`, `owned [TYPE:]NAME as ID`, `premium NAME PRICE [with a fee]`, `currency CODE`, `target TARGET`: at the provider;
/// - `# given: other TARGET`: a second provider of the configuration, `other`, that is the same customer by that target;
/// - `# given: answer PATH STATUS` or `answer PATH TEXT => OTHER`: what the provider says instead of what it would;
/// - `# given: configuration LINE`;
/// - `# given: placed FILE [as NAME]`: what an earlier run has applied, then `settled OUTCOME` and `followed` (by `status`);
/// - `# exit: plan CODE, apply CODE`;
/// - `# expect: SEVERITY[CODE] POINTER column N`, above the line that it concerns.
struct PlanFixture: CustomTestStringConvertible, Sendable {
  /// The folder: the code of the rule.
  let code: String
  let file: String
  let text: String
  let givens: [String]
  let exits: (plan: Int32, apply: Int32)?
  /// As the concise format begins its lines, without the file.
  let expectations: [String]
  /// Comments that begin like one of these and are none.
  let malformed: [String]

  var testDescription: String { "\(code)/\(file)" }
  var isClean: Bool { file.hasPrefix("clean") }

  static let root = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }.path
  static let folder = root + "/Tests/Fixtures/plan"

  static let all: [PlanFixture] = names(in: folder).flatMap { code in
    names(in: folder + "/" + code).filter { $0.hasSuffix(".order.yaml") && !$0.hasSuffix(".fixed.order.yaml") }
      .map { PlanFixture(code, $0, read("\(code)/\($0)") ?? "") }
  }

  static func names(in path: String) -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  /// A file below the folder of fixtures; nil where there is none.
  static func read(_ name: String) -> String? { (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))).map { String(decoding: $0, as: UTF8.self) } }

  /// An example of the documentation, in a situation whose lines are in the fixture folder of the rule.
  init(example text: String, of code: String, in situation: String) {
    self.init(code, "example.order.yaml", text, givens: situation.split(separator: "\n").map(String.init))
  }

  private init(_ code: String, _ file: String, _ text: String, givens: [String] = []) {
    self.code = code
    self.file = file
    self.text = text
    var (givens, expectations, malformed) = (givens, [String](), [String]())
    var exits: (Int32, Int32)?
    var waiting: [(column: Substring, text: String)] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("# given: ") {
        givens.append(String(words.dropFirst("# given: ".count)))
      } else if let match = words.wholeMatch(of: #/# exit: plan (\d+), apply (\d+)/#) {
        exits = (Int32(match.1) ?? -1, Int32(match.2) ?? -1)
      } else if let match = words.wholeMatch(of: #/# expect: ((?:error|warning|info)\[[a-z0-9_]+\] /.*) column (\d+)/#) {
        waiting.append((match.2, String(match.1)))
      } else if words.hasPrefix("# exit") || words.hasPrefix("# expect") || words.hasPrefix("# given") {
        malformed.append(String(words))
      } else if !words.hasPrefix("#") {
        expectations += waiting.map { "\(number + 1):\($0.column): \($0.text):" }
        waiting = []
      }
    }
    self.givens = givens
    self.exits = exits
    self.expectations = expectations.sorted()
    self.malformed = malformed + waiting.map(\.text)
  }

  /// The text with what an edit of the fix-its of `plan --format json` makes of it.
  static func fixed(_ text: String, by fixes: [[String: Any]]) -> String {
    let edits = fixes.flatMap { $0["edits"] as? [[String: Any]] ?? [] }.compactMap { edit -> (Int, Int, String)? in
      guard let start = edit["start"] as? Int, let end = edit["end"] as? Int, let text = edit["text"] as? String else { return nil }
      return (start, end, text)
    }
    var bytes = Array(text.utf8)
    for (start, end, text) in edits.enumerated().sorted(by: { ($0.element.0, $0.offset) > ($1.element.0, $1.offset) }).map(\.element) {
      bytes.replaceSubrange(start..<end, with: Array(text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A shop in the situation of a fixture.
struct PlanSituation {
  let shop: Shop
  private let given: [String]
  static let environment = ["EPP_CODE": "code-of-the-name", "ACME_SHOP_EPP": "code-of-the-name", "MAJA_ID": "850507-3414"]

  init(_ fixture: PlanFixture) throws {
    given = fixture.givens
    var settings = Shop.settings
    var kind = Kind.v2
    var other: Kind?
    var answers: [(path: String, what: String)] = []
    var lines: [String] = []
    for text in given {
      let words = text.split(separator: " ").map(String.init)
      switch words[0] {
      case "target": kind = Kind(rawValue: words[1])!
      case "other": other = Kind(rawValue: words[1])!
      case "taken": settings.takenNames.insert(words[1])
      case "premium": settings.premiumNames[words[1]] = (price: Int(words[2].replacing(".", with: ""))!, hasRegistrarFee: words.count > 3)
      case "currency": settings.accounts[0].currencyCode = words[1]
      case "configuration": lines.append(String(text.dropFirst("configuration ".count)))
      case "answer": answers.append((words[1], words.dropFirst(2).joined(separator: " ")))
      case "owned":
        let parts = words[1].split(separator: ":").map(String.init)
        let kind: OwnedService.Kind = parts.count == 1 ? .domain : OwnedService.Kind(rawValue: parts[0])!
        settings.owned.append(OwnedService(account: "client_simulated", kind: kind, name: parts.last!, id: words[3]))
      case "placed", "settled", "followed": break
      default: throw Child.Failure(description: "\(fixture.testDescription): nobody knows `given: \(text)`")
      }
    }
    if lines.contains(where: { $0.hasPrefix("fieldNames") }) { settings.fieldNames = ["hostname": "hostname", "options": "configurableOptions"] }
    let changed = answers
    let seller = try ScriptedServer(settings) { request, handle in
      guard let (_, what) = changed.first(where: { request.path.hasPrefix($0.path) }) else { return handle() }
      if let status = Int(what) { return .json(status, "{}") }
      let answer = handle()
      let parts = what.components(separatedBy: " => ")
      return .json(answer.status, String(decoding: answer.body, as: UTF8.self).replacing(parts[0], with: parts[1]))
    }
    shop = try Shop(kind, seller, settings)
    // It stands where the providers end, and the lines behind it.
    let base = shop.base
    let provider = other.map { "  other: { target: \($0.rawValue), account: \"\($0.account)\", baseURL: \"\(base)\", token: \"${env:TOKEN}\" }" }
    try Self.happen(given, fixture, shop, provider)
    // What was so before has gone through without it.
    shop.configuration = ([provider].compactMap(\.self) + lines).joined(separator: "\n")
    try shop.folder.write(fixture.text, to: fixture.file)
  }

  /// What has happened before.
  private static func happen(_ given: [String], _ fixture: PlanFixture, _ shop: Shop, _ provider: String?) throws {
    let fieldNames = given.first { $0.hasPrefix("configuration fieldNames") }?.dropFirst("configuration ".count)
    shop.configuration = [provider, fieldNames.map(String.init)].compactMap(\.self).joined(separator: "\n")
    for text in given {
      let words = text.split(separator: " ").map(String.init)
      switch words[0] {
      case "placed":
        guard let spec = PlanFixture.read("\(fixture.code)/\(words[1])") else { throw Child.Failure(description: "\(fixture.code) has no \(words[1])") }
        let name = words.count > 3 ? words[3] : fixture.file
        try shop.folder.write(spec, to: name)
        let outcome = try shop.start(["apply", "--yes", name], environment: environment).wait()
        guard outcome.code == 0 else { throw Child.Failure(description: "\(outcome)") }
        try shop.folder.remove(name)
      case "settled": try shop.seller.settle(SimulatedProvider.Outcome(rawValue: words[1])!)
      case "followed": _ = try shop.start(["status"]).wait()
      default: break
      }
    }
  }
}
