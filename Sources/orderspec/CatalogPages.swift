import Catalog
import JSON

/// What `catalog show` and `catalog diff` print.
enum CatalogPages {
  // MARK: For people

  static func text(_ entries: [CatalogEntry]) -> String {
    entries.map { entry in
      let facts = entry.facts.map { "  \($0.key): \($0.value)\($0.isUncertain ? " (uncertain)" : "")\n" }.joined()
      return "\(title(entry))\n\(facts)  \(provenance(entry))\n"
    }.joined()
  }

  static func text(_ difference: CatalogDifference) -> String {
    difference.changes.map { change in
      switch change {
      case .added(let entry): "+ \(title(entry))\(brief(entry))\n"
      case .removed(let entry): "- \(title(entry))\(brief(entry))\n"
      case .changed(let entry, let facts):
        "~ \(title(entry))\n" + facts.map { "    \($0.key): \(step($0.old, $0.new))\n" }.joined()
      }
    }.joined()
  }

  /// Of lists, what came and what went.
  private static func step(_ old: CatalogEntry.Value?, _ new: CatalogEntry.Value?) -> String {
    guard case .texts(let before) = old, case .texts(let after) = new else { return "\(old?.description ?? "unknown") → \(new?.description ?? "unknown")" }
    let words = after.filter { !before.contains($0) }.map { "+\($0)" } + before.filter { !after.contains($0) }.map { "-\($0)" }
    return words.isEmpty ? "in another order" : words.joined(separator: ", ")
  }

  private static func title(_ entry: CatalogEntry) -> String {
    ([entry.kind.rawValue] + (entry.provider.map { [$0.rawValue] } ?? []) + [entry.name]).joined(separator: " ")
  }

  private static func brief(_ entry: CatalogEntry) -> String {
    entry.facts.isEmpty ? "" : " (" + entry.facts.map { "\($0.key): \($0.value)" }.joined(separator: "; ") + ")"
  }

  private static func provenance(_ entry: CatalogEntry) -> String {
    let certainty = entry.tier?.word ?? entry.confidence.map { "\($0) confidence" } ?? ""
    return "\(entry.file ?? "built in"), \(certainty), \(entry.date), \(entry.source)"
  }

  // MARK: For programs

  static func json(_ entries: [CatalogEntry]) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("entries")
    json.beginArray()
    for entry in entries { write(entry, &json) }
    json.endArray()
    json.endObject()
    return json.finish()
  }

  static func json(_ difference: CatalogDifference) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("changes")
    json.beginArray()
    for change in difference.changes {
      json.beginObject()
      json.key("change")
      switch change {
      case .added(let entry):
        json.string("added")
        json.key("entry")
        write(entry, &json)
      case .removed(let entry):
        json.string("removed")
        json.key("entry")
        write(entry, &json)
      case .changed(let entry, let facts):
        json.string("changed")
        json.key("entry")
        write(entry, &json)
        json.key("facts")
        json.beginObject()
        for fact in facts {
          json.key(fact.key)
          json.beginObject()
          json.key("old")
          write(fact.old, &json)
          json.key("new")
          write(fact.new, &json)
          json.endObject()
        }
        json.endObject()
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.finish()
  }

  private static func write(_ entry: CatalogEntry, _ json: inout JSONWriter) {
    json.beginObject()
    let words = [
      ("kind", entry.kind.rawValue), ("provider", entry.provider?.rawValue), ("name", entry.name), ("tier", entry.tier?.word),
      ("confidence", entry.confidence.map { "\($0)" }), ("source", entry.source), ("date", entry.date), ("file", entry.file),
    ]
    for (key, word) in words {
      guard let word else { continue }
      json.key(key)
      json.string(word)
    }
    json.key("facts")
    json.beginObject()
    for fact in entry.facts {
      json.key(fact.key)
      write(fact.value, &json)
    }
    json.endObject()
    let uncertain = entry.facts.filter(\.isUncertain)
    if !uncertain.isEmpty {
      json.key("uncertain")
      json.beginArray()
      for fact in uncertain { json.string(fact.key) }
      json.endArray()
    }
    json.endObject()
  }

  private static func write(_ value: CatalogEntry.Value?, _ json: inout JSONWriter) {
    switch value {
    case .text(let text): json.string(text)
    case .number(let number): json.integer(number)
    case .flag(let flag): json.bool(flag)
    case .texts(let texts):
      json.beginArray()
      for text in texts { json.string(text) }
      json.endArray()
    case .numbers(let numbers):
      json.beginArray()
      for number in numbers { json.integer(number) }
      json.endArray()
    case .bounds(let bounds):
      json.beginObject()
      for (key, number) in [("min", bounds.min), ("max", bounds.max)] {
        guard let number else { continue }
        json.key(key)
        json.integer(number)
      }
      json.endObject()
    case nil: json.null()
    }
  }
}
