import Diagnostics
public import OrderLanguage

/// The SuperSpace order API: one request for each item.
///
/// Documented at https://docs.superspace.nl/en/API/orders/, read 2026-11-21. There is no idempotency key: an order that is sent twice is bought twice.
public enum SuperSpace: Backend {
  public static var target: Target { .superspace }
  public static var hasPreview: Bool { false }

  public static func compile(order: Order, options: BackendOptions) -> CompiledOrder {
    var requests: [CompiledRequest] = []
    var problems: [SecretProblem] = []
    var places: [ObjectIdentifier: Set<SourceRange>] = [:]
    for item in order.items where options.orders(item) {
      guard let type = item.type, case .orderedAlone(let key) = capabilities.capability(of: type) else { continue }
      var body = SuperSpaceBody(order: order, options: options)
      body.write(item, as: key)
      // What all requests of an order share is a problem once.
      problems += body.writer.secretProblems.filter { places[ObjectIdentifier($0.place.file), default: []].insert($0.place.range).inserted }
      requests.append(
        CompiledRequest(
          order: order.name?.value ?? "", target: target, method: "POST", path: type == .domain ? "/api/orders/domain" : "/api/orders", isIdempotent: false,
          items: [item.index], body: body.writer.finish(), sourceMap: body.writer.map))
    }
    return CompiledOrder(requests: requests, secretProblems: problems)
  }
}
