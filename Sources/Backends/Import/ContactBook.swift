import OrderLanguage

/// The contacts of an order: equal ones are one, and those that can have a name get one.
struct ContactBook {
  /// Equal contacts. Their registry attributes may differ by TLD, as those of one contact of a spec may.
  private struct Entry {
    var contact: DraftObject
    /// What each use of the contact has as attributes, by TLD; nothing is an answer, too.
    var attributes: [String: [UInt8]] = [:]
    /// In the order of their first use.
    var extensions: [DraftEntry] = []
    /// What is above the TLDs: `uk` for `co.uk`.
    var above: Set<String> = []
    var name: String?

    /// Whether a use for a TLD finds in the contact just what it has. The longest match counts, so a TLD looks at those above it.
    func agrees(_ tld: String, _ print: [UInt8]) -> Bool {
      if let known = attributes[tld] { return known == print }
      guard !print.isEmpty || !extensions.isEmpty else { return true }
      return !above.contains(tld) && ContactBook.above(tld).allSatisfy { attributes[$0] == nil }
    }
  }

  private var entries: [Entry] = []
  /// By the contact without its attributes.
  private var groups: [[UInt8]: [Int]] = [:]
  private var names = SpecNames()

  /// Replaces the contacts of an order by names, as far as they have one.
  static func name(_ draft: inout OrderDraft) {
    var book = ContactBook()
    var holders: [Int: [FieldName: Int]] = [:]
    var roles: [Int: [FieldName: Int]] = [:]
    for (index, item) in draft.items.enumerated() where item.type == .domain {
      if case .contact(let contact) = item.members[.registrantContact] { holders[index] = [.registrantContact: book.add(contact)] }
      guard case .object(let object) = item.members[.roleContacts] else { continue }
      for role in [FieldName.admin, .billing, .tech] {
        if case .contact(let contact) = object.members[role] { roles[index, default: [:]][role] = book.add(contact) }
      }
    }
    book.makeNames()
    for (index, uses) in holders { for (field, entry) in uses { draft.items[index].members[field] = book.value(entry) ?? draft.items[index].members[field] } }
    for (index, uses) in roles {
      guard case .object(var object) = draft.items[index].members[.roleContacts] else { continue }
      for (role, entry) in uses { object.members[role] = book.value(entry) ?? object.members[role] }
      draft.items[index].members[.roleContacts] = .object(object)
    }
    if case .contact(let payer) = draft.order.members[.clientData], let entry = book.groups[SpecText.fingerprint(payer.object.entries)]?.first {
      draft.order.members[.clientData] = book.value(entry) ?? .contact(payer)
    }
    let named = book.entries.compactMap { entry in
      entry.name.map { name in DraftEntry(key: name, value: .mapping(entry.contact.entries)) }
    }
    if !named.isEmpty { draft.order.members[.contacts] = .mapping(named) }
  }

  /// The place of a contact in the book.
  private mutating func add(_ contact: DraftContact) -> Int {
    let key = SpecText.fingerprint(contact.object.entries)
    let print = SpecText.fingerprint(contact.attributes)
    // A group has more than one entry only where attributes contradict each other; the last few are looked at.
    if let found = groups[key]?.suffix(8).last(where: { index in contact.tld.map { entries[index].agrees($0, print) } ?? true }) {
      note(contact, print, at: found)
      return found
    }
    entries.append(Entry(contact: contact.object))
    groups[key, default: []].append(entries.count - 1)
    note(contact, print, at: entries.count - 1)
    return entries.count - 1
  }

  private mutating func note(_ contact: DraftContact, _ print: [UInt8], at index: Int) {
    guard let tld = contact.tld, entries[index].attributes.updateValue(print, forKey: tld) == nil else { return }
    entries[index].above.formUnion(Self.above(tld))
    if !contact.attributes.isEmpty { entries[index].extensions.append(DraftEntry(key: tld, value: .mapping(contact.attributes))) }
  }

  private mutating func makeNames() {
    for index in entries.indices {
      let extensions = entries[index].extensions
      guard DraftContact(object: entries[index].contact).isComplete else { continue }
      if !extensions.isEmpty { entries[index].contact.members[.extensions] = .mapping(extensions) }
      let contact = entries[index].contact
      let person = [contact.text(.firstName), contact.text(.lastName)].compactMap { $0 }.joined(separator: " ")
      entries[index].name = names.unique(contact.text(.companyName).flatMap(SpecNames.name(from:)) ?? SpecNames.name(from: person) ?? "contact")
    }
  }

  private func value(_ entry: Int) -> DraftValue? { entries[entry].name.map(DraftValue.text) }

  /// The names above a name: `co.uk` and `uk` for `acme.co.uk`.
  private static func above(_ name: String) -> [String] {
    var names: [String] = []
    var rest = Substring(name)
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      names.append(String(rest))
    }
    return names
  }
}
