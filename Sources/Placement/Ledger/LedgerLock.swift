import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one writer of a ledger file.
///
/// The kernel holds the lock (`flock`) and lets go of it with the process, however that ends; the file beside the ledger says who holds it, since when. The lock keeps runs
/// apart; that nothing is bought twice stands on the ledger's own order of events and unique names.
public final class LedgerLock {
  let descriptor: Int32

  /// Waits for the lock.
  /// - Parameters:
  ///   - shown: the ledger as messages name it; nil: by its path.
  ///   - owner: who wants it, in one line.
  ///   - timeout: seconds; 0: does not wait.
  ///   - isCancelled: ends the wait.
  /// - Throws: `LedgerFailure.locked` with the present owner.
  public init(path: String, shown: String? = nil, owner: String, timeout: Double, isCancelled: () -> Bool = { false }) throws {
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LedgerFailure.readOnly(
        shown.map { $0 == path ? "\(lockPath) cannot be written" : "the lock beside \($0) cannot be written" } ?? "\(lockPath) cannot be written")
    }
    let start = Date()
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard Date().timeIntervalSince(start) < timeout, !isCancelled() else {
        let holder = Self.holder(lockPath)
        close(descriptor)
        throw LedgerFailure.locked(owner: holder ?? "another run")
      }
      usleep(100_000)
    }
    self.descriptor = descriptor
    let line = Array((owner + "\n").utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  /// Who holds the lock; a holder writes itself down right after it has taken it, which a reader may be too early for.
  private static func holder(_ path: String) -> String? {
    for _ in 0..<40 {
      if let text = try? String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty { return text }
      usleep(25_000)
    }
    return nil
  }

  deinit {
    _ = ftruncate(descriptor, 0)
    // Closing alone would leave it with a child process that has been forked and is not yet the program it is to be (flock(2)).
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

extension LedgerLock {
  /// Who this process is, for the next one that wants the lock: `user@host pid N since TIME`.
  public static func owner(clock: any PlacementClock) -> String {
    var name = [CChar](repeating: 0, count: 256)
    let host = gethostname(&name, name.count - 1) == 0 ? String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "unknown"
    return "\(EventAuthor.user)@\(host) pid \(getpid()) since \(Timestamp.text(clock.now()))"
  }
}
