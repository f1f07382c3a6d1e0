import Compiler
import Diagnostics
import OrderLanguage
import YAMLSyntax

extension LanguageServer {
  /// One lens above each order; what it says is computed when it comes into sight.
  func codeLenses(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let analysis = try analysis(params), let uri = params[path: "textDocument", "uri"]?.string else { return .null }
    return .array(
      analysis.orders.map { order in
        [
          "range": analysis.range(analysis.tree.headRange(of: order.document.root)),
          "data": ["uri": .string(uri), "document": .integer(order.document.number)],
        ]
      })
  }

  func resolveCodeLens(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let uri = params[path: "data", "uri"]?.string, let number = params[path: "data", "document"]?.int else { throw .invalid("data") }
    guard let path = documents[uri]?.path ?? DocumentURI.path(uri) else { return params }
    var parts: [String] = []
    for target in Target.allCases {
      try checkCancellation()
      parts.append("\(target.rawValue): \(requestCount(path, number, target))")
    }
    return params.adding("command", ["title": .string(parts.joined(separator: " | ")), "command": ""])
  }

  private func requestCount(_ path: String, _ number: Int, _ target: Target) -> String {
    var lint = lintOptions
    lint.target = target
    let outcome = OrderCompiler(CompileOptions(lint: lint), files: files).compile([path])
    if outcome.isRefused || !outcome.faults.isEmpty {
      let errors = outcome.lint.report.findings.filter { $0.severity == .error }
      let own = errors.count { Path.absolute($0.place.file.name) == path && $0.place.document == number }
      let count = own > 0 ? own : errors.count
      return count == 1 ? "1 error" : "\(count) errors"
    }
    guard let order = analysis(ofPath: path)?.orders.first(where: { $0.document.number == number }) else { return "nothing" }
    let count = order.name.map { outcome.requestCount(ofOrder: $0.value) } ?? 0
    return count == 0 ? "nothing to order" : count == 1 ? "1 request" : "\(count) requests"
  }
}
