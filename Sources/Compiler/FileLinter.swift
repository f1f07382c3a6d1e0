import Backends
import Catalog
import Diagnostics
import OrderLanguage
import Rules
import YAMLSyntax

/// What is found in one file.
struct FileOutcome: Sendable {
  /// Why the file cannot be read; then nothing else is known of it.
  var failure: String?
  var isContactsFile = false
  var findings: [Diagnostic] = []
  var documentCount = 0
  /// What documents are called, in the order of their numbers; only where there may be something to say about one.
  var titles: [(number: Int, text: String)] = []
  /// What the rules across files need of its orders.
  var keys = RunKeys()
  /// Those that are kept.
  var orders: [Order] = []
  /// What is still to be called for those that were taken.
  var taken: [@Sendable () -> Void] = []
  var suppressions: Suppressions?
  /// Indices of suppression comments that hide something.
  var usedComments: Set<Int> = []
  var suppressedCount = 0
  /// Findings that leave a hole in the orders of this file and stand in a contacts file.
  var blockingElsewhere: [Diagnostic] = []
  /// Contacts files by key, with the place that names them.
  var contactsFiles: [(key: String, user: Place)] = []
  /// The configurations that count.
  var configuration: ResolvedConfiguration
  var catalog = CatalogView.builtIn
  var target: Target?
  var timings: Timings?
  /// Where the part of the text begins that could not be read; nil where all of it was. Nobody knows what suppression comments in it would hide.
  var unreadStart: Int?

  var isTruncated: Bool { unreadStart != nil }
}

/// Checks one spec or contacts file by itself.
struct FileLinter: Sendable {
  let options: LintOptions
  let configurations: ConfigurationStore
  let contacts: ContactsStore
  let catalogs: CatalogLoader
  let orders: OrderUse

  /// Checks a spec.
  func lint(_ input: InputFile, _ bytes: [UInt8], in arena: TreeArena = TreeArena()) -> FileOutcome {
    var timings: Timings? = options.measuresTime ? Timings() : nil
    let tree = timings.measure(.tree) { SyntaxTree.parse(SourceFile(name: input.name, bytes: bytes), in: arena) }
    let configuration = configurations.configuration(forFile: input.path)
    let catalog = catalogs.view(for: configuration)
    var outcome = FileOutcome(configuration: configuration, catalog: catalog)
    if tree.isTruncated { outcome.unreadStart = tree.documents.last.map { tree.range(of: $0.root).end } ?? 0 }
    outcome.documentCount = max(tree.documentCount, tree.isTruncated ? 1 : 0)
    var context = RuleContext(options: ruleOptions(configuration, catalog, target: nil))
    reportSyntax(tree, &context)
    for document in tree.documents {
      let order = resolve(timings.measure(.bind) { Order(tree, document) }, input, &outcome)
      let target = options.target ?? configuration.target(provider: order.provider?.value)
      if target != context.target {
        let findings = context.takeFindings()
        outcome.findings += findings
        timings = timings.map { $0.adding(context.timings) }
        context = RuleContext(options: ruleOptions(configuration, catalog, target: target))
      }
      outcome.target = target
      if timings != nil, context.timings == nil { context.timings = Timings() }
      timings.measure(.rules) { check(order, &context) }
      if let title = Self.title(order) { outcome.titles.append((document.number, title)) }
      outcome.keys.append(order, accountDomains: configuration.ownedDomains)
      if !orders.isNone { outcome.orders.append(order) }
    }
    outcome.findings += context.takeFindings()
    if case .taken(let take) = orders {
      outcome.taken = checked(outcome.orders, input, configuration, catalog, findings: outcome.findings).map(take)
      outcome.orders = []
    }
    outcome.suppressions = timings.measure(.suppressions) { Suppressions(tree) }
    outcome.timings = timings.map { $0.adding(context.timings) }
    if outcome.findings.isEmpty, outcome.suppressions == nil { outcome.titles = [] }
    return outcome
  }

  /// The orders of a file with what leaves a hole in them, as far as their file alone tells.
  private func checked(
    _ orders: [Order], _ input: InputFile, _ configuration: ResolvedConfiguration, _ catalog: CatalogView, findings: [Diagnostic]
  ) -> [CheckedOrder] {
    let blocking = findings.isEmpty ? [:] : Dictionary(grouping: findings.lazy.filter(RuleTable.isBlocking), by: \.place.document)
    return orders.map { order in
      CheckedOrder(
        order: order, input: input, target: options.target ?? configuration.target(provider: order.provider?.value), configuration: configuration,
        catalog: catalog, blocking: blocking[order.document.number] ?? [], errors: [])
    }
  }

  static func title(_ order: Order) -> String? { order.name.map { "order \($0.value)" } }

  /// Checks a contacts file.
  func lint(contacts entry: ContactsStore.Entry, _ input: InputFile) -> FileOutcome {
    let configuration = configurations.configuration(forFile: input.path)
    var outcome = FileOutcome(isContactsFile: true, configuration: configuration)
    guard let tree = entry.tree else { return outcome }
    if tree.isTruncated { outcome.unreadStart = tree.documents.last.map { tree.range(of: $0.root).end } ?? 0 }
    outcome.documentCount = max(tree.documentCount, tree.isTruncated ? 1 : 0)
    var context = RuleContext(
      options: ruleOptions(configuration, catalogs.view(for: configuration), target: options.target ?? configuration.nearest?.target))
    reportSyntax(tree, &context)
    outcome.titles = [(0, "contacts file \(input.name)")]
    if tree.documents.count > 1 { context.report(WrongType.furtherDocument(tree.documents[1], in: tree)) }
    if let file = entry.contacts {
      for problem in file.document.problems { context.report(RuleRegistry.diagnose(problem, in: tree)) }
      RuleRegistry.check(file.document, &context)
      for contact in file.contacts { if let contact = contact.contact { RuleRegistry.check(contact, &context) } }
    } else if let unusable = ContactsFile(tree), !unusable.isMapping || input.isContactsFile {
      // No contacts: its problems say so. An order spec is not judged as what another one takes it for.
      for problem in unusable.document.problems { context.report(RuleRegistry.diagnose(problem, in: tree)) }
    }
    outcome.findings = context.takeFindings()
    outcome.suppressions = Suppressions(tree)
    return outcome
  }

  private func reportSyntax(_ tree: SyntaxTree, _ context: inout RuleContext) {
    for problem in tree.problems { context.report(RuleRegistry.diagnose(problem, in: tree)) }
  }

  private func ruleOptions(_ configuration: ResolvedConfiguration, _ catalog: CatalogView, target: Target?) -> RuleOptions {
    RuleOptions(
      target: target, today: options.today, strictSecrets: options.strictSecrets, ownedDomains: configuration.ownedDomains,
      ignoresMissingContacts: options.ignoresMissingContacts, providers: configuration.providerNames,
      fieldNames: configuration.fieldNames, v1ProductID: { catalog.scoped(to: target?.catalogProvider).v1ProductID(ofSlug: $0) },
      optedIn: optedIn(configuration), catalog: catalog)
  }

  /// The rules that somebody asked for by name.
  private func optedIn(_ configuration: ResolvedConfiguration) -> Set<String> {
    guard !configuration.rules.isEmpty else { return options.select }
    return options.select.union(configuration.rules.lazy.filter { $0.value != .off }.map(\.key))
  }

  /// Loads the contacts files that an order names.
  private func resolve(_ order: Order, _ input: InputFile, _ outcome: inout FileOutcome) -> Order {
    let paths = order.contactsFilePaths
    guard !paths.isEmpty else { return order }
    var loaded: [ContactsFile] = []
    var failures: [ContactsFileFailure] = []
    for path in paths {
      let (key, entry) = contacts.entry(named: SecretReference.unescaped(path.text), from: input.path)
      outcome.contactsFiles.append((key, path.place))
      if let file = entry.contacts {
        loaded.append(file)
      } else {
        failures.append(ContactsFileFailure(origin: path, message: entry.failure ?? "holds no contacts"))
      }
    }
    return order.with(contactsFiles: loaded, failures: failures)
  }

  private func check(_ order: Order, _ context: inout RuleContext) {
    for problem in order.problems { context.report(RuleRegistry.diagnose(problem, in: order.tree)) }
    RuleRegistry.check(order.document, &context)
    for contact in order.contacts { if let contact = contact.contact { RuleRegistry.check(contact, &context) } }
    for reference in order.contactReferences {
      if case .inline(let contact) = reference.target { RuleRegistry.check(contact, &context) }
    }
    RuleRegistry.check(order, &context)
    if let target = context.target, let backend = BackendRegistry.backend(for: target) { RuleRegistry.check(order, backend.capabilities, &context) }
  }
}
