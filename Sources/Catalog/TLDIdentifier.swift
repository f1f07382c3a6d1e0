import CCatalogData

/// Something that a registry asks beside name and address: an identity number, an attribute, a declaration.
public struct TLDIdentifier: Sendable {
  /// The part of the condition that says who must give it.
  public enum Holder: UInt8, Sendable {
    /// The spec cannot tell.
    case unclear
    case any, `private`, organisation
  }

  private let tld: Int
  private let offset: Int

  init(tld: Int, offset: Int) {
    self.tld = tld
    self.offset = offset
  }

  private var record: UnsafePointer<catalog_identifier> { catalog_tld_at(tld).pointee.identifiers + offset }

  /// The name of the fact; `registrationIdentifier` is HostUp's, the others are those of registries and registrars and need not be a provider's key.
  public var name: String { record.pointee.name.string ?? "" }

  /// When it is asked, in words.
  public var when: String { record.pointee.when.string ?? "" }

  /// Whom it is asked of; with `unclear`, only `when` tells.
  public var holder: Holder { Holder(rawValue: record.pointee.holder) ?? .unclear }

  /// Whether it is asked of holders with an address in a country, as far as countries matter.
  public func applies(in country: String) -> Bool {
    (record.pointee.countries.contains(country) ?? true) && !(record.pointee.excluded_countries.contains(country) ?? false)
  }

  /// Whether it must be given; nil where nobody knows.
  public var isRequired: Bool? { known(record.pointee.is_required).map { $0 != 0 } }

  /// Whether it says what entitles the holder to the name, where that does not follow from the address.
  public var provesEligibility: Bool { record.pointee.proves_eligibility != 0 }

  /// The kinds of identifier that will do, `eu_vat` for every `eu_vat_…`; empty where any text will do.
  public var kinds: [String] { record.pointee.kinds.strings ?? [] }

  /// The values to choose from, some with a word of explanation behind the value; nil where there is no such list.
  public var values: [String]? { record.pointee.values.strings }

  /// What else is known.
  public var note: String? { record.pointee.note.string }
}
