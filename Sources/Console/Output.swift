#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The streams and the end of the process.
public enum Output {
  /// Writes the result of the run.
  public static func standardOutput(_ text: String) { standardOutput(Array(text.utf8)) }

  public static func standardOutput(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { standardOutput($0) } }

  /// Ends the run where the result cannot be written, on a full disk for one; a reader that has gone away has what it wanted.
  public static func standardOutput(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !write(bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    standardError("orderspec: standard output: \(systemError())\n")
    exit(2)
  }

  /// Writes a result that must not be lost. The result is the system's word for a failure, also where the reader has gone away.
  public static func writeResult(_ text: String) -> String? { write(Array(text.utf8), to: STDOUT_FILENO) ? nil : systemError() }

  /// Whether a stream is there at all: what is opened next takes the place of one that is closed.
  public static func isOpen(_ descriptor: Int32) -> Bool { fcntl(descriptor, F_GETFD) != -1 }

  /// Writes progress, findings beside a result, and what is wrong.
  public static func standardError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Says what is wrong, or was left out, in one line; names of files are somebody else's text, which a terminal or a pipeline must not obey.
  public static func complain(_ message: String) {
    let shown = message.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
    standardError("orderspec: \(String(String.UnicodeScalarView(shown)))\n")
  }

  /// Ends the process.
  public static func exit(_ code: Int32) -> Never { endProcess(code) }

  /// A person reads there, and not a pipe or a file.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of a terminal; nil where nobody reads on one, or it does not say.
  public static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the environment; nil where it is not set.
  public static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Writes a file in one go: beside it first, then over it, so that nothing half written is ever seen. The result is the system's word for a failure.
  public static func writeFile(_ bytes: [UInt8], to path: String) -> String? {
    writeFile(to: path) { put in
      bytes.withUnsafeBufferPointer(put)
      return nil
    }
  }

  /// The same for a text that is made while it is written: `content` hands over one piece after the other, and gives the system's word for why there is no more;
  /// then the file stays as it was.
  ///
  /// - Parameters:
  ///   - isPrivate: Nobody but its owner may read a file that was not there before.
  ///   - isNew: Nothing stands at the path: it was just looked for, or its directory is empty.
  public static func writeFile(
    to path: String, isPrivate: Bool = false, isNew: Bool = false, _ content: ((UnsafeBufferPointer<UInt8>) -> Void) -> String?
  ) -> String? {
    var status = stat()
    let isThere = !isNew && path.withCString { stat($0, &status) } == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return systemError() }
      defer { close(descriptor) }
      return write(content, to: descriptor)
    }
    // A link stays a link: what it leads to is replaced.
    let target = isThere ? resolved(path) ?? path : path
    let temporary = temporaryName(beside: target)
    let mode = isThere ? status.st_mode & 0o777 : isPrivate ? 0o600 : 0o644
    // Said so, a path is not copied for each call.
    let descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
    guard descriptor >= 0 else { return systemError() }
    var failure = write(content, to: descriptor)
    if close(descriptor) != 0 { failure = failure ?? systemError() }
    if failure == nil, temporary.withCString({ old in target.withCString { rename(old, $0) } }) != 0 { failure = systemError() }
    if failure != nil { unlink(temporary) }
    return failure
  }

  /// What a file is called while it is written: a name that no other run takes.
  static func temporaryName(beside path: String) -> String { path + temporarySuffix }

  private static let temporarySuffix = ".orderspec-\(getpid())"

  /// The path with all links followed.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Writes a file where there is none, in one go; what is there, whatever it is, stays as it was. The result is the system's word for a failure.
  public static func writeNewFile(_ bytes: [UInt8], to path: String) -> String? {
    let temporary = temporaryName(beside: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return systemError() }
    defer { unlink(temporary) }
    let isWritten = write(bytes, to: descriptor)
    let isClosed = close(descriptor) == 0
    // A link is made only where nothing stands, also where somebody else writes there at the same time.
    guard isWritten, isClosed, link(temporary, path) == 0 else { return errno == EEXIST ? "it is there already, and is left as it is" : systemError() }
    return nil
  }

  /// Makes a directory and those above it. The result is the system's word for a failure.
  public static func makeDirectory(_ path: String) -> String? {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
      if mkdir(built, 0o755) != 0, errno != EEXIST { return systemError() }
    }
    return nil
  }

  /// What the system says to the last failure, beginning in lower case.
  public static func systemError() -> String {
    let text = String(cString: strerror(errno))
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Writes piece after piece; the result is the system's word for the first failure, after which nothing more is written.
  private static func write(_ content: ((UnsafeBufferPointer<UInt8>) -> Void) -> String?, to descriptor: Int32) -> String? {
    var failure: String?
    let lost = content { piece in
      if failure == nil, !write(piece, to: descriptor) { failure = systemError() }
    }
    return failure ?? lost
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBufferPointer { write($0, to: descriptor) }
  }

  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    let bytes = UnsafeRawBufferPointer(bytes)
    var position = 0
    while position < bytes.count {
      let count = writeSome(descriptor, bytes.baseAddress! + position, bytes.count - position)
      if count > 0 {
        position += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

/// `exit(3)` and `write(2)`, which have the names of the functions above.
private func endProcess(_ code: Int32) -> Never { exit(code) }
private func writeSome(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, buffer, count) }
