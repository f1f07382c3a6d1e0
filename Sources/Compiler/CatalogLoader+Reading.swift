public import Catalog
public import Diagnostics

/// A catalog with what is wrong with its files.
public struct CatalogReading: Sendable {
  public let catalog: CatalogView
  /// Faults of catalog files and of the configurations that name them.
  public let faults: [Diagnostic]
  /// What cannot be read, one line each.
  public let failures: [String]

  /// The built-in catalog under these files.
  public init(files names: [String], access: any FileAccess = LocalFiles()) {
    let loader = CatalogLoader(files: access, named: names)
    catalog = loader.view(for: ResolvedConfiguration(chain: []))
    faults = loader.faults
    failures = loader.failures
  }

  /// The catalog that a spec in the current directory is checked with.
  public init(_ options: LintOptions, access: any FileAccess = LocalFiles()) {
    let configurations = ConfigurationStore(files: access, named: options.configuration)
    let loader = CatalogLoader(files: access, named: options.catalogs)
    catalog = loader.view(for: configurations.configuration(forFile: "spec.order.yaml"))
    faults = configurations.faults + loader.faults
    failures = configurations.failures + loader.failures
  }
}
