public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// White space in a scalar that looks like a space, or like nothing, and is neither.
public enum YamlNonAsciiWhitespace: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_non_ascii_whitespace", group: .yaml, severity: .warning,
      summary: "a no-break space, a zero-width space or its like stands in a value or a key",
      why: """
        They come along when text is copied from a web page or a letter. Nobody sees them, YAML does not take them for white space, and a registry \
        compares them: the name or number is another one.
        """,
      whatToDo: "Replace them by a space, or remove those without a width.",
      badExample: """
        orderSpec: 1
        name: acme
        description: Launch of\u{A0}acme
        items:
          - domainName: acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        description: Launch of acme
        items:
          - domainName: acme.com
        """,
      fix: .always, source: "YAML 1.2.2 (2021-10-01), 5.5 White Space Characters; Unicode 16 White_Space", evidence: .observed)
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    guard tree.mayHaveInvisibleSpaces else { return }
    for index in document.root.index..<Int(tree[document.root].subtreeEnd) where tree.nodes[index].kind == .scalar {
      let node = NodeID(index)
      let spaces = spaces(in: tree.range(of: node), of: tree.file)
      guard let first = spaces.first, !isMailPlaceholder(node, in: tree) else { continue }
      let place = Place(file: tree.file, range: first.range, pointer: tree.pointer(of: node) ?? "", document: document.number)
      let more = spaces.count > 1 ? ", and \(spaces.count - 1) more in the same text" : ""
      context.report(
        finding(
          "\(first.name) stands here\(more)", at: place,
          help: ["It cannot be seen, and it makes another text. Write a space instead, or nothing."],
          fixes: [
            FixIt(
              spaces.count > 1 ? "replace them" : first.isWide ? "write a space" : "remove it",
              isStructural(spaces, node, in: tree) ? .unsafe : .safe, edits: spaces.map { Edit(tree.file, $0.range, $0.isWide ? " " : "") })
          ]))
    }
  }

  private struct Space {
    let range: SourceRange
    let value: UInt32

    var isWide: Bool { value != 0x200B && value != 0x2060 && value != 0xFEFF }

    var name: String {
      switch value {
      case 0xA0: "a no-break space (U+00A0)"
      case 0x200B: "a zero-width space (U+200B)"
      case 0xFEFF: "a byte order mark (U+FEFF)"
      default: "an invisible character (U+\(String(value, radix: 16, uppercase: true)))"
      }
    }
  }

  private static func spaces(in range: SourceRange, of file: SourceFile) -> [Space] {
    var found: [Space] = []
    let bytes = file.bytes
    var index = range.start
    while index < range.end {
      let lead = bytes[index]
      let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value: UInt32?
      if lead == 0xC2, bytes[index + 1] == 0xA0 { value = 0xA0 }
      if length == 3 {
        let scalar = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        switch scalar {
        case 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: value = scalar
        default: break
        }
      }
      if let value { found.append(Space(range: SourceRange(index, index + length), value: value)) }
      index += length
    }
    return found
  }

  /// Whether a space in place of one of them could change more than the text: an indentation, a comment, a new mapping.
  private static func isStructural(_ spaces: [Space], _ node: NodeID, in tree: SyntaxTree) -> Bool {
    guard tree[node].style == .plain else { return tree[node].style != .single && tree[node].style != .double }
    let range = tree.range(of: node)
    let bytes = tree.file.bytes
    return spaces.contains { space in
      let before = space.range.start > range.start ? bytes[space.range.start - 1] : 0
      let behind = space.range.end < range.end ? bytes[space.range.end] : 0
      return before == 0x3A || behind == 0x23 || space.range.start == range.start && tree[node].flags.contains(.isKey)
    }
  }

  /// `[email protected]` has a rule of its own.
  private static func isMailPlaceholder(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    MailPlaceholder.isPresent(in: tree.text(of: node))
  }
}
