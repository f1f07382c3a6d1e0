public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// An anchor without an alias.
public enum YamlAnchorUnused: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_anchor_unused", group: .yaml, severity: .info,
      summary: "no alias uses the anchor",
      why: "An anchor that nothing refers to is a leftover, or an alias of that name was forgotten or stands in another document.",
      whatToDo: "Remove the anchor, or use it: `*name`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            nameservers: &dns [ns1.dns.example.org, ns2.dns.example.org]
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.com
            nameservers: &dns [ns1.dns.example.org, ns2.dns.example.org]
          - domainName: svensson.com
            nameservers: *dns
        """,
      source: "order-spec language 1, Anchors, aliases, merge keys")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    let anchors = tree.anchors(below: document.root)
    if anchors.isEmpty { return }
    var used: Set<NodeID> = []
    // An alias inside its own anchor refers to it, too; it has a finding of its own.
    var brokenAliases: Set<String> = []
    for index in document.root.index..<Int(tree[document.root].subtreeEnd) {
      let node = NodeID(index)
      if tree[node].kind == .alias { used.insert(tree.target(ofAlias: node)) }
      if tree[node].flags.contains(.isBrokenAlias) { brokenAliases.insert(tree.text(of: node)) }
    }
    for anchor in anchors where !used.contains(anchor.node) && !brokenAliases.contains("*" + anchor.text) {
      guard let range = tree.anchorRange(of: anchor.node) else { continue }
      let place = Place(file: tree.file, range: range, pointer: tree.pointer(of: anchor.node) ?? "", document: document.number)
      context.report(finding("no alias uses the anchor \(Wording.quoted("&" + anchor.text))", at: place, help: ["Remove it, or use it by its alias."]))
    }
  }
}
