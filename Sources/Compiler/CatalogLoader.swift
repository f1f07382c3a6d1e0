import Catalog
import Diagnostics
import Rules
import Synchronization

/// Reads the catalog files of a run, each once, and lays them over the built-in catalog.
final class CatalogLoader: Sendable {
  /// A catalog file as it was read.
  struct Loaded: Sendable {
    let catalog: CatalogFile
    /// When the provider was asked, with its place; nil where that is not understood.
    let asOf: (day: CalendarDate, place: Place)?
    /// The rules of the first configuration that had it read.
    let settings: [String: Configuration.Setting]
  }

  private struct State {
    /// By the directory of the configuration that names the files; nil: `--catalog`.
    var views: [String?: CatalogView] = [:]
    /// By absolute path; nil where the file cannot be read.
    var files: [String: Loaded?] = [:]
    var faults: [Diagnostic] = []
    var failures: [String] = []
  }

  private let files: any FileAccess
  /// `--catalog`: these files instead of those of the configuration.
  private let named: [String]
  private let state = Mutex(State())

  init(files: any FileAccess, named: [String]) {
    self.files = files
    self.named = named
  }

  /// What is wrong with the catalog files, in the order of their names.
  var faults: [Diagnostic] {
    state.withLock { $0.faults }.sorted {
      $0.place.file.name == $1.place.file.name ? $0.place.range.start < $1.place.range.start : $0.place.file.name < $1.place.file.name
    }
  }

  /// Catalog files that cannot be read.
  var failures: [String] { state.withLock { $0.failures }.sorted(by: Path.precedes) }

  /// The files that were read, by their names.
  var loaded: [Loaded] { state.withLock { $0.files.values.compactMap { $0 } }.sorted { $0.catalog.name < $1.catalog.name } }

  /// The catalog for the files that a configuration counts for. Without catalog files nothing is read, locked or made.
  func view(for configuration: ResolvedConfiguration) -> CatalogView {
    let nearest = configuration.nearest
    if named.isEmpty, nearest?.catalog.isEmpty ?? true { return .builtIn }
    let key = named.isEmpty ? nearest?.directory : nil
    return state.withLock { state in
      if let known = state.views[key] { return known }
      let settings = nearest?.rules ?? [:]
      var layers: [CatalogFile] = []
      if named.isEmpty, let nearest {
        for path in nearest.catalog {
          let absolute = Path.absolute(Path.join(nearest.directory, path))
          let name = Path.relative(absolute, to: Path.current) ?? absolute
          if let loaded = load(name, settings, " (`catalog` of \(nearest.file.name))", &state) { layers.append(loaded.catalog) }
        }
      } else {
        for path in named { if let loaded = load(path, settings, "", &state) { layers.append(loaded.catalog) } }
      }
      let view = CatalogView(layers)
      state.views[key] = view
      return view
    }
  }

  private func load(_ name: String, _ settings: [String: Configuration.Setting], _ namedBy: String, _ state: inout State) -> Loaded? {
    let key = Path.absolute(name)
    if let known = state.files[key] { return known }
    var result: Loaded?
    do {
      var reader = CatalogReader(SourceFile(name: name, bytes: try files.read(name)))
      let catalog = reader.read()
      state.faults += reader.faults
      if let catalog { result = Loaded(catalog: catalog, asOf: reader.asOf, settings: settings) }
    } catch {
      state.failures.append("\(name): \(error.message)\(namedBy)")
    }
    state.files[key] = .some(result)
    return result
  }

  // MARK: Age

  /// What is to be said about the age of the files that were read, each once, at the day that the file gives.
  func staleFindings(_ options: LintOptions) -> [Diagnostic] {
    loaded.compactMap { loaded in
      guard let asOf = loaded.asOf, let finding = CatalogStale.finding(asOf: asOf.day, today: options.today, at: asOf.place) else { return nil }
      return FindingFilter(options: options, settings: loaded.settings).shown(finding)
    }
  }
}
