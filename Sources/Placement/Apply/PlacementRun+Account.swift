public import Backends
public import Compiler
import OrderLanguage

/// What an account holds, as specs.
public struct AccountHoldings: Sendable {
  public var specs: [AccountSpec] = []
  /// What a person should know, one line each.
  public var notes: [String] = []
}

extension PlacementRun {
  /// Reads what the account of a provider holds.
  ///
  /// - Parameter name: as the configuration calls the provider.
  /// - Throws: `PlacementFailure.usage` where a list cannot be read to its end: half an account would look like all of it.
  public func holdings(ofProvider name: String, configuration: Configuration?) throws -> AccountHoldings {
    let provider = try ResolvedProvider.resolve(named: name, for: .reading, configuration, options, files: environment.files, "--from-account")
    let engine = try engine(for: provider)
    try checkAccount(provider, engine, for: .reading)
    var holdings = AccountHoldings()
    var items: [AccountItem] = []
    let types: [ItemType] = provider.target == .superspace ? [.site, .domain] : [.domain, .vps, .sharedHosting, .addon]
    for type in types {
      environment.progress("reading the \(type.rawValue) items of \(provider.name)")
      switch try provider.api.held(type, named: nil, read: engine.read) {
      case .items(let held): items += held.compactMap { Self.item($0, &holdings.notes) }
      case .notListed:
        holdings.notes.append("\(provider.name) has no documented list of \(type.rawValue) items: none is written; add what you have with `existing`")
      case .unavailable(let reason):
        guard !environment.isCancelled() else { throw PlacementFailure.usage("the run was asked to stop; nothing was written") }
        throw PlacementFailure.usage("provider `\(provider.name)`: \(reason); nothing was written")
      }
    }
    let (specs, notes) = AccountImport.specs(of: items, provider: name)
    holdings.specs = specs
    holdings.notes += notes
    return holdings
  }

  private static func item(_ held: HeldItem, _ notes: inout [String]) -> AccountItem? {
    guard !held.isPayg else {
      notes.append("\(TextLines.line(held.id)) was left out: it is paid as it is used, and no order makes it")
      return nil
    }
    if let status = held.status, status.lowercased() != "active" {
      notes.append("\(TextLines.line(held.name ?? held.id)) is `\(status)` at the provider; take it out of the spec if it is gone")
    }
    var item = AccountItem(type: held.type, id: held.id, name: held.name)
    item.product = held.product
    item.billingCycle = held.billingCycle
    item.location = held.location
    item.variant = held.variant
    return item
  }

  /// What a provider publishes of its products.
  ///
  /// - Parameters:
  ///   - name: as the configuration calls the provider; nil: HostUp at its documented host.
  ///   - asOf: the day that the file is of.
  public func catalog(ofProvider name: String?, asOf: String, configuration: Configuration?) throws -> (draft: CatalogDraft, notes: [String]) {
    let base = try ResolvedProvider.catalogBase(named: name, configuration, options)
    // The engine is for its reads alone, which carry no credentials here.
    let provider = ResolvedProvider.reading(base)
    let engine = try engine(for: provider)
    var source = HostUpCatalog(baseURL: base, read: engine.read, progress: environment.progress)
    do {
      let draft = try source.draft(asOf: asOf)
      return (draft, source.notes)
    } catch let failure as ListFailure {
      guard !environment.isCancelled() else { throw PlacementFailure.usage("the run was asked to stop; nothing was written") }
      throw PlacementFailure.usage("\(base): \(failure.reason); nothing was written")
    }
  }
}

extension ResolvedProvider {
  /// Where a provider publishes its products; no token is needed.
  static func catalogBase(named name: String?, _ configuration: Configuration?, _ options: PlacementOptions) throws -> String {
    guard let name else { return documentedBase[.hostupV2]! }
    guard let provider = configuration?.providers[name] else {
      throw PlacementFailure.usage("catalog sync: the provider `\(name)` is not in `providers` of .orderspec.yaml; without one, HostUp is asked")
    }
    guard let target = provider.target, target != .superspace else {
      throw PlacementFailure.usage("catalog sync: provider `\(name)` publishes no products in a documented form: write its catalog file by hand")
    }
    let base = provider.baseURL ?? documentedBase[target]!
    try check(host: base, of: name, target, options)
    return base
  }

  /// For reads that need nobody's token.
  static func reading(_ base: String) -> ResolvedProvider { make("catalog", .hostupV2, base, "", "", nil) }
}
