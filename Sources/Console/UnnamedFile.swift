import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that has no name until it is whole.
final class UnnamedFile: Sendable {
  enum Naming {
    case done
    /// The file cannot take the name, and nothing is changed: its content has to be written there.
    case impossible
    /// The system's word for what went wrong.
    case failed(String)
  }

  /// -1 as soon as it is closed.
  private let descriptor: Mutex<Int32>

  /// The mode of a new file, before the umask or what the directory has for it.
  private static let mode: mode_t = 0o644

  /// nil where the system makes none in the directory of a file, and where something stands at the path that is no regular file: a device takes what a
  /// directory may have no room for.
  init?(beside path: String) {
    #if canImport(Glibc)
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return nil }
      // `O_TMPFILE` is a macro that Swift does not import: https://www.man7.org/linux/man-pages/man2/open.2.html
      let unnamed = 0o20_000_000 | O_DIRECTORY
      let lowest = open(Self.directory(of: Output.resolved(path) ?? path), unnamed | O_RDWR | O_CLOEXEC, Self.mode)
      guard lowest >= 0 else { return nil }
      // Where a standard stream is closed, its number would be taken, and what is meant for the stream would be written into the file.
      let own = fcntl(lowest, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
      close(lowest)
      guard own >= 0 else { return nil }
      descriptor = Mutex(own)
    #else
      return nil
    #endif
  }

  deinit { descriptor.withLock { if $0 >= 0 { close($0) } } }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The result is the system's word for a failure.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    descriptor.withLock { Output.write(bytes, to: $0) ? nil : Output.systemError() }
  }

  /// Hands the content over. The result is the system's word for a failure.
  func read(_ put: (UnsafeBufferPointer<UInt8>) -> Void) -> String? {
    let descriptor = descriptor.withLock { $0 }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var offset = 0
    while true {
      let count = pread(descriptor, &buffer, buffer.count, off_t(offset))
      if count == 0 { return nil }
      if count > 0 {
        buffer.withUnsafeBufferPointer { put(UnsafeBufferPointer(rebasing: $0[..<count])) }
        offset += count
      } else if errno != EINTR {
        return Output.systemError()
      }
    }
  }

  /// Gives the file its name, over what has it, and closes it.
  ///
  /// A file with other rights than a new one gets is not replaced so: what rights a file begins with is for the umask and the directory to say.
  func takeName(_ path: String, isPrivate: Bool) -> Naming {
    #if canImport(Glibc)
      var status = stat()
      let isThere = stat(path, &status) == 0
      if isThere, status.st_mode & S_IFMT != S_IFREG || status.st_mode & 0o777 != Self.mode { return .impossible }
      return descriptor.withLock { descriptor in
        guard descriptor >= 0 else { return .impossible }
        if isPrivate, !isThere, fchmod(descriptor, 0o600) != 0 { return .impossible }
        let target = isThere ? Output.resolved(path) ?? path : path
        let temporary = Output.temporaryName(beside: target)
        guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else { return .impossible }
        let isClosed = close(descriptor) == 0
        descriptor = -1
        if isClosed, rename(temporary, target) == 0 { return .done }
        let failure = Output.systemError()
        unlink(temporary)
        return .failed(failure)
      }
    #else
      return .impossible
    #endif
  }
}
