import Catalog
import Diagnostics
import OrderLanguage
import YAMLSyntax

/// What an item tells the registry of its holder beside name and address: its own `extensions`, and those of the contact for the TLD, which count less.
///
/// Registrars spell the keys in different ways and no provider documents them all, so case, hyphens and underscores are no difference.
struct RegistryAttributes {
  /// One attribute with a single value.
  struct Attribute {
    /// The value as text; nil where it is a secret reference.
    let text: String?
    /// At the item: a contact by name is shown beside it.
    let place: Place
    let related: [RelatedPlace]
  }

  private let item: Item
  private let reference: ContactReference
  /// The contact's attributes for the TLD.
  private let inherited: Origin?

  init(_ item: Item, _ reference: ContactReference, _ contact: Contact, forName name: UnsafeBufferPointer<UInt8>) {
    self.item = item
    self.reference = reference
    inherited = contact.extensions.flatMap { _ in contact.extensions(forName: String(decoding: name, as: UTF8.self)) }
  }

  /// Whether there are any at all.
  var isEmpty: Bool { item.extensions == nil && inherited == nil }

  /// Whether an attribute is given, in whatever form.
  func gives(_ name: String) -> Bool { [item.extensions, inherited].contains { $0.map { Self.entry(name, of: $0) != nil } ?? false } }

  /// An attribute that has a single value; nil where it is not given, or is a list.
  func attribute(_ name: String) -> Attribute? {
    if let own = item.extensions, Self.entry(name, of: own) != nil {
      return Self.scalar(name, of: own).map { Attribute(text: Self.text($0, own), place: $0.place, related: $0.related + own.relatedPlaces(of: item)) }
    }
    guard let inherited, let scalar = Self.scalar(name, of: inherited) else { return nil }
    let text = Self.text(scalar, inherited)
    let related = reference.origin.relatedPlaces(of: item)
    guard case .named = reference.target, let parent = inherited.parent else {
      return Attribute(text: text, place: scalar.place, related: scalar.related + related)
    }
    var place = reference.origin.place
    place.pointer += "/\(FieldName.extensions.text)" + scalar.place.pointer.dropFirst(parent.pointer.count)
    return Attribute(text: text, place: place, related: [RelatedPlace("the attribute is here", at: scalar.place)] + scalar.related + related)
  }

  /// Where an attribute that is missing would stand.
  func missingPlace(of contact: Contact) -> (place: Place, related: [RelatedPlace]) {
    if let own = item.extensions { return (own.keyPlace, own.relatedPlaces(of: item)) }
    return item.place(of: .extensions, of: contact, in: reference)
  }

  private static func entry(_ name: String, of mapping: Origin) -> OpenEntry? {
    let tree = mapping.document.tree
    return OpenEntry.entries(of: mapping.node, in: tree).first { entry in
      guard tree.withText(of: tree.resolved(entry.key), { isSame($0, name) }) else { return false }
      if case .null = OpenValue.read(entry.value, in: tree) { return false }
      return true
    }
  }

  private static func scalar(_ name: String, of mapping: Origin) -> OpenScalar? {
    let tree = mapping.document.tree
    return OpenScalars.below(mapping) { key, _ in key.map { key in tree.withText(of: tree.resolved(key)) { isSame($0, name) } } ?? false }.first
  }

  private static func text(_ scalar: OpenScalar, _ mapping: Origin) -> String? {
    let tree = mapping.document.tree
    if case .secret = OpenValue.read(scalar.node, in: tree) { return nil }
    return tree.text(of: scalar.node)
  }

  /// Whether two keys are one but for case, hyphens and underscores.
  private static func isSame(_ key: UnsafeBufferPointer<UInt8>, _ name: String) -> Bool {
    var letters = name.utf8.makeIterator()
    func next() -> UInt8? {
      while let byte = letters.next() { if let letter = folded(byte) { return letter } }
      return nil
    }
    for byte in key { if let letter = folded(byte), letter != next() { return false } }
    return next() == nil
  }

  private static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
    case 0x41...0x5A: byte | 0x20
    default: byte
    }
  }
}

extension TLDIdentifier {
  /// Whether it is asked of a holder by kind and country; false where that cannot be told.
  func isAsked(of contact: Contact, in country: String) -> Bool {
    guard applies(in: country) else { return false }
    switch (holder, contact.type?.value) {
    case (.any, _), (.private, .private), (.organisation, .organisation): return true
    default: return false
    }
  }
}
