import CCatalogData

/// The public suffixes of the ICANN section of the Public Suffix List: what names are registered directly under.
///
/// Source: https://publicsuffix.org/ as in Debian's package publicsuffix; see `Data/public-suffixes.dat`. The list ages: what it lacks may exist by now.
extension Catalog {
  /// The day of the list: `2023-02-09`.
  public static var publicSuffixesAsOf: String { catalog_suffixes_as_of.string ?? "" }

  /// All top-level domains of the list as A-labels, by their bytes.
  public static var topLevelDomains: some RandomAccessCollection<String> {
    let root = catalog_suffix_at(0).pointee
    return (0..<Int(root.child_count)).lazy.map { String(decoding: label(of: catalog_suffix_at(Int(root.first_child) + $0).pointee), as: UTF8.self) }
  }

  /// The length in bytes of the public suffix that a name ends in, all of it where the name is one; nil where its top-level domain is not in the list.
  ///
  /// The name is one of lower-case A-labels without a final dot. Allocates nothing.
  public static func publicSuffixLength(ofDomain asciiName: UnsafeBufferPointer<UInt8>) -> Int? {
    var parent = catalog_suffix_at(0).pointee
    var end = asciiName.count
    var length: Int?
    while end > 0 {
      let start = asciiName[..<end].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
      let child = node(below: parent, UnsafeBufferPointer(rebasing: asciiName[start..<end]))
      // What is left of the dot behind an exception is the suffix, whatever other rules say.
      if let child, child.flags & UInt8(CATALOG_SUFFIX_EXCEPTION) != 0 { return asciiName.count - end - 1 }
      let isSuffix = parent.flags & UInt8(CATALOG_SUFFIX_WILDCARD) != 0 || child.map { $0.flags & UInt8(CATALOG_SUFFIX_RULE) != 0 } ?? false
      if isSuffix, start < end { length = asciiName.count - start }
      guard let child else { break }
      parent = child
      end = start - 1
    }
    return length
  }

  /// The length in bytes of the public suffix of a name.
  public static func publicSuffixLength(ofDomain asciiName: String) -> Int? { asciiName.withBytes { publicSuffixLength(ofDomain: $0) } }

  private static func node(below parent: catalog_suffix, _ label: UnsafeBufferPointer<UInt8>) -> catalog_suffix? {
    guard parent.child_count > 0 else { return nil }
    let children = catalog_suffix_at(Int(parent.first_child))!
    return firstIndex(below: Int(parent.child_count)) { order(of: self.label(of: children[$0]), label) }.map { children[$0] }
  }

  private static func label(of node: catalog_suffix) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafeRawPointer(catalog_suffix_label(Int(node.label))).assumingMemoryBound(to: UInt8.self), count: Int(node.label_length))
  }
}
