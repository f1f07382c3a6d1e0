public import OrderLanguage

/// What a run keeps of its orders: hashes of their names and the domain names themselves, so that ten thousand orders cost about a megabyte and a half.
///
/// Equal hashes only raise the suspicion that two names are equal; the rules then look at the names of the suspected orders themselves.
public struct RunKeys: Sendable {
  /// An order, and where its keys end.
  private struct Owner {
    /// The place of its file in the run.
    var file: Int32
    let document: Int32
    var unique: Int32
    var ordered: Int32
    var wanted: Int32
  }

  private var owners: [Owner] = []
  /// Hashes of the names that must be unique in a run: an order's, its items', its attempt key.
  private var unique: [UInt64] = []
  /// The domain names that are ordered, as A-labels.
  private var ordered = SplitNames()
  /// Hashes of the domain names that orders have taken over.
  private var adopted: [UInt64] = []
  /// The names of hosting accounts whose order does not know them, or a name above, as held.
  private var wanted = NameList()

  public init() {}

  /// Adds the keys of an order.
  public mutating func append(_ order: Order, file: Int = 0, accountDomains: Set<String>) {
    let name = order.name?.value
    let provider = Self.scope(order.provider?.value ?? "")
    if let name { unique.append(Self.hash("order", name)) }
    if let key = order.attemptKey?.value { unique.append(Self.hash("attempt", key)) }
    var held: Set<String>?
    for item in order.items {
      if let id = item.id?.value { unique.append(Self.hash(name.map { "id " + $0 } ?? "id", id)) }
      _ = item.withNaturalKey { type, key in
        var hash = provider
        // No two types have names of one length.
        hash.add(UInt8(type.rawValue.utf8.count))
        hash.add(key)
        unique.append(hash.value)
        switch type {
        case .domain where item.isAdopted: adopted.append(RunDomains.hash(of: key))
        case .domain: ordered.append(key)
        case .sharedHosting where item.object?.member(.existing) == nil:
          if held == nil { held = accountDomains.union(order.ownedDomains.compactMap(\.domainName)) }
          if let held, held.isEmpty || !Self.isAny(ofNamesAbove: key, { held.contains(String(decoding: $0, as: UTF8.self)) }) { wanted.append(key) }
        default: break
        }
      }
    }
    owners.append(
      Owner(
        file: Int32(file), document: Int32(order.document.number), unique: Int32(unique.count), ordered: Int32(ordered.count), wanted: Int32(wanted.count)))
  }

  /// Adds the keys of the orders of a file.
  public mutating func append(_ other: RunKeys, file: Int) {
    let (uniqueStart, orderedStart, wantedStart) = (Int32(unique.count), Int32(ordered.count), Int32(wanted.count))
    for var owner in other.owners {
      owner.file = Int32(file)
      owner.unique += uniqueStart
      owner.ordered += orderedStart
      owner.wanted += wantedStart
      owners.append(owner)
    }
    unique.append(contentsOf: other.unique)
    ordered.append(contentsOf: other.ordered)
    adopted.append(contentsOf: other.adopted)
    wanted.append(contentsOf: other.wanted)
  }

  /// The orders that a rule across files may have something to say about, in their order, and the domain names of the run.
  public func suspects() -> (orders: [(file: Int, document: Int)], domains: RunDomains) {
    var suspects = ownersOfRepeated()
    var names = NearNames(ordered)
    for (later, earlier) in names.findNearest() {
      suspects.insert(owner(of: later) { $0.ordered })
      suspects.insert(owner(of: earlier) { $0.ordered })
    }
    var domains = RunDomains()
    if wanted.count > 0 || !suspects.isEmpty {
      domains = RunDomains(ordered.names, adopted)
      for number in 0..<wanted.count where !wanted.withName(number, { Self.isAny(ofNamesAbove: $0, domains.contains) }) {
        suspects.insert(owner(of: number) { $0.wanted })
      }
    }
    return (suspects.sorted().map { (Int(owners[$0].file), Int(owners[$0].document)) }, domains)
  }

  /// The orders with a name whose hash is there more than once.
  private func ownersOfRepeated() -> Set<Int> {
    var seen = HashFilter(for: unique.count)
    // Next to nothing is repeated.
    var repeated = HashFilter(for: unique.count / 8)
    for hash in unique where seen.insert(hash) { _ = repeated.insert(hash) }
    var first: [UInt64: Int] = [:]
    var found: Set<Int> = []
    for (number, hash) in unique.enumerated() where repeated.mayContain(hash) {
      let owner = owner(of: number) { $0.unique }
      if let other = first[hash] {
        found.insert(other)
        found.insert(owner)
      } else {
        first[hash] = owner
      }
    }
    return found
  }

  /// The order that a key belongs to.
  private func owner(of number: Int, end: (Owner) -> Int32) -> Int {
    var low = 0
    var high = owners.count
    while low < high {
      let middle = (low + high) / 2
      if Int(end(owners[middle])) <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func scope(_ text: String) -> NameHash {
    var hash = NameHash()
    hash.add(text.utf8)
    hash.add(0xFF)
    return hash
  }

  private static func hash(_ scope: String, _ text: String) -> UInt64 {
    var hash = Self.scope(scope)
    hash.add(text.utf8)
    return hash.value
  }

  /// Whether something holds of a name, or of one of those above it, the top-level domain excepted.
  private static func isAny(ofNamesAbove name: UnsafeBufferPointer<UInt8>, _ holds: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    var rest = name
    while true {
      if holds(rest) { return true }
      guard let dot = rest.firstIndex(of: UInt8(ascii: ".")), rest[(dot + 1)...].contains(UInt8(ascii: ".")) else { return false }
      rest = UnsafeBufferPointer(rebasing: rest[(dot + 1)...])
    }
  }
}

/// The domain names that a run orders or has.
public struct RunDomains: Sendable {
  private var hashes: Set<UInt64> = []

  init() {}

  init(_ names: NameList, _ others: [UInt64]) {
    hashes.reserveCapacity(names.count + others.count)
    for number in 0..<names.count { names.withName(number) { _ = hashes.insert(Self.hash(of: $0)) } }
    hashes.formUnion(others)
  }

  public func contains(_ name: some StringProtocol) -> Bool { hashes.contains(Self.hash(of: name.utf8)) }

  func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool { hashes.contains(Self.hash(of: name)) }

  static func hash(of name: some Sequence<UInt8>) -> UInt64 {
    var hash = NameHash()
    hash.add(name)
    return hash.value
  }
}
