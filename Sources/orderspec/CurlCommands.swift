import Backends
import OrderLanguage

/// `compile --emit curl`: shell commands that send the requests.
///
/// A compiled order can be run twice by anyone, so an order is written only with its key: without one, HostUp v2 gets its preview call, which orders nothing.
enum CurlCommands {
  struct Refusal: Error {
    let message: String
  }

  static func text(_ requests: [CompiledRequest]) -> Result<String, Refusal> {
    var commands: [String] = []
    for request in requests {
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
      guard let body = String(validating: request.body, as: UTF8.self) else { continue }
      var lines = ["curl --fail-with-body -X \(request.method) \(quoted("https://cloud.hostup.se\(request.path)"))"]
      if !isPreview { lines.append("-H \"Authorization: Bearer $HOSTUP_TOKEN\"") }
      lines += ["-H 'Accept: application/json'", "-H 'Content-Type: application/json'"]
      lines.append("--data-raw \(quoted(String(body.drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed())))")
      commands.append(lines.joined(separator: " \\\n  ") + "\n")
    }
    return .success(commands.joined(separator: "\n"))
  }

  /// A text in single quotes for a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
