import CCatalogData

/// The form of a country's postal codes: a view of one entry of the built-in table.
///
/// Source: the national posts and the Universal Postal Union, November 2026; see `Data/postal-codes.yaml`.
public struct PostalCodeForm: Sendable {
  private let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_postal_code> { catalog_postal_code_at(index) }

  /// The form for people: N a digit, A a letter, X either.
  public var form: String { record.pointee.form.string ?? "" }

  /// Addresses without a postal code are in order.
  public var isOptional: Bool { record.pointee.is_optional != 0 }

  /// Whether a text is a postal code of the country; case and blanks at the ends do not matter. Allocates nothing.
  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.firstIndex(where: { $0 != 0x20 }), let last = text.lastIndex(where: { $0 != 0x20 }) else { return false }
    let text = UnsafeBufferPointer(rebasing: text[first...last])
    guard text.count <= ShortText.capacity else { return false }
    return ShortText(uppercasing: text).withBytes { text in
      UnsafeBufferPointer(start: record.pointee.patterns.items, count: Int(record.pointee.patterns.count)).contains { TextPattern.isWhole($0.utf8, text) }
    }
  }

  /// The number of bytes of a prefix of the country before a right code (`SE-` of `SE-114 55`, `D-` of `D-26133`); nil where there is none.
  public func prefixLength(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let letters = text.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    guard !letters.isEmpty, letters.count <= 3 else { return nil }
    let rest = text[letters.endIndex...]
    let separators = rest.prefix { $0 == 0x20 || $0 == 0x2D }
    guard !separators.isEmpty, matches(UnsafeBufferPointer(rebasing: rest[separators.endIndex...])) else { return nil }
    let prefix = String(decoding: letters, as: UTF8.self).uppercased()
    guard prefix == record.pointee.country.string || record.pointee.prefixes.contains(prefix) == true else { return nil }
    return separators.endIndex
  }
}

extension Catalog {
  /// The form of the postal codes of a country; nil where nothing is known.
  public static func postalCodes(utf8 country: UnsafeBufferPointer<UInt8>) -> PostalCodeForm? {
    firstIndex(below: Int(catalog_postal_code_count)) { catalog_postal_code_at($0).pointee.country.compare(country) }.map(PostalCodeForm.init(index:))
  }

  /// The form of the postal codes of a country; nil where nothing is known.
  public static func postalCodes(of country: String) -> PostalCodeForm? { country.withBytes { postalCodes(utf8: $0) } }
}
