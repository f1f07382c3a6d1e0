import JSON
import Placement

/// The orders that `plan --all` lists.
extension PlanPages {
  static func undeclared(_ plan: RunPlan, heading: String, bullet: String) -> String {
    guard let orders = plan.undeclared else { return "" }
    var text = plan.orders.isEmpty ? "" : "\n"
    guard !orders.isEmpty else { return text + "\(heading)every order of the ledger is declared\n" }
    text += "\(heading)declared by no file of this run\n" + (heading.isEmpty ? "" : "\n")
    for order in orders {
      for item in order.items {
        let standing = item.state.undeclaredStanding.replacing("no longer declared; ", with: "")
        text += bullet + TextLines.visible("\(order.name)  \(item.title)  \(standing)  (account \(order.account.account), last at \(order.path))") + "\n"
      }
    }
    return text
  }

  static func write(_ orders: [UndeclaredOrder], _ json: inout JSONWriter) {
    json.key("undeclaredOrders")
    json.beginArray()
    for order in orders {
      json.beginObject()
      for (key, value) in [("order", order.name), ("path", order.path), ("origin", order.account.origin), ("account", order.account.account)] {
        json.key(key)
        json.string(value)
      }
      json.key("items")
      json.beginArray()
      for item in order.items {
        json.beginObject()
        json.key("name")
        json.string(item.title)
        json.key("state")
        json.string(item.state.rawValue)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }
}
