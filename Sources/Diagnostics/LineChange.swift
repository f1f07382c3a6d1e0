/// A run of lines in which two texts differ.
public struct LineChange: Equatable, Sendable {
  /// The lines of the old text that go; where none do, what comes stands before the lower bound.
  public let old: Range<Int>
  /// The lines of the new text that come.
  public let new: Range<Int>

  public init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }

  /// The changes that lead from one text to another, in their order. Lines are given with their ends.
  public static func changes(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [LineChange] {
    var isRemoved = [Bool](repeating: false, count: old.count)
    var isInserted = [Bool](repeating: false, count: new.count)
    mark(&isRemoved, &isInserted, old, new)
    var changes: [LineChange] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (oldStart, newStart) = (left, right)
      while left < old.count, isRemoved[left] { left += 1 }
      while right < new.count, isInserted[right] { right += 1 }
      if left > oldStart || right > newStart {
        changes.append(LineChange(old: oldStart..<left, new: newStart..<right))
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }

  /// Of more lines that both texts have, in another order, all change: the shortest way would take too long to find.
  private static let mostLines = 4_000

  /// Marks what goes and what comes: first the lines that only one of the texts has, then what the standard library's `difference` finds in the rest, without
  /// its equal head and tail.
  private static func mark(_ isRemoved: inout [Bool], _ isInserted: inout [Bool], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for line in old where numbers[line] == nil { numbers[line] = numbers.count }
    var isInBoth = [Bool](repeating: false, count: numbers.count)
    var newRest: [(line: Int, number: Int)] = []
    for (index, line) in new.enumerated() {
      if let number = numbers[line] {
        isInBoth[number] = true
        newRest.append((index, number))
      } else {
        isInserted[index] = true
      }
    }
    var oldRest: [(line: Int, number: Int)] = []
    for (index, line) in old.enumerated() {
      let number = numbers[line]!
      if isInBoth[number] { oldRest.append((index, number)) } else { isRemoved[index] = true }
    }
    let head = zip(oldRest, newRest).prefix { $0.number == $1.number }.count
    let tail = zip(oldRest.dropFirst(head).reversed(), newRest.dropFirst(head).reversed()).prefix { $0.number == $1.number }.count
    let (before, after) = (oldRest[head..<(oldRest.count - tail)], newRest[head..<(newRest.count - tail)])
    guard before.count + after.count <= mostLines else {
      for (line, _) in before { isRemoved[line] = true }
      for (line, _) in after { isInserted[line] = true }
      return
    }
    for change in after.map(\.number).difference(from: before.map(\.number)) {
      switch change {
      case .remove(let offset, _, _): isRemoved[before[head + offset].line] = true
      case .insert(let offset, _, _): isInserted[after[head + offset].line] = true
      }
    }
  }
}
