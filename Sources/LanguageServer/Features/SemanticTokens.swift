import Diagnostics
import OrderLanguage
import YAMLSyntax

/// The tokens that the server marks: what refers to something else, and what stands for a secret.
enum TokenType: Int, CaseIterable {
  /// A contact's name.
  case contact
  /// An anchor or an alias.
  case anchor
  /// A secret reference.
  case secret
  /// A rule that a comment suppresses.
  case suppression

  /// The name that editors have colours for.
  var name: String {
    switch self {
    case .contact: "variable"
    case .anchor: "label"
    case .secret: "macro"
    case .suppression: "decorator"
    }
  }
}

extension LanguageServer {
  private struct Token {
    var range: SourceRange
    var type: TokenType
    var isDeclaration = false
  }

  func semanticTokens(_ params: JSONValue, isRange: Bool) throws(RPCError) -> JSONValue {
    guard let analysis = try analysis(params) else { return .null }
    var wanted = SourceRange(0, analysis.lines.bytes.count)
    if isRange {
      guard let range = analysis.lines.range(params["range"]) else { throw .invalid("range") }
      wanted = range
    }
    let tokens = Self.tokens(analysis).filter { $0.range.end > wanted.start && $0.range.start < wanted.end }
    var data: [JSONValue] = []
    var last = TextPosition(0, 0)
    var lastEnd = 0
    for token in tokens.sorted(by: { $0.range.start < $1.range.start }) {
      let (start, end) = (analysis.lines.position(at: token.range.start), analysis.lines.position(at: token.range.end))
      // A token stands on one line and overlaps no other.
      guard start.line == end.line, end.character > start.character, token.range.start >= lastEnd else { continue }
      let isSameLine = start.line == last.line
      data += [start.line - last.line, start.character - (isSameLine ? last.character : 0), end.character - start.character, token.type.rawValue]
        .map { .integer($0) }
      data.append(.integer(token.isDeclaration ? 1 : 0))
      (last, lastEnd) = (start, token.range.end)
    }
    return ["data": .array(data)]
  }

  private static func tokens(_ analysis: Analysis) -> [Token] {
    let tree = analysis.tree
    var tokens: [Token] = []
    for index in tree.nodes.indices {
      let node = NodeID(index)
      switch tree[node].kind {
      case .alias: tokens.append(Token(range: tree.range(of: node), type: .anchor))
      case .scalar where tree.withText(of: node, SecretReference.mayBePresent(in:)):
        if case .reference = SecretReference.read(tree.text(of: node)) { tokens.append(Token(range: tree.range(of: node), type: .secret)) }
      default: break
      }
    }
    for property in tree.anchors {
      if let range = tree.anchorRange(of: property.node) { tokens.append(Token(range: range, type: .anchor, isDeclaration: true)) }
    }
    for contact in analysis.orders.flatMap(\.contacts) + (analysis.contacts?.contacts ?? []) {
      if let key = contact.origin.member.keyNode, tree[key].kind == .scalar {
        tokens.append(Token(range: tree.range(of: key), type: .contact, isDeclaration: true))
      }
    }
    for reference in analysis.orders.flatMap(\.contactReferences) {
      if case .named = reference.target { tokens.append(Token(range: tree.range(of: reference.origin.node), type: .contact)) }
    }
    for comment in analysis.suppressions { tokens += comment.codes.map { Token(range: $0.range, type: .suppression) } }
    var seen: Set<SourceRange> = []
    return tokens.filter { seen.insert($0.range).inserted }
  }
}
