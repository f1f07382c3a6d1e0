import Placement

extension PlanHTML {
  private struct Holder {
    var title: String
    var count: Int
  }

  /// A box of the graph: two lines of text, what it is and what it says.
  private struct Node {
    var kind: String
    var title: String
    var detail: String
    var style: String
  }

  private static let mostHolders = 8

  /// Who will hold what, and how it is paid: order, contacts, payment. Drawn twice, side by side and below one another, of which a screen shows the one that fits.
  func graph(of order: PlannedOrder, _ index: Int) -> String? {
    guard !order.new.isEmpty else { return nil }
    let holders = holders(of: order)
    let start = Node(kind: "Order", title: order.order.name, detail: counted(order.new.count, "item"), style: "node-order")
    let middle = holders.map { Node(kind: "Holder", title: $0.title, detail: counted($0.count, "item"), style: "node-holder") }
    let end = Node(
      kind: "Payment", title: order.payment, detail: "\(order.preview.map { HTML.money($0.total) } ?? "price not known") · \(order.provider.name)",
      style: "node-payment")
    let description =
      "Order \(order.order.name). "
      + holders.map { "\($0.title): \(counted($0.count, "item"))" }.joined(separator: ". ") + ". Paid by \(order.payment), to \(order.provider.name)."
    func drawing(_ kind: String, _ height: Int, _ box: String, _ content: String) -> String {
      """
      <svg class="graph \(kind)" \(box) height="\(height)" role="img" aria-labelledby="graph-\(kind)-title-\(index) graph-\(kind)-desc-\(index)">
      <title id="graph-\(kind)-title-\(index)">From the order to its holders and its payment</title>
      <desc id="graph-\(kind)-desc-\(index)">\(HTML.text(description))</desc>
      \(content)
      </svg>
      """
    }
    let rows = max(middle.count, 1)
    let wideHeight = rows * 64 - 12 + 4
    return """
      <figure aria-labelledby="graph-\(index)">
      <h3 id="graph-\(index)">Who holds it, and how it is paid</h3>
      \(drawing("wide", wideHeight, "width=\"880\" viewBox=\"0 0 880 \(wideHeight)\"", wide(start, middle, end, wideHeight)))
      \(drawing("narrow", (middle.count + 2) * 64 - 8, "width=\"100%\"", narrow(start, middle, end)))
      </figure>
      """
  }

  /// Names of contacts with their countries, the account owner, and what has no holder; those with most items, and the rest together.
  private func holders(of order: PlannedOrder) -> [Holder] {
    var holders: [Holder] = []
    for row in order.rows where row.mark == .new {
      let title = row.holder.isEmpty ? "no holder" : row.holder == "ACCOUNT OWNER" ? "account owner" : row.holder
      if let position = holders.firstIndex(where: { $0.title == title }) {
        holders[position].count += 1
      } else {
        holders.append(Holder(title: title, count: 1))
      }
    }
    guard holders.count > Self.mostHolders else { return holders }
    let largest = holders.indices.sorted { (holders[$0].count, $1) > (holders[$1].count, $0) }.prefix(Self.mostHolders - 1).sorted()
    let rest = holders.indices.filter { !largest.contains($0) }
    return largest.map { holders[$0] } + [Holder(title: "\(rest.count) more contacts", count: rest.map { holders[$0].count }.reduce(0, +))]
  }

  private func box(_ node: Node, _ x: Int, _ y: Int, _ width: String, room: Int) -> String {
    "<g class=\"node \(node.style)\"><title>\(HTML.text(node.kind)): \(HTML.text(node.title)), \(HTML.text(node.detail))</title>"
      + "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"52\" rx=\"8\"/><text x=\"\(x + 14)\" y=\"\(y + 22)\" class=\"name\">\(HTML.label(node.title, room: room, size: 14))</text>"
      + "<text x=\"\(x + 14)\" y=\"\(y + 40)\" class=\"detail\">\(HTML.label(node.detail, room: room, size: 12))</text></g>"
  }

  private func wide(_ start: Node, _ middle: [Node], _ end: Node, _ height: Int) -> String {
    let centre = (height - 52) / 2
    var edges = ""
    var boxes = box(start, 1, centre, "230", room: 202)
    for (index, node) in middle.enumerated() {
      let y = index * 64 + 2
      let (from, to) = (centre + 26, y + 26)
      edges += "<path d=\"M231 \(from)C281 \(from) 275 \(to) 325 \(to)\" class=\"edge\"/>"
      edges += "<path d=\"M555 \(to)C605 \(to) 593 \(from) 643 \(from)\" class=\"edge\"/>"
      boxes += box(node, 325, y, "230", room: 202)
    }
    return edges + "<path d=\"M640 \(centre + 21)l9 5l-9 5z\" class=\"arrow\"/>" + boxes + box(end, 649, centre, "230", room: 202)
  }

  /// A trunk at the left that all boxes hang on.
  private func narrow(_ start: Node, _ middle: [Node], _ end: Node) -> String {
    let last = (middle.count + 1) * 64
    var drawing = "<path d=\"M13 52V\(last + 2)\" class=\"edge\"/><path d=\"M8 \(last - 7)l5 9l5 -9z\" class=\"arrow\"/>"
    for (index, node) in middle.enumerated() {
      let y = (index + 1) * 64
      drawing +=
        "<path d=\"M13 \(y + 26)H30\" class=\"edge\"/><svg x=\"30\" y=\"\(y)\" class=\"leaf\" width=\"90%\" height=\"54\">\(box(node, 1, 1, "99%", room: 236))</svg>"
    }
    return "<svg x=\"0\" y=\"0\" width=\"100%\" height=\"54\">\(box(start, 1, 1, "99%", room: 266))</svg>" + drawing
      + "<svg x=\"0\" y=\"\(last)\" width=\"100%\" height=\"54\">\(box(end, 1, 1, "99%", room: 266))</svg>"
  }
}
