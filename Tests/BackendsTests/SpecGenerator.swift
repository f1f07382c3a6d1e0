import OrderLanguage

/// Makes valid specs from the grammar: every object with any of its members, every member with any of its values.
struct SpecGenerator {
  private var state: UInt64
  /// Items are of these types alone, so that a target can take the spec more often.
  private let itemTypes: [ItemType]
  /// How likely a member that may be absent is written, of 100.
  private let density: Int

  init(seed: UInt64, itemTypes: [ItemType], density: Int) {
    state = seed
    self.itemTypes = itemTypes
    self.density = density
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A spec of one document, in flow style.
  mutating func spec() -> String {
    var lines = ["orderSpec: 1", "name: generated", "contacts: { one: \(contact()), two: \(contact()) }"]
    for field in Grammar.fields(of: .order) {
      switch field.name {
      case .orderSpec, .name, .contacts, .contactsFile, .items: continue
      case .defaults: if chance(density) { lines.append("defaults: \(defaults())") }
      default: if chance(density) { lines.append("\(field.name.string): \(value(of: field))") }
      }
    }
    lines.append("items:")
    for index in 0..<(1 + below(4)) { lines.append("  - \(item(index))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func item(_ index: Int) -> String {
    let type = pick(itemTypes)
    return object(ObjectType(type)) { generator, field in
      switch field.name {
      case .type: type.rawValue
      case .id: "item-\(index)"
      case .existing: generator.chance(10) ? "x-\(index)" : "null"
      case .extra where type == .addon: "{ hostup-v2: { accountId: acct_1 } }"
      case .productSlug where !field.isRequired: generator.chance(90) ? generator.pick(["vps-known", "vps-other"]) : nil
      case .productId where type != .domain: "\"\(3000 + index)\""
      default: nil
      }
    }
  }

  private mutating func defaults() -> String {
    var members: [String] = []
    for type in itemTypes.map(ObjectType.init) where chance(50) {
      var fields: [String] = []
      for field in Grammar.fields(of: type) where field.allowsDefault && chance(density / 2) { fields.append("\(field.name.string): \(value(of: field))") }
      members.append("\(type.itemType!.rawValue): { \(fields.joined(separator: ", ")) }")
    }
    return "{ \(members.joined(separator: ", ")) }"
  }

  private mutating func contact() -> String {
    let isComplete = chance(80)
    return object(.contact, isComplete: isComplete) { generator, field in
      switch field.name {
      case .companyName: isComplete ? nil : "null"
      case .type: isComplete ? "organisation" : generator.pick(["private", "organisation"])
      default: nil
      }
    }
  }

  /// An object with its required members and some of the others; `fixed` may give a value.
  private mutating func object(_ type: ObjectType, isComplete: Bool = false, _ fixed: (inout Self, Field) -> String? = { _, _ in nil }) -> String {
    var members: [String] = []
    for field in Grammar.fields(of: type)
    where field.isRequired || chance(isComplete && !isRare(field) ? 100 : density) || isIdentity(field.name) || type == .addon && field.name == .extra {
      members.append("\(field.name.string): \(fixed(&self, field) ?? value(of: field))")
    }
    // The order of the members says nothing.
    for index in members.indices.reversed() { members.swapAt(index, below(index + 1)) }
    return "{ \(members.joined(separator: ", ")) }"
  }

  private func isIdentity(_ field: FieldName) -> Bool {
    field == .type || field == .id || field == .productId || field == .productSlug || field == .registrantContact
  }
  private func isRare(_ field: Field) -> Bool {
    field.name == .extra || field.name == .extensions || field.name == .registrationIdentifier || field.name == .vatNumber
  }

  private mutating func value(of field: Field) -> String {
    if chance(4), !field.isRequired { return pick(["null", "~", "\"\""]) }
    switch field.type {
    case .version: return "1"
    case .text(let format):
      if field.name == .turnstileToken || field.name == .authorization || field.allowsSecret && chance(8) { return "\"${env:\(pick(["A", "B"]))}\"" }
      return text(format)
    case .integer(let range): return String(chance(60) ? range.lowerBound : min(range.upperBound, range.lowerBound + below(5)))
    case .boolean: return pick(["true", "false", "false"])
    case .enumeration(let words): return chance(85) && words.words.contains("monthly") ? "monthly" : pick(words.words)
    case .object(let type): return object(type)
    case .texts(let format): return "[\((0..<below(3)).map { _ in text(format) }.joined(separator: ", "))]"
    case .textOrTexts: return "a.contacts.yaml"
    case .words(let words): return "[\(pick(words.words))]"
    case .textMap: return "{ a: \(text(.free)) }"
    case .contactReference(let allowsSource, let isPartial):
      if allowsSource, chance(15) { return "{ fromRegistration: \(1 + below(9)) }" }
      if chance(60) { return pick(["one", "two"]) }
      return isPartial ? "{ city: \(text(.free)), countryCode: NO }" : contact()
    case .identifier: return chance(50) ? text(.identifier) : "{ value: \(text(.identifier)), countryCode: \(pick(["SE", "NO"])) }"
    case .openMap, .extensions(byTLD: false): return openMapping(depth: 2)
    case .extensions(byTLD: true): return "{ it: \(openMapping(depth: 1)), co.uk: \(openMapping(depth: 1)), uk: \(openMapping(depth: 1)) }"
    case .extra: return "{ hostup-v1: \(openMapping(depth: 2)), hostup-v2: \(openMapping(depth: 2)), superspace: \(openMapping(depth: 2)) }"
    case .contacts, .items: return "null"
    }
  }

  private mutating func text(_ format: TextFormat) -> String {
    switch format {
    case .domainName, .hostname: pick(["acme.it", "ACME.com", "räksmörgås.it", "xn--rksmrgs-5wao1o.se", "acme.co.uk", "a-b.c.uk", "\"blåbär.se\""])
    case .phone: pick(["\"+46700000000\"", "\"+46 (70) 000\"", "\"+1.5555555555\"", "\"+353 1 234\"", chance(10) ? "\"+999123\"" : "\"+7 495 1\""])
    case .country: pick(["SE", "\"NO\"", "IT"])
    case .money: "\"\(1 + below(99)).50\""
    case .url: "https://hooks.example.org/\(below(9))"
    case .name: "name-\(below(9))"
    case .email: "a\(below(9))@b.example.org"
    case .free, .path, .identifier:
      pick([
        "Examplegatan 1", "01234", "\"a\\\"b\\\\c/d\\u0007\"", "\"$${x}\"", "'it''s'", "Åre", "\"5\"", "\"\\U0001F600\"", "1e3", "a~b/c", "\"two\\nlines\"",
      ])
    }
  }

  /// Keys of the provider's own, and some that belong to the compiler.
  private mutating func openMapping(depth: Int) -> String {
    let keys = ["a", "b/c", "\"d~\"", "ö", "list", "contact", "name", "address", "items", "type", "callback", "entityType", "clientData", "domain", "cycle"]
    var members: [String] = []
    var seen: Set<String> = []
    for _ in 0..<below(4) {
      let key = pick(keys)
      if seen.insert(key).inserted { members.append("\(key): \(openValue(depth: depth))") }
    }
    return "{ \(members.joined(separator: ", ")) }"
  }

  private mutating func openValue(depth: Int) -> String {
    switch below(depth > 0 ? 9 : 7) {
    case 0: "true"
    case 1: "null"
    case 2: "-\(1 + below(99))"
    case 3: "12345678901234567890"
    case 4: "\"7\""
    case 5: "\"$${y}\""
    case 6: text(.free)
    case 7: "[\(openValue(depth: depth - 1)), \(openValue(depth: depth - 1))]"
    default: openMapping(depth: depth - 1)
    }
  }
}
