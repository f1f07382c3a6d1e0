public import Catalog
public import Diagnostics
public import OrderLanguage
import Rules
import Synchronization
import YAMLSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a run of lint found.
public struct LintOutcome: Sendable {
  public var report: LintReport
  /// Orders without a hole and the orders with one, in the order of files and documents; only where they were asked for.
  public var orders: [CheckedOrder] = []
  /// Findings that leave a hole, whatever the severities and suppressions say, those of contacts files and of documents that hold no order
  /// included; only where the orders were asked for.
  public var blocking: [Diagnostic] = []
  /// Files and directories that cannot be read, one line each.
  public var failures: [String] = []
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

/// Checks the files of a run: each by itself, in parallel where that pays, then all together.
public struct Linter: Sendable {
  let options: LintOptions
  let files: any FileAccess
  let configurations: ConfigurationStore
  let contacts: ContactsStore
  let catalogs: CatalogLoader
  private let keepsOrders: Bool

  public init(_ options: LintOptions, files: any FileAccess = LocalFiles(), keepsOrders: Bool = false) {
    self.options = options
    self.files = files
    self.keepsOrders = keepsOrders
    configurations = ConfigurationStore(files: files, named: options.configuration)
    contacts = ContactsStore(files: files)
    catalogs = CatalogLoader(files: files, named: options.catalogs)
  }

  /// Checks files and directories.
  public func lint(_ paths: [String]) -> LintOutcome {
    var timings: Timings? = options.measuresTime ? Timings() : nil
    let found = timings.measure(.find) { FileDiscovery(files: files, configurations: configurations, forceExclude: options.forceExclude).find(paths) }
    var outcome = run(found.inputs, content: [:])
    outcome.timings = timings?.adding(outcome.timings)
    outcome.failures = found.failures + outcome.failures
    outcome.emptyDirectories = found.emptyDirectories
    return outcome
  }

  /// Checks text that stands in no file, under a name.
  public func lint(text: [UInt8], name: String) -> LintOutcome {
    run([InputFile(path: name, name: name, isNamed: true)], content: [name: text])
  }

  // MARK: The run

  /// Boxed: a run has thousands of them, and lists that grow copy what is in them.
  private indirect enum Unit: Sendable {
    case done(FileOutcome)
    case unreadable(String)
    /// Handed on.
    case taken
  }

  private func run(_ inputs: [InputFile], content: [String: [UInt8]]) -> LintOutcome {
    // Contacts files first: the specs that name them find them read, under the name that the user gave.
    let linter = FileLinter(options: options, configurations: configurations, contacts: contacts, catalogs: catalogs, keepsOrders: keepsOrders)
    var units = [Unit](repeating: .taken, count: inputs.count)
    for (index, input) in inputs.enumerated() where input.isContactsFile {
      units[index] = read(input, content).unit { linter.lint(contacts: contacts.load(input: input, $0), input) }
    }
    let waiting = inputs.indices.filter { !inputs[$0].isContactsFile }
    var results = inParallel(waiting.count) { position -> Unit in
      let input = inputs[waiting[position]]
      var timings: Timings? = options.measuresTime ? Timings() : nil
      let reading = timings.measure(.read) { read(input, content) }
      return reading.unit {
        var outcome = linter.lint(input, $0)
        outcome.timings = timings?.adding(outcome.timings)
        return outcome
      }
    }
    for (position, index) in waiting.enumerated() { units[index] = results[position] }
    results = []
    var timings: Timings? = options.measuresTime ? Timings() : nil
    var outcome = timings.measure(.run) { assemble(inputs, &units, linter, content) }
    outcome.timings = timings?.adding(outcome.timings)
    return outcome
  }

  private func read(_ input: InputFile, _ content: [String: [UInt8]]) -> Reading {
    if let text = content[input.path] { return .bytes(text) }
    do {
      return .bytes(try files.read(input.path))
    } catch {
      return .failure("\(input.name): \(error.message)")
    }
  }

  private enum Reading {
    case bytes([UInt8])
    case failure(String)

    func unit(_ check: ([UInt8]) -> FileOutcome) -> Unit {
      switch self {
      case .bytes(let bytes): .done(check(bytes))
      case .failure(let message): .unreadable(message)
      }
    }
  }

  private func assemble(_ inputs: [InputFile], _ units: inout [Unit], _ linter: FileLinter, _ content: [String: [UInt8]]) -> LintOutcome {
    var outcome = LintOutcome(report: LintReport(fileCount: 0))
    var sources: [InputFile] = []
    var files: [FileOutcome] = []
    var users: [String: [Place]] = [:]
    sources.reserveCapacity(inputs.count)
    files.reserveCapacity(inputs.count)
    for (index, input) in inputs.enumerated() {
      let unit = units[index]
      units[index] = .taken
      switch unit {
      case .taken: break
      case .unreadable(let message): outcome.failures.append(message)
      case .done(let file):
        sources.append(input)
        files.append(file)
        if let timings = file.timings { outcome.timings = timings.adding(outcome.timings) }
        for (key, place) in file.contactsFiles { users[key, default: []].append(place) }
      }
    }
    if !users.isEmpty { addContactsFiles(users, inputs, linter, &sources, &files) }
    moveFindings(&files, sources.map(\.name))
    let order = sources.indices.sorted { Path.precedes(sources[$0].name, sources[$1].name) }
    addRunFindings(&files, sources, order, content)
    for index in order { finish(&files[index], sources[index], &outcome) }
    outcome.configurationFaults = (configurations.faults + catalogs.faults).map(Redaction.discreet)
    outcome.failures += configurations.failures + catalogs.failures
    addStaleCatalogs(&outcome.report)
    return outcome
  }

  /// Adds the contacts files that only specs name, and to the findings of all of them the specs that use them.
  private func addContactsFiles(
    _ users: [String: [Place]], _ inputs: [InputFile], _ linter: FileLinter, _ sources: inout [InputFile], _ files: inout [FileOutcome]
  ) {
    var known = Set(inputs.map { Path.absolute($0.path) })
    for key in users.keys.sorted() where known.insert(key).inserted {
      guard let entry = contacts.entry(for: key), entry.tree != nil else { continue }
      let input = InputFile(path: entry.name, name: entry.name, isNamed: false)
      sources.append(input)
      files.append(linter.lint(contacts: entry, input))
    }
    for (index, source) in sources.enumerated() {
      guard let places = users[Path.absolute(source.path)] else { continue }
      for finding in files[index].findings.indices { files[index].findings[finding].related += Self.userPlaces(places) }
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

  static func userPlaces(_ places: [Place]) -> [RelatedPlace] {
    places.prefix(10).enumerated().map { index, place in
      RelatedPlace(index == 9 && places.count > 10 ? "used here and in \(places.count - 10) more specs" : "used here", at: place)
    }
  }

  /// What is found from a spec and stands in a contacts file goes there: its severities and comments are those of that file.
  func moveFindings(_ files: inout [FileOutcome], _ names: [String]) {
    for index in files.indices where files[index].findings.contains(where: { $0.place.file.name != names[index] }) {
      for finding in files[index].findings {
        guard let other = names.firstIndex(of: finding.place.file.name), other != index else { continue }
        files[other].findings.append(finding)
        if keepsOrders, RuleTable.isBlocking(finding) { files[index].blockingElsewhere.append(finding) }
      }
      files[index].findings.removeAll { $0.place.file.name != names[index] && names.contains($0.place.file.name) }
    }
  }

  /// Rules across files; a finding goes to the file that it stands in.
  ///
  /// A run keeps hashes of names and domain names only. The few files with a name that may stand twice, or a letter apart, are read once more, so that
  /// memory hardly grows with the run.
  func addRunFindings(_ files: inout [FileOutcome], _ inputs: [InputFile], _ order: [Int], _ content: [String: [UInt8]]) {
    var owners: [(file: Int, document: Int)] = []
    var keys: [RunKeys] = []
    for file in order {
      for entry in files[file].keys {
        owners.append((file, entry.document))
        keys.append(entry.keys)
      }
    }
    let (suspects, domains) = RunKeys.suspects(in: keys)
    guard !suspects.isEmpty else { return }
    var facts: [Run.OrderFacts] = []
    var index = 0
    while index < suspects.count {
      let file = owners[suspects[index]].file
      var documents: Set<Int> = []
      while index < suspects.count, owners[suspects[index]].file == file {
        documents.insert(owners[suspects[index]].document)
        index += 1
      }
      guard case .bytes(let bytes) = read(inputs[file], content) else { continue }
      let tree = SyntaxTree.parse(SourceFile(name: inputs[file].name, bytes: bytes))
      for document in tree.documents where documents.contains(document.number) {
        let order = Order(tree, document)
        if !files[file].titles.contains(where: { $0.number == document.number }), let title = FileLinter.title(order) {
          files[file].titles.append((document.number, title))
        }
        facts.append(Run.facts(of: order, accountDomains: files[file].configuration.ownedDomains))
      }
    }
    var context = RuleContext(options: RuleOptions(target: options.target, today: options.today, strictSecrets: options.strictSecrets))
    RuleRegistry.check(Run(orders: facts, domains: domains), &context)
    let findings = context.takeFindings()
    guard !findings.isEmpty else { return }
    let indices = Dictionary(inputs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for finding in findings {
      if let index = indices[finding.place.file.name] { files[index].findings.append(finding) }
    }
  }

  /// Severities, selection and suppression of one file; what is left goes into the report.
  func finish(_ file: inout FileOutcome, _ input: InputFile, _ outcome: inout LintOutcome) {
    let name = input.name
    outcome.report.files.append(name)
    outcome.report.fileCount += 1
    outcome.report.documentCount += file.documentCount
    var shown: [Diagnostic] = []
    var blocking: [Diagnostic] = []
    if !file.findings.isEmpty || file.suppressions != nil {
      let joined = FindingList.joined(file.findings).map(Redaction.discreet)
      if keepsOrders {
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
    if keepsOrders, !file.orders.isEmpty || !blocking.isEmpty {
      for order in file.orders {
        let target = options.target ?? file.configuration.target(provider: order.provider?.value)
        outcome.orders.append(
          CheckedOrder(
            order: order, input: input, target: target, configuration: file.configuration, catalog: file.catalog,
            blocking: blocking.filter { $0.place.document == order.document.number } + file.blockingElsewhere,
            errors: shown.filter { $0.severity == .error && $0.place.document == order.document.number }))
      }
    }
  }

  // MARK: Threads

  /// Below this many files threads cost more than they give.
  private static let parallelThreshold = 128

  private func inParallel(_ count: Int, _ work: @escaping @Sendable (Int) -> Unit) -> [Unit] {
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let threads = options.jobs ?? (count >= Self.parallelThreshold ? cores : 1)
    return Workers.map(count, threads: min(threads, max(1, count)), work)
  }
}
