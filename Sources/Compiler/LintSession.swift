public import Catalog
public import Diagnostics
public import OrderLanguage

/// Checks the same files again and again while they change: a file is looked at anew only where its own text, a contacts file that it names, or the
/// configuration has changed. What it shows is what a fresh `Linter` shows of the same files.
///
/// Of a spec that cannot be read to its end it shows more: what can still be said of its rest.
public final class LintSession {
  /// A file with what was found in it.
  private struct Entry {
    let input: InputFile
    let isContacts: Bool
    /// nil: the file must be looked at.
    var outcome: FileOutcome?
    /// Some finding of the file stands elsewhere.
    var pointsElsewhere = false
    /// What is shown of it; nil where that has to be made from the outcome.
    var shown: [Diagnostic]?
    /// Its findings are not its own alone: other files took part.
    var isShared = false
  }

  private let options: LintOptions
  private let files: any FileAccess
  private var linter: Linter
  /// By absolute path.
  private var entries: [String: Entry] = [:]
  /// What is wrong with configurations and catalog files, by absolute path.
  private var faults: [String: [Diagnostic]] = [:]
  /// Files whose findings may have changed since the last complete run.
  private var changed: Set<String> = []
  /// Files that cannot be read, by path.
  private var unreadable: [String: String] = [:]

  public init(_ options: LintOptions, files: any FileAccess) {
    self.options = options
    self.files = files
    linter = Linter(options, files: files)
  }

  // MARK: What changes

  /// The text of a file, given by its absolute path, is another one now, or the file came or went.
  public func fileChanged(_ path: String) {
    entries[path]?.outcome = nil
    guard linter.contacts.entry(for: path) != nil else { return }
    linter.contacts.forget(path)
    for key in entries.keys where entries[key]?.outcome?.contactsFiles.contains(where: { $0.key == path }) == true { entries[key]?.outcome = nil }
  }

  /// A configuration, a catalog file or another file that they name has changed: everything is looked at anew.
  public func reset() {
    linter = Linter(options, files: files)
    for key in entries.keys { entries[key]?.outcome = nil }
  }

  // MARK: What there is

  /// The specs and contacts files below some folders, by the rules of the command line, with what cannot be read.
  public func find(_ folders: [String]) -> (inputs: [InputFile], failures: [String]) {
    let found = FileDiscovery(files: files, configurations: linter.configurations, forceExclude: false).find(folders)
    return (found.inputs, found.failures)
  }

  /// The configurations for a file.
  public func configuration(forFile path: String) -> ResolvedConfiguration { linter.configurations.configuration(forFile: path) }

  /// The catalog for a file.
  public func catalog(forFile path: String) -> CatalogView { linter.catalogs.view(for: configuration(forFile: path)) }

  /// The target that an order is checked for.
  public func target(forFile path: String, provider: String?) -> Target? { options.target ?? configuration(forFile: path).target(provider: provider) }

  /// Whether some spec of the session takes contacts from a file.
  public func isContactsFile(_ path: String) -> Bool { entries[path]?.isContacts ?? false }

  /// All files of the session, sorted.
  public var paths: [String] { entries.keys.sorted() }

  /// What stands in a file, as the last complete run found it.
  public func findings(in path: String) -> [Diagnostic] { (faults[path] ?? []) + (entries[path]?.shown ?? []) }

  /// What cannot be read, one line each.
  public var failures: [String] {
    unreadable.keys.sorted().map { "\($0): \(unreadable[$0]!)" } + linter.configurations.failures + linter.catalogs.failures
  }

  // MARK: A run

  /// Checks the files, given by absolute paths, and those that they name.
  ///
  /// - Parameter isInterrupted: Asked between two files; where it is true, the run ends, and the next one goes on from there.
  /// - Returns: The files whose findings may have changed; nil where the run was interrupted.
  public func lint(_ inputs: [InputFile], isInterrupted: () -> Bool = { false }) -> Set<String>? {
    take(inputs)
    // Contacts files first: the specs that name them find them read.
    for path in waiting(contacts: true) {
      check(path)
      if isInterrupted() { return nil }
    }
    for path in waiting(contacts: false) {
      check(path)
      if isInterrupted() { return nil }
    }
    let named = Set(entries.values.lazy.compactMap(\.outcome).flatMap { $0.contactsFiles.map(\.key) })
    addNamed(named, besides: Set(inputs.map(\.path)))
    for path in waiting(contacts: true) { check(path) }
    assemble()
    defer { changed = [] }
    return changed
  }

  private func waiting(contacts: Bool) -> [String] { entries.values.filter { $0.isContacts == contacts && $0.outcome == nil }.map(\.input.path).sorted() }

  private func take(_ inputs: [InputFile]) {
    let wanted = Dictionary(inputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let named = Set(entries.values.lazy.compactMap(\.outcome).flatMap { $0.contactsFiles.map(\.key) })
    for (path, entry) in entries where wanted[path] == nil && !(entry.isContacts && named.contains(path)) { remove(path) }
    for (path, input) in wanted where entries[path]?.input != input { entries[path] = Entry(input: input, isContacts: input.isContactsFile) }
  }

  private func remove(_ path: String) {
    entries[path] = nil
    unreadable[path] = nil
    linter.contacts.forget(path)
    changed.insert(path)
  }

  /// Contacts files that only specs name are checked, too.
  private func addNamed(_ named: Set<String>, besides wanted: Set<String>) {
    for (path, entry) in entries where entry.isContacts && !wanted.contains(path) && !named.contains(path) { remove(path) }
    for path in named where entries[path] == nil && linter.contacts.entry(for: path)?.tree != nil {
      entries[path] = Entry(input: InputFile(path: path, name: path, isNamed: false), isContacts: true)
    }
  }

  private func check(_ path: String) {
    guard var entry = entries[path] else { return }
    let linter = FileLinter(
      options: options, configurations: linter.configurations, contacts: linter.contacts, catalogs: linter.catalogs, orders: .none)
    do {
      let bytes = try files.read(entry.input.path)
      var outcome: FileOutcome
      if entry.isContacts {
        outcome = linter.lint(contacts: linter.contacts.load(input: entry.input, bytes), entry.input)
      } else {
        outcome = linter.lint(entry.input, bytes)
        if outcome.isTruncated { RecoveredFindings.add(to: &outcome, linter, entry.input, bytes) }
      }
      entry.outcome = outcome
      unreadable[path] = nil
    } catch {
      entry.outcome = FileOutcome(configuration: linter.configurations.configuration(forFile: path))
      unreadable[path] = error.message
    }
    entry.pointsElsewhere = entry.outcome?.findings.contains { $0.place.file.name != entry.input.name } ?? false
    entry.shown = nil
    entries[path] = entry
  }

  /// Puts the findings of all files together; files that nothing new concerns keep what is shown of them.
  private func assemble() {
    let order = entries.keys.sorted { Path.precedes(entries[$0]!.input.name, entries[$1]!.input.name) }
    let inputs = order.map { entries[$0]!.input }
    var run = RunOutcome(fileCount: order.count)
    for (number, path) in order.enumerated() { run.add(entries[path]!.outcome!, of: number) }
    var isShared = order.map { run.users[$0] != nil || entries[$0]!.pointsElsewhere }
    for (number, path) in order.enumerated() { if let users = run.users[path] { run.addUsers(users, to: number) } }
    let own = order.indices.map { run.findings(in: $0).count }
    linter.moveFindings(&run, inputs)
    let moved = order.indices.map { run.findings(in: $0).count }
    linter.addRunFindings(&run, inputs, [:])
    for (number, path) in order.enumerated() {
      isShared[number] = isShared[number] || own[number] != moved[number] || moved[number] != run.findings(in: number).count
      if entries[path]!.shown != nil, !isShared[number], !entries[path]!.isShared { continue }
      var outcome = LintOutcome(report: LintReport(fileCount: 0))
      if let file = run.place(of: number) { linter.finish(&run.files[file], inputs[number], &outcome) }
      entries[path]!.shown = outcome.report.findings
      entries[path]!.isShared = isShared[number]
      changed.insert(path)
    }
    addFaults()
  }

  /// Faults of configurations and catalog files, and the age of the latter, stand in these files.
  private func addFaults() {
    changed.formUnion(faults.keys)
    let found = (linter.configurations.faults + linter.catalogs.faults).map(Redaction.discreet) + linter.catalogs.staleFindings(options)
    faults = Dictionary(grouping: found) { Path.absolute($0.place.file.name) }
    changed.formUnion(faults.keys)
  }
}
