public import Diagnostics
import OrderLanguage
import Rules
import YAMLSyntax

/// The parts of a file that are shown as `•`: literals in secret-capable fields, personal numbers, token-like text.
public enum Redaction {
  /// Sorted, not overlapping.
  public static func ranges(in file: SourceFile) -> [SourceRange] {
    let tree = SyntaxTree.parse(file)
    var ranges = lineRanges(file) + keyRanges(tree)
    for document in tree.documents {
      let bound = Order(tree, document).document
      // A contacts file has no `orderSpec`; its members are found by binding it as contacts.
      let isOrder = tree[document.root].kind == .mapping && tree.entries(of: document.root).contains { tree.text(of: $0.key, is: "orderSpec") }
      let members = isOrder ? bound : ContactsFile(tree)?.document ?? bound
      ranges += memberRanges(members) + foundRanges(members)
    }
    return merged(ranges)
  }

  private static func memberRanges(_ document: BoundDocument) -> [SourceRange] {
    var ranges: [SourceRange] = []
    for index in document.members.indices {
      let member = document.members[index]
      guard case .field(let name) = member.key, isSecretCapable(name), member.state != .secret, member.state != .null else { continue }
      if name == .registrationIdentifier, document.tree[member.node].kind == .mapping { continue }
      hide(member.node, document.tree, &ranges)
    }
    return ranges
  }

  /// What the rule about secrets points at, wherever it stands.
  private static func foundRanges(_ document: BoundDocument) -> [SourceRange] {
    var context = RuleContext(options: RuleOptions(today: CalendarDate(unixTime: 0)))
    SecretInPlainText.check(document, &context)
    return context.findings.map { withoutQuotes($0.place.range, in: $0.place.file) }
  }

  /// Values of keys that are called like a secret-capable field, where the language knows no such field too.
  private static func keyRanges(_ tree: SyntaxTree) -> [SourceRange] {
    var ranges: [SourceRange] = []
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.isKey) && tree.nodes[index].kind == .scalar {
      let key = NodeID(index)
      guard SecretKeys.hides(tree.text(of: key)) else { continue }
      let value = tree.value(ofKey: key)
      // The mapping holds a country beside the number.
      if tree[value].kind == .mapping, tree.text(of: key, is: "registrationIdentifier") { continue }
      hide(value, tree, &ranges)
    }
    return ranges
  }

  private static func withoutQuotes(_ range: SourceRange, in file: SourceFile) -> SourceRange {
    guard range.length > 2, file.bytes[range.start] == 0x22 || file.bytes[range.start] == 0x27 else { return range }
    return SourceRange(range.start + 1, range.end - 1)
  }

  /// Hides all scalars of a value that are no references.
  private static func hide(_ root: NodeID, _ tree: SyntaxTree, _ ranges: inout [SourceRange]) {
    var waiting = [root]
    while let node = waiting.popLast() {
      switch tree[node].kind {
      case .scalar:
        if case .reference = SecretReference.read(tree.text(of: node)) { continue }
        let range = tree.range(of: node)
        let quote = tree[node].style == .single || tree[node].style == .double ? 1 : 0
        if range.length > 2 * quote { ranges.append(SourceRange(range.start + quote, range.end - quote)) }
      case .mapping: waiting += tree.entries(of: node).map(\.value)
      case .sequence: waiting += tree.items(of: node)
      case .alias: break
      }
    }
  }

  /// Whether a secret reference may stand in the field, so that a literal in it is not shown.
  private static func isSecretCapable(_ name: FieldName) -> Bool {
    switch name {
    case .value, .eppCode, .turnstileToken, .authorization, .registrationIdentifier, .vatNumber, .extensions, .extra, .firstName, .lastName, .companyName,
      .email, .phoneNumber, .street, .address2, .city, .state, .postalCode:
      true
    default: false
    }
  }

  static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var result: [SourceRange] = []
    for range in ranges.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = result.last, range.start <= last.end {
        result[result.count - 1].end = max(last.end, range.end)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
