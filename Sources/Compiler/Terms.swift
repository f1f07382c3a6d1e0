import Catalog
import OrderLanguage

/// Which registry terms an item is asked for, by the catalog: what a pool in `defaults` is picked from.
enum Terms {
  /// The keys of a registration or transfer of a name, given as A-labels.
  static func asked(by catalog: CatalogView) -> @Sendable (_ aLabelName: String, _ action: DomainAction) -> Set<String> {
    { name, action in Set(catalog.termsAsked(forDomain: name, onTransfer: action == .transfer)) }
  }
}
