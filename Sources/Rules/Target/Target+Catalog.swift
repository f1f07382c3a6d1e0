public import Catalog
public import OrderLanguage

extension Target {
  /// The provider whose catalog counts for orders in this format.
  public var catalogProvider: CatalogProvider {
    switch self {
    case .hostupV1, .hostupV2: .hostup
    case .superspace: .superspace
    }
  }
}
