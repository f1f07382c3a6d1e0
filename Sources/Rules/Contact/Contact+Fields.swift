import Catalog
import Diagnostics
import OrderLanguage
import YAMLSyntax

extension Contact {
  /// A scalar member whose text is known here: no null, no hole, no secret reference.
  func literal(_ field: FieldName) -> Origin? {
    guard let origin = object.member(field), origin.state == .value, origin.document.tree[origin.node].kind == .scalar else { return nil }
    return origin
  }

  /// The country of the address, where its code is right.
  var country: Country? { literal(.countryCode)?.withText(Catalog.country(utf8:)) }

  /// The form of the postal codes of the country.
  var postalCodes: PostalCodeForm? { literal(.countryCode)?.withText(Catalog.postalCodes(utf8:)) }

  /// Whether there is more of an address than the country.
  var hasAddress: Bool { object.member(.street) != nil || object.member(.city) != nil }

  /// An inline `clientData` says only what differs from the account's profile: nothing is missing in it.
  var isPartial: Bool {
    if case .field(.clientData) = origin.member.key { return true }
    return false
  }

  /// Whether a member is not written, or written as nothing.
  func isAbsent(_ field: FieldName) -> Bool { object.isAbsent(field) }

  /// The place of a member that is absent.
  func absentPlace(_ field: FieldName) -> Place { object.written(field)?.place ?? origin.missingPlace(field) }

  /// Calls with the country codes that are written in the contact and are none: its own and that of its identifier.
  func forEachWrongCountryCode(_ body: (Origin) -> Void) {
    func judge(_ code: Origin?) {
      if let code, code.state == .value, code.withText(Catalog.country(utf8:)) == nil { body(code) }
    }
    judge(object.member(.countryCode))
    judge(object.member(.registrationIdentifier)?.object?.member(.countryCode))
  }
}

/// The text of a mapping: two contacts that stand in one are one, whatever they are reached by.
struct TextIdentity: Hashable {
  private let file: ObjectIdentifier
  private let node: NodeID

  init(_ origin: Origin) {
    file = ObjectIdentifier(origin.document.file)
    node = origin.node
  }
}

extension Item {
  /// The holder of a domain that is to be registered and is not held already.
  func holder(in order: Order) -> (reference: ContactReference, contact: Contact)? {
    guard action == .register, object?.member(.existing) == nil, let reference = registrantContact, let contact = order.contact(reference) else { return nil }
    return (reference, contact)
  }

  /// Where a fault of a contact for this item stands: at the item's reference, with the contact beside it; in an inline contact at the member.
  func place(of field: FieldName, of contact: Contact, in reference: ContactReference) -> (place: Place, related: [RelatedPlace]) {
    let related = reference.origin.relatedPlaces(of: self)
    guard case .named = reference.target else { return (contact.object.member(field)?.place ?? contact.origin.missingPlace(field), related) }
    return (reference.origin.missingPlace(field), [RelatedPlace("the contact is here", at: contact.origin.keyPlace)] + related)
  }
}
