public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A comment right behind a plain value, which may be the rest of it.
public enum YamlTruncatedScalar: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_truncated_scalar", group: .yaml, severity: .warning,
      summary: "a comment begins right behind the value and may have cut it",
      why: "A blank and `#` begin a comment: `ab #cd` without quotes is `ab`. Transfer codes hold such characters, and so do addresses.",
      whatToDo: "Put the whole value in quotes. Where it is a comment, write a blank behind the `#`.",
      badExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@svensson.example.org
            phoneNumber: "+46700000000"
            street: Examplegatan 1 #4
            city: Stockholm
            postalCode: "114 55"
            countryCode: SE
        items:
          - domainName: acme.com
            registrantContact: anna
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        contacts:
          anna:
            type: private
            firstName: Anna
            lastName: Svensson
            email: anna@svensson.example.org
            phoneNumber: "+46700000000"
            street: "Examplegatan 1 #4"
            city: Stockholm # the capital
            postalCode: "114 55"
            countryCode: SE
        items:
          - domainName: acme.com
            registrantContact: anna
        """,
      fix: .sometimes, source: "YAML 1.2.2 (2021-10-01), 6.6 Comments", evidence: .assumed)
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    for (index, member) in document.members.enumerated() where isCut(member.node, in: tree) {
      // Only where any character may stand: names, addresses, codes.
      let origin = document.origin(ofMemberAt: index)
      guard case .field = member.key, member.alias == nil, member.state == .value, let field = origin.field, field.allowsSecret,
        case .text(.free) = field.type
      else { continue }
      let value = tree.range(of: member.node)
      let line = lineEnd(from: value.end, in: tree.file)
      let whole = SourceRange(value.start, line)
      context.report(
        finding(
          "a comment begins right behind this value and may have cut it", at: origin.place,
          help: ["A blank and `#` begin a comment. Quote the whole value, or write a blank behind the `#` of a comment."],
          fixes: [FixIt("quote the value up to the end of the line", .unsafe, edits: [Edit(tree.file, whole, SourceEdits.quoted(tree.file.text(whole)))])]))
    }
  }

  /// Whether a plain scalar has ` #` and something that is no blank behind it.
  private static func isCut(_ node: NodeID, in tree: SyntaxTree) -> Bool {
    let scalar = tree[node]
    guard scalar.kind == .scalar, scalar.style == .plain, scalar.content < scalar.end else { return false }
    let end = Int(scalar.end)
    let bytes = tree.file.bytes
    return end + 2 < bytes.count && bytes[end] == 0x20 && bytes[end + 1] == 0x23 && bytes[end + 2] > 0x23
  }

  private static func lineEnd(from start: Int, in file: SourceFile) -> Int {
    var end = start
    while end < file.bytes.count, file.bytes[end] != 0x0A, file.bytes[end] != 0x0D { end += 1 }
    while end > start, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }
}
