public import Diagnostics
import DomainNames
import YAMLSyntax

/// What a target does with a field of the language: one row of its capability table.
public enum Capability: Sendable {
  /// Sent under a documented key; `group` is the object that the request keeps it in, where the language has none.
  case sent(as: String, in: String? = nil)
  /// Sent as the target's word for a word of the language; a word that it has none for is an error.
  case sentInWords(as: String, [String: String])
  /// Sent where the restriction is kept, else an error. The reason is a clause in lower case.
  case sentOnly(as: String, Restriction, String)
  /// Sent under the likeliest key, since the documentation names none; `fieldNames` of the configuration may give another.
  case sentUndocumented(as: String)
  /// Has no key of its own: what another field is sent as tells it.
  case told(by: FieldName)
  /// Registry attributes of an item, sent in the holder. An error where the holder is taken over from a registration; the reason is a clause in lower case.
  case sentInHolder(orElse: String)
  /// Not sent. The reason is a clause in lower case. A value that is absent, empty or equal to its default is never reported.
  case refused(Severity, String, Condition = .always)
  /// For orderspec itself or for people: identity, guards, notes.
  case notForProviders
  /// Nothing by itself: its members have rows of their own.
  case members
  /// `extra`: its fields are merged into the object that it stands in.
  case merged

  /// What a value needs to be sent.
  public enum Restriction: Sendable {
    /// This member of the same object.
    case beside(FieldName)
    /// The contact is an organisation.
    case organisation
    /// It is a phone number that starts with an assigned country calling code.
    case callingCode
  }

  /// When a refusal counts.
  public enum Condition: Sendable {
    case always
    /// Not beside this member of the same object.
    case unlessBeside(FieldName)
    /// Of a holder's registry attributes, only those that apply to the TLD of the item.
    case ofItemsTLD
    /// Not where the country of a number is that of its contact.
    case unlessContactsCountry
  }
}

/// What a target does with a kind of item.
public enum ItemCapability: Sendable {
  /// Ordered with others in the list of items.
  case ordered
  /// Ordered in a request of its own, as the object of that key.
  case orderedAlone(as: String)
  /// Cannot be ordered. The reason is a clause in lower case.
  case refused(String, Condition = .always)

  /// When a refusal counts.
  public enum Condition: Sendable {
    case always
    /// Not where the item has provider fields of the target under `extra`.
    case unlessExtra
    /// Not where `fieldNames` of the configuration has this name for the target.
    case unlessFieldName(String)
  }
}

/// What a contact is in a request; a target may know it under other keys in each place.
public enum ContactRole: Sendable, CaseIterable {
  /// `registrantContact` of an item.
  case holder
  /// `clientData` of the order.
  case payer
  /// A member of `roleContacts`.
  case role
}

extension CapabilityTable.Row {
  /// Why a value of the field is not sent, in an object and an item; nil where it is sent, or says no more than its absence.
  ///
  /// Attributes of a contact that count by the TLD of the item are not judged here.
  public func refusal(of origin: Origin, in object: SpecObject, of item: Item? = nil) -> (severity: Severity, reason: String)? {
    guard !isDefault(origin, of: object) else { return nil }
    switch capability {
    case .refused(let severity, let reason, let condition):
      switch condition {
      case .always: return (severity, reason)
      case .unlessBeside(let other): return object.member(other) == nil ? (severity, reason) : nil
      case .ofItemsTLD: return nil
      case .unlessContactsCountry:
        let country = object.origin.parent?.object?.member(.countryCode)
        return country.map { $0.text == origin.text } == true ? nil : (severity, reason)
      }
    case .sentInWords(_, let words):
      guard origin.state == .value, words[origin.text] == nil else { return nil }
      return (.error, "it knows only \(words.keys.sorted().map { "`\($0)`" }.joined(separator: " and "))")
    case .sentOnly(_, let restriction, let reason):
      switch restriction {
      case .beside(let other): return object.member(other) == nil ? (.error, reason) : nil
      case .organisation: return object.word(.type, ContactType.self)?.value == .private ? (.error, reason) : nil
      case .callingCode:
        guard origin.state == .value else { return nil }
        return PhoneNumber(SecretReference.unescaped(origin.text))?.dotted == nil ? (.error, reason) : nil
      }
    case .sentInHolder(let reason):
      guard let holder = item?.registrantContact, case .registration = holder.target else { return nil }
      return (.error, reason)
    case .sent, .sentUndocumented, .told, .notForProviders, .members, .merged: return nil
    }
  }

  /// Whether a value says no more than its absence: nothing, an empty list or mapping, or the default of the grammar.
  public func isDefault(_ origin: Origin, of object: SpecObject) -> Bool {
    switch origin.state {
    case .null: return true
    case .hole, .secret: return false
    case .value: break
    }
    let tree = origin.document.tree
    if tree[origin.node].kind != .scalar { return tree[origin.node].subtreeEnd == origin.node.index + 1 }
    guard let value = Grammar.field(field, of: object.type)?.defaultValue else { return false }
    return tree.text(of: origin.node, is: value)
  }
}

extension Item {
  /// The id of the product at HostUp v1: the item's own, else the one that the catalog has for its slug.
  public func v1ProductID(_ lookUp: (_ slug: String) -> String?) -> Located<String>? {
    if let own = object?.text(.productId) { return own }
    guard let slug = productSlug, let id = lookUp(slug.value) else { return nil }
    return Located(id, slug.origin)
  }
}

extension Contact {
  /// The registry attributes for a name, given as A-labels: those of the longest TLD that it stands under.
  public func extensions(forName name: String) -> Origin? {
    var best: (entry: Origin, length: Int)?
    guard let entries = extensions?.elements else { return nil }
    for entry in entries where entry.state == .value {
      guard let key = entry.key, let tld = DomainName.aLabelSuffix(key), name.utf8.count > tld.utf8.count + 1, name.hasSuffix("." + tld) else { continue }
      // Of two spellings of one TLD the first counts.
      if tld.utf8.count > best?.length ?? 0 { best = (entry, tld.utf8.count) }
    }
    return best?.entry
  }
}

extension DomainName {
  /// A TLD in lower-case A-labels, however it is written; nil where it is none.
  fileprivate static func aLabelSuffix(_ text: String) -> String? {
    var text = text
    if text.withUTF8({ $0.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } }), !text.isEmpty { return text }
    let name = "x." + (text.hasPrefix(".") ? String(text.dropFirst()) : text)
    return (try? parse(name).get()).map { String($0.asciiText.dropFirst(2)) }
  }
}

extension Origin {
  /// Of a member `extra`: the provider fields of a target.
  public func providerFields(for target: Target) -> Origin? {
    guard let entry = elements?.first(where: { $0.key == target.rawValue }), entry.state == .value, document.tree[entry.node].kind == .mapping else {
      return nil
    }
    return entry
  }
  /// Of a member `extra`: whether it says anything to a target. An empty mapping does not, and neither does one of nothings.
  func hasProviderFields(for target: Target) -> Bool {
    guard let fields = providerFields(for: target) else { return false }
    let tree = document.tree
    return OpenEntry.entries(of: fields.node, in: tree).contains { !tree.isNullOrEmpty(tree.resolved($0.value)) }
  }
}
