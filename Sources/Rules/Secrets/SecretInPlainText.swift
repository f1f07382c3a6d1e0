public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A password, key or token that everybody can read.
public enum SecretInPlainText: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "secret_in_plain_text", group: .secrets, severity: .error,
      summary: "a secret stands in the file",
      why: """
        A spec is reviewed, copied and kept for ever in the history of a repository: whoever reads it can use the secret. What is meant are \
        `callback.authorization`, `turnstileToken`, keys named like a password, token, secret or API key in `options`, `extensions` and `extra`, and texts \
        that look like an API key or a `Bearer` value anywhere.
        """,
      whatToDo: "Replace the secret at its provider, since it is known now, and write a reference such as `${env:NAME}` or `${file:PATH#KEY}`.",
      badExample: """
        orderSpec: 1
        name: acme
        callback:
          url: https://hooks.example.org/orders
          authorization: Bearer 12345
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        callback:
          url: https://hooks.example.org/orders
          authorization: ${env:HOOK_AUTH}
        items:
          - domainName: acme-shop.com
        """,
      source: "order-spec language 1, Secret references; HostUp API v1 (turnstileToken), SuperSpace orders (callback.authorization)",
      isInlineSuppressible: false)
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    for (index, member) in document.members.enumerated() {
      guard member.state == .value else { continue }
      switch member.key {
      case .field(.turnstileToken), .field(.authorization):
        if document.tree[member.node].kind == .scalar { report(document.origin(at: index), context: &context) }
      case .field(.eppCode): break
      case .field(let field) where field == .options || field == .extensions || field == .extra:
        checkOpen(document.origin(at: index), field, &context)
      case .open where isOpenValue(member, in: document): break
      default:
        guard tree[member.node].kind == .scalar, tree.withText(of: member.node, SecretTexts.looksLikeSecret) else { continue }
        reportLookalike(document.origin(at: index), &context)
      }
    }
  }

  /// Entries of an open mapping are seen from above.
  private static func isOpenValue(_ member: Member, in document: BoundDocument) -> Bool {
    guard let parent = member.parent, case .field(let field) = document.members[parent.index].key else { return false }
    return field == .options || field == .extensions || field == .extra
  }

  private static func report(_ origin: Origin, context: inout RuleContext) {
    guard case .field(let field) = origin.member.key else { return }
    let name = field == .authorization ? "callback.authorization" : field.string
    context.report(finding("`\(name)` stands in plain text", at: origin.place, related: origin.aliasPlaces, help: [reference]))
  }

  private static func reportLookalike(_ origin: Origin, _ context: inout RuleContext) {
    context.report(
      finding(
        "this looks like an API key or token in plain text", at: origin.place, related: origin.aliasPlaces,
        help: ["Take it out, and replace it at its provider, since it is known now. Keys of accounts stand in `.orderspec.yaml`, as references."]))
  }

  private static func checkOpen(_ origin: Origin, _ field: FieldName, _ context: inout RuleContext) {
    let tree = origin.document.tree
    let help =
      field == .options ? "Whoever reads the file can use it, and `options` takes no references: write the key below `extra`, as `${env:NAME}`." : reference
    for scalar in OpenScalars.below(origin, where: { isSecret(key: $0, value: $1, in: tree) }) {
      let isNamed = scalar.key.map { tree.withText(of: tree.resolved($0), SecretTexts.namesSecret) } ?? false
      let message = isNamed ? "`\(tree.text(of: tree.resolved(scalar.key!)))` stands in plain text" : "this looks like an API key or token in plain text"
      context.report(finding(message, at: scalar.place, related: scalar.related, help: [help]))
    }
  }

  private static func isSecret(key: NodeID?, value: NodeID, in tree: SyntaxTree) -> Bool {
    let isCandidate =
      tree.withText(of: value, SecretTexts.looksLikeSecret) || key.map { tree.withText(of: tree.resolved($0), SecretTexts.namesSecret) } ?? false
    guard isCandidate else { return false }
    // References, right or wrong, are no plain text; `true`, `false` and nothing are no secrets.
    switch SecretReference.read(tree.text(of: value)) {
    case .literal: break
    case .reference, .malformed, .embedded: return false
    }
    switch OpenValue.read(value, in: tree) {
    case .text(let text): return !text.isEmpty
    case .integer: return true
    default: return false
    }
  }

  private static let reference =
    "Whoever reads the file can use it. Replace it at its provider, since it is known now, and write a reference such as `${env:NAME}`."
}
