import OrderLanguage
import YAMLSyntax

extension RequestWriter {
  /// Writes a member of an object as the grammar types it: scalars, lists of texts, open mappings. What is absent, null or a hole is left out, and
  /// so are an empty list or mapping, a boolean that is equal to its default and a value that the row refuses.
  ///
  /// Other types need a back end that knows what becomes of them.
  mutating func put(_ key: String, _ row: CapabilityTable.Row, of object: SpecObject) {
    guard let origin = object.member(row.field), !row.isRefusable || row.refusal(of: origin, in: object) == nil else { return }
    switch row.type {
    case .text(let format): put(key, text: origin, form: TextForm(format, row.isRefusable ? row.capability : nil))
    case .enumeration:
      if case .sentInWords(_, let words) = row.capability {
        if let word = words[origin.text] { put(key, Located(word, origin)) }
      } else {
        put(key, text: origin)
      }
    case .integer: if let value = object.integer(row.field) { put(key, value) }
    case .boolean:
      guard let value = object.boolean(row.field), !row.isDefault(origin, of: object) else { return }
      put(key, value)
    case .texts(let format): put(key, texts: origin.elements, of: origin, form: TextForm(format))
    case .openMap: put(key, entries: origin.elements.map(Array.init) ?? [], of: origin)
    case .version, .object, .textOrTexts, .words, .textMap, .contacts, .contactReference, .identifier, .extensions, .extra, .items:
      assertionFailure("`\(row.field.string)` is not written by its type alone")
    }
  }

  /// Writes a member that is there and usable as the row of its field has it.
  mutating func put(_ key: String, _ id: MemberID, _ written: CapabilityTable.WrittenField, _ rows: CapabilityTable.Rows, of object: SpecObject) {
    if let format = written.text { put(key, text: id, in: object.document, form: TextForm(format)) } else { put(key, rows.row(of: written), of: object) }
  }

  /// Writes the action of a domain item, which is `register` where none is written.
  mutating func put(_ key: String, actionOf item: Item, _ object: SpecObject) {
    if let origin = object.member(.action) {
      put(key, text: origin)
    } else if item.action == .register {
      put(
        key, constant: DomainAction.register.rawValue, because: "`action` is `register` where it is not written", near: object.written(.action) ?? item.origin)
    }
  }

  /// Writes the years of a domain item, which are 1 where none are written. A hole is not the default.
  mutating func put(_ key: String, yearsOf item: Item, _ object: SpecObject) {
    if let years = item.years {
      put(key, years)
    } else if object.written(.years)?.isHole != true {
      put(key, constant: 1, because: "`years` is 1 where it is not written", near: object.written(.years) ?? item.origin)
    }
  }

  /// Writes the idempotency key: that of the run, else the spec's. The result tells whether there is one.
  mutating func put(_ key: String, attemptKeyOf order: Order, ofRun attemptKey: String?) -> Bool {
    if let attemptKey {
      put(key, constant: attemptKey, because: "the attempt key of this run", near: order.object.origin)
    } else if let origin = order.object.member(.attemptKey) {
      put(key, text: origin)
    } else {
      return false
    }
    return true
  }

  /// Writes those texts of a list that are wanted; nothing where there is none. A hole is left out.
  mutating func put(
    _ key: String, texts: ElementList?, of origin: Origin, form: TextForm = .asWritten,
    where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool = { _ in true }
  ) {
    guard let texts else { return }
    let document = texts.document
    var isOpen = false
    for index in texts.indices {
      let id = texts.id(at: index)
      let member = document.members[id.index]
      guard member.state == .value, document.tree.withText(of: member.node, isWanted) else { continue }
      if !isOpen { beginArray(key, from: origin) }
      isOpen = true
      put(nil, text: id, in: document, form: form)
    }
    if isOpen { endArray() }
  }
}
