public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

/// A value in the form of the HostUp v1 request.
public enum V1ValueForm: BindingProblemRule, ContactRule {
  public static var kind: BindingProblem.Kind { .v1ValueForm }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "v1_value_form", group: .structure, severity: .error,
      summary: "the value has the form of the HostUp v1 request",
      why: """
        HostUp v1 writes cycles as letters, the action as the type, and the country of an identifier in brackets before it. A spec has one form for every \
        provider.
        """,
      whatToDo: "Write the form that is suggested; the back end for HostUp v1 writes its own.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: a
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      fix: .sometimes, source: "HostUp v1 `POST /api/create-order` (developer.hostup.se/endpoints/billing/post-create-order), as of November 2026",
      isBlocking: true)
  }

  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    let value = Wording.quoted(problem.found)
    guard problem.field == .billingCycle, let suggestion = problem.suggestion else {
      return finding(
        "\(value) is no item type; \(problem.advice ?? "what is done with a name is its `action`")", at: problem.place, related: problem.related,
        help: ["HostUp v1 writes the action as the type. `type: domain` may be left out where `domainName` stands."], fixes: actionFixes(problem, tree))
    }
    return finding(
      "\(value) is the HostUp v1 letter for `\(suggestion)`", at: problem.place, related: problem.related,
      help: ["A spec writes cycles as words: \(Wording.list(problem.candidates))."], fixes: problem.fixes(in: tree))
  }

  /// `type: transfer` becomes `action: transfer` where the item is known to be a domain.
  private static func actionFixes(_ problem: BindingProblem, _ tree: SyntaxTree) -> [FixIt] {
    guard let node = problem.node, let key = tree.key(ofValue: node), let item = tree.parent(of: key), tree.mapping(item, hasKey: "domainName"),
      let edit = SourceEdits(tree).renameKey(key, to: "action")
    else { return [] }
    return [FixIt("write `action: \(problem.found)`", edits: [edit])]
  }

  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    guard let identifier = contact.registrationIdentifier, identifier.value.state == .value, identifier.value.withText(isTagged) else { return }
    let text = identifier.value.text
    let tag = String(text.utf8.dropFirst().prefix(2))!
    let country = identifier.country ?? contact.countryCode
    context.report(
      finding(
        "`[\(tag)]` before the number is the HostUp v1 form; write the country as `countryCode`", at: identifier.value.place,
        related: identifier.value.aliasPlaces,
        help: ["`registrationIdentifier: { value: …, countryCode: \(tag) }`; where the country is that of the contact, the number alone is enough."],
        fixes: fixes(identifier, String(text.utf8.dropFirst(4)) ?? "", tag, country?.value)))
  }

  /// Whether a text is `[SE]556703-7485`.
  static func isTagged(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count > 4 && text[0] == 0x5B && text[3] == 0x5D && (0x41...0x5A).contains(text[1]) && (0x41...0x5A).contains(text[2])
  }

  private static func fixes(_ identifier: RegistrationIdentifier, _ number: String, _ tag: String, _ country: String?) -> [FixIt] {
    let value = identifier.value
    let tree = value.document.tree
    let editor = SourceEdits(tree)
    guard value.member.alias == nil, let strip = editor.replaceScalar(value.node, with: number) else { return [] }
    // An anchor above may take the number to a contact of another country.
    let applicability: FixIt.Applicability = tree.anchors.isEmpty ? .safe : .unsafe
    if country == tag { return [FixIt("write the number alone", applicability, edits: [strip])] }
    if identifier.country != nil { return [] }
    if value.member.form == .short {
      let mapping = "{ value: \(SourceEdits.quoted(number)), countryCode: \(tag == "NO" ? "\"NO\"" : tag) }"
      return [FixIt("write the number and its country", applicability, edits: [Edit(tree.file, tree.range(of: value.node), mapping)])]
    }
    guard let key = value.member.keyNode, let insertion = editor.insertEntry(before: key, "countryCode", tag == "NO" ? "\"NO\"" : tag) else { return [] }
    return [FixIt("write the number and its country", applicability, edits: [insertion, strip])]
  }
}
