import Catalog
import OrderLanguage

extension Item {
  /// What is known about the TLD of a domain item, where the name is valid.
  func tldFacts(in catalog: CatalogView) -> TLDFacts? {
    type == .domain ? withNaturalKey { catalog.facts(forDomain: $1) } ?? nil : nil
  }
}
