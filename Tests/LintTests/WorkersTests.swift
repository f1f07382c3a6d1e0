import Foundation
import Synchronization
import Testing

@testable import Compiler

/// Threads share work, and nothing of it gets lost, doubled or out of order, whoever is slow.
@Suite struct WorkersTests {
  private static let count = 3_000

  @Test(arguments: [1, 2, 3, 8, 40], [1, 8, 32])
  func addsAllResultsInTheirOrder(threads: Int, batch: Int) {
    let adding = Atomic<Int>(0)
    let total = Workers.reduce(
      into: [Int](), Self.count, threads: threads, batch: batch, each: { 7 },
      { tool, number in
        // One batch is late, so that many wait for it.
        if number == 5 || number % 1_000 == 999 { usleep(3_000) }
        return number * tool
      },
      { total, number, result in
        #expect(adding.add(1, ordering: .relaxed).newValue == 1, "one adds at a time")
        // The one that adds is late, and the others go on.
        if number % 500 == 0 { usleep(2_000) }
        #expect(result == number * 7)
        total.append(number)
        adding.subtract(1, ordering: .relaxed)
      })
    #expect(total == Array(0..<Self.count))
  }

  /// Often enough that the last results come just when somebody stops to add.
  @Test func losesNothingAtTheEnd() {
    for run in 0..<4_000 {
      let total = Workers.reduce(into: 0, 12, threads: 3, batch: 1, each: {}, { _, number in number }, { total, _, result in total += result })
      #expect(total == 66, "run \(run)")
    }
  }

  @Test func hasNothingToAddWhereThereIsNoWork() {
    #expect(Workers.reduce(into: 3, 0, threads: 4, each: {}, { _, _ in 1 }, { total, _, result in total += result }) == 3)
  }
}
