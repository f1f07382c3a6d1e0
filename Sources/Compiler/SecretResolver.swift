public import Backends
import Diagnostics
public import OrderLanguage
import YAMLSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fetches what secret references stand for, within the bounds that the outermost configuration draws.
///
/// A reference may not name a variable or a file that an account of the configuration or its ledger uses, what the client library of a ledger's database reads its password
/// and key from, nor a file outside of the configuration's root or `/run/secrets`.
public struct SecretResolver: Sendable {
  let files: any FileAccess
  /// The outermost configuration.
  let configuration: Configuration?

  /// - Parameter configuration: the outermost one.
  public init(files: any FileAccess, configuration: Configuration?) {
    self.files = files
    self.configuration = configuration
  }

  /// The token of an account: the configuration itself names it, so the bounds for orders do not count.
  public func resolveToken(_ reference: SecretReference, namedIn file: String) -> Result<String, SecretFailure> {
    switch reference.source {
    case .environment(let name):
      guard let raw = getenv(name) else { return .failure(SecretFailure("the environment variable `\(name)` is not set")) }
      let value = String(cString: raw)
      return value.isEmpty ? .failure(SecretFailure("the environment variable `\(name)` is empty")) : .success(value)
    case .file(let path, let key): return content(path, key, namedIn: file)
    }
  }

  func resolve(_ reference: SecretReference, _ place: Place) -> Result<String, SecretFailure> {
    switch reference.source {
    case .environment(let name): variable(name)
    case .file(let path, let key):
      if opensDatabase(path, namedIn: place.file.name) {
        .failure(SecretFailure("the file `\(path)` opens the ledger's database, which an order may not read"))
      } else if holdsToken(path, key, namedIn: place.file.name) {
        .failure(SecretFailure("the file `\(path)` holds the token of an account or the ledger's URL, which an order may not read"))
      } else {
        content(path, key, namedIn: place.file.name)
      }
    }
  }

  /// Whether a file is one that an account or the ledger reads, by whatever path; of a file with several secrets, another key is free.
  private func holdsToken(_ path: String, _ key: String?, namedIn spec: String) -> Bool {
    guard let configuration, !configuration.tokenFiles.isEmpty, let real = files.resolved(Path.join(Path.directory(of: spec), path)) else { return false }
    return configuration.tokenFiles.contains { token in
      guard files.resolved(Path.join(Path.directory(of: configuration.file.name), token.path)) == real else { return false }
      return key == nil || token.key == nil || key == token.key
    }
  }

  /// Whether a file is one that libpq takes the password or the key of a connection from: what variables name, and the defaults below the home directory (PostgreSQL
  /// documentation, libpq: environment variables, password file, service file, SSL support).
  private func opensDatabase(_ path: String, namedIn spec: String) -> Bool {
    guard let real = files.resolved(Path.join(Path.directory(of: spec), path)) else { return false }
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    let named = ["PGPASSFILE", "PGSERVICEFILE", "PGSSLKEY"].compactMap(value)
    let homely = value("HOME").map { home in [".pgpass", ".pg_service.conf", ".postgresql/postgresql.key"].map { "\(home)/\($0)" } } ?? []
    return (named + homely).contains { files.resolved($0) == real }
  }

  private func variable(_ name: String) -> Result<String, SecretFailure> {
    if name == "PGPASSWORD" { return .failure(SecretFailure("the variable `PGPASSWORD` opens the ledger's database, which an order may not read")) }
    if configuration?.tokenVariables.contains(name) == true {
      return .failure(SecretFailure("the variable `\(name)` holds the token of an account or the ledger's URL, which an order may not read"))
    }
    if let globs = configuration?.secretEnvironment, !globs.contains(where: { GlobPattern($0)?.matches(name, isDirectory: false) == true }) {
      return .failure(SecretFailure("`secrets.env` of \(configuration!.file.name) does not allow the variable `\(name)`"))
    }
    guard let raw = getenv(name) else { return .failure(SecretFailure("the environment variable `\(name)` is not set")) }
    let value = String(cString: raw)
    return value.isEmpty ? .failure(SecretFailure("the environment variable `\(name)` is empty")) : .success(value)
  }

  private func content(_ path: String, _ key: String?, namedIn spec: String) -> Result<String, SecretFailure> {
    let joined = Path.join(Path.directory(of: spec), path)
    guard let real = files.resolved(joined) else { return .failure(SecretFailure("the file `\(path)` is not there")) }
    let root = configuration?.directory ?? Path.absolute(Path.directory(of: spec))
    let realRoot = files.resolved(root) ?? root
    let below = Path.relative(real, to: realRoot)
    let isShared = Path.relative(real, to: "/run/secrets") != nil
    if let globs = configuration?.secretFiles {
      let isAllowed = globs.contains { glob in
        if glob.hasPrefix("/") { return GlobPattern(glob)?.covers(String(real.dropFirst())) == true }
        return below.map { GlobPattern(glob)?.covers($0) == true } ?? false
      }
      if !isAllowed { return .failure(SecretFailure("`secrets.files` of \(configuration!.file.name) does not allow the file `\(path)`")) }
    } else if below == nil, !isShared {
      return .failure(SecretFailure("the file `\(path)` is outside of `\(root)` and `/run/secrets`"))
    }
    let bytes: [UInt8]
    do {
      bytes = try files.read(real)
    } catch {
      return .failure(SecretFailure("the file `\(path)` cannot be read: \(error.message)"))
    }
    if let key { return entry(key, of: bytes, path) }
    var text = bytes[...]
    if text.last == 0x0A { text.removeLast() }
    if text.last == 0x0D { text.removeLast() }
    guard let value = String(validating: text, as: UTF8.self) else { return .failure(SecretFailure("the file `\(path)` is not UTF-8")) }
    return value.isEmpty ? .failure(SecretFailure("the file `\(path)` is empty")) : .success(value)
  }

  /// A key of a one-level mapping; JSON is YAML.
  private func entry(_ key: String, of bytes: [UInt8], _ path: String) -> Result<String, SecretFailure> {
    let tree = SyntaxTree.parse(SourceFile(name: path, bytes: bytes))
    guard tree.problems.isEmpty, let root = tree.documents.first?.root, tree[root].kind == .mapping else {
      return .failure(SecretFailure("the file `\(path)` holds no mapping in YAML or JSON"))
    }
    guard let value = OpenEntry.entries(of: root, in: tree).first(where: { tree.text(of: tree.resolved($0.key)) == key })?.value else {
      return .failure(SecretFailure("the file `\(path)` has no key `\(key)`"))
    }
    let node = tree.resolved(value)
    guard tree[node].kind == .scalar, !tree.isNull(node), !tree.text(of: node).isEmpty else {
      return .failure(SecretFailure("the key `\(key)` of the file `\(path)` holds no text"))
    }
    return .success(tree.text(of: node))
  }
}
