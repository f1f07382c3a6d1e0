import Diagnostics
import Rules

/// What was found in the files of a run, each by itself.
///
/// A run may have ten thousand files: of one that there is nothing to say about only what the rules across files ask for is kept.
struct RunOutcome: Sendable {
  /// The files that there is something to say about, in no order.
  var files: [FileOutcome] = []
  /// The place in `files` of each file of the run; -1 where nothing is kept of it.
  private var places: [Int32]
  private(set) var keys = RunKeys()
  private(set) var documentCount = 0
  /// Why files cannot be read, by their numbers in the run.
  var failures: [Int: String] = [:]
  /// Who names contacts files, by file.
  private(set) var users: [String: ContactsUsers] = [:]
  private(set) var timings: Timings?

  init(fileCount: Int) { places = [Int32](repeating: -1, count: fileCount) }

  /// Takes what was found in a file.
  mutating func add(_ outcome: FileOutcome, of number: Int) {
    if let failure = outcome.failure {
      failures[number] = failure
      return
    }
    documentCount += outcome.documentCount
    keys.append(outcome.keys, file: number)
    for (key, place) in outcome.contactsFiles { users[key, default: ContactsUsers()].add(place) }
    if let timings = outcome.timings { self.timings = timings.adding(self.timings) }
    for call in outcome.taken { call() }
    if outcome.isWorthKeeping { keep(outcome, of: number) }
  }

  /// Takes one more file.
  mutating func addFile(_ outcome: FileOutcome) {
    places.append(-1)
    add(outcome, of: places.count - 1)
  }

  private mutating func keep(_ outcome: FileOutcome, of number: Int) {
    places[number] = Int32(files.count)
    files.append(outcome)
    files[files.count - 1].keys = RunKeys()
    files[files.count - 1].taken = []
  }

  /// The place in `files` of a file; nil where nothing is kept of it.
  func place(of number: Int) -> Int? { places[number] < 0 ? nil : Int(places[number]) }

  /// The place in `files` of a file that there is something to say about now.
  mutating func place(of number: Int, or new: () -> FileOutcome) -> Int {
    if places[number] < 0 { keep(new(), of: number) }
    return Int(places[number])
  }

  /// Adds to the findings in a contacts file the places of the specs that use it.
  mutating func addUsers(_ users: ContactsUsers, to number: Int) {
    guard let file = place(of: number) else { return }
    for finding in files[file].findings.indices { files[file].findings[finding].related += users.related }
  }

  /// The findings in a file so far.
  func findings(in number: Int) -> [Diagnostic] { place(of: number).map { files[$0].findings } ?? [] }
}

/// The specs that name a contacts file. A place keeps the text of its spec, so only those are kept that are shown.
struct ContactsUsers: Sendable {
  private static let shown = 10
  private var places: [Place] = []
  private var count = 0

  mutating func add(_ place: Place) {
    if count < Self.shown { places.append(place) }
    count += 1
  }

  /// What is added to a finding in the file.
  var related: [RelatedPlace] {
    places.enumerated().map { index, place in
      let more = count - Self.shown
      return RelatedPlace(index == Self.shown - 1 && more > 0 ? "used here and in \(more) more specs" : "used here", at: place)
    }
  }
}

extension FileOutcome {
  /// Whether something may be said about the file, or is asked of it again.
  fileprivate var isWorthKeeping: Bool { !findings.isEmpty || suppressions != nil || !orders.isEmpty || isContactsFile }
}
