public import Compiler
import DomainNames
import OrderLanguage
import YAMLSyntax

extension DeclaredOrder {
  /// What a spec declares; items that are not understood are left out, and the checks before have said so.
  ///
  /// - Parameter root: the directory of the outermost configuration; the ledger keeps paths below it.
  public init(_ checked: CheckedOrder, path: String) {
    let order = checked.order
    let name = order.name?.value ?? ""
    var labels: [String: String] = [:]
    if let origin = order.object.member(.labels) {
      let tree = order.tree
      for entry in OpenEntry.entries(of: origin.member.node, in: tree) {
        labels[tree.text(of: tree.resolved(entry.key))] = tree.text(of: tree.resolved(entry.value))
      }
    }
    self.init(
      name: name, path: path, target: checked.target?.rawValue ?? "", labels: labels, items: order.items.compactMap { DeclaredItem($0, order: name) })
  }
}

extension DeclaredItem {
  init?(_ item: Item, order: String) {
    guard let type = item.type else { return nil }
    let names = [item.naturalKey, item.id.map { "\(order)/\($0.value)" }].compactMap(\.self)
    guard !names.isEmpty else { return nil }
    self.init(
      index: item.index, type: type.rawValue, action: item.action?.rawValue, names: names, generation: item.generation, existing: item.existing?.value,
      fields: Self.fields(item, type))
  }

  /// What is bought: letter case, a trailing dot, U-labels and the order of fields make no difference.
  private static func fields(_ item: Item, _ type: ItemType) -> [String: String] {
    var fields = ["type": type.rawValue]
    if let action = item.action { fields["action"] = action.rawValue }
    if let key = item.naturalKey { fields["name"] = key }
    if let product = item.productSlug?.value ?? item.productId?.value { fields["product"] = product }
    if type == .domain {
      fields["period"] = String(item.years?.value ?? 1)
      if item.premium?.value == true { fields["premium"] = "true" }
    } else if let cycle = item.billingCycle?.value {
      fields["period"] = cycle.rawValue
    }
    if let options = item.options { fields["options"] = canonical(options.member.node, in: options.document.tree) }
    if type == .site { fields["options"] = [item.variant?.value.rawValue, item.location?.value].compactMap(\.self).joined(separator: " ") }
    return fields
  }

  /// An open value in a form in which equal values are equal: members by name.
  private static func canonical(_ node: NodeID, in tree: SyntaxTree) -> String {
    switch OpenValue.read(node, in: tree) {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let digits): digits
    case .text(let text): "\"\(text)\""
    case .secret(let reference): "\"\(reference)\""
    case .list(let nodes): "[" + nodes.map { canonical($0, in: tree) }.joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(tree.text(of: tree.resolved($0.key))):\(canonical($0.value, in: tree))" }.sorted().joined(separator: ",") + "}"
    }
  }
}
