/// The name of a member of the order-spec language, whichever object it stands in.
public enum FieldName: UInt8, CaseIterable, Sendable {
  // The order.
  case orderSpec, name, provider, description, labels, payment, contactsFile, contacts, clientData, defaults, ownedDomains, callback, items
  case referralCode, euEligibilityConfirmed, turnstileToken, attemptKey, extra
  // Payment.
  case method, currency, maxTotal, maxSubtotal, accept
  // A contact.
  case type, firstName, lastName, companyName, email, phoneNumber, street, address2, city, state, postalCode, countryCode, vatNumber
  case registrationIdentifier, extensions
  // A registration identifier, a contact taken from a registration, role contacts, a callback.
  case value, fromRegistration, admin, billing, tech, url, authorization
  // Items.
  case id, existing, generation, action, domainName, years, eppCode, nameservers, copyExistingDns, acceptedTerms, premium
  case requiresRegistrarFeeAcceptance, registrantContact, roleContacts, productId, productSlug, billingCycle, hostname, options, primaryDomain
  case variant, location
  // Defaults.
  case domain, vps, sharedHosting, addon, site

  /// The name as it is written in a spec.
  public var text: StaticString { FieldName.texts[Int(rawValue)] }

  /// The name as it is written in a spec.
  public var string: String { "\(text)" }

  private static let texts: [StaticString] = [
    "orderSpec", "name", "provider", "description", "labels", "payment", "contactsFile", "contacts", "clientData", "defaults", "ownedDomains", "callback",
    "items", "referralCode", "euEligibilityConfirmed", "turnstileToken", "attemptKey", "extra",
    "method", "currency", "maxTotal", "maxSubtotal", "accept",
    "type", "firstName", "lastName", "companyName", "email", "phoneNumber", "street", "address2", "city", "state", "postalCode", "countryCode", "vatNumber",
    "registrationIdentifier", "extensions",
    "value", "fromRegistration", "admin", "billing", "tech", "url", "authorization",
    "id", "existing", "generation", "action", "domainName", "years", "eppCode", "nameservers", "copyExistingDns", "acceptedTerms", "premium",
    "requiresRegistrarFeeAcceptance", "registrantContact", "roleContacts", "productId", "productSlug", "billingCycle", "hostname", "options", "primaryDomain",
    "variant", "location",
    "domain", "vps", "shared_hosting", "addon", "site",
  ]

  /// The field of that name, whichever object it may stand in.
  static func named(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldName? {
    guard bytes.count >= 2 else { return nil }
    var index = hash(bytes)
    while let (field, text) = table[index] {
      if text.utf8CodeUnitCount == bytes.count {
        var position = 0
        while position < bytes.count, text.utf8Start[position] == bytes[position] { position += 1 }
        if position == bytes.count { return field }
      }
      index = (index + 1) & 255
    }
    return nil
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let middle = Int(bytes[bytes.count / 2])
    return (bytes.count &* 7 &+ Int(bytes[0]) &* 31 &+ middle &* 57 &+ Int(bytes[bytes.count - 1]) &* 13) & 255
  }

  /// Open addressing over 256 places.
  private static let table: [(field: FieldName, text: StaticString)?] = {
    var table = [(field: FieldName, text: StaticString)?](repeating: nil, count: 256)
    for field in FieldName.allCases {
      let text = field.text
      var index = hash(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
      while table[index] != nil { index = (index + 1) & 255 }
      table[index] = (field, text)
    }
    return table
  }()
}

/// A set of fields, one bit each.
struct FieldSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  mutating func insert(_ field: FieldName) {
    if field.rawValue < 64 { low |= 1 << UInt64(field.rawValue) } else { high |= 1 << UInt64(field.rawValue - 64) }
  }

  func contains(_ field: FieldName) -> Bool { (field.rawValue < 64 ? low >> UInt64(field.rawValue) : high >> UInt64(field.rawValue - 64)) & 1 != 0 }
}
