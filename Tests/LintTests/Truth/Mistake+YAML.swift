extension Mistake {
  /// Mistakes in the YAML itself.
  static let yaml: [Mistake] = [
    .text("a text that reads as a float", ["customer", "description"], "yaml_exponent_scalar") { _, _ in "12e4567" }.unquoted,
    .text("a text that reads as a date", ["customer", "description"], "yaml_timestamp_scalar") { _, _ in "2026-03-26" }.unquoted,
    .text("a text that reads as base 60", ["customer", "description"], "yaml_timestamp_scalar") { _, _ in "12:30" }.unquoted,
    .text("a text that reads as another number", ["customer", "description"], "yaml_unquoted_identifier") { _, random in
      ["10_482", "0x1F", "1.10"].randomElement(using: &random)
    }.unquoted,
    .text("a text that loses its zero", ["customer", "description", "productId"], "yaml_octal_like_scalar") { _, _ in "0123" }.unquoted,
    .text("a text that reads as a boolean", ["po", "description"], "yaml_implicit_boolean") { _, random in
      ["Yes", "off", "NO", "on"].randomElement(using: &random)
    }.unquoted,
    .value("a tag of a programming language", ["description", "companyName", "firstName", "city"], "yaml_custom_tag") { slot, random in
      (["!!python/object:x ", "!secret ", "!ruby "].randomElement(using: &random) ?? "") + slot.raw
    },
    .value(
      "an alias of nothing", ["companyName", "registrantContact", "street", "hostname", "productSlug"], "yaml_undefined_alias", where: { $0.text != nil },
      "*nobody", "*nord2"),
    .piece("a merge of nothing", "yaml_undefined_alias", "<<: *nord", "<<: *nor"),
    .value("an alias of itself", ["options"], "yaml_recursive_alias", where: { $0.raw.hasPrefix("{") }, "&o { os: *o }").found {
      .at(document: $0.document, pointer: $0.pointer + "/os")
    },
    .value(
      "an anchor that nobody uses", ["companyName", "city", "hostname"], "yaml_anchor_unused", where: { !$0.isInFlow && !$0.parent.hasSuffix("/nord") },
      change: {
        slot, _ in
        "&x " + slot.raw
      }),
    Mistake(name: "a tab for the indentation", code: "yaml_tab_indentation") { file, random in
      // A line that is indented, and is no item of a list.
      guard let slot = file.slots.filter({ !$0.isInFlow && !$0.parent.isEmpty && !$0.isFirst }).randomElement(using: &random) else { return nil }
      let start = file.bytes[..<slot.key.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return Planting(start..<slot.key.lowerBound, "\t")
    },
    Mistake(name: "a field twice", code: "yaml_duplicate_key") { file, random in
      guard let slot = file.slots.filter({ $0.text != nil && !$0.raw.contains("\n") }).randomElement(using: &random) else { return nil }
      let (place, before, after) = file.insertion(behind: slot)
      let start = place + before.utf8.count
      let key = String(decoding: file.bytes[slot.key], as: UTF8.self)
      return Planting(place..<place, "\(before)\(key): \(slot.raw)\(after)", .over(start..<(start + slot.key.count)))
    },
    Mistake(name: "a quote that is not closed", code: "yaml_syntax_error") { file, random in
      guard let slot = file.slots.filter({ $0.isQuoted && !$0.raw.contains("\n") }).randomElement(using: &random) else { return nil }
      return Planting((slot.value.upperBound - 1)..<slot.value.upperBound, "", .fromHere)
    },
    Mistake(name: "a bracket that is not closed", code: "yaml_syntax_error") { file, random in
      file.ranges(of: "]").randomElement(using: &random).map { Planting($0, "", .fromHere) }
    },
    Mistake(name: "a brace that is not closed", code: "yaml_syntax_error") { file, random in
      file.slots.filter { $0.raw.hasPrefix("{") }.randomElement(using: &random).map { Planting(($0.value.upperBound - 1)..<$0.value.upperBound, "", .fromHere) }
    },
    Mistake(name: "no blank behind the colon", code: "yaml_syntax_error") { file, random in
      // In a block, between other lines.
      guard let slot = file.slots.filter({ !$0.isInFlow && !$0.isFirst && $0.text != nil && !$0.isReference }).randomElement(using: &random) else { return nil }
      return Planting(slot.key.lowerBound..<slot.value.upperBound, "\(slot.name):\(slot.raw)", .fromHere)
    },
    Mistake(name: "one blank too many before a field", code: "yaml_syntax_error") { file, random in
      guard let slot = file.slots.filter({ !$0.isInFlow && !$0.isFirst }).randomElement(using: &random) else { return nil }
      return Planting(slot.key.lowerBound..<slot.key.lowerBound, " ", .fromHere)
    },
    Mistake(name: "bytes of another encoding", code: "yaml_syntax_error") { file, random in
      guard let slot = file.slots.filter({ $0.text != nil && $0.isInContact }).randomElement(using: &random) else { return nil }
      return Planting(slot.value.lowerBound + 1..<slot.value.lowerBound + 1, bytes: [0xE5])
    },
    .value("a name that begins with a star", ["domainName"], "yaml_syntax_error", where: { !$0.isQuoted }, change: { slot, _ in "*.\(slot.raw)" }).fromHere,
    .value(
      "a text that begins with a reserved sign", ["companyName", "city", "description"], "yaml_syntax_error", where: { !$0.isQuoted && !$0.isInFlow },
      change: {
        slot, random in
        (["@", "`", "%"].randomElement(using: &random) ?? "") + slot.raw
      }
    ).fromHere,
    .value(
      "a colon inside of a text", ["companyName", "description", "street"], "yaml_syntax_error", where: { !$0.isQuoted && !$0.isInFlow },
      change: { slot, _ in
        "Acme: " + slot.raw
      }
    ).fromHere,
    .value("a reference without quotes in braces", ["os"], "yaml_syntax_error", where: { $0.isInFlow }, "${env:OS}").fromHere,
  ]

  /// With the new text plain.
  private var unquoted: Mistake {
    changing { file, planting in
      let text = String(decoding: planting.text, as: UTF8.self).trimmingPrefix("\"")
      return Planting(planting.range, text.hasSuffix("\"") ? String(text.dropLast()) : String(text), planting.expectation)
    }
  }

  /// YAML breaks there or behind it.
  private var fromHere: Mistake { changing { _, planting in Planting(planting.range, bytes: planting.text, .fromHere) } }
}
