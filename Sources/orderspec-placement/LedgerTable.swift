import Placement

/// `ledger export --format csv` (RFC 4180, lines ended by a line feed): a line per item, a column per label.
enum LedgerTable {
  private static let columns: [(name: String, value: @Sendable (LedgerState.Item, LedgerState.Request?, ProviderOrder?) -> String?)] = [
    ("item", { item, _, _ in "\(item.id)" }), ("name", { item, _, _ in item.names.first }), ("id", { item, _, _ in item.names.dropFirst().first }),
    ("type", { item, _, _ in item.type }), ("action", { item, _, _ in item.action }), ("generation", { item, _, _ in "\(item.generation)" }),
    ("state", { item, _, _ in item.state.rawValue }), ("since", { item, _, _ in Timestamp.text(item.since) }),
    ("retired", { item, _, _ in item.isRetired ? "true" : "false" }), ("order", { item, _, _ in item.order }), ("path", { item, _, _ in item.path }),
    ("target", { item, _, _ in item.target }), ("origin", { item, _, _ in item.account.origin }), ("account", { item, _, _ in item.account.account }),
    ("provider_id", { item, _, _ in item.providerID }), ("request", { item, _, _ in item.request.map(String.init) }),
    ("sent", { _, request, _ in request?.firstSent.map(Timestamp.text) }), ("planned", { item, _, _ in item.planned?.decimal }),
    ("currency", { item, _, _ in item.planned?.currency }), ("plan", { _, request, _ in request?.reservation.planDigest }),
    ("invoice", { _, _, order in order?.invoice }), ("order_amount", { _, _, order in order?.amount?.decimal }),
    ("order_currency", { _, _, order in order?.amount?.currency }), ("due", { _, _, order in order?.dueAt }),
  ]

  static func csv(_ state: LedgerState) -> String {
    let labels = Set(state.requests.values.flatMap(\.reservation.labels.keys)).sorted()
    var lines = [columns.map(\.name) + labels.map { "label:\($0)" }]
    for item in state.items.values.sorted(by: { $0.id < $1.id }) {
      let request = item.request.flatMap { state.requests[$0] }
      let order = request?.orders.first { $0.items?.contains(item.id.index) ?? true }
      lines.append(columns.map { $0.value(item, request, order) ?? "" } + labels.map { request?.reservation.labels[$0] ?? "" })
    }
    return lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
