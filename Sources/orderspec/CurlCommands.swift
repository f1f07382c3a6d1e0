import Backends
import Compiler
import OrderLanguage

/// `compile --emit curl`: shell commands that send the requests.
///
/// A compiled order can be run twice by anyone, so an order is written only with its key: without one, HostUp v2 gets its preview call, which orders nothing.
enum CurlCommands {
  struct Refusal: Error {
    let message: String
  }

  /// - Parameters:
  ///   - providers: what the configuration says of who each request goes to.
  ///   - hosts: those that `ORDERSPEC_ALLOW_HOST` names.
  static func text(_ requests: [CompiledRequest], providers: [NamedProvider?], allowing hosts: Set<String>) -> Result<String, Refusal> {
    var commands: [String] = []
    for (request, provider) in zip(requests, providers) {
      if let pointer = request.unresolved.first {
        return .failure(
          Refusal(message: "\(request.order): the secret at \(pointer) is not resolved: a command needs `--resolve-secrets`"))
      }
      let isPreview = request.path.hasSuffix("/preview")
      if request.target == .superspace {
        return .failure(Refusal(message: "\(request.order): superspace has no key: the command would order again each time it is run"))
      }
      if !isPreview, !request.isIdempotent {
        return .failure(
          Refusal(message: "\(request.order): without a key the command would order again each time it is run: give `--attempt-key KEY`"))
      }
      let base: String
      switch Self.base(of: request, provider, hosts) {
      case .success(let found): base = found
      case .failure(let refusal): return .failure(refusal)
      }
      guard let body = String(validating: request.body, as: UTF8.self) else { continue }
      var lines = ["curl --fail-with-body -X \(request.method) \(quoted(base + request.path))"]
      if !isPreview { lines.append("-H \"Authorization: Bearer $HOSTUP_TOKEN\"") }
      lines += ["-H 'Accept: application/json'", "-H 'Content-Type: application/json'"]
      lines.append("--data-raw \(quoted(String(body.drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed())))")
      commands.append(lines.joined(separator: " \\\n  ") + "\n")
    }
    return .success(commands.joined(separator: "\n"))
  }

  /// Where a request goes: to the base URL of the order's provider, as `apply` sends it.
  private static func base(of request: CompiledRequest, _ named: NamedProvider?, _ hosts: Set<String>) -> Result<String, Refusal> {
    guard let named, let text = named.provider.baseURL else { return .success(ProviderAddress.documented[request.target]!) }
    if let target = named.provider.target, target != request.target {
      let message = "\(request.order): provider `\(named.name)` has a `baseURL` for \(target.rawValue), and the request is for \(request.target.rawValue)"
      return .failure(Refusal(message: "\(message): leave `--target` out, or name another provider"))
    }
    switch ProviderAddress.read(text) {
    case .success(let address):
      if let refusal = address.refusal(of: named.name, request.target, allowing: hosts) { return .failure(Refusal(message: "\(request.order): \(refusal)")) }
      return .success(address.text)
    case .failure(let fault): return .failure(Refusal(message: "\(request.order): `baseURL` of provider `\(named.name)` \(fault.message)"))
    }
  }

  /// A text in single quotes for a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
