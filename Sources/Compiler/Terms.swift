import Catalog
import OrderLanguage

/// Which registry terms an item is asked for, by the catalog: what a pool in `defaults` is picked from.
enum Terms {
  /// The keys of a registration or transfer of a name, given as A-labels.
  ///
  /// Where neither HostUp nor a catalog file documents a key for a TLD, the one that is built from the TLD counts (assumed: a public client builds it so);
  /// it is sent only where the author put it into the pool.
  static func asked(by catalog: CatalogView) -> @Sendable (_ aLabelName: String, _ action: DomainAction) -> Set<String> {
    { name, action in
      let facts = catalog.facts(forDomain: name)
      let documented = action == .register ? facts?.registerTermsAtHostUp : facts?.transferTermsAtHostUp
      if let documented { return Set(documented) }
      guard let dot = name.firstIndex(of: ".") else { return [] }
      let tld = facts?.name ?? String(name[name.index(after: dot)...])
      let key = tld.split(separator: ".").joined(separator: "_")
      return [action == .register ? "\(key)_registration_terms" : "\(key)_transfer_terms"]
    }
  }
}
