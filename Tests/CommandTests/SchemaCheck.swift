import Foundation

/// What the JSON Schema validator and the JSON Pointer library for Python say, asked once for all tests.
struct SchemaCheck: Decodable {
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// Faults of the schemas themselves, by name.
  let schemas: [String: [String]]
  /// Faults by document.
  let documents: [String: [String]]
  /// Pointers of keys that the schema of a request says nothing about, by document.
  let undescribed: [String: [String]]
  let sourceMap: [String]
  let sourceMapCount: Int

  /// The order specs and contacts files of the checkout that lint without errors.
  struct Corpus {
    let clean: [String]
    /// The examples that can be sent to each target.
    let sendable: [String: [String]]
    let reports: [String: String]
    /// The order specs of the fixtures that compile for each target by themselves; for HostUp v2, which nearly all do, the clean ones.
    let fixtures: [String: [String]]
  }

  /// The schemas that `orderspec schema` knows, with the files that they are kept in.
  static func names() throws -> [(name: String, file: String)] {
    let refusal = try orderspec("schema", "?").error
    guard let list = refusal.firstMatch(of: /schema takes (.+), not/)?.1 else { throw Missing(description: refusal) }
    return list.split(separator: ", ").map { (String($0), "Schemas/\($0 == "order" ? "order-spec" : $0).schema.json") }
  }

  static let corpus = Result { try Corpus.read() }
  static let result = Result { try check(try corpus.get()) }

  private static func check(_ corpus: Corpus) throws -> SchemaCheck {
    var documents = corpus.clean.map { Document(name: $0, schema: $0.contains(".contacts.y") ? "contacts" : "order", file: $0) }
    documents += try Checkout.files(below: "Examples", endingWith: ".orderspec.yaml").map { Document(name: $0, schema: "config", file: $0) }
    documents += StructuralFaults.all.map { Document(name: $0.name, schema: $0.schema, text: $0.text) }
    documents += StructuralFaults.none.map { Document(name: $0.name, schema: $0.schema, text: $0.text) }
    documents += corpus.reports.sorted { $0.key < $1.key }.map { Document(name: $0.key, schema: "lint-report", text: $0.value) }
    documents += try RequestBodies.documents(corpus)
    documents += OutputFaults.all.map { Document(name: $0.name, schema: $0.schema, text: $0.text) }
    let folder = try Folder()
    var maps: [Request.Map] = []
    for (target, files) in corpus.sendable {
      let map = Request.Map(requests: "\(folder.path)/requests-\(target)", sourceMap: "\(folder.path)/map-\(target)")
      let compiled = try Command.run(
        Command.executable, ["compile", "--target", target, "--emit", "requests", "-o", map.requests, "--source-map", map.sourceMap] + files,
        in: Checkout.root)
      guard compiled.code == 0 else { throw Missing(description: "the examples do not compile together: \(compiled)") }
      maps.append(map)
      documents.append(Document(name: "requests of \(target).json", schema: "requests", file: map.requests))
      documents.append(Document(name: "source map of \(target).json", schema: "source-map", file: map.sourceMap))
    }
    let request = Request(
      schemas: Dictionary(uniqueKeysWithValues: try names().map { ($0.name, $0.file) }), documents: documents, maps: maps)
    let run = try python("Tests/schemas.py", input: String(decoding: JSONEncoder().encode(request), as: UTF8.self))
    guard run.code == 0 else { throw Missing(description: "Tests/schemas.py: \(run.error)") }
    return try JSONDecoder().decode(SchemaCheck.self, from: Data(run.output.utf8))
  }

  struct Document: Encodable {
    let name: String
    let schema: String
    var file: String?
    var text: String?
    /// The schema must know each key.
    var isDescribed = false
  }

  private struct Request: Encodable {
    struct Map: Encodable {
      let requests: String
      let sourceMap: String
    }
    let schemas: [String: String]
    let documents: [Document]
    let maps: [Map]
  }

  /// Runs a script at the root of the checkout, by the Python that `make test` sets up where it is there.
  private static func python(_ script: String, input: String) throws -> Run {
    let own = Checkout.root + "/.build/python/bin/python"
    let hasOwn = FileManager.default.isExecutableFile(atPath: own)
    return try Command.run(
      URL(fileURLWithPath: hasOwn ? own : "/usr/bin/env"), (hasOwn ? [] : ["python3"]) + [script], in: Checkout.root, input: input)
  }
}

extension SchemaCheck.Corpus {
  /// Rules that speak of two orders of a run: the fixtures of all rules together are no run.
  private static let runRules = "duplicate_order_name,duplicate_item_identity,attempt_key_reused"

  static func read() throws -> Self {
    let examples = try Checkout.files(below: "Examples", endingWith: ".order.yaml", ".order.yml", ".contacts.yaml", ".contacts.yml")
    let fixtures = try Checkout.files(below: "Tests/Fixtures/lint", endingWith: ".order.yaml", ".order.yml", ".contacts.yaml", ".contacts.yml")
    func lint(_ arguments: [String]) throws -> (withErrors: Set<String>, text: String) {
      let run = try Command.run(Command.executable, ["lint", "--format", "json"] + arguments, in: Checkout.root)
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      let faulty = report.problems.filter { $0.errors.contains { $0.severity == "error" } }
      return (Set(faulty.map { String($0.instance.prefix { $0 != "#" }) }), run.output)
    }
    let all = try lint(["--ignore", runRules] + examples + fixtures)
    let sound = examples.filter { !$0.contains("/broken/") }
    var reports = ["all.json": all.text, "faults.json": try lint(["--config", "/dev/null/x", "Examples/broken"]).text]
    var sendable: [String: [String]] = [:]
    var alone: [String: [String]] = [:]
    for target in ["hostup-v2", "hostup-v1", "superspace"] {
      let report = try lint(["--target", target] + sound)
      sendable[target] = sound.filter { !report.withErrors.contains($0) }
      reports[target + ".json"] = report.text
      let faulty = try lint(["--ignore", runRules, "--target", target] + fixtures).withErrors
      alone[target] = fixtures.filter { $0.contains(".order.y") && (target != "hostup-v2" || $0.contains("/clean")) && !faulty.contains($0) }
    }
    return Self(clean: (examples + fixtures).filter { !all.withErrors.contains($0) }, sendable: sendable, reports: reports, fixtures: alone)
  }

  private struct Report: Decodable {
    struct Problem: Decodable {
      let instance: String
      let errors: [Finding]
    }
    struct Finding: Decodable {
      let severity: String
    }
    let problems: [Problem]
  }
}
