import Foundation
import Testing

/// What editors read in the schemas: the sentence, the example and the words behind each field, and where SchemaStore finds them.
@Suite struct EditorSchemaTests {
  /// A member of an object of a schema, by its place.
  private struct Member {
    let place: String
    let schema: [String: Any]
  }

  private func schema(_ file: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(Checkout.read("Schemas/\(file)").utf8)) as? [String: Any])
  }

  /// Every schema below this one that stands under `properties`, and every definition.
  private func members(of value: Any, at place: String = "") -> [Member] {
    if let list = value as? [Any] { return list.enumerated().flatMap { members(of: $0.element, at: "\(place)/\($0.offset)") } }
    guard let object = value as? [String: Any] else { return [] }
    return object.flatMap { key, inner -> [Member] in
      if ["examples", "default", "enum"].contains(key) { return [] }
      var found = members(of: inner, at: "\(place)/\(key)")
      if key == "properties", let properties = inner as? [String: [String: Any]] {
        found += properties.map { Member(place: "\(place)/\(key)/\($0.key)", schema: $0.value) }
      }
      return found
    }
  }

  @Test(arguments: ["order-spec.schema.json", "contacts.schema.json", "config.schema.json"]) func everyFieldIsExplained(file: String) throws {
    let schema = try schema(file)
    let members = members(of: schema)
    #expect(members.count > (file == "order-spec.schema.json" ? 150 : 15))
    for member in members {
      let description = member.schema["description"] as? String ?? ""
      #expect(description.hasSuffix("."), "\(file)#\(member.place): a sentence is missing")
      #expect((member.schema["examples"] as? [Any])?.isEmpty == false, "\(file)#\(member.place): an example is missing")
    }
    for (name, definition) in schema["definitions"] as? [String: [String: Any]] ?? [:] {
      #expect((definition["description"] as? String)?.hasSuffix(".") == true, "\(file)#/definitions/\(name)")
    }
    for key in ["title", "description"] { #expect((schema[key] as? String)?.isEmpty == false, "\(file): \(key)") }
  }

  @Test(arguments: [("order-spec.schema.json", ["enumDescriptions", "markdownEnumDescriptions"], 20), ("config.schema.json", ["enumDescriptions"], 5)])
  func everyWordIsExplained(file: String, keys: [String], least: Int) throws {
    var count = 0
    func walk(_ value: Any, _ place: String) {
      if let list = value as? [Any] { for (index, inner) in list.enumerated() { walk(inner, "\(place)/\(index)") } }
      guard let object = value as? [String: Any] else { return }
      if let words = object["enum"] as? [Any] {
        count += 1
        for key in keys {
          let texts = object[key] as? [String] ?? []
          #expect(texts.count == words.count && texts.allSatisfy { $0.hasSuffix(".") }, "\(place): \(key)")
        }
      }
      for (key, inner) in object where !["examples", "default"].contains(key) { walk(inner, "\(place)/\(key)") }
    }
    try walk(schema(file), "")
    #expect(count > least)
  }

  @Test func whatCountsWhenAFieldIsAbsent() throws {
    let definitions = try #require(try schema("order-spec.schema.json")["definitions"] as? [String: [String: Any]])
    let domain = try #require(definitions["domain"]?["properties"] as? [String: [String: Any]])
    for (name, value) in ["type": "domain" as NSObject, "action": "register" as NSString, "years": 1 as NSNumber, "premium": false as NSNumber] {
      #expect(domain[name]?["default"] as? NSObject == value, "\(name)")
    }
    #expect((domain["eppCode"]?["description"] as? String)?.contains("`${env:NAME}`") == true, "where a secret reference may stand")
    #expect((domain["years"]?["description"] as? String)?.contains("${env:") == false)
  }

  /// What SchemaStore's catalog asks of an entry (its schema-catalog.json and the checks of its cli.js, November 2026): name, description and an https address,
  /// patterns each once, and no word on schemas in what people read.
  @Test func schemaStoreTakesTheEntries() throws {
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(Checkout.read("Schemas/schemastore.json").utf8)) as? [[String: Any]])
    let patterns = entries.flatMap { $0["fileMatch"] as? [String] ?? [] }
    #expect(Set(patterns).count == patterns.count && !patterns.isEmpty)
    for entry in entries {
      #expect(Set(entry.keys) == ["name", "description", "fileMatch", "url"])
      for key in ["name", "description"] {
        let text = try #require(entry[key] as? String)
        #expect(!text.isEmpty && !text.lowercased().contains("schema") && text.last?.isPunctuation == false, "\(text)")
      }
      let address = try #require(entry["url"] as? String)
      let url = try #require(URL(string: address))
      #expect(url.scheme == "https" && url.host?.isEmpty == false)
      let schema = try schema(url.lastPathComponent)
      #expect(schema["$id"] as? String == url.absoluteString, "the address of a schema that is there")
    }
    for name in ["acme.order.yaml", "acme.order.yml", "team.contacts.yaml", ".orderspec.yaml"] {
      #expect(patterns.count { fnmatch($0, name, 0) == 0 } == 1, "\(name)")
    }
    for name in ["order.yaml", "acme.yaml", "docker-compose.yml", "contacts.yaml"] { #expect(!patterns.contains { fnmatch($0, name, 0) == 0 }, "\(name)") }
  }
}
