import CCatalogData

/// A country calling code of ITU-T E.164: a view of one entry of the built-in table.
///
/// Source: ITU-T list of assigned country codes, libphonenumber and national numbering plans, November 2026; see `Data/calling-codes.yaml`.
public struct CallingCode: Sendable, Hashable {
  private let index: Int

  init(index: Int) { self.index = index }

  private var record: UnsafePointer<catalog_calling_code> { catalog_calling_code_at(index) }

  /// The digits: `46`.
  public var digits: String { record.pointee.code.string ?? "" }

  /// The number of digits, 1 to 3.
  public var length: Int { Int(record.pointee.code.count) }

  /// The countries that the numbers belong to, the largest first; empty for satellites and free phone.
  public var countries: [Country] { (record.pointee.countries.strings ?? []).compactMap { Catalog.country($0) } }

  /// The number of digits behind the calling code.
  public var nationalLength: FactBounds { FactBounds(record.pointee.length) }

  /// What is dialled before the national number inside the country and must not stand behind the calling code: `0`, in Hungary `06`.
  public var trunkPrefix: String? { record.pointee.trunk.string }

  /// Whether national digits begin with the trunk prefix; allocates nothing.
  public func hasTrunkPrefix(_ national: UnsafeBufferPointer<UInt8>) -> Bool {
    record.pointee.trunk.bytes != nil && national.starts(with: record.pointee.trunk.utf8)
  }
}

extension Catalog {
  /// All calling codes, by their digits.
  public static var callingCodes: some RandomAccessCollection<CallingCode> { (0..<Int(catalog_calling_code_count)).lazy.map(CallingCode.init(index:)) }

  /// The calling code that an international number begins with, by its digits without `+`; allocates nothing.
  public static func callingCode(ofNumber digits: UnsafeBufferPointer<UInt8>) -> CallingCode? {
    for length in 1...3 where length <= digits.count {
      let code = UnsafeBufferPointer(rebasing: digits[..<length])
      if let index = firstIndex(below: Int(catalog_calling_code_count), { catalog_calling_code_at($0).pointee.code.compare(code) }) {
        return CallingCode(index: index)
      }
    }
    return nil
  }
}
