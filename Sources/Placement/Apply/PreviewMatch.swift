import DomainNames
import OrderLanguage
import YAMLSyntax

/// Compares a preview with the items that it is of: one line for each, of the same type, name, product and period, with every option.
struct PreviewMatch {
  /// The line of each item, by the item's place in the spec.
  private(set) var lines: [Int: Preview.Line] = [:]
  /// Items whose line is missing or another: lower case, no full stop.
  private(set) var faults: [(index: Int, message: String)] = []
  /// Fields that the preview cannot confirm.
  private(set) var unconfirmed: [Int: [String]] = [:]
  /// Lines that no item asked for.
  private(set) var surplus = 0

  init(_ items: [Item], _ preview: Preview) {
    var left = preview.lines
    for item in items {
      guard let type = item.type else { continue }
      guard let position = left.firstIndex(where: { Self.matches($0, item, type) }) else {
        faults.append((item.index, "the preview has no line for this item as it is declared"))
        continue
      }
      let line = left.remove(at: position)
      lines[item.index] = line
      check(line, item, type)
    }
    surplus = left.count
  }

  private static func matches(_ line: Preview.Line, _ item: Item, _ type: ItemType) -> Bool {
    guard line.type == type.rawValue else { return false }
    switch type {
    case .domain:
      guard line.domainName.map(HostUpV2API.aLabels) == item.parsedDomainName?.asciiText else { return false }
      return line.years.map { $0 == item.years?.value ?? 1 } ?? true
    default:
      if let slug = item.productSlug?.value, line.productSlug != slug { return false }
      return line.billingCycle.map { $0 == item.billingCycle?.value.rawValue } ?? true
    }
  }

  private mutating func check(_ line: Preview.Line, _ item: Item, _ type: ItemType) {
    if type == .domain {
      if line.years == nil { unconfirmed[item.index, default: []].append("years") }
      return
    }
    if line.billingCycle == nil { unconfirmed[item.index, default: []].append("billingCycle") }
    if item.hostname != nil { unconfirmed[item.index, default: []].append("hostname") }
    if type == .sharedHosting, let name = line.domainName, let declared = item.naturalKey?.split(separator: ":").last, HostUpV2API.aLabels(name) != declared {
      faults.append((item.index, "the preview is for `\(TextLines.line(name))`"))
    }
    for key in item.optionKeys where !line.optionKeys.contains(key) { faults.append((item.index, "the option `\(key)` does not appear in the preview")) }
  }
}

extension Item {
  /// The names of the options.
  var optionKeys: [String] {
    guard let options else { return [] }
    let tree = options.document.tree
    return OpenEntry.entries(of: options.member.node, in: tree).map { tree.text(of: tree.resolved($0.key)) }
  }
}
