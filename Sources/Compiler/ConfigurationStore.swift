public import Diagnostics
import Synchronization

/// Finds, reads and keeps the configurations of a run, each once.
public final class ConfigurationStore: Sendable {
  private struct State {
    /// By the directory as the path gives it, so that a known one costs one look-up.
    var byDirectory: [String: ResolvedConfiguration] = [:]
    var byPath: [String: Configuration] = [:]
    var faults: [Diagnostic] = []
    var failures: [String] = []
    var reportedInner: Set<String> = []
    var reportedProviders: Set<String> = []
  }

  private let files: any FileAccess
  /// `--config`: this file instead of a search.
  private let named: String?
  private let state = Mutex(State())

  public init(files: any FileAccess, named: String?) {
    self.files = files
    self.named = named
  }

  /// What is wrong with the configurations that were read, in the order of their files.
  public var faults: [Diagnostic] {
    state.withLock { $0.faults }.sorted {
      $0.place.file.name == $1.place.file.name ? $0.place.range.start < $1.place.range.start : $0.place.file.name < $1.place.file.name
    }
  }

  /// The configurations that were read, and the lists of names that they name.
  var paths: [String] { state.withLock { $0.byPath.values.flatMap { [Path.join($0.directory, Path.name(of: $0.file.name))] + $0.lists } } }

  /// Configurations and files they name that cannot be read.
  public var failures: [String] { state.withLock { $0.failures }.sorted(by: Path.precedes) }

  /// The configurations for a file.
  public func configuration(forFile path: String) -> ResolvedConfiguration {
    let given = Path.directory(of: path)
    return state.withLock { state in
      if let known = state.byDirectory[given] { return known }
      let resolved = resolve(Path.absolute(given), &state)
      state.byDirectory[given] = resolved
      return resolved
    }
  }

  /// Whether the nearest configuration of a file excludes it.
  func isExcluded(_ path: String) -> Bool {
    guard let nearest = configuration(forFile: path).nearest, !nearest.exclude.isEmpty else { return false }
    return isExcluded(Path.absolute(path), by: nearest)
  }

  /// Whether a configuration excludes a file of that absolute path.
  func isExcluded(_ absolute: @autoclosure () -> String, by configuration: Configuration?) -> Bool {
    guard let configuration, !configuration.exclude.isEmpty, let relative = Path.relative(absolute(), to: configuration.directory) else { return false }
    return configuration.exclude.contains { $0.covers(relative) }
  }

  private func resolve(_ directory: String, _ state: inout State) -> ResolvedConfiguration {
    if let named {
      let configuration = read(named, &state, isNamed: true)
      return checked(ResolvedConfiguration(chain: configuration.map { [$0] } ?? []), &state)
    }
    var chain: [Configuration] = []
    var current = directory
    while true {
      if let configuration = read(Path.join(current, ".orderspec.yaml"), &state, isNamed: false) { chain.append(configuration) }
      let parent = Path.directory(of: current)
      if parent == current || files.kind(of: Path.join(current, ".git")) != nil { break }
      current = parent
    }
    for inner in chain.dropLast() where state.reportedInner.insert(inner.file.name).inserted {
      for key in inner.moneyKeys {
        state.faults.append(
          Diagnostic(
            code: "money_key_in_inner_config", severity: .error,
            message: "`\(key.name)` may stand in the outermost configuration only, which is `\(chain.last!.file.name)`", place: key.place,
            help: ["Who buys, and how much, is decided in one place: a directory below cannot change it."]))
      }
    }
    return checked(ResolvedConfiguration(chain: chain), &state)
  }

  /// The default provider is one of the outermost configuration.
  private func checked(_ configuration: ResolvedConfiguration, _ state: inout State) -> ResolvedConfiguration {
    for inner in configuration.chain {
      guard let provider = inner.provider, let place = inner.providerPlace, let known = configuration.providerNames, !known.contains(provider),
        state.reportedProviders.insert(inner.file.name).inserted
      else { continue }
      let suggestion = Suggestion.nearest(to: provider, in: known)
      let outermost = configuration.outermost?.file.name ?? ""
      state.faults.append(
        Diagnostic(
          code: "config_invalid_value", severity: .error,
          message: "`providers` has no `\(provider)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""), place: place,
          help: suggestion != nil
            ? [] : [known.isEmpty ? "`\(outermost)` has no `providers`." : "Providers: \(known.map { "`\($0)`" }.joined(separator: ", "))."]))
    }
    return configuration
  }

  private func read(_ path: String, _ state: inout State, isNamed: Bool) -> Configuration? {
    if let known = state.byPath[path] { return known }
    let absolute = Path.absolute(path)
    let name = isNamed ? path : Path.relative(absolute, to: Path.current) ?? absolute
    let bytes: [UInt8]
    do {
      bytes = try files.read(path)
    } catch {
      if isNamed || files.kind(of: path) != nil {
        let message = "\(name): \(error.message)"
        if !state.failures.contains(message) { state.failures.append(message) }
      }
      return nil
    }
    var reader = ConfigurationReader(
      file: SourceFile(name: name, bytes: bytes), directory: Path.directory(of: absolute), files: files)
    let configuration = reader.read()
    state.faults += reader.faults
    state.failures += reader.failures
    state.byPath[path] = configuration
    return configuration
  }
}
