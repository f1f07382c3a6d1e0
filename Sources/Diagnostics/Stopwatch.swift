#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures how long something takes, by a clock that is never set.
public struct Stopwatch: Sendable {
  private let start = Self.now

  public init() {}

  /// Nanoseconds since it was made.
  public var elapsed: UInt64 { Self.now - start }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
