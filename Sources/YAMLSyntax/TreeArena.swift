/// The memory that trees are built in, one after the other: whoever reads many files has one for each thread.
public final class TreeArena {
  /// What an unusual file made longer is not kept for the usual ones.
  private static let mostNodes = 1 << 12
  private static let mostBytes = 1 << 14

  private(set) var nodes: UnsafeMutablePointer<Node>
  private(set) var capacity: Int
  /// Texts that differ from their source bytes.
  private(set) var side: UnsafeMutablePointer<UInt8>
  private(set) var sideCapacity: Int

  public init() {
    capacity = 256
    nodes = .allocate(capacity: capacity)
    sideCapacity = 256
    side = .allocate(capacity: sideCapacity)
  }

  deinit {
    nodes.deallocate()
    side.deallocate()
  }

  /// Makes room for the first nodes of a tree; what was in it is forgotten.
  func prepare(for count: Int) {
    if capacity < count || capacity > max(count, Self.mostNodes) {
      nodes.deallocate()
      capacity = max(count, 256)
      nodes = .allocate(capacity: capacity)
    }
    if sideCapacity > Self.mostBytes {
      side.deallocate()
      sideCapacity = 256
      side = .allocate(capacity: sideCapacity)
    }
  }

  /// Makes room for more nodes than the `count` that there are.
  func grow(holding count: Int) {
    let grown = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    grown.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = grown
    capacity *= 2
  }

  /// Makes room for so many bytes of texts more than the `count` that there are.
  func growSide(by length: Int, holding count: Int) {
    sideCapacity = max(sideCapacity * 2, count + length)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: sideCapacity)
    grown.moveInitialize(from: side, count: count)
    side.deallocate()
    side = grown
  }
}
