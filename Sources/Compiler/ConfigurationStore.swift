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

  /// Configurations and files they name that cannot be read.
  public var failures: [String] { state.withLock { $0.failures } }

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
      return ResolvedConfiguration(chain: configuration.map { [$0] } ?? [])
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
    return ResolvedConfiguration(chain: chain)
  }

  private func read(_ path: String, _ state: inout State, isNamed: Bool) -> Configuration? {
    if let known = state.byPath[path] { return known }
    let bytes: [UInt8]
    do {
      bytes = try files.read(path)
    } catch {
      if isNamed || files.kind(of: path) != nil {
        let message = "\(path): \(error.message)"
        if !state.failures.contains(message) { state.failures.append(message) }
      }
      return nil
    }
    let absolute = Path.absolute(path)
    let name = isNamed ? path : Path.relative(absolute, to: Path.current) ?? absolute
    var reader = ConfigurationReader(
      file: SourceFile(name: name, bytes: bytes), directory: Path.directory(of: absolute), files: files)
    let configuration = reader.read()
    state.faults += reader.faults
    state.failures += reader.failures
    state.byPath[path] = configuration
    return configuration
  }
}
