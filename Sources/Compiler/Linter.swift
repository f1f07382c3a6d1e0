public import Catalog
public import Diagnostics
public import OrderLanguage
import Rules
import Synchronization
import YAMLSyntax

/// What a run of lint found.
public struct LintOutcome: Sendable {
  public var report: LintReport
  /// Orders without a hole and the orders with one, in the order of files and documents; only where they are kept.
  public var orders: [CheckedOrder] = []
  /// Findings that leave a hole, whatever the severities and suppressions say, those of contacts files and of documents that hold no order
  /// included; only where the orders were asked for.
  public var blocking: [Diagnostic] = []
  /// Files and directories that cannot be read, one line each.
  public var failures: [String] = []
  /// The files that were read, as paths: specs, contacts files, configurations, and the catalog files and lists that these name.
  public var inputs: [String] = []
  /// Faults of configurations.
  public var configurationFaults: [Diagnostic] = []
  /// Directories in which there is nothing to check.
  public var emptyDirectories: [String] = []
  /// Only where they were asked for.
  public var timings: Timings?
}

/// An order with what stands against compiling it.
public struct CheckedOrder: Sendable {
  public let order: Order
  public let input: InputFile
  public let target: Target?
  public let configuration: ResolvedConfiguration
  /// The built-in catalog, with the files that count for the order laid over it.
  public let catalog: CatalogView
  /// Findings that leave a hole, whatever the severities and suppressions say.
  public var blocking: [Diagnostic]
  /// Findings at error level that the report shows.
  public var errors: [Diagnostic]
}

/// What becomes of the orders of a run, besides what is found in them.
enum OrderUse: Sendable {
  /// They go with their file.
  case none
  /// They stand in the outcome, and keep their trees.
  case kept
  /// Each is taken by the thread that has checked it by itself; what that gives is called later, in the order of files and documents, one after the other.
  case taken(by: @Sendable (CheckedOrder) -> @Sendable () -> Void)

  var isNone: Bool { if case .none = self { true } else { false } }
}

/// Checks the files of a run: each by itself, in parallel where that pays, then all together.
public struct Linter: Sendable {
  let options: LintOptions
  let files: any FileAccess
  let configurations: ConfigurationStore
  let contacts: ContactsStore
  let catalogs: CatalogLoader
  private let orders: OrderUse

  public init(_ options: LintOptions, files: any FileAccess = LocalFiles(), keepsOrders: Bool = false) {
    self.init(options, files: files, orders: keepsOrders ? .kept : .none)
  }

  init(_ options: LintOptions, files: any FileAccess, orders: OrderUse) {
    self.options = options
    self.files = files
    self.orders = orders
    configurations = ConfigurationStore(files: files, named: options.configuration)
    contacts = ContactsStore(files: files)
    catalogs = CatalogLoader(files: files, named: options.catalogs)
  }

  /// Checks files and directories.
  public func lint(_ paths: [String]) -> LintOutcome {
    var timings: Timings? = options.measuresTime ? Timings() : nil
    let found = timings.measure(.find) { discovery.find(paths) }
    var outcome = run(found.inputs, content: [:])
    outcome.timings = timings?.adding(outcome.timings)
    outcome.failures = found.failures + outcome.failures
    outcome.emptyDirectories = found.emptyDirectories
    return outcome
  }

  private var discovery: FileDiscovery {
    FileDiscovery(files: files, configurations: configurations, forceExclude: options.forceExclude, jobs: options.jobs)
  }

  /// Checks text that stands in no file, under a name.
  public func lint(text: [UInt8], name: String) -> LintOutcome {
    run([InputFile(path: name, name: name, isNamed: true)], content: [name: text])
  }

  // MARK: The run

  private func run(_ inputs: [InputFile], content: [String: [UInt8]]) -> LintOutcome {
    let linter = FileLinter(options: options, configurations: configurations, contacts: contacts, catalogs: catalogs, orders: orders)
    var run = RunOutcome(fileCount: inputs.count)
    // Contacts files first: the specs that name them find them read, under the name that the user gave.
    for (number, input) in inputs.enumerated() where input.isContactsFile {
      run.add(check(input, content) { linter.lint(contacts: contacts.load(input: input, $0), input) }, of: number)
    }
    let waiting = inputs.indices.filter { !inputs[$0].isContactsFile }
    run = Workers.reduce(
      into: run, waiting.count, threads: Workers.threads(for: waiting.count, jobs: options.jobs, worthwhileFrom: Self.parallelThreshold),
      each: { TreeArena() },
      { arena, position in
        let input = inputs[waiting[position]]
        return check(input, content) { linter.lint(input, $0, in: arena) }
      }, { run, position, outcome in run.add(outcome, of: waiting[position]) })
    var timings: Timings? = options.measuresTime ? Timings() : nil
    var outcome = timings.measure(.run) { assemble(&run, inputs, linter, content) }
    outcome.timings = timings?.adding(run.timings)
    return outcome
  }

  /// Reads a file and checks it.
  private func check(_ input: InputFile, _ content: [String: [UInt8]], _ check: ([UInt8]) -> FileOutcome) -> FileOutcome {
    var timings: Timings? = options.measuresTime ? Timings() : nil
    do {
      let bytes = try timings.measure(.read) { () throws(FileError) -> [UInt8] in try read(input, content) }
      // An outcome that is changed here is copied.
      guard let timings else { return check(bytes) }
      var outcome = check(bytes)
      outcome.timings = timings.adding(outcome.timings)
      return outcome
    } catch {
      var outcome = FileOutcome(configuration: ResolvedConfiguration(chain: []))
      outcome.failure = "\(input.name): \(error.message)"
      return outcome
    }
  }

  private func read(_ input: InputFile, _ content: [String: [UInt8]]) throws(FileError) -> [UInt8] {
    if let text = content[input.path] { return text }
    return try files.read(input.path)
  }

  private func assemble(_ run: inout RunOutcome, _ inputs: [InputFile], _ linter: FileLinter, _ content: [String: [UInt8]]) -> LintOutcome {
    var outcome = LintOutcome(report: LintReport(fileCount: 0))
    var inputs = inputs
    if !run.users.isEmpty { addContactsFiles(&run, &inputs, linter) }
    moveFindings(&run, inputs)
    addRunFindings(&run, inputs, content)
    outcome.report.files.reserveCapacity(inputs.count)
    for number in inputs.indices.sorted(by: { Path.precedes(inputs[$0].name, inputs[$1].name) }) {
      if let failure = run.failures[number] {
        outcome.failures.append(failure)
        continue
      }
      outcome.report.files.append(inputs[number].name)
      if let place = run.place(of: number) { finish(&run.files[place], inputs[number], &outcome) }
    }
    outcome.report.fileCount = outcome.report.files.count
    outcome.report.documentCount = run.documentCount
    outcome.configurationFaults = (configurations.faults + catalogs.faults).map(Redaction.discreet)
    outcome.failures += configurations.failures + catalogs.failures
    outcome.inputs = inputs.map(\.path) + configurations.paths + catalogs.loaded.map(\.catalog.name)
    addStaleCatalogs(&outcome.report)
    return outcome
  }

  /// Adds the contacts files that only specs name, and to the findings of all of them the specs that use them.
  private func addContactsFiles(_ run: inout RunOutcome, _ inputs: inout [InputFile], _ linter: FileLinter) {
    var numbers = Dictionary(inputs.indices.map { (Path.absolute(inputs[$0].path), $0) }, uniquingKeysWith: { first, _ in first })
    for key in run.users.keys.sorted() where numbers[key] == nil {
      guard let entry = contacts.entry(for: key), entry.tree != nil else { continue }
      let input = InputFile(path: entry.name, name: entry.name, isNamed: false)
      numbers[key] = inputs.count
      inputs.append(input)
      run.addFile(linter.lint(contacts: entry, input))
    }
    for (key, users) in run.users {
      if let number = numbers[key] { run.addUsers(users, to: number) }
    }
  }

  /// The age of a catalog file is found in that file, once.
  private func addStaleCatalogs(_ report: inout LintReport) {
    let findings = catalogs.staleFindings(options)
    guard !findings.isEmpty else { return }
    for finding in findings {
      let name = finding.place.file.name
      report.documents.append(LintReport.Document(file: name, number: 0, title: "catalog \(name)", findings: [finding]))
    }
    report.documents.sort { $0.file == $1.file ? $0.number < $1.number : $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  /// What is found from a spec and stands in a contacts file goes there: its severities and comments are those of that file.
  func moveFindings(_ run: inout RunOutcome, _ inputs: [InputFile]) {
    lazy var numbers = Self.numbers(of: inputs, run)
    for number in inputs.indices {
      guard let file = run.place(of: number), run.files[file].findings.contains(where: { $0.place.file.name != inputs[number].name }) else { continue }
      var own: [Diagnostic] = []
      for finding in run.files[file].findings {
        if finding.place.file.name != inputs[number].name, let other = numbers[finding.place.file.name] {
          let place = run.place(of: other) { newOutcome(inputs[other]) }
          run.files[place].findings.append(finding)
          if !orders.isNone, RuleTable.isBlocking(finding) { run.files[file].blockingElsewhere.append(finding) }
        } else {
          own.append(finding)
        }
      }
      run.files[file].findings = own
    }
  }

  /// The files of a run that could be read, by name.
  private static func numbers(of inputs: [InputFile], _ run: RunOutcome) -> [String: Int] {
    Dictionary(inputs.indices.filter { run.failures[$0] == nil }.map { (inputs[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The outcome of a spec in which nothing was found by itself.
  private func newOutcome(_ input: InputFile) -> FileOutcome { FileOutcome(configuration: configurations.configuration(forFile: input.path)) }

  /// Rules across files; a finding goes to the file that it stands in.
  ///
  /// A run keeps hashes of names and domain names only. The few files with a name that may stand twice, or a letter apart, are read once more, so that
  /// memory hardly grows with the run.
  func addRunFindings(_ run: inout RunOutcome, _ inputs: [InputFile], _ content: [String: [UInt8]]) {
    let (suspects, domains) = run.keys.suspects()
    guard !suspects.isEmpty else { return }
    var facts: [Run.OrderFacts] = []
    var titles: [(file: Int, number: Int, text: String)] = []
    var rest = suspects[...]
    while let number = rest.first?.file {
      let documents = Set(rest.prefix { $0.file == number }.map(\.document))
      rest = rest.drop { $0.file == number }
      guard let bytes = try? read(inputs[number], content) else { continue }
      let domains = configurations.configuration(forFile: inputs[number].path).ownedDomains
      let tree = SyntaxTree.parse(SourceFile(name: inputs[number].name, bytes: bytes))
      for document in tree.documents where documents.contains(document.number) {
        let order = Order(tree, document)
        if let title = FileLinter.title(order) { titles.append((number, document.number, title)) }
        facts.append(Run.facts(of: order, accountDomains: domains))
      }
    }
    var context = RuleContext(options: RuleOptions(target: options.target, today: options.today, strictSecrets: options.strictSecrets))
    RuleRegistry.check(Run(orders: facts, domains: domains), &context)
    let findings = context.takeFindings()
    guard !findings.isEmpty else { return }
    let numbers = Self.numbers(of: inputs, run)
    for finding in findings {
      guard let number = numbers[finding.place.file.name] else { continue }
      let file = run.place(of: number) { newOutcome(inputs[number]) }
      run.files[file].findings.append(finding)
    }
    for title in titles {
      guard let file = run.place(of: title.file), !run.files[file].titles.contains(where: { $0.number == title.number }) else { continue }
      run.files[file].titles.append((title.number, title.text))
    }
  }

  /// Severities, selection and suppression of one file; what is left goes into the report.
  func finish(_ file: inout FileOutcome, _ input: InputFile, _ outcome: inout LintOutcome) {
    let name = input.name
    var shown: [Diagnostic] = []
    var blocking: [Diagnostic] = []
    if !file.findings.isEmpty || file.suppressions != nil {
      let joined = FindingList.joined(file.findings).map(Redaction.discreet)
      if !orders.isNone {
        blocking = joined.filter(RuleTable.isBlocking)
        outcome.blocking += blocking
      }
      let filter = FindingFilter(options: options, settings: file.configuration.rules)
      for finding in joined {
        guard let finding = filter.shown(finding) else { continue }
        if let suppressions = file.suppressions, RuleTable.byCode[finding.code]?.isInlineSuppressible != false,
          let index = suppressions.index(hiding: finding, today: options.today)
        {
          file.usedComments.insert(index)
          file.suppressedCount += 1
        } else {
          shown.append(finding)
        }
      }
      if let suppressions = file.suppressions {
        let findings = SuppressionFindings.findings(of: suppressions, used: file.usedComments, in: file, name: name, options: options)
        shown += findings.compactMap(filter.shown)
      }
      shown = FindingList.sorted(shown)
    }
    outcome.report.suppressedCount += file.suppressedCount
    var titles = file.titles[...]
    for (number, group) in FindingList.byDocument(shown) {
      titles = titles.drop { $0.number < number }
      let title = titles.first?.number == number ? titles.first?.text : nil
      outcome.report.documents.append(
        LintReport.Document(file: name, number: number, title: title ?? (number > 0 ? "\(name)#\(number + 1)" : name), findings: group))
    }
    if !file.orders.isEmpty {
      let blocking = Dictionary(grouping: blocking, by: \.place.document)
      let errors = Dictionary(grouping: shown.lazy.filter { $0.severity == .error }, by: \.place.document)
      for order in file.orders {
        let target = options.target ?? file.configuration.target(provider: order.provider?.value)
        outcome.orders.append(
          CheckedOrder(
            order: order, input: input, target: target, configuration: file.configuration, catalog: file.catalog,
            blocking: (blocking[order.document.number] ?? []) + file.blockingElsewhere, errors: errors[order.document.number] ?? []))
      }
    }
  }

  // MARK: Threads

  /// Below this many files threads cost more than they give.
  private static let parallelThreshold = 128
}
