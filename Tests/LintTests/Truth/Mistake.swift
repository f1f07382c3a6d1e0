import Testing

/// A kind of mistake that people make, and the rule that has to tell it.
struct Mistake: Sendable, CustomTestStringConvertible {
  typealias Random = SeededGenerator

  let name: String
  /// The rule; nil where the mistake makes another sound spec, so that nothing can be found.
  let code: String?
  /// Why nothing can be found.
  var reason: String?
  /// The files it is planted in; empty: all.
  var files: [String] = []
  /// All files of the folder are linted, for what is compared over a run.
  var isOfRun = false
  /// One of the ways to make the mistake in a file; nil where the file has no place for it.
  let plant: @Sendable (SoundFile, inout Random) -> Planting?

  var testDescription: String { name }

  /// Makes the mistake in a member that is drawn from those that may hold it.
  private static func anywhere(
    _ name: String, _ code: String?, where fits: @escaping @Sendable (Slot) -> Bool,
    change: @escaping @Sendable (Slot, SoundFile, inout Random) -> Planting?
  ) -> Mistake {
    Mistake(name: name, code: code) { file, random in
      guard let slot = file.slots.filter(fits).randomElement(using: &random) else { return nil }
      return change(slot, file, &random)
    }
  }

  /// Another text in a scalar; quotes stay.
  static func text(
    _ name: String, _ keys: [String], _ code: String?, where fits: @escaping @Sendable (Slot) -> Bool = { _ in true },
    change: @escaping @Sendable (String, inout Random) -> String?
  ) -> Mistake {
    anywhere(
      name, code, where: { keys.contains($0.name) && $0.text != nil && !$0.isReference && fits($0) },
      change: { slot, _, random in
        guard let old = slot.text, let new = change(old, &random), new != old else { return nil }
        return Planting(slot.value, slot.isQuoted ? "\"\(new)\"" : new)
      })
  }

  /// Another value, as YAML.
  static func value(
    _ name: String, _ keys: [String], _ code: String?, where fits: @escaping @Sendable (Slot) -> Bool = { _ in true },
    change: @escaping @Sendable (Slot, inout Random) -> String?
  ) -> Mistake {
    anywhere(
      name, code, where: { keys.contains($0.name) && fits($0) },
      change: { slot, _, random in
        guard let new = change(slot, &random), new != slot.raw else { return nil }
        return Planting(slot.value, new)
      })
  }

  /// One of some values, as YAML.
  static func value(
    _ name: String, _ keys: [String], _ code: String?, where fits: @escaping @Sendable (Slot) -> Bool = { _ in true }, _ values: String...
  ) -> Mistake { value(name, keys, code, where: fits, change: { _, random in values.randomElement(using: &random) }) }

  /// Another name of a member.
  static func key(
    _ name: String, _ code: String?, where fits: @escaping @Sendable (Slot) -> Bool, change: @escaping @Sendable (String, inout Random) -> String?
  ) -> Mistake {
    anywhere(
      name, code, where: fits,
      change: { slot, file, random in
        guard let new = change(slot.name, &random), slot.siblings[new] == nil else { return nil }
        let isQuoted = file.bytes[slot.key.lowerBound] == UInt8(ascii: "\"")
        return Planting(slot.key, isQuoted ? "\"\(new)\"" : new)
      })
  }

  /// A member that is left out. What is found stands where it would be, or at another place that its absence makes wrong.
  static func dropped(
    _ name: String, _ keys: [String], _ code: String, where fits: @escaping @Sendable (Slot) -> Bool = { _ in true },
    found: @escaping @Sendable (Slot) -> Planting.Expectation = { .missing(document: $0.document, parent: $0.parent, name: $0.name) }
  ) -> Mistake {
    anywhere(
      name, code, where: { keys.contains($0.name) && fits($0) },
      change: { slot, file, _ in
        file.range(ofDropping: slot).map { Planting($0, "", found(slot)) }
      })
  }

  /// A member that is added behind another one.
  static func added(
    _ name: String, _ code: String?, after keys: [String], where fits: @escaping @Sendable (Slot) -> Bool = { _ in true }, _ members: String...,
    found: (@Sendable (Slot) -> Planting.Expectation)? = nil
  ) -> Mistake {
    anywhere(
      name, code, where: { keys.contains($0.name) && fits($0) && $0.isOnOneLine },
      change: { slot, file, random in
        guard let member = members.randomElement(using: &random) else { return nil }
        let (place, before, after) = file.insertion(behind: slot)
        let start = place + before.utf8.count
        // The key, or the value where the rule speaks of it.
        let expectation = found.map { $0(slot) } ?? .over(start..<(start + member.prefix { $0 != ":" }.utf8.count))
        return Planting(place..<place, before + member + after, expectation)
      })
  }

  /// A member that is added behind another one, and whose value is wrong.
  static func addedValue(
    _ name: String, _ code: String?, after keys: [String], where fits: @escaping @Sendable (Slot) -> Bool = { _ in true }, _ members: String...
  ) -> Mistake {
    anywhere(
      name, code, where: { keys.contains($0.name) && fits($0) && $0.isOnOneLine },
      change: { slot, file, random in
        guard let member = members.randomElement(using: &random), let colon = member.firstIndex(of: ":") else { return nil }
        let (place, before, after) = file.insertion(behind: slot)
        let start = place + before.utf8.count + member[...colon].utf8.count + 1
        return Planting(place..<place, before + member + after, .over(start..<(place + before.utf8.count + member.utf8.count)))
      })
  }

  /// One of the places of a piece of text, replaced.
  static func piece(_ name: String, _ code: String?, _ old: String, _ new: String, _ expectation: Planting.Expectation = .changed) -> Mistake {
    Mistake(name: name, code: code) { file, random in
      file.ranges(of: old).randomElement(using: &random).map { Planting($0, new, expectation) }
    }
  }

  /// With the finding in another place than what is changed.
  func found(_ place: @escaping @Sendable (Slot) -> Planting.Expectation) -> Mistake {
    changing { file, planting in
      guard let slot = file.slots.first(where: { $0.value == planting.range }) else { return planting }
      return Planting(planting.range, bytes: planting.text, place(slot))
    }
  }

  /// With the finding over what the new text ends with.
  func foundAtEnd(_ text: String) -> Mistake {
    changing { _, planting in
      let end = planting.range.lowerBound + planting.text.count
      return Planting(planting.range, bytes: planting.text, .over((end - text.utf8.count)..<end))
    }
  }

  func changing(_ change: @escaping @Sendable (SoundFile, Planting) -> Planting) -> Mistake {
    let plant = plant
    var mistake = Mistake(name: name, code: code) { file, random in plant(file, &random).map { change(file, $0) } }
    (mistake.files, mistake.isOfRun, mistake.reason) = (files, isOfRun, reason)
    return mistake
  }

  func `in`(_ files: String..., ofRun isOfRun: Bool = false) -> Mistake {
    var mistake = self
    mistake.files = files
    mistake.isOfRun = isOfRun
    return mistake
  }
}
