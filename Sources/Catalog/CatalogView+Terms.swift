/// Terms of registries that an order accepts by key.
extension CatalogView {
  /// The keys that HostUp asks for on a registration or a transfer of a name, given as A-labels.
  ///
  /// Where neither HostUp nor a catalog file documents a key for a TLD, the one that is built from the TLD counts (assumed: a public client builds it so);
  /// it is sent only where the author put it into the pool of `defaults`.
  public func termsAsked(forDomain asciiName: String, onTransfer isTransfer: Bool) -> [String] {
    let facts = facts(forDomain: asciiName)
    if let documented = isTransfer ? facts?.transferTermsAtHostUp : facts?.registerTermsAtHostUp { return documented }
    guard let dot = asciiName.utf8.firstIndex(of: UInt8(ascii: ".")) else { return [] }
    let tld = facts?.name ?? String(asciiName[asciiName.utf8.index(after: dot)...])
    let key = tld.utf8.contains(UInt8(ascii: ".")) ? tld.split(separator: ".").joined(separator: "_") : tld
    return [isTransfer ? "\(key)_transfer_terms" : "\(key)_registration_terms"]
  }

  /// The TLD that HostUp asks for a key of terms by its documentation or a catalog file, on whatever action; nil where none is known.
  public func tld(askingForTerms key: String) -> TLDFacts? {
    tlds.first { ($0.registerTermsAtHostUp ?? []).contains(key) || ($0.transferTermsAtHostUp ?? []).contains(key) }
  }
}
