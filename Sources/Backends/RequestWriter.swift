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
    /// `extras` has what `extra` gives to an object.
    let hasExtras: Bool
    /// Where the members of an object begin that others may have, too.
    var members: RepeatedMembers.Beginning?
  }

  /// What `extra` gives to an object, and the keys of the object.
  private struct Extras {
    let mappings: [OpenMapping]
    var written: [String] = []
  }

  private let resolution: SecretResolution
  private let writers: WriterPool
  private var json: JSONWriter
  private var frames: [Frame] = []
  /// Those of the frames that have any.
  private var extras: [Extras] = []
  private var repeatedMembers = RepeatedMembers()
  private(set) var map = SourceMap()
  private(set) var secretProblems: [SecretProblem] = []

  init(_ options: BackendOptions, for order: Order) {
    writers = options.writers
    json = writers.take(options.style)
    resolution = options.secrets
    // Nearly all members are sent, though not in each of many requests.
    map.reserveCapacity(min(order.document.members.count, 128))
    frames.reserveCapacity(8)
  }

  /// Ends the body, which must be complete.
  mutating func finish() -> [UInt8] {
    let body = json.finish()
    var used = JSONWriter(style: json.style)
    swap(&used, &json)
    writers.giveBack(used)
    map.close(body)
    return body
  }

  // MARK: Objects and arrays

  /// Opens an object; `key` is nil for the body and for an element of an array.
  mutating func beginObject(_ key: String?, from origin: Origin, extras: [OpenMapping] = []) { beginObject(key, map.packed(origin), extras) }

  /// Opens an object whose members follow from a contact and its role alone. False: they are written, since another object had them.
  mutating func beginObject(_ key: String, from origin: Origin, extras: [OpenMapping], of contact: Contact, as role: ContactRole) -> Bool {
    beginObject(key, from: origin, extras: extras)
    let top = frames.count - 1
    guard !frames[top].hasExtras else { return true }
    let owner = RepeatedMembers.Owner(contact: map.packed(contact.object.origin.id, in: contact.object.document), role: role, depth: top)
    guard let members = repeatedMembers.members(of: owner) else {
      frames[top].members = RepeatedMembers.Beginning(owner: owner, text: json.length, map: map.mark, problemCount: secretProblems.count)
      return true
    }
    json.copyMembers(members.text)
    map.add(copyOf: members.start, to: members.end)
    return false
  }

  /// Opens an object that the spec does not have.
  mutating func beginObject(_ key: String?, because reason: StaticString, near: Origin) { beginObject(key, map.constant(reason, near: near), []) }

  private mutating func beginObject(_ key: String?, _ source: SourceMap.PackedSource, _ mappings: [OpenMapping]) {
    var mappings = mappings
    if let key, frames.last?.hasExtras == true, let outer = extras.last { mappings = extraMappings(below: key, outer.mappings) + mappings }
    let entry = place(key, source)
    json.beginObject()
    frames.append(Frame(entry: entry, hasExtras: !mappings.isEmpty))
    if !mappings.isEmpty { extras.append(Extras(mappings: mappings)) }
  }

  /// Closes the innermost object, behind what `extra` adds to it.
  mutating func endObject() {
    if frames.last?.hasExtras == true {
      writeExtras()
      extras.removeLast()
    }
    // Members with a problem are written again each time: it is told of each object that wants the value.
    if let members = frames.removeLast().members, members.problemCount == secretProblems.count, members.text < json.length {
      repeatedMembers.add(members, textEnd: json.length, map.mark)
    }
    json.endObject()
  }

  mutating func beginArray(_ key: String?, from origin: Origin) { beginArray(key, map.packed(origin)) }

  /// Opens an array that the spec does not have.
  mutating func beginArray(_ key: String?, because reason: StaticString, near: Origin) { beginArray(key, map.constant(reason, near: near)) }

  private mutating func beginArray(_ key: String?, _ source: SourceMap.PackedSource) {
    let entry = place(key, source)
    json.beginArray()
    frames.append(Frame(entry: entry, hasExtras: false))
  }

  mutating func endArray() {
    frames.removeLast()
    json.endArray()
  }

  /// Writes the key of a value, and its entry in the source map.
  private mutating func place(_ key: String?, _ source: SourceMap.PackedSource) -> Int32 {
    guard var key else { return placeElement(source) }
    let parent = beginMember(key)
    return map.add(parent: parent, key: key.withUTF8 { json.key(utf8: $0) }, source)
  }

  /// Makes the entry of the body, or of an element of an array.
  private mutating func placeElement(_ source: SourceMap.PackedSource) -> Int32 {
    guard let top = frames.indices.last else { return map.addRoot(source) }
    defer { frames[top].count += 1 }
    return map.add(parent: frames[top].entry, index: frames[top].count, source)
  }

  /// Notes that the innermost object gets a member; the result is the entry of the object.
  private mutating func beginMember(_ key: String) -> Int32 {
    guard let frame = frames.last else { preconditionFailure("a member stands in an object") }
    if frame.hasExtras { extras[extras.count - 1].written.append(key) }
    return frame.entry
  }

  /// Writes a string with its key and its entry in the source map.
  private mutating func put(_ key: String?, utf8: UnsafeBufferPointer<UInt8>, _ source: SourceMap.PackedSource) -> Int32 {
    guard var key else {
      let entry = placeElement(source)
      json.string(utf8: utf8)
      return entry
    }
    let parent = beginMember(key)
    return map.add(parent: parent, key: key.withUTF8 { json.member(utf8: $0, string: utf8) }, source)
  }

  // MARK: Values of the spec

  /// Writes a scalar as text, a secret reference as the resolution has it; nothing where there is a hole.
  mutating func put(_ key: String?, text origin: Origin, form: TextForm = .asWritten) { put(key, text: origin.id, in: origin.document, form: form) }

  /// The same for a member of a document.
  mutating func put(_ key: String?, text id: MemberID, in document: BoundDocument, form: TextForm) {
    let member = document.members[id.index]
    switch member.state {
    case .value:
      let source = SourceMap.PackedSource.member(map.packed(id, in: document))
      let isCopied = document.tree.withText(of: member.node) { utf8 in
        guard form.isFulfilled(by: utf8), !SecretReference.mayStand(in: utf8) else { return false }
        _ = put(key, utf8: utf8, source)
        return true
      }
      if !isCopied, let text = form.applied(to: document.origin(at: id.index)) { put(key, text, source) }
    case .secret:
      let source = SourceMap.PackedSource.member(map.packed(id, in: document))
      if case .asWritten = resolution, form.fault == nil {
        let entry = document.tree.withText(of: member.node) { put(key, utf8: $0, source) }
        map.markUnresolved(entry)
      } else {
        let text = document.tree.text(of: member.node)
        if case .reference(let reference) = SecretReference.read(text) { put(key, reference, writtenAs: text, form, source) }
      }
    case .null, .hole: return
    }
  }

  mutating func put(_ key: String?, _ value: Located<Int>) {
    _ = place(key, map.packed(value.origin))
    json.integer(value.value)
  }

  mutating func put(_ key: String?, _ value: Located<Bool>) {
    _ = place(key, map.packed(value.origin))
    json.bool(value.value)
  }

  /// Writes a text that the back end renders from a value of the spec.
  mutating func put(_ key: String?, _ value: Located<String>) { put(key, value.value, map.packed(value.origin)) }

  private mutating func put(_ key: String?, _ text: String, _ source: SourceMap.PackedSource) {
    var text = text
    text.withUTF8 { _ = put(key, utf8: $0, source) }
  }

  private mutating func put(_ key: String?, _ reference: SecretReference, writtenAs text: String, _ form: TextForm, _ source: SourceMap.PackedSource) {
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
    let entry = place(key, map.packed(origins[0]))
    json.string(parts.joined(separator: separator))
    if !isKnown { map.markUnresolved(entry) } else if isSecret { map.markSecret(entry) }
  }

  // MARK: Values of the compiler

  /// Writes a text that does not stand in the spec.
  mutating func put(_ key: String, constant text: String, because reason: StaticString, near: Origin) {
    put(key, text, map.constant(reason, near: near))
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
    beginObject(key, map.packed(last.source), [])
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
    let packed = map.packed(source)
    switch OpenValue.read(node, in: tree) {
    case .null:
      _ = place(key, packed)
      json.null()
    case .boolean(let value):
      _ = place(key, packed)
      json.bool(value)
    case .integer(let digits):
      _ = place(key, packed)
      json.number(literal: digits)
    case .text(let text): put(key, text, packed)
    case .secret(let reference): put(key, reference, writtenAs: tree.text(of: tree.resolved(node)), .asWritten, packed)
    case .list(let items):
      beginArray(key, packed)
      for (index, item) in items.enumerated() { put(nil, open: item, in: document, map.openValue(item, index: index, below: source, in: document)) }
      endArray()
    case .mapping:
      beginObject(key, packed, [])
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
    guard let mappings = extras.last?.mappings else { return }
    for extra in mappings {
      let tree = extra.document.tree
      for (key, entry) in extra.entries where !isWritten(key) {
        let source = map.openValue(entry.value, key: entry.key, below: extra.source, in: extra.document)
        if tree[tree.resolved(entry.value)].kind == .mapping {
          // The object takes its members from all mappings that `extra` has for it, this one included.
          beginObject(key, map.packed(source), [])
          endObject()
        } else {
          put(key, open: entry.value, in: extra.document, source)
        }
      }
    }
  }

  private func isWritten(_ key: String) -> Bool { extras.last?.written.contains { $0.utf8.elementsEqual(key.utf8) } ?? false }
}
