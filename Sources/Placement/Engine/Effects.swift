/// The clock that apply goes by.
public protocol PlacementClock {
  /// Unix milliseconds.
  func now() -> Int64
  /// Milliseconds since some start, that nobody can set; the time that a machine sleeps counts.
  func monotonic() -> Int64
  /// Waits; a run that has been asked to stop ends the wait early.
  func sleep(milliseconds: Int64) throws
}

/// Where keys come from.
public protocol RandomSource {
  /// That many random bytes, from the operating system's generator outside of tests.
  func bytes(_ count: Int) throws -> [UInt8]
}
