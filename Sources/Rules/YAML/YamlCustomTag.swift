public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A tag that is none of the core schema's.
public enum YamlCustomTag: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_custom_tag", group: .yaml, severity: .error,
      summary: "the tag is not one of the core schema",
      why: """
        A tag tells a loader to build something of its own: an object of a program, a decrypted value. orderspec builds nothing, so the order would \
        hold another value than the tag promises.
        """,
      whatToDo: "Remove the tag. A secret is written as a reference: `${env:NAME}` or `${file:PATH}`. Quote a text that begins with `!`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: !vault acme.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: !!str acme.com
        """,
      source: "YAML 1.2.2 (2021-10-01), 10.3 Core Schema", isBlocking: true, isInlineSuppressible: false)
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    for tag in tree.tags(below: document.root) where !isCore(tag.text) {
      guard let range = tree.tagRange(of: tag.node) else { continue }
      let place = Place(file: tree.file, range: range, pointer: tree.pointer(of: tag.node) ?? "", document: document.number)
      context.report(
        finding(
          "the tag \(Wording.quoted(tree.file.text(range))) is not known; expected none, or one of `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`",
          at: place,
          help: [
            "orderspec reads the text as it stands and builds nothing from a tag. Remove it, or quote a text that begins with `!`.",
            "A secret is written as a reference: `${env:NAME}` or `${file:PATH}`.",
          ]))
    }
  }

  private static func isCore(_ tag: String) -> Bool {
    guard tag.hasPrefix("tag:yaml.org,2002:") else { return tag == "!" }
    switch tag.dropFirst(18) {
    case "str", "int", "float", "bool", "null", "map", "seq": return true
    default: return false
    }
  }
}
