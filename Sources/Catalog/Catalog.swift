import CCatalogData

/// What orderspec knows about TLDs and products without asking anyone: constant tables, with nothing to read or initialise at start.
///
/// The facts, with their sources and dates, are in `Data/*.yaml`; `make generate` writes the tables from there. Product data of the provider, pinned by
/// the user, override them.
public enum Catalog {
  /// When the facts about TLDs were looked at: `2026-11`.
  public static var tldsAsOf: String { catalog_tlds_as_of.string ?? "" }

  /// All TLDs that are known, by the bytes of their names.
  public static var tlds: some RandomAccessCollection<TLDFacts> { (0..<Int(catalog_tld_count)).lazy.map(TLDFacts.init(index:)) }

  /// The facts about a TLD: its A-label in lower case, without a dot before it (`se`, `co.uk`).
  public static func tld(_ name: String) -> TLDFacts? { name.withBytes { tld(utf8: $0) } }

  /// The facts about a TLD by the bytes of its name; allocates nothing.
  public static func tld(utf8 name: UnsafeBufferPointer<UInt8>) -> TLDFacts? {
    firstIndex(below: Int(catalog_tld_count)) { catalog_tld_at($0).pointee.name.compare(name) }.map(TLDFacts.init(index:))
  }

  /// The facts about the TLD that a domain name stands directly or indirectly under; of two that fit, the longer one (`co.uk` before `uk`).
  ///
  /// Nothing where the name is registered under a longer public suffix, as `acme.mi.it` is: what is known of .it need not hold there.
  /// The name is one of lower-case A-labels without a final dot. A TLD by itself stands under no TLD, except that `co.uk` is a name under `uk`.
  public static func facts(forDomain asciiName: String) -> TLDFacts? { asciiName.withBytes { facts(forDomain: $0) } }

  /// The facts about the TLD of a domain name by its bytes; allocates nothing.
  public static func facts(forDomain asciiName: UnsafeBufferPointer<UInt8>) -> TLDFacts? {
    for index in asciiName.indices.dropFirst() where asciiName[index] == UInt8(ascii: ".") {
      if let facts = tld(utf8: UnsafeBufferPointer(rebasing: asciiName[(index + 1)...])) { return isRegistered(asciiName, below: index) ? facts : nil }
    }
    return nil
  }

  /// Whether a name is registered under what stands behind one of its dots, and not under a longer public suffix.
  static func isRegistered(_ asciiName: UnsafeBufferPointer<UInt8>, below dot: Int) -> Bool {
    guard asciiName[..<dot].contains(UInt8(ascii: ".")), let suffix = publicSuffixLength(ofDomain: asciiName) else { return true }
    return suffix < asciiName.count - dot
  }

  /// Looks an entry up in a sorted table; `compare` says whether the entry at an index comes before (negative), after (positive) or is the one.
  @inline(__always)
  static func firstIndex(below count: Int, _ compare: (Int) -> Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(middle)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
