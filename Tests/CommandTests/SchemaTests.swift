import Foundation
import Testing

@Suite struct SchemaTests {
  @Test func areFresh() throws {
    let names = try SchemaCheck.names()
    #expect(Set(names.map(\.name)).isSuperset(of: ["order", "contacts", "config", "lint-report"]))
    for (name, file) in names {
      let printed = try orderspec("schema", name)
      #expect(printed.code == 0 && printed.error == "")
      #expect(try printed.output == Checkout.read(file), "\(file) is stale: run `make generate`")
    }
    #expect(try Checkout.files(below: "Schemas", endingWith: ".schema.json") == names.map(\.file).sorted(), "each schema is kept in a file, and no other")
    #expect(try orderspec("schema") == orderspec("schema", "order"))
  }

  @Test func areDraft07() throws {
    let check = try SchemaCheck.result.get()
    for (name, file) in try SchemaCheck.names() {
      #expect(check.schemas[name] == [])
      let schema = try JSONSerialization.jsonObject(with: Data(Checkout.read(file).utf8)) as? [String: Any]
      #expect(schema?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
      #expect((schema?["$id"] as? String)?.hasSuffix(file.dropFirst("Schemas".count)) == true)
    }
  }

  /// What lints without errors is valid; the schemas see less than the linter, never more.
  @Test func whatLintsIsValid() throws {
    let check = try SchemaCheck.result.get()
    let clean = try SchemaCheck.corpus.get().clean
    #expect(clean.count { $0.hasPrefix("Examples/") } > 20)
    #expect(clean.count { $0.hasPrefix("Tests/") } > 60)
    #expect(clean.count { $0.contains(".contacts.") } > 3)
    for file in clean { #expect(check.documents[file] == [], "\(file)") }
    let configurations = check.documents.keys.filter { $0.hasSuffix(".orderspec.yaml") }
    #expect(configurations.count > 1)
    for file in configurations { #expect(check.documents[file] == [], "\(file)") }
  }

  @Test(arguments: StructuralFaults.none)
  func isValidForBoth(sample: StructuralFaults.Sample) throws {
    #expect(try SchemaCheck.result.get().documents[sample.name] == [])
    let run = try lint(sample)
    #expect(run.code == 0 && !run.output.contains(": error["), "\(run)")
  }

  @Test(arguments: StructuralFaults.all)
  func isInvalidForBoth(sample: StructuralFaults.Sample) throws {
    let faults = try #require(try SchemaCheck.result.get().documents[sample.name])
    #expect(!faults.isEmpty, "the schema")
    let run = try lint(sample)
    #expect(run.code == (sample.schema == "config" ? 2 : 1) && run.output.contains(": error["), "the linter: \(run)")
  }

  private func lint(_ sample: StructuralFaults.Sample) throws -> Run {
    let folder = try Folder([sample.file: sample.text, "acme.order.yaml": Samples.clean])
    return sample.schema == "config"
      ? try orderspec("lint", "--config", sample.file, "acme.order.yaml", in: folder) : try orderspec("lint", sample.file, in: folder)
  }

  @Test func reportsAreValid() throws {
    let check = try SchemaCheck.result.get()
    let reports = try SchemaCheck.corpus.get().reports
    for name in reports.keys.sorted() { #expect(check.documents[name] == [], "\(name)") }
    let all = try #require(reports["all.json"])
    for key in ["related", "help", "fixes", "edits"] { #expect(all.contains("\"\(key)\": ["), "the reports show nothing of `\(key)`") }
  }

  // MARK: What compile writes

  @Test(arguments: ["hostup-v2", "hostup-v1", "superspace"])
  func compiledFilesAreValid(target: String) throws {
    let check = try SchemaCheck.result.get()
    for name in ["requests of \(target).json", "source map of \(target).json"] { #expect(check.documents[name] == [], "\(name)") }
  }

  @Test(arguments: OutputFaults.sound)
  func isSound(sample: OutputFaults.Sample) throws { #expect(try SchemaCheck.result.get().documents[sample.name] == []) }

  @Test(arguments: OutputFaults.wrong)
  func isNoOutput(sample: OutputFaults.Sample) throws { #expect(try SchemaCheck.result.get().documents[sample.name]?.isEmpty == false) }

  // MARK: Source maps

  /// Each emitted pointer leads into its body, each value of a body has one entry, and each origin shows something at the line and column that it names.
  @Test func sourceMapsCoverTheBodies() throws {
    let check = try SchemaCheck.result.get()
    #expect(check.sourceMap.prefix(10) == [])
    #expect(check.sourceMapCount > 200)
    let orders = try SchemaCheck.corpus.get().sendable.mapValues { $0.count { $0.hasSuffix(".order.yaml") } }
    #expect(try #require(orders["hostup-v2"]) > 12 && #require(orders["superspace"]) > 3 && #require(orders["hostup-v1"]) > 0)
  }
}
