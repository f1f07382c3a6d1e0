#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text that is to be written when the run is over, or not at all.
///
/// Of a long text nearly all goes at once into a file without a name (`O_TMPFILE`), where the file is to be: nobody sees it, and nothing stays of it if the run
/// ends without `write`. Where the system has no such files, or does not let one be made there, the text waits in memory.
public struct PendingFile: Sendable {
  /// nil: standard output.
  public let path: String?
  /// What stands in memory, behind what stands in the file without a name.
  private var pieces: [[UInt8]] = []
  private var size = 0
  private var canSpill: Bool
  private var spilled: UnnamedFile?
  /// The system's word for what went wrong with the file without a name; what should have gone there is lost.
  private var failure: String?

  /// How much stands in memory, in bytes.
  private static let limit = 1 << 18

  /// - Parameter canSpill: a long text may leave memory before it is written.
  public init(path: String?, canSpill: Bool = false) {
    self.path = path
    self.canSpill = canSpill && path != nil
  }

  public mutating func append(_ piece: [UInt8]) {
    pieces.append(piece)
    size += piece.count
    if size > Self.limit { spill() }
  }

  private mutating func spill() {
    guard canSpill, let path else { return }
    if spilled == nil {
      spilled = UnnamedFile(beside: path)
      canSpill = spilled != nil
    }
    guard let spilled else { return }
    for piece in pieces where failure == nil { failure = piece.withUnsafeBufferPointer(spilled.append) }
    pieces.removeAll(keepingCapacity: true)
    size = 0
  }

  /// Hands the whole text over, piece by piece. The result is the system's word for a failure.
  public func read(_ put: (UnsafeBufferPointer<UInt8>) -> Void) -> String? {
    if let failure = failure ?? spilled?.read(put) { return failure }
    for piece in pieces { piece.withUnsafeBufferPointer(put) }
    return nil
  }

  /// The whole text, or the system's word for why it cannot be had.
  public var text: (bytes: [UInt8], failure: String?) {
    var bytes: [UInt8] = []
    let failure = read { bytes.append(contentsOf: $0) }
    return (bytes, failure)
  }

  /// Writes the file in one go, as `Output.writeFile` does. The result is the system's word for a failure.
  ///
  /// - Parameters:
  ///   - isPrivate: Nobody but its owner may read a file that was not there before.
  ///   - isNew: Nothing stands at the path, as was just seen.
  public mutating func write(isPrivate: Bool, isNew: Bool = false) -> String? {
    if spilled != nil { spill() }
    if let failure { return failure }
    guard let path else { return nil }
    if let spilled, spilled.takeName(path, isPrivate: isPrivate) { return nil }
    var lost: String?
    let failure = Output.writeFile(to: path, isPrivate: isPrivate, isNew: isNew) { put in lost = read(put) }
    return failure ?? lost
  }
}

/// A file that has no name until it is whole.
private final class UnnamedFile: Sendable {
  private let descriptor: Int32

  /// nil where the system makes none in the directory of a file.
  init?(beside path: String) {
    #if canImport(Glibc)
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
