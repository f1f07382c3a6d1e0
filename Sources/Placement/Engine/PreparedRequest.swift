public import Backends
import JSON

/// A request of an order, ready to be sent: secret references are resolved, so its bytes are never printed, kept or logged.
public struct PreparedRequest: Sendable {
  /// The path below the base URL.
  public let path: String
  public let body: [UInt8]
  /// The places of its items in the spec, in the order of the request.
  public let items: [Int]
  /// Leads from a pointer in the body to the spec; nil in simulations.
  public let sourceMap: SourceMap?

  public init(path: String, body: [UInt8], items: [Int], sourceMap: SourceMap?) {
    self.path = path
    self.body = body
    self.items = items
    self.sourceMap = sourceMap
  }

  /// The places of the body where a secret reference still stands.
  var unresolved: Set<String> { Set(sourceMap?.unresolved ?? []) }

  /// The same request without what stands at some places of its body.
  func without(_ pointers: Set<String>) -> PreparedRequest {
    PreparedRequest(path: path, body: JSONWithout.pointers(pointers, body), items: items, sourceMap: sourceMap)
  }

  /// What the secret references in the body stand for: a provider may say it back.
  var secrets: [String] {
    guard let sourceMap, !sourceMap.secrets.isEmpty, let document = try? JSONDocument.parse(body) else { return [] }
    return sourceMap.secrets.compactMap { JSONPointer($0).flatMap { document.value(at: $0) }.flatMap { document.string(of: $0) } }
  }
}
