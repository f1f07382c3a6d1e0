/// How long the parts of a run took, in nanoseconds: stages and single rules. Over several threads these are sums.
public struct Timings: Sendable {
  /// What a run does with a file, and with all of them at the end.
  public enum Stage: Int, CaseIterable, Sendable {
    case find, read, tree, bind, rules, suppressions, run, report

    /// What it does, in words.
    public var title: String {
      switch self {
      case .find: "find files"
      case .read: "read files"
      case .tree: "scan and build trees"
      case .bind: "bind orders"
      case .rules: "run the rules"
      case .suppressions: "look for suppressions"
      case .run: "compare orders, sort and filter"
      case .report: "print the report"
      }
    }
  }

  public private(set) var stages = [UInt64](repeating: 0, count: Stage.allCases.count)
  /// By code.
  public private(set) var rules: [String: UInt64] = [:]

  public init() {}

  public mutating func add(_ nanoseconds: UInt64, to stage: Stage) { stages[stage.rawValue] += nanoseconds }

  public mutating func add(_ nanoseconds: UInt64, toRule code: String) { rules[code, default: 0] += nanoseconds }

  /// Both together.
  public func adding(_ other: Timings?) -> Timings {
    guard let other else { return self }
    var sum = self
    for index in stages.indices { sum.stages[index] += other.stages[index] }
    sum.rules.merge(other.rules, uniquingKeysWith: +)
    return sum
  }

  /// A table: the stages in their order, and the rules, the slowest first.
  public var text: String {
    let total = max(1, stages.reduce(0, +))
    func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    func line(_ nanoseconds: UInt64, _ what: String) -> String {
      let tenths = nanoseconds * 1000 / total
      return padded("\(nanoseconds / 1000)", 10) + " µs" + padded("\(tenths / 10).\(tenths % 10)", 7) + " %  \(what)\n"
    }
    let slowest = rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Stage.allCases.map { line(stages[$0.rawValue], $0.title) }.joined() + slowest.map { line($0.value, $0.key) }.joined()
  }
}

extension Timings? {
  /// Does some work, and measures it where that is wanted.
  @inlinable
  public mutating func measure<Result, Failure>(_ stage: Timings.Stage, _ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    guard self != nil else { return try work() }
    let watch = Stopwatch()
    defer { self?.add(watch.elapsed, to: stage) }
    return try work()
  }
}
