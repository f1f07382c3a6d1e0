import Foundation
import Testing

@Suite struct RequestSchemaTests {
  /// Keys of the compiled examples that only `extra` writes.
  private static let fromExtra = ["Examples/hostup/requests/more-storage.hostup-v2.json": ["/items/0/accountId"]]

  @Test func compiledExamplesAreValidAndDescribed() throws {
    let check = try SchemaCheck.result.get()
    let files = try RequestBodies.examples()
    #expect(files.count > 20)
    for file in files {
      #expect(check.documents[file] == [], "\(file)")
      #expect(check.undescribed[file] == Self.fromExtra[file] ?? [], "\(file)")
    }
  }

  @Test func compiledFixturesAreValidAndDescribed() throws {
    let check = try SchemaCheck.result.get()
    for (target, least) in ["hostup-v2": 60, "hostup-v1": 2, "superspace": 12] {
      let names = check.documents.keys.filter { $0.hasPrefix("\(target) Tests/") }.sorted()
      #expect(names.count >= least, "\(target)")
      for name in names {
        #expect(check.documents[name] == [], "\(name)")
        #expect(check.undescribed[name] ?? [] == [], "\(name)")
      }
    }
    #expect(check.undescribed.keys.count { $0.contains(" Tests/") } > 60)
  }

  /// Specs that write all that a target takes: neither a row of the tables nor a key that orderspec adds is unknown to the schema.
  @Test(arguments: RequestBodies.full.keys.sorted())
  func allThatATargetTakesIsDescribed(target: String) throws {
    let check = try SchemaCheck.result.get()
    let names = check.documents.keys.filter { $0.hasPrefix("\(target) full") }
    #expect(names.count == (target == "superspace" ? 4 : 1))
    for name in names {
      #expect(check.documents[name] == [], "\(name)")
      #expect(check.undescribed[name] == [], "\(name)")
    }
  }

  @Test(arguments: RequestBodies.wrong)
  func isInvalid(body: RequestBodies.Body) throws {
    #expect(try SchemaCheck.result.get().documents[body.name]?.isEmpty == false)
  }

  /// What no table has is open, and so is what `extra` adds to an object that is not written.
  @Test(arguments: RequestBodies.open)
  func isValid(body: RequestBodies.Body) throws {
    #expect(try SchemaCheck.result.get().documents[body.name] == [])
  }
}
