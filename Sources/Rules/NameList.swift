/// Names behind each other in one buffer: an array for each would take several times the room.
public struct NameList: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name ends.
  private var ends: [Int32] = []

  init() {}

  var count: Int { ends.count }

  mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: name)
    ends.append(Int32(bytes.count))
  }

  mutating func append(contentsOf other: NameList) {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    for end in other.ends { ends.append(start + end) }
  }

  func withName<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = number > 0 ? Int(ends[number - 1]) : 0
    let end = Int(ends[number])
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }
}
