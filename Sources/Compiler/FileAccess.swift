#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file cannot be read, in the words of the system, lower case.
public struct FileError: Error, Hashable, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }
}

/// Where the pipeline reads files from: the disk, or an editor's unsaved text above it.
public protocol FileAccess: Sendable {
  /// The whole content. Something that is no regular file is an error, never a wait.
  func read(_ path: String) throws(FileError) -> [UInt8]
  /// What stands at a path; nil for nothing, and for nothing else.
  func kind(of path: String) -> FileKind?
  /// The absolute path with all links followed; nil where nothing stands there.
  func resolved(_ path: String) -> String?
  /// The names in a directory, in no order.
  func names(inDirectory path: String) throws(FileError) -> [String]
  /// The same names, with what the directory itself knows of them.
  func entries(inDirectory path: String) throws(FileError) -> [DirectoryEntry]
}

extension FileAccess {
  /// Without any kind, where there is no directory that would know one.
  public func entries(inDirectory path: String) throws(FileError) -> [DirectoryEntry] { try names(inDirectory: path).map { DirectoryEntry($0) } }
}

/// A name in a directory.
public struct DirectoryEntry: Sendable {
  public let name: String
  /// What stands there; nil where `kind(of:)` has to be asked, as it has of every link.
  public let kind: FileKind?

  public init(_ name: String, _ kind: FileKind? = nil) {
    self.name = name
    self.kind = kind
  }
}

/// What stands at a path, links followed; a link to a directory is told apart so that a walk cannot run in circles, one to a file so that no file counts twice.
public enum FileKind: Sendable {
  case file, linkToFile, directory, linkToDirectory, other
  /// Nobody can say: a link that leads nowhere or in a circle, or a directory that may not be searched.
  case unreachable
}

/// The files on the disk.
public struct LocalFiles: FileAccess {
  public init() {}

  public func read(_ path: String) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK the opening of a FIFO would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0 else {
      let failure = Self.systemError()
      throw errno == ENOENT && lstat(path, &status) == 0 ? FileError("is a link that leads nowhere") : failure
    }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw Self.systemError() }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError("is a directory")
    default: throw FileError("is not a regular file")
    }
    return try Self.read(descriptor, expected: Int(status.st_size))
  }

  /// Reads standard input to its end.
  public static func readStandardInput() throws(FileError) -> [UInt8] { try read(STDIN_FILENO, expected: 0) }

  /// Reads to the end of a file that may grow or shrink meanwhile; a little more than the largest order spec is enough.
  private static func read(_ descriptor: Int32, expected: Int) throws(FileError) -> [UInt8] {
    let limit = (16 << 20) + 1
    var capacity = min(max(expected, 0), limit) + 1
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var failure: FileError?
      var isAtEnd = false
      let start = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < buffer.count {
          let got = readSome(descriptor, buffer.baseAddress! + count, buffer.count - count)
          if got > 0 {
            count += got
            // The call that gave all that the file had, and was asked for more, has seen its end.
            isAtEnd = start == 0 && count == expected && count < buffer.count
            if isAtEnd { break }
          } else if got == 0 {
            isAtEnd = true
            break
          } else if errno != EINTR {
            failure = systemError()
            break
          }
        }
      }
      if let failure { throw failure }
      if start == 0 { bytes = chunk } else { bytes += chunk }
      if isAtEnd { break }
      capacity = max(64 << 10, bytes.count)
    }
    return bytes
  }

  public func kind(of path: String) -> FileKind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR ? nil : .unreachable }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { return .unreachable }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return isLink ? .linkToFile : .file
    case S_IFDIR: return isLink ? .linkToDirectory : .directory
    default: return .other
    }
  }

  public func resolved(_ path: String) -> String? {
    guard let raw = realpath(path, nil) else { return nil }
    defer { free(raw) }
    return String(cString: raw)
  }

  public func names(inDirectory path: String) throws(FileError) -> [String] { try entries(inDirectory: path).map(\.name) }

  public func entries(inDirectory path: String) throws(FileError) -> [DirectoryEntry] {
    guard let directory = opendir(path) else { throw Self.systemError() }
    defer { closedir(directory) }
    var entries: [DirectoryEntry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // A name that is no UTF-8 is the name of nothing: whoever asks for it is told so.
      let kind = name.unicodeScalars.contains("\u{FFFD}") ? nil : Self.kind(ofType: Int32(entry.pointee.d_type))
      if name != ".", name != ".." { entries.append(DirectoryEntry(name, kind)) }
    }
    return entries
  }

  /// What the type in a directory says; nil for links, and where the file system keeps no types.
  private static func kind(ofType type: Int32) -> FileKind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .directory
    default: nil
    }
  }

  private static func systemError() -> FileError {
    let text = String(cString: strerror(errno))
    return FileError(text.prefix(1).lowercased() + text.dropFirst())
  }
}

/// `read(2)`, which has the name of the method above.
private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
