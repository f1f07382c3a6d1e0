import OrderLanguage

extension RequestWriter {
  /// Writes a member of an object as the grammar types it: scalars, lists of texts, open mappings. What is absent, null or a hole is left out, and
  /// so are an empty list or mapping and a boolean that is equal to its default.
  ///
  /// Other types need a back end that knows what becomes of them.
  mutating func put(_ key: String, _ row: CapabilityTable.Row, of object: SpecObject) {
    guard let origin = object.member(row.field) else { return }
    switch row.type {
    case .text(let format): put(key, text: origin, form: TextForm(format))
    case .enumeration: put(key, text: origin)
    case .integer: if let value = object.integer(row.field) { put(key, value) }
    case .boolean:
      guard let value = object.boolean(row.field), !row.isDefault(origin, of: object) else { return }
      put(key, value)
    case .texts(let format): put(key, texts: (origin.elements ?? []).filter { $0.state == .value }, of: origin, form: TextForm(format))
    case .openMap: put(key, entries: origin.elements ?? [], of: origin)
    case .version, .object, .textOrTexts, .words, .textMap, .contacts, .contactReference, .identifier, .extensions, .extra, .items:
      assertionFailure("`\(row.field.string)` is not written by its type alone")
    }
  }

  /// Writes a list of texts; nothing where it is empty.
  mutating func put(_ key: String, texts: [Origin], of origin: Origin, form: TextForm = .asWritten) {
    guard !texts.isEmpty else { return }
    beginArray(key, from: origin)
    for text in texts { put(nil, text: text, form: form) }
    endArray()
  }
}
