import Catalog
import Compiler
import Diagnostics
import DomainNames
import OrderLanguage
import Rules
import YAMLSyntax

extension LanguageServer {
  func completion(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let (analysis, offset) = try place(params), analysis.role != .configuration else { return .null }
    if let list = suppressionCompletion(analysis, offset) { return list }
    guard let context = CompletionContext(analysis.lines, offset, path: analysis.path, role: analysis.role) else { return .null }
    let items = context.isKey ? keyItems(context) : valueItems(context)
    return items.isEmpty ? .null : list(items, replacing: context.replaced, analysis.lines)
  }

  // MARK: Keys

  private func keyItems(_ context: CompletionContext) -> [CompletionItem] {
    let (analysis, tree) = (context.analysis, context.analysis.tree)
    guard let parent = tree.parent(of: context.node) else { return [] }
    // `- word` in a list of texts: the word is an element, though it was read as a key.
    if let list = tree.parent(of: parent), tree[list].kind == .sequence, let field = analysis.member(ofValue: list)?.field {
      switch field.type {
      case .texts, .words, .textOrTexts: return valueItems(context, field, parent: parent)
      default: break
      }
    }
    let present = Set(tree.entries(of: parent).filter { $0.key != context.node }.map { tree.text(of: tree.resolved($0.key)) })
    let member = analysis.member(ofValue: parent)
    if let type = member?.object?.type { return fieldItems(type, isDefaults: Self.isDefaults(member), present, context, parent) }
    guard let member else { return [] }
    if case .items = member.parent?.field?.type, member.parent?.field?.name == .items { return untypedItem(present, context, parent) }
    switch member.field?.type {
    case .extra where member.parent?.object != nil:
      return Target.allCases.filter { !present.contains($0.rawValue) }.map { target in
        CompletionItem(
          label: target.rawValue, kind: .field, detail: "\(target.documentation)",
          text: keyText(target.rawValue, ofCollection: true, context, parent))
      }
    case .extensions(byTLD: true) where member.parent?.object != nil: return tldItems(present, context, parent)
    case .openMap:
      guard let item = analysis.item(around: member), let slug = item.productSlug?.value else { return [] }
      return (catalog(analysis, item)?.product(slug: slug)?.options ?? []).filter { !present.contains($0) }.map {
        CompletionItem(label: $0, kind: .field, detail: "option of \(slug)", text: keyText($0, ofCollection: false, context, parent))
      }
    default: return []
    }
  }

  private static func isDefaults(_ member: Origin?) -> Bool {
    guard let parent = member?.parent?.object else { return false }
    return parent.type == .defaults
  }

  private func fieldItems(
    _ type: ObjectType, isDefaults: Bool, _ present: Set<String>, _ context: CompletionContext, _ parent: NodeID
  ) -> [CompletionItem] {
    Grammar.fields(of: type).filter { !present.contains($0.name.string) && (!isDefaults || $0.allowsDefault) }.map { field in
      let isRequired = field.isRequired && !isDefaults
      return CompletionItem(
        label: field.name.string, kind: .field, detail: (isRequired ? "required · " : "") + FieldPage.typeText(field), documentation: FieldPage.brief(field),
        text: keyText(field.name.string, ofCollection: FieldPage.isCollection(field), context, parent), rank: isRequired ? 1 : 5)
    }
  }

  /// An item whose type nobody knows yet: what tells it, and what all items have.
  private func untypedItem(_ present: Set<String>, _ context: CompletionContext, _ parent: NodeID) -> [CompletionItem] {
    let domain = fieldItems(.domain, isDefaults: false, present, context, parent)
    let other = fieldItems(.vps, isDefaults: false, present, context, parent).map(\.label)
    return domain.filter { $0.label == "domainName" || other.contains($0.label) }.map { item in
      var item = item
      item.rank = item.label == "type" || item.label == "domainName" ? 0 : 5
      return item
    }
  }

  private func tldItems(_ present: Set<String>, _ context: CompletionContext, _ parent: NodeID) -> [CompletionItem] {
    let names = context.analysis.orders.flatMap { $0.items.compactMap { $0.parsedDomainName?.tld } }
    return Set(names).subtracting(present).sorted().map {
      CompletionItem(label: $0, kind: .unit, detail: "registry attributes of .\($0)", text: keyText($0, ofCollection: true, context, parent))
    }
  }

  /// A key with its colon; a collection in a block begins on the next line.
  private func keyText(_ name: String, ofCollection isCollection: Bool, _ context: CompletionContext, _ parent: NodeID) -> String {
    let key = (context.needsBlank ? " " : "") + (context.isQuoted || SourceEdits.isSafePlain(name) ? name : SourceEdits.quoted(name))
    if context.hasColon || context.isQuoted { return key }
    guard isCollection, !context.isFlow else { return key + ": " }
    let start = context.analysis.tree.fullRange(of: context.node).start
    let column = start - context.analysis.lines.range(ofLine: context.analysis.lines.line(at: start)).start
    return key + ":" + context.analysis.lineBreak + String(repeating: " ", count: column + 2) + (name == "items" ? "- " : "")
  }

  // MARK: Values

  private func valueItems(_ context: CompletionContext) -> [CompletionItem] {
    let (analysis, tree) = (context.analysis, context.analysis.tree)
    if let field = analysis.member(ofValue: context.node)?.field { return valueItems(context, field, parent: tree.parent(of: context.node)) }
    // A value that could not be bound: its key tells.
    guard let key = tree.key(ofValue: context.node), let parent = tree.parent(of: context.node) else {
      guard let list = tree.parent(of: context.node), let field = analysis.member(ofValue: list)?.field else { return [] }
      if case .items = field.type { return [] }
      return valueItems(context, field, parent: list)
    }
    let name = tree.text(of: tree.resolved(key))
    guard let field = FieldName.allCases.first(where: { $0.string == name }) else { return [] }
    if let type = analysis.member(ofValue: parent)?.object?.type, let row = Grammar.field(field, of: type) {
      return valueItems(context, row, parent: parent)
    }
    return field == .type ? valueItems(context, Grammar.field(.type, of: .domain)!, parent: parent) : []
  }

  private func valueItems(_ context: CompletionContext, _ field: Field, parent: NodeID?) -> [CompletionItem] {
    let analysis = context.analysis
    let member = analysis.member(ofValue: context.node) ?? parent.flatMap { analysis.member(ofValue: $0) }
    let item = analysis.item(around: member)
    var items: [CompletionItem]
    switch field.type {
    case .version: items = [CompletionItem(label: "1", kind: .value, detail: "the version of the language", text: "1")]
    case .boolean: items = ["true", "false"].map { CompletionItem(label: $0, kind: .value, text: $0) }
    case .enumeration(let words), .words(let words): items = wordItems(words, field, item, analysis)
    case .integer: items = yearItems(field, item, analysis)
    case .contactReference: items = contactItems(context)
    case .textOrTexts: items = contactsFileItems(analysis)
    case .text, .texts: items = textItems(field, item, analysis)
    case .object, .textMap, .contacts, .identifier, .openMap, .extensions, .extra, .items: items = []
    }
    for index in items.indices { items[index].text = (context.needsBlank ? " " : "") + written(items[index].text, context) }
    switch field.type {
    case .text, .identifier, .openMap, .extensions, .extra: if field.allowsSecret { items += secretItems(field, context) }
    default: break
    }
    return items
  }

  /// A value in quotes where it needs them.
  private func written(_ text: String, _ context: CompletionContext) -> String {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (text.utf8.first != 0x30 || text == "0")
    if context.isQuoted || isNumber || text == "true" || text == "false" || SourceEdits.isSafePlain(text) { return text }
    return SourceEdits.quoted(text)
  }

  private func wordItems(_ words: Enumeration, _ field: Field, _ item: Item?, _ analysis: Analysis) -> [CompletionItem] {
    var offered: [String]?
    var product = ""
    if field.name == .billingCycle, let item, let slug = item.productSlug?.value {
      offered = catalog(analysis, item)?.product(slug: slug)?.billingCycles
      product = slug
    }
    return zip(words.words, words.documentation).filter { offered?.contains($0.0) ?? true }.map { word, documentation in
      CompletionItem(
        label: word, kind: .enumMember, detail: offered == nil ? nil : "offered for \(product)", documentation: "\(documentation)", text: word,
        rank: "\(field.defaultValue ?? "")" == word ? 1 : 5)
    }
  }

  private func yearItems(_ field: Field, _ item: Item?, _ analysis: Analysis) -> [CompletionItem] {
    guard field.name == .years, let name = item?.parsedDomainName, let facts = catalog(analysis, item)?.facts(forDomain: name.asciiText) else { return [] }
    return (facts.registerYears?.values ?? []).map { CompletionItem(label: "\($0)", kind: .value, detail: "years, .\(facts.name)", text: "\($0)") }
  }

  private func contactItems(_ context: CompletionContext) -> [CompletionItem] {
    guard let order = context.analysis.order(of: context.node) else { return [] }
    return contacts(for: order, context.analysis.path).map { contact, path in
      // Type and country are no secrets; names and addresses may be.
      let words = [contact.contact?.type?.value.rawValue, contact.contact?.countryCode?.value].compactMap { $0 }.joined(separator: ", ")
      let place = path == context.analysis.path ? "" : " · \(Self.fileName(path))"
      return CompletionItem(label: contact.name, kind: .reference, detail: words + place, text: contact.name)
    }
  }

  private func contactsFileItems(_ analysis: Analysis) -> [CompletionItem] {
    let folder = Path.directory(of: analysis.path)
    return session.paths.filter { role(ofPath: $0) == .contacts }.compactMap { path in
      Path.relative(path, to: folder).map { CompletionItem(label: $0, kind: .file, text: $0) }
    }
  }

  private func textItems(_ field: Field, _ item: Item?, _ analysis: Analysis) -> [CompletionItem] {
    switch field.name {
    case .provider:
      return (session.configuration(forFile: analysis.path).providerNames ?? []).map { CompletionItem(label: $0, kind: .reference, text: $0) }
    case .productSlug:
      guard let item, let kind = item.type.flatMap({ ProductKind(rawValue: $0.rawValue) }), let catalog = catalog(analysis, item) else { return [] }
      return catalog.slugs(kind).map { slug in
        let cycles = catalog.product(slug: slug)?.billingCycles?.joined(separator: ", ")
        return CompletionItem(label: slug, kind: .value, detail: cycles.map { "billed \($0)" }, text: slug)
      }
    case .location:
      return (item.flatMap { catalog(analysis, $0) }?.locationNames ?? []).map { CompletionItem(label: $0, kind: .value, text: $0) }
    case .countryCode: return Catalog.countries.map { CompletionItem(label: $0.code, kind: .value, detail: $0.name, text: $0.code) }
    case .primaryDomain:
      guard let order = item.flatMap({ item in analysis.orders.first { $0.document === item.origin.document } }) else { return [] }
      let names = order.items.compactMap { $0.type == .domain ? $0.domainName?.value : nil } + order.ownedDomains.map(\.text)
      return names.map { CompletionItem(label: $0, kind: .reference, detail: "ordered or owned here", text: $0) }
    case .acceptedTerms: return termItems(item, analysis)
    default: return []
    }
  }

  /// The terms that the TLD of the item asks for; in `defaults` those of all domains of the order.
  private func termItems(_ item: Item?, _ analysis: Analysis) -> [CompletionItem] {
    let items = item.map { [$0] } ?? analysis.orders.flatMap(\.items).filter { $0.type == .domain }
    var seen: Set<String> = []
    return items.flatMap { item -> [CompletionItem] in
      guard let name = item.parsedDomainName, let catalog = catalog(analysis, item) else { return [] }
      return catalog.termsAsked(forDomain: name.asciiText, onTransfer: item.action == .transfer).sorted().filter { seen.insert($0).inserted }.map {
        CompletionItem(label: $0, kind: .value, detail: "terms of .\(catalog.facts(forDomain: name.asciiText)?.name ?? name.tld)", text: $0)
      }
    }
  }

  private func secretItems(_ field: Field, _ context: CompletionContext) -> [CompletionItem] {
    var name = ""
    for scalar in field.name.string.unicodeScalars {
      if scalar.properties.isUppercase { name += "_" }
      name += scalar.properties.uppercaseMapping
    }
    let needsQuotes = context.isFlow && !context.isQuoted
    return [("env:", name, ""), ("file:", "PATH", ""), ("file:", "PATH", "KEY")].map { source, first, second in
      let label = "${\(source)\(first)\(second.isEmpty ? "" : "#\(second)")}"
      var text = label
      if client.hasSnippets { text = "\\${\(source)${1:\(first)}\(second.isEmpty ? "" : "#${2:\(second)}")\\}" }
      if needsQuotes { text = "\"\(text)\"" }
      return CompletionItem(
        label: label, kind: .snippet, detail: "secret reference",
        documentation: "The value stands outside of the spec; only `compile --resolve-secrets` reads it.",
        text: (context.needsBlank ? " " : "") + text, isSnippet: client.hasSnippets, rank: 6)
    }
  }

  /// The catalog for the orders of an item's provider: that of its target, else the one that sells its type.
  func catalog(_ analysis: Analysis, _ item: Item?) -> CatalogView? {
    let order = item.flatMap { item in analysis.orders.first { $0.document === item.origin.document } }
    let target = session.target(forFile: analysis.path, provider: order?.provider?.value)
    let provider = target?.catalogProvider ?? (item?.type == .site ? .superspace : .hostup)
    return session.catalog(forFile: analysis.path).scoped(to: provider)
  }

  // MARK: Suppressions

  /// What completes a suppression comment; nil outside of one.
  private func suppressionCompletion(_ analysis: Analysis, _ offset: Int) -> JSONValue? {
    let line = analysis.lines.line(at: offset)
    guard let (hash, end) = analysis.comment(onLine: line), offset > hash else { return nil }
    guard let comment = SuppressionComment(at: hash, lineEnd: end, analysis.lines.bytes), let list = comment.list else {
      let typed = String(decoding: analysis.lines.bytes[(hash + 1)..<offset], as: UTF8.self).filter { $0 != " " }
      guard "orderspec:ignore".hasPrefix(typed), offset == end else { return .null }
      let text = client.hasSnippets ? " orderspec: ignore[${1:code}] ${2:reason}" : " orderspec: ignore["
      let item = CompletionItem(
        label: "orderspec: ignore[…]", kind: .snippet, detail: "suppress a finding of this line", text: text, isSnippet: client.hasSnippets)
      return self.list([item], replacing: SourceRange(hash + 1, offset), analysis.lines)
    }
    guard list.start <= offset, offset <= list.end else { return .null }
    run()
    let word = comment.codes.first { $0.range.start <= offset && offset <= $0.range.end }
    let isAlone = analysis.lines.bytes[analysis.lines.range(ofLine: line).start..<hash].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    var target = line
    while isAlone, target < analysis.lines.lineCount, target == line || analysis.isCommentLine(target) { target += 1 }
    let here = Set(
      session.findings(in: analysis.path).filter { analysis.lines.line(at: $0.place.range.start) == target }.map(\.code))
    let taken = Set(comment.codes.filter { $0.range != word?.range }.map(\.text))
    let rules = RuleRegistry.documentation.filter { $0.isInlineSuppressible && $0.group != .suppression && !taken.contains($0.code) }
    let items = rules.map { rule in
      CompletionItem(
        label: rule.code, kind: .event, detail: rule.summary, documentation: rule.why, text: rule.code, rank: here.contains(rule.code) ? 0 : 5)
    }
    return self.list(items, replacing: word?.range ?? SourceRange(offset, offset), analysis.lines)
  }
}

extension Analysis {
  /// Nothing but a comment stands on the line.
  func isCommentLine(_ line: Int) -> Bool {
    let range = lines.range(ofLine: line)
    return lines.bytes[range.start..<range.end].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
  }
}
