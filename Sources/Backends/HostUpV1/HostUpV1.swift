public import OrderLanguage

/// HostUp API v1: one request for all items of an order.
///
/// Documented at https://developer.hostup.se/endpoints/billing/post-create-order; fields of domains and holders as HostUp's own WHMCS client of 2025-12-03
/// (10e31f8) sends them. Read 2026-11-21.
public enum HostUpV1: Backend {
  public static var target: Target { .hostupV1 }
  public static var hasPreview: Bool { false }

  public static func compile(order: Order, options: BackendOptions) -> CompiledOrder {
    let fieldNames = options.fieldNames[target.rawValue] ?? [:]
    let items = order.items.filter { item in
      options.orders(item) && capabilities.refusal(of: item, fieldNames: fieldNames) == nil && item.v1ProductID(options.v1ProductID) != nil
    }
    guard !items.isEmpty else { return CompiledOrder(requests: [], secretProblems: []) }
    var body = HostUpV1Body(order: order, options: options)
    body.write(items)
    let request = CompiledRequest(
      order: order.name?.value ?? "", target: target, method: "POST", path: "/api/create-order", isIdempotent: body.hasAttemptKey,
      items: items.map(\.index), body: body.writer.finish(), sourceMap: body.writer.map)
    return CompiledOrder(requests: [request], secretProblems: body.writer.secretProblems)
  }
}
