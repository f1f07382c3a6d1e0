public import Diagnostics
public import OrderLanguage

// Where findings of plan and apply stand.

extension Item {
  /// The name of the item, or where it has none its beginning.
  public var namePlace: Place { naturalKeyField.flatMap { object?.member($0)?.place } ?? origin.place }

  /// A field of the item, or where it would be.
  public func place(of field: FieldName) -> Place { object?.member(field)?.place ?? origin.missingPlace(field) }
}

extension Order {
  /// The name of the order, or where it has none its beginning.
  public var namePlace: Place { name?.origin.place ?? object.origin.place }

  /// The limit of the order, else `payment`, else where it would be.
  public var limitPlace: Place {
    guard let payment else { return object.origin.missingPlace(.payment) }
    return (payment.maxTotal?.origin ?? payment.maxSubtotal?.origin)?.place ?? payment.object.origin.place
  }
}
