import Synchronization

/// The memory that a tree is built in. It is used again and again, so there are as many as there are threads that read at the same time.
///
/// It can be handed to another thread: whoever has taken it has it alone.
struct TreeArena: @unchecked Sendable {
  private static let idle = Mutex<[TreeArena]>([])
  /// What an unusual file made longer is not kept for the usual ones.
  private static let (mostNodes, mostBytes) = (1 << 12, 1 << 14)

  private(set) var nodes: UnsafeMutablePointer<Node>
  private(set) var capacity: Int
  /// Texts that differ from their source bytes.
  private(set) var side: UnsafeMutablePointer<UInt8>
  private(set) var sideCapacity: Int

  private init(capacity: Int) {
    self.capacity = capacity
    nodes = .allocate(capacity: capacity)
    sideCapacity = 256
    side = .allocate(capacity: sideCapacity)
  }

  /// Takes one that is idle, or a new one for so many nodes.
  static func take(capacity: Int) -> TreeArena { idle.withLock { $0.popLast() } ?? TreeArena(capacity: max(capacity, 256)) }

  /// Gives it back when nothing refers to it any more.
  func giveBack() {
    if capacity <= Self.mostNodes, sideCapacity <= Self.mostBytes { return Self.idle.withLock { $0.append(self) } }
    nodes.deallocate()
    side.deallocate()
  }

  /// Makes room for more nodes than the `count` that there are.
  @inline(never)
  mutating func grow(holding count: Int) {
    let grown = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    grown.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = grown
    capacity *= 2
  }

  /// Makes room for so many bytes of texts more than the `count` that there are.
  @inline(never)
  mutating func growSide(by length: Int, holding count: Int) {
    sideCapacity = max(sideCapacity * 2, count + length)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: sideCapacity)
    grown.moveInitialize(from: side, count: count)
    side.deallocate()
    side = grown
  }
}
