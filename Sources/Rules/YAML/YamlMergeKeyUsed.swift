public import Diagnostics
public import OrderLanguage
import YAMLSyntax

/// A merge key.
public enum YamlMergeKeyUsed: DocumentRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_merge_key_used", group: .yaml, severity: .info,
      summary: "`<<` merges another mapping into this one",
      why: """
        `<<` is a type of YAML 1.1 that YAML 1.2 does not define. orderspec merges it and knows where every member was written; some other loaders read a \
        key named `<<`.
        """,
      whatToDo: "Nothing, where only orderspec reads the file. `defaults` gives members to all items of a type without `<<`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - &first
            domainName: acme.com
            years: 2
          - <<: *first
            domainName: svensson.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        defaults: { domain: { years: 2 } }
        items:
          - domainName: acme.com
          - domainName: svensson.com
        """,
      source: "YAML merge key type, working draft 2005-01-18 (yaml.org/type/merge.html)")
  }

  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    let tree = document.tree
    for key in tree.resolvableScalars(below: document.root) where tree.isMergeKey(key) {
      let place = Place(file: tree.file, range: tree.range(of: key), pointer: tree.pointer(of: key) ?? "", document: document.number)
      context.report(
        finding(
          "`<<` merges another mapping into this one, which YAML 1.2 does not define", at: place,
          help: ["orderspec merges it; a loader without YAML 1.1 types reads a key named `<<`. `defaults` gives members to all items of a type without it."]))
    }
  }
}
