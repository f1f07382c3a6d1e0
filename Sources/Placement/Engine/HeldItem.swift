public import Diagnostics
public import OrderLanguage

/// Something that an account holds at a provider. Its texts are the provider's, as they came.
public struct HeldItem: Equatable, Sendable {
  public var type: ItemType
  /// What the provider calls it: `dom_…`, a number.
  public var id: String
  /// The domain name, the name that a hosting account serves, the name of a site; nil where the provider tells none.
  public var name: String?
  /// The provider order that it came with.
  public var order: String?
  /// The provider's own word.
  public var status: String?
  public var expires: CalendarDate?
  /// nil: the provider does not tell.
  public var renewsItself: Bool?
  /// The product's public name, as orders name it.
  public var product: String?
  public var billingCycle: BillingCycle?
  /// Paid as it is used: no order makes it.
  public var isPayg = false
  /// Of a site.
  public var location: String?
  /// Of a site.
  public var variant: String?

  public init(type: ItemType, id: String, name: String? = nil) {
    self.type = type
    self.id = id
    self.name = name
  }
}

/// What an account holds of a type.
public enum HeldAnswer: Equatable, Sendable {
  case items([HeldItem])
  /// The provider documents no list of this type.
  case notListed
  /// The list cannot be read to its end: one line.
  case unavailable(String)
}
