/// Names that people bring along from the providers' own requests, and what the language calls them.
///
/// Sources: HostUp v1 `POST /api/create-order` and HostUp's own WHMCS module, HostUp v2 `POST /api/v2/orders`, SuperSpace `POST /api/orders/domain`.
public enum ForeignNames {
  /// Where a name comes from.
  public enum Origin: Sendable {
    case hostupV1, hostupV2, superspace

    public var title: String {
      switch self {
      case .hostupV1: "HostUp v1"
      case .hostupV2: "HostUp v2"
      case .superspace: "SuperSpace"
      }
    }
  }

  /// What to write instead of a foreign name.
  public struct Replacement: Sendable {
    public let origin: Origin
    /// The member of the same object that means the same; nil where it is not a mere renaming.
    public let field: FieldName?
    /// What to do where renaming is not enough.
    public let advice: String?
  }

  /// What a name of another format is here.
  public static func replacement(for name: String, in type: ObjectType) -> Replacement? {
    if let field = v1[name], Grammar.field(field, of: type) != nil { return Replacement(origin: .hostupV1, field: field, advice: nil) }
    if let field = superspace[name], Grammar.field(field, of: type) != nil { return Replacement(origin: .superspace, field: field, advice: nil) }
    switch (type, name) {
    case (.order, "paymentMethod"): return Replacement(origin: .hostupV2, field: nil, advice: "write `payment: { method: … }`")
    case (.contact, "accountType"): return Replacement(origin: .hostupV2, field: .type, advice: nil)
    case (.domain, "domain"): return Replacement(origin: .hostupV1, field: .domainName, advice: nil)
    case (.vps, "domain"): return Replacement(origin: .hostupV1, field: .hostname, advice: nil)
    case (.sharedHosting, "domain"): return Replacement(origin: .hostupV1, field: .primaryDomain, advice: nil)
    case (.domain, "cycle"): return Replacement(origin: .hostupV1, field: nil, advice: "domains take `years`")
    case (.domain, "nameserverOption"):
      return Replacement(origin: .hostupV1, field: nil, advice: "leave it out: writing `nameservers` says that they are your own")
    case (.contact, "password"), (.contact, "passwordConfirm"):
      return Replacement(origin: .hostupV1, field: nil, advice: "leave it out: orderspec creates no accounts")
    case (_, "quantity") where type.itemType != nil:
      return Replacement(origin: .hostupV1, field: nil, advice: "one purchase is one item: write the item again")
    case (_, "price") where type.itemType != nil:
      return Replacement(origin: .hostupV1, field: nil, advice: "the provider knows the price; `maxSubtotal` guards it")
    default: return nil
    }
  }

  private static let v1: [String: FieldName] = [
    "cartItems": .items, "firstname": .firstName, "lastname": .lastName, "companyname": .companyName, "address1": .street, "postcode": .postalCode,
    "country": .countryCode, "phonenumber": .phoneNumber, "orgno": .registrationIdentifier, "vateu": .vatNumber, "cycle": .billingCycle,
    "configoptions": .options,
  ]

  private static let superspace: [String: FieldName] = [
    "first_name": .firstName, "last_name": .lastName, "organization": .companyName, "street_address": .street, "post_code": .postalCode,
    "phone": .phoneNumber, "extra_properties": .extensions, "authcode": .eppCode, "contact": .registrantContact, "role_contacts": .roleContacts,
    "plan": .productSlug, "term": .billingCycle,
  ]
}
