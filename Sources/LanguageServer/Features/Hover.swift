import Catalog
import Compiler
import Diagnostics
import DomainNames
import OrderLanguage
import Rules
import YAMLSyntax

extension LanguageServer {
  func hover(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params) else { return .null }
    run()
    var sections: [String] = []
    var range: SourceRange?
    if let (code, place) = suppressedCode(analysis, offset) {
      (sections, range) = ([RulePage.text(code)].compactMap { $0 }, place)
    } else if let node = analysis.node(at: offset), analysis.tree.range(of: node).start <= offset {
      range = analysis.tree.range(of: node)
      if let member = analysis.member(ofKey: node) {
        sections = [fieldText(member, analysis)].compactMap { $0 }
      } else {
        sections = valueTexts(node, offset, analysis)
      }
      if analysis.role == .configuration { sections = [RulePage.text(analysis.tree.text(of: node))].compactMap { $0 } }
    }
    let findings = session.findings(in: analysis.path).filter { $0.place.range.start <= offset && offset <= $0.place.range.end }
    var seen: Set<String> = []
    sections += findings.filter { seen.insert($0.code).inserted }.compactMap { RulePage.text($0.code) }
    range = range ?? findings.first?.place.range
    guard !sections.isEmpty, let range else { return .null }
    return ["contents": markup(sections.joined(separator: "\n---\n\n"), isMarkdown: client.hasMarkdown), "range": analysis.range(range)]
  }

  private func suppressedCode(_ analysis: Analysis, _ offset: Int) -> (String, SourceRange)? {
    analysis.suppression(onLine: analysis.lines.line(at: offset))?.codes.first { $0.range.start <= offset && offset <= $0.range.end }
      .map { ($0.text, $0.range) }
  }

  // MARK: Fields

  private func fieldText(_ member: Origin, _ analysis: Analysis) -> String? {
    guard case .field = member.member.key, let field = member.field, let type = member.parent?.object?.type else { return nil }
    let configuration = session.configuration(forFile: analysis.path)
    let order = analysis.orders.first { $0.document === member.document }
    return FieldPage.whole(
      field, of: type, as: Self.role(of: member.parent), fieldNames: configuration.nearest?.fieldNames ?? [:],
      target: session.target(forFile: analysis.path, provider: order?.provider?.value))
  }

  /// What an inline contact is for; a named one counts as a holder.
  private static func role(of contact: Origin?) -> ContactRole {
    var current = contact
    while let member = current {
      if case .field(let name) = member.member.key {
        switch name {
        case .clientData: return .payer
        case .admin, .billing, .tech: return .role
        default: break
        }
      }
      current = member.parent
    }
    return .holder
  }

  // MARK: Values

  private func valueTexts(_ node: NodeID, _ offset: Int, _ analysis: Analysis) -> [String] {
    if let (symbol, _) = symbol(analysis, at: offset) {
      switch symbol {
      case .contact(let name, let path, _): return [contactText(name, path, node, analysis)].compactMap { $0 }
      case .anchor(let name, _): return ["anchor `\(name)`"]
      case .contactsFile: return []
      }
    }
    guard let member = analysis.member(ofValue: node), member.state == .value, let field = member.field, !field.allowsSecret else { return [] }
    let text = member.text
    let item = analysis.item(around: member)
    switch field.type {
    case .text(.domainName), .text(.hostname), .texts(.domainName), .texts(.hostname):
      return NamePage.text(text, catalog(analysis, item), isHost: field.name == .nameservers || field.name == .hostname).map { [$0] } ?? []
    case .text(.country): return Catalog.country(text).map { ["`\($0.code)` is \($0.name)"] } ?? []
    case .enumeration(let words), .words(let words):
      return words.words.firstIndex(of: text).map { ["`\(text)`: \(words.documentation[$0])"] } ?? []
    default: break
    }
    switch field.name {
    case .productSlug: return catalog(analysis, item)?.product(slug: text).map { [NamePage.text($0)] } ?? []
    case .acceptedTerms: return catalog(analysis, item)?.tld(askingForTerms: text).map { ["terms of .\($0.name), asked for by HostUp"] } ?? []
    default: return []
    }
  }

  private func contactText(_ name: String, _ path: String, _ node: NodeID, _ analysis: Analysis) -> String? {
    let contact =
      path == analysis.path
      ? analysis.order(of: node)?.contact(named: name) ?? analysis.contacts?.contact(named: name) : contactsFile(path)?.contact(named: name)
    guard let contact else { return nil }
    // Which members it has, never what they say: they may hold personal data.
    let members = contact.contact.map { view in
      Grammar.fields(of: .contact).map(\.name).filter { view.object.written($0) != nil && !view.object.isAbsent($0) }.map { "`\($0.string)`" }
    }
    let kind = [contact.contact?.type?.value.rawValue, contact.contact?.countryCode?.value].compactMap { $0 }.joined(separator: ", ")
    let place = path == analysis.path ? "this file" : "`\(Self.fileName(path))`"
    return "**contact `\(name)`**\(kind.isEmpty ? "" : ": \(kind)"), in \(place)\n\nHas \((members ?? []).joined(separator: ", "))"
  }
}

/// What people are told about a rule, in Markdown.
enum RulePage {
  /// nil where there is no such rule.
  static func text(_ code: String) -> String? {
    guard let rule = RuleRegistry.documentation.first(where: { $0.code == code }) else { return nil }
    let severity = rule.severity.map(\.rawValue) ?? "off"
    return "**\(rule.code)** (\(severity)): \(rule.summary)\n\n\(rule.why)\n\n\(rule.whatToDo)\n\n[\(rule.code)](\(RuleDocumentation.address(ofCode: code)))\n"
  }
}
