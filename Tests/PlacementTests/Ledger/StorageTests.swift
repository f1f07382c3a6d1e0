import Foundation
import GRDB
import Placement
import Testing

#if ORDERSPEC_POSTGRES
  import PostgresLedger
#endif

/// A storage that the cases below run on. Another one is one more case here: all of them hold for it, or it is none.
enum StorageKind: CaseIterable {
  case sqlite
  /// The one that the simulation uses: it must not be kinder than a real one.
  case simulated
  #if ORDERSPEC_POSTGRES
    /// On a server that the tests start.
    case postgreSQL
  #endif

  /// Those that outlive their process.
  static var durable: [StorageKind] { allCases.filter { $0 != .simulated } }

  func make(_ folder: LedgerFolder) throws -> Pair {
    if self == .simulated {
      let storage = SimulatedStorage()
      return Pair(first: storage, second: storage)
    }
    let place = try place(folder)
    return Pair(first: try place.create(), second: try place.open())
  }

  /// Where a ledger can be made, and is not yet.
  func place(_ folder: LedgerFolder) throws -> Place {
    switch self {
    case .sqlite, .simulated: return .file(folder.file)
    #if ORDERSPEC_POSTGRES
      case .postgreSQL: return try .database(PostgresServer.shared.database())
    #endif
    }
  }

  enum Place {
    case file(String)
    #if ORDERSPEC_POSTGRES
      case database(String)
    #endif

    func create() throws -> any DurableLedger {
      switch self {
      case .file(let path): return try SQLiteLedger.create(at: path, random: SystemRandom())
      #if ORDERSPEC_POSTGRES
        case .database(let name): return try PostgreSQLLedger.create(at: PostgresServer.shared.address(name), random: SystemRandom())
      #endif
      }
    }

    func open(expecting id: String? = nil) throws -> any DurableLedger {
      switch self {
      case .file(let path): return try SQLiteLedger(path: path, expecting: id)
      #if ORDERSPEC_POSTGRES
        case .database(let name): return try PostgreSQLLedger(PostgresServer.shared.address(name), expecting: id)
      #endif
      }
    }

    /// As it is shown.
    var path: String {
      get throws {
        switch self {
        case .file(let path): return path
        #if ORDERSPEC_POSTGRES
          case .database(let name): return try "postgres://orderspec@127.0.0.1:\(PostgresServer.shared.port)/\(name)"
        #endif
        }
      }
    }

    /// Changes what is stored, past the ledger.
    func tamper(_ sql: String) throws {
      switch self {
      case .file(let path): try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
      #if ORDERSPEC_POSTGRES
        case .database(let name): try PostgresServer.shared.run("SET search_path = orderspec", sql, in: name)
      #endif
      }
    }
  }

  /// Two connections to the same ledger.
  struct Pair {
    let first: any LedgerStorage
    let second: any LedgerStorage
  }
}

@Suite struct StorageTests {
  let folder: LedgerFolder

  init() throws { folder = try LedgerFolder() }

  @Test(arguments: StorageKind.allCases)
  func whatIsAppendedIsReadBack(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    #expect(try storage.first.events(after: 0) == [])
    let events = Sample.everyKind.enumerated().map { Sample.event($0.offset + 1, $0.element) }
    #expect(Set(Sample.everyKind.map(\.kind)).count == 22, "every kind of change is among them")
    try storage.first.append([events[0]], taking: [], freeing: [], expecting: 0)
    try storage.first.append(Array(events[1...]), taking: [], freeing: [], expecting: 1)
    #expect(try storage.first.events(after: 0) == events)
    #expect(try storage.second.events(after: 0) == events, "another connection reads the same")
    #expect(try storage.second.events(after: events.count - 2) == events.suffix(2))
    #expect(try storage.second.events(after: events.count) == [])
    #expect(try storage.second.events(after: 1000) == [])
  }

  @Test(arguments: StorageKind.allCases)
  func aStaleHeadIsAConflict(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    try storage.first.append([Sample.event(1)], taking: [Sample.name("a")], freeing: [], expecting: 0)
    for head in [0, 2] {
      #expect(throws: LedgerFailure.conflict) {
        try storage.second.append([Sample.event(head + 1)], taking: [Sample.name("b")], freeing: [Sample.name("a")], expecting: head)
      }
    }
    #expect(try storage.first.events(after: 0) == [Sample.event(1)])
    // Neither was `b` taken nor `a` freed.
    try storage.second.append([Sample.event(2)], taking: [Sample.name("b")], freeing: [], expecting: 1)
    #expect(throws: LedgerFailure.nameTaken("a")) {
      try storage.second.append([Sample.event(3)], taking: [Sample.name("a")], freeing: [], expecting: 2)
    }
  }

  /// The head is right: the names alone speak against it.
  @Test(arguments: StorageKind.allCases)
  func aNameIsTakenOnce(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    let name = "domain:acme.se"
    try storage.first.append([Sample.event(1)], taking: [Sample.name(name)], freeing: [], expecting: 0)
    #expect(throws: LedgerFailure.nameTaken(name)) {
      try storage.second.append([Sample.event(2)], taking: [Sample.name("domain:new.se"), Sample.name(name)], freeing: [], expecting: 1)
    }
    #expect(try storage.second.events(after: 1) == [])
    // Another generation and another account are other names, and `domain:new.se` is still free.
    let free = [Sample.name(name, 2), Sample.name(name, 1, Sample.other), Sample.name("domain:new.se")]
    try storage.second.append([Sample.event(2)], taking: free, freeing: [], expecting: 1)
  }

  @Test(arguments: StorageKind.allCases)
  func namesAreFreedAndTakenInOneAppend(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    try storage.first.append([Sample.event(1)], taking: [Sample.name("a"), Sample.name("b")], freeing: [], expecting: 0)
    try storage.first.append([Sample.event(2)], taking: [Sample.name("a"), Sample.name("c")], freeing: [Sample.name("a"), Sample.name("b")], expecting: 1)
    for taken in ["a", "c"] {
      #expect(throws: LedgerFailure.nameTaken(taken)) {
        try storage.second.append([Sample.event(3)], taking: [Sample.name(taken)], freeing: [], expecting: 2)
      }
    }
    try storage.second.append([Sample.event(3)], taking: [Sample.name("b")], freeing: [], expecting: 2)
  }

  @Test(arguments: StorageKind.allCases)
  func anAppendIsAllOrNothing(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    try storage.first.append([Sample.event(1)], taking: [Sample.name("a"), Sample.name("b")], freeing: [], expecting: 0)
    #expect(throws: LedgerFailure.nameTaken("b")) {
      try storage.first.append(
        [Sample.event(2), Sample.event(3)], taking: [Sample.name("c"), Sample.name("b")], freeing: [Sample.name("a")], expecting: 1)
    }
    #expect(try storage.second.events(after: 0) == [Sample.event(1)])
    try storage.second.append([Sample.event(2)], taking: [Sample.name("c")], freeing: [], expecting: 1)
    #expect(throws: LedgerFailure.nameTaken("a")) { try storage.second.append([Sample.event(3)], taking: [Sample.name("a")], freeing: [], expecting: 2) }
  }

  /// Two runs that read the same ledger: one of them reserves, the other is told, and then sees it.
  @Test(arguments: StorageKind.allCases)
  func twoRunsDoNotReserveTheSame(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    var first = try Ledger(storage.first, clock: StoppedClock(), author: Sample.author)
    var second = try Ledger(storage.second, clock: StoppedClock(), author: Sample.author)
    let change = LedgerChange.reserved(Sample.reservation(Sample.item("domain:acme.se")))
    try first.record(change)
    #expect(throws: LedgerFailure.conflict) { try second.record(change) }
    #expect(second.state.items.isEmpty, "what is not durable does not count")
    try second.refresh()
    #expect(second.state.items.keys.sorted() == [ItemID(event: 1, index: 0)])
    #expect(throws: LedgerFailure.nameTaken("domain:acme.se")) { try second.record(change) }
    #expect(try storage.first.events(after: 0).count == 1)
  }

  @Test(arguments: StorageKind.allCases)
  func severalChangesAreRecordedAtOnce(_ kind: StorageKind) throws {
    let storage = try kind.make(folder)
    var ledger = try Ledger(storage.first, clock: StoppedClock(), author: Sample.author)
    // A name that is taken and freed in one go is free; one that is freed and taken is taken.
    try ledger.record(all: [
      .reserved(Sample.reservation(Sample.item("domain:acme.se"))), .notSent(request: 1, reason: "r"),
      .reserved(Sample.reservation(Sample.item("domain:acme.se"))), .sending(request: 3, providerTime: nil),
      .reserved(Sample.reservation(Sample.item("domain:b.se"))), .notSent(request: 5, reason: "r"),
    ])
    #expect(try LedgerState(storage.second.events(after: 0)).head == 6)
    try ledger.record(.reserved(Sample.reservation(Sample.item("domain:b.se"))))
    #expect(throws: LedgerFailure.nameTaken("domain:acme.se")) {
      try storage.second.append([Sample.event(8)], taking: [Sample.name("domain:acme.se")], freeing: [], expecting: 7)
    }
    let count = try storage.first.events(after: 0).count
    #expect(throws: LedgerFailure.self) { try ledger.record(all: [.planUsed(digest: "p"), .planUsed(digest: "p")]) }
    #expect(try storage.first.events(after: 0).count == count)
    #expect(ledger.state.usedPlans.isEmpty)
    if let durable = storage.first as? any DurableLedger { #expect(try durable.verify() == []) }
  }
}
