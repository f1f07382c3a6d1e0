public import OrderLanguage

/// What a run keeps of every order: hashes of its names and the domain names themselves, so that ten thousand orders cost about a megabyte.
///
/// Equal hashes only raise the suspicion that two names are equal; the rules then look at the names of the suspected orders themselves.
public struct RunKeys: Sendable {
  /// Of the names that must be unique in a run: the order's, its items', its attempt key.
  public private(set) var unique: [UInt64] = []
  /// Of the domain names that the order orders or has.
  public private(set) var domains: [UInt64] = []
  /// The domain names that the order orders, as A-labels, each with a line feed behind it.
  public private(set) var names: [UInt8] = []
  /// For each hosting account whose name the order does not know as held: the hashes of its name and of those above it.
  public private(set) var wanted: [[UInt64]] = []

  public init(_ order: Order, accountDomains: Set<String>) {
    let name = order.name?.value
    let provider = Self.scope(order.provider?.value ?? "")
    if let name { unique.append(Self.hash("order", name)) }
    if let key = order.attemptKey?.value { unique.append(Self.hash("attempt", key)) }
    unique.reserveCapacity(unique.count + order.items.count)
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
        case .domain:
          domains.append(Self.hash(of: key))
          if !item.isAdopted {
            names += key
            names.append(UInt8(ascii: "\n"))
          }
        case .sharedHosting where item.object?.member(.existing) == nil:
          if held == nil { held = accountDomains.union(order.ownedDomains.compactMap(\.domainName)) }
          if let hashes = Self.hashes(ofNamesAbove: key, unlessIn: held ?? []) { wanted.append(hashes) }
        default: break
        }
      }
    }
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

  /// The hash of a domain name.
  static func hash(of name: some Sequence<UInt8>) -> UInt64 {
    var hash = scope("")
    hash.add(name)
    return hash.value
  }

  /// The hashes of a name and of the names above it, the top-level domain excepted; nil where one of them is held already.
  private static func hashes(ofNamesAbove name: UnsafeBufferPointer<UInt8>, unlessIn held: Set<String>) -> [UInt64]? {
    var hashes: [UInt64] = []
    var start = 0
    while true {
      let rest = UnsafeBufferPointer(rebasing: name[start...])
      if !held.isEmpty, held.contains(String(decoding: rest, as: UTF8.self)) { return nil }
      hashes.append(hash(of: rest))
      guard let dot = rest.firstIndex(of: UInt8(ascii: ".")), rest[(dot + 1)...].contains(UInt8(ascii: ".")) else { return hashes }
      start += dot + 1
    }
  }
}

/// The domain names that a run orders.
public struct RunDomains: Sendable {
  private let hashes: Set<UInt64>

  public init(_ keys: [RunKeys]) { hashes = Set(keys.flatMap(\.domains)) }

  public func contains(_ name: some StringProtocol) -> Bool { hashes.contains(RunKeys.hash(of: name.utf8)) }

  func contains(hash: UInt64) -> Bool { hashes.contains(hash) }
}

extension RunKeys {
  /// The places in `keys` of the orders that a rule across files may have something to say about, and the domain names of the run.
  public static func suspects(in keys: [RunKeys]) -> (orders: [Int], domains: RunDomains) {
    var all: [(hash: UInt64, order: Int)] = []
    all.reserveCapacity(keys.reduce(0) { $0 + $1.unique.count })
    for (index, key) in keys.enumerated() { for hash in key.unique { all.append((hash, index)) } }
    all.sort { $0.hash < $1.hash }
    var suspects: Set<Int> = []
    for (left, right) in zip(all, all.dropFirst()) where left.hash == right.hash {
      suspects.insert(left.order)
      suspects.insert(right.order)
    }
    suspects.formUnion(nearNames(in: keys))
    let hasHosting = keys.contains { !$0.wanted.isEmpty }
    let domains = RunDomains(hasHosting || !suspects.isEmpty ? keys : [])
    for (index, key) in keys.enumerated() where key.wanted.contains(where: { names in !names.contains { domains.contains(hash: $0) } }) {
      suspects.insert(index)
    }
    return (suspects.sorted(), domains)
  }

  /// The places of the orders with names that are one letter apart from another's.
  private static func nearNames(in keys: [RunKeys]) -> Set<Int> {
    var names = NearNames()
    var owners: [Int] = []
    let count = keys.reduce(0) { $0 + $1.domains.count }
    names.reserveCapacity(names: count, bytes: keys.reduce(0) { $0 + $1.names.count })
    owners.reserveCapacity(count)
    for (index, key) in keys.enumerated() {
      key.names.withUnsafeBufferPointer { bytes in
        for name in bytes.split(separator: UInt8(ascii: "\n")) {
          names.append(UnsafeBufferPointer(rebasing: name))
          owners.append(index)
        }
      }
    }
    var orders: Set<Int> = []
    for case (let number, let other?) in names.findNearest().enumerated() {
      orders.insert(owners[number])
      orders.insert(owners[other])
    }
    return orders
  }
}
