#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The clock of the machine.
public struct SystemClock: PlacementClock {
  private let isCancelled: @Sendable () -> Bool

  /// - Parameter isCancelled: ends a wait.
  public init(isCancelled: @escaping @Sendable () -> Bool = { false }) { self.isCancelled = isCancelled }

  public func now() -> Int64 { Self.milliseconds(CLOCK_REALTIME) }

  public func monotonic() -> Int64 {
    #if canImport(Glibc)
      Self.milliseconds(CLOCK_BOOTTIME)
    #else
      Self.milliseconds(CLOCK_MONOTONIC)
    #endif
  }

  public func sleep(milliseconds: Int64) {
    let end = monotonic() + milliseconds
    while !isCancelled() {
      let left = end - monotonic()
      guard left > 0 else { return }
      usleep(UInt32(min(left, 100)) * 1000)
    }
  }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// The generator of the operating system.
public struct SystemRandom: RandomSource {
  public init() {}

  public func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
