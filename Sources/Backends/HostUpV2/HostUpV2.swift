public import OrderLanguage

/// HostUp API v2: one request for all items of an order.
///
/// Documented at https://developer.hostup.se/endpoints/billing/post-v2-orders and …/post-v2-orders-preview, read 2026-11-21.
public enum HostUpV2: Backend {
  public static var target: Target { .hostupV2 }
  public static var hasPreview: Bool { true }

  public static func compile(order: Order, options: BackendOptions) -> CompiledOrder {
    let fieldNames = options.fieldNames[target.rawValue] ?? [:]
    let items = order.items.filter { options.orders($0) && capabilities.refusal(of: $0, fieldNames: fieldNames) == nil }
    guard !items.isEmpty else { return CompiledOrder(requests: [], secretProblems: []) }
    var body = HostUpV2Body(order: order, options: options)
    body.write(items)
    let request = CompiledRequest(
      order: order.name?.value ?? "", target: target, method: "POST", path: options.isPreview ? "/api/v2/orders/preview" : "/api/v2/orders",
      isIdempotent: options.isPreview || body.hasAttemptKey, items: items.map(\.index), body: body.writer.finish(), sourceMap: body.writer.map)
    return CompiledOrder(requests: [request], secretProblems: body.writer.secretProblems)
  }
}
