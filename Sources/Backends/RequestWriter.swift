import Diagnostics
import JSON
import OrderLanguage
import YAMLSyntax

/// Writes a request body and its source map: one call writes a value and where it comes from.
///
/// A value that the spec does not hold can only be written with a reason. Provider fields of `extra` are handed over with the object that they belong
/// in; they are merged when it ends, and never replace what was written.
struct RequestWriter {
  /// An object or array that is being written.
  private struct Frame {
    let entry: Int32
    /// The number of elements of an array.
    var count: Int32 = 0
    /// What `extra` gives to an object.
    let extras: [OpenMapping]
    /// The keys of the object; kept only where there are `extras`.
    var written: [String] = []
  }

  private let resolution: SecretResolution
  private var json: JSONWriter
  private var frames: [Frame] = []
  private(set) var map = SourceMap()
  private(set) var secretProblems: [SecretProblem] = []

  init(_ options: BackendOptions, for order: Order) {
    json = JSONWriter(style: options.style)
    resolution = options.secrets
    // Nearly all members are sent, though not in each of many requests.
    map.reserveCapacity(min(order.document.members.count, 128))
  }

  /// Ends the body, which must be complete.
  mutating func finish() -> [UInt8] { json.finish() }

  // MARK: Objects and arrays

  /// Opens an object; `key` is nil for the body and for an element of an array.
  mutating func beginObject(_ key: String?, from origin: Origin, extras: [OpenMapping] = []) { beginObject(key, .member(origin), extras) }

  /// Opens an object that the spec does not have.
  mutating func beginObject(_ key: String?, because reason: StaticString, near: Origin) { beginObject(key, map.constant(reason, near: near), []) }

  private mutating func beginObject(_ key: String?, _ source: SourceMap.Source, _ extras: [OpenMapping]) {
    var extras = extras
    if let key, let outer = frames.last?.extras, !outer.isEmpty { extras = extraMappings(below: key, outer) + extras }
    let entry = place(key, source)
    json.beginObject()
    frames.append(Frame(entry: entry, extras: extras))
  }

  /// Closes the innermost object, behind what `extra` adds to it.
  mutating func endObject() {
    writeExtras()
    frames.removeLast()
    json.endObject()
  }

  mutating func beginArray(_ key: String?, from origin: Origin) { beginArray(key, .member(origin)) }

  /// Opens an array that the spec does not have.
  mutating func beginArray(_ key: String?, because reason: StaticString, near: Origin) { beginArray(key, map.constant(reason, near: near)) }

  private mutating func beginArray(_ key: String?, _ source: SourceMap.Source) {
    let entry = place(key, source)
    json.beginArray()
    frames.append(Frame(entry: entry, extras: []))
  }

  mutating func endArray() {
    frames.removeLast()
    json.endArray()
  }

  /// Writes the key of a value, and its entry in the source map.
  private mutating func place(_ key: String?, _ source: SourceMap.Source) -> Int32 {
    guard let top = frames.indices.last else { return map.addRoot(source) }
    guard var key else {
      defer { frames[top].count += 1 }
      return map.add(parent: frames[top].entry, index: frames[top].count, source)
    }
    if !frames[top].extras.isEmpty { frames[top].written.append(key) }
    let parent = frames[top].entry
    return key.withUTF8 { name in
      json.key(utf8: name)
      return map.add(parent: parent, name: name, source)
    }
  }

  // MARK: Values of the spec

  /// Writes a scalar as text, a secret reference as the resolution has it; nothing where there is a hole.
  mutating func put(_ key: String?, text origin: Origin, form: TextForm = .asWritten) {
    switch origin.state {
    case .value:
      let isCopied = origin.withText { utf8 in
        guard form.isFulfilled(by: utf8), !utf8.contains(UInt8(ascii: "$")) else { return false }
        _ = place(key, .member(origin))
        json.string(utf8: utf8)
        return true
      }
      if !isCopied, let text = form.applied(to: origin) { put(key, text, .member(origin)) }
    case .secret:
      let text = origin.text
      guard case .reference(let reference) = SecretReference.read(text) else { return }
      put(key, reference, writtenAs: text, form, .member(origin))
    case .null, .hole: return
    }
  }

  mutating func put(_ key: String?, _ value: Located<Int>) {
    _ = place(key, .member(value.origin))
    json.integer(value.value)
  }

  mutating func put(_ key: String?, _ value: Located<Bool>) {
    _ = place(key, .member(value.origin))
    json.bool(value.value)
  }

  /// Writes a text that the back end renders from a value of the spec.
  mutating func put(_ key: String?, _ value: Located<String>) { put(key, value.value, .member(value.origin)) }

  private mutating func put(_ key: String?, _ text: String, _ source: SourceMap.Source) {
    _ = place(key, source)
    json.string(text)
  }

  private mutating func put(_ key: String?, _ reference: SecretReference, writtenAs text: String, _ form: TextForm, _ source: SourceMap.Source) {
    let entry = place(key, source)
    if let value = value(of: reference, form, at: map.place(of: source)) {
      json.string(value)
      map.markSecret(entry)
    } else {
      json.string(text)
      map.markUnresolved(entry)
    }
  }

  /// The value of a reference in a form; nil where it is not known, which is a problem where it has to be.
  private mutating func value(of reference: SecretReference, _ form: TextForm, isJoined: Bool = false, at place: Place) -> String? {
    func problem(_ reason: String, _ help: String) -> SecretProblem { SecretProblem(reference: reference, place: place, reason: reason, help: help) }
    switch resolution {
    case .asWritten:
      if form.fault != nil || isJoined {
        secretProblems.append(
          problem(
            isJoined ? "the target takes the value as a part of another text" : "the target takes the value in another form",
            "Compile with `--resolve-secrets`: the value must be known to be written."))
      }
    case .resolved(let resolve):
      switch resolve(reference, place) {
      case .success(let value):
        if let text = form.applied(to: value) { return text }
        secretProblems.append(problem(form.fault ?? "the value cannot be written", "Change what the reference stands for."))
      case .failure(let failure):
        secretProblems.append(problem(failure.reason, "Set what the reference names."))
      }
    }
    return nil
  }

  /// Writes several scalars as one text, from where the first one is; nothing where there is none.
  mutating func put(_ key: String?, joined origins: [Origin], separator: String) {
    guard origins.count > 1 else {
      if let origin = origins.first { put(key, text: origin) }
      return
    }
    var parts: [String] = []
    var isKnown = true
    var isSecret = false
    for origin in origins {
      let text = origin.text
      if origin.state == .secret, case .reference(let reference) = SecretReference.read(text) {
        let value = value(of: reference, .asWritten, isJoined: true, at: origin.place)
        isKnown = isKnown && value != nil
        isSecret = true
        parts.append(value ?? text)
      } else if origin.state == .value {
        parts.append(SecretReference.unescaped(text))
      }
    }
    let entry = place(key, .member(origins[0]))
    json.string(parts.joined(separator: separator))
    if !isKnown { map.markUnresolved(entry) } else if isSecret { map.markSecret(entry) }
  }

  // MARK: Values of the compiler

  /// Writes a text that does not stand in the spec.
  mutating func put(_ key: String, constant text: String, because reason: StaticString, near: Origin) {
    _ = place(key, map.constant(reason, near: near))
    json.string(text)
  }

  /// Writes a number that does not stand in the spec.
  mutating func put(_ key: String, constant number: Int, because reason: StaticString, near: Origin) {
    _ = place(key, map.constant(reason, near: near))
    json.integer(number)
  }

  // MARK: Values that the provider types

  /// Writes the entries of an open mapping of the language as an object; nothing where there are none.
  mutating func put(_ key: String?, entries: [Origin], of origin: Origin) {
    guard !entries.isEmpty else { return }
    beginObject(key, from: origin)
    for entry in entries where entry.state == .value {
      guard let name = entry.key else { continue }
      put(name, open: entry.node, in: entry.document, .member(entry))
    }
    endObject()
  }

  /// Writes open mappings as one object, member by member; of a key in several the last mapping counts. Nothing where they are empty.
  mutating func put(_ key: String?, overlaid mappings: [OpenMapping]) {
    let mappings = mappings.filter { !$0.entries.isEmpty }
    guard let last = mappings.last else { return }
    beginObject(key, last.source, [])
    var written: [String] = []
    for mapping in mappings {
      for entry in mapping.entries where !written.contains(where: { $0.utf8.elementsEqual(entry.key.utf8) }) {
        written.append(entry.key)
        let (winner, value) = mappings.reversed().lazy.compactMap { mapping in mapping[entry.key].map { (mapping, $0) } }.first ?? (mapping, entry.value)
        put(entry.key, open: value.value, in: winner.document, map.openValue(value.value, key: value.key, below: winner.source, in: winner.document))
      }
    }
    endObject()
  }

  private mutating func put(_ key: String?, open node: NodeID, in document: BoundDocument, _ source: SourceMap.Source) {
    let tree = document.tree
    guard !tree[tree.resolved(node)].flags.contains(.isBrokenAlias) else { return }
    switch OpenValue.read(node, in: tree) {
    case .null:
      _ = place(key, source)
      json.null()
    case .boolean(let value):
      _ = place(key, source)
      json.bool(value)
    case .integer(let digits):
      _ = place(key, source)
      json.number(literal: digits)
    case .text(let text): put(key, text, source)
    case .secret(let reference): put(key, reference, writtenAs: tree.text(of: tree.resolved(node)), .asWritten, source)
    case .list(let items):
      beginArray(key, source)
      for (index, item) in items.enumerated() { put(nil, open: item, in: document, map.openValue(item, index: index, below: source, in: document)) }
      endArray()
    case .mapping:
      beginObject(key, source, [])
      let mapping = OpenMapping(node, in: document, source)
      for entry in mapping.entries {
        put(entry.key, open: entry.value.value, in: document, map.openValue(entry.value.value, key: entry.value.key, below: source, in: document))
      }
      endObject()
    }
  }

  // MARK: Extra

  /// The mappings that `extra` gives for the object that is about to be written under a key.
  private mutating func extraMappings(below key: String, _ extras: [OpenMapping]) -> [OpenMapping] {
    var mappings: [OpenMapping] = []
    for extra in extras {
      guard let entry = extra[key], extra.document.tree[extra.document.tree.resolved(entry.value)].kind == .mapping else { continue }
      let source = map.openValue(entry.value, key: entry.key, below: extra.source, in: extra.document)
      mappings.append(OpenMapping(entry.value, in: extra.document, source))
    }
    return mappings
  }

  /// Adds the provider fields whose keys are not written yet.
  private mutating func writeExtras() {
    guard let extras = frames.last?.extras, !extras.isEmpty else { return }
    for extra in extras {
      let tree = extra.document.tree
      for (key, entry) in extra.entries where !isWritten(key) {
        let source = map.openValue(entry.value, key: entry.key, below: extra.source, in: extra.document)
        if tree[tree.resolved(entry.value)].kind == .mapping {
          // The object takes its members from all mappings that `extra` has for it, this one included.
          beginObject(key, source, [])
          endObject()
        } else {
          put(key, open: entry.value, in: extra.document, source)
        }
      }
    }
  }

  private func isWritten(_ key: String) -> Bool { frames.last?.written.contains { $0.utf8.elementsEqual(key.utf8) } ?? false }
}
