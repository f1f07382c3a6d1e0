#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that has no name until it is whole.
final class UnnamedFile: Sendable {
  private let descriptor: Int32

  /// nil where the system makes none in the directory of a file, and where something stands at the path that is no regular file: a device takes what a
  /// directory may have no room for.
  init?(beside path: String) {
    #if canImport(Glibc)
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return nil }
      // `O_TMPFILE` is a macro that Swift does not import: https://www.man7.org/linux/man-pages/man2/open.2.html
      let unnamed = 0o20_000_000 | O_DIRECTORY
      descriptor = open(Self.directory(of: Output.resolved(path) ?? path), unnamed | O_RDWR | O_CLOEXEC, 0o644)
      if descriptor < 0 { return nil }
    #else
      return nil
    #endif
  }

  deinit { close(descriptor) }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The result is the system's word for a failure.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) -> String? { Output.write(bytes, to: descriptor) ? nil : Output.systemError() }

  /// Hands the content over. The result is the system's word for a failure.
  func read(_ put: (UnsafeBufferPointer<UInt8>) -> Void) -> String? {
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

  /// Gives the file its name, over what has it; false where that cannot be done, and nothing is changed.
  func takeName(_ path: String, isPrivate: Bool) -> Bool {
    #if canImport(Glibc)
      var status = stat()
      let isThere = stat(path, &status) == 0
      if isThere, status.st_mode & S_IFMT != S_IFREG { return false }
      let mask = umask(0o077)
      umask(mask)
      let mode = (isThere ? status.st_mode & 0o777 : isPrivate ? 0o600 : 0o644) & ~mask
      let target = isThere ? Output.resolved(path) ?? path : path
      let temporary = Output.temporaryName(beside: target)
      guard fchmod(descriptor, mode) == 0, linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
        return false
      }
      if rename(temporary, target) == 0 { return true }
      unlink(temporary)
    #endif
    return false
  }
}
