/// Terms of registries that an order accepts by key.
extension CatalogView {
  /// The keys that HostUp asks for on a registration or a transfer of a name, given as A-labels.
  ///
  /// Where neither HostUp nor a catalog file documents a key for a TLD, the one that is built from the TLD counts (assumed: a public client builds it so);
  /// it is sent only where the author put it into the pool of `defaults`.
  public func termsAsked(forDomain asciiName: String, onTransfer isTransfer: Bool) -> [String] {
    let facts = facts(forDomain: asciiName)
    if let documented = isTransfer ? facts?.transferTermsAtHostUp : facts?.registerTermsAtHostUp { return documented }
    return asciiName.withBytes { assumedTerms(facts, $0, onTransfer: isTransfer) }.map { [$0] } ?? []
  }

  /// Whether `termsAsked` has a key, by bytes; the name as A-labels.
  public func asksForTerms(_ key: UnsafeBufferPointer<UInt8>, forDomain asciiName: UnsafeBufferPointer<UInt8>, onTransfer isTransfer: Bool) -> Bool {
    let facts = facts(forDomain: asciiName)
    var (isDocumented, isAsked) = (false, false)
    facts?.forEachTerm(onTransfer: isTransfer) { term in
      isDocumented = true
      isAsked = isAsked || term.elementsEqual(key)
    }
    if isDocumented || (isTransfer ? facts?.transferTermsAtHostUp : facts?.registerTermsAtHostUp) != nil { return isAsked }
    return assumedTerms(facts, asciiName, onTransfer: isTransfer)?.utf8.elementsEqual(key) ?? false
  }

  private func assumedTerms(_ facts: TLDFacts?, _ asciiName: UnsafeBufferPointer<UInt8>, onTransfer isTransfer: Bool) -> String? {
    guard let dot = asciiName.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let tld = facts?.name ?? String(decoding: asciiName[(dot + 1)...], as: UTF8.self)
    let key = tld.utf8.contains(UInt8(ascii: ".")) ? tld.split(separator: ".").joined(separator: "_") : tld
    return key + (isTransfer ? "_transfer_terms" : "_registration_terms")
  }

  /// The TLD that HostUp asks for a key of terms by its documentation or a catalog file, on whatever action; nil where none is known.
  public func tld(askingForTerms key: String) -> TLDFacts? {
    tlds.first { ($0.registerTermsAtHostUp ?? []).contains(key) || ($0.transferTermsAtHostUp ?? []).contains(key) }
  }
}
