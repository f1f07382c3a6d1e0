import Compiler

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The language server on standard input and output: one thread reads, this one answers and checks.
public enum LanguageServerProcess {
  /// How often it looks whether the client is still alive, in milliseconds.
  private static let heartbeat: Int32 = 3_000

  /// Runs until the client says `exit` or goes away; the exit code.
  public static func run(_ options: ServerOptions) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    guard let inbox = Inbox(), BackgroundThread.start({ read(into: inbox) }) else { return 3 }
    let server = LanguageServer(
      options, files: OpenFiles(LocalFiles()), hasWaitingMessages: { !inbox.isEmpty }, isCancelled: { inbox.isCancelled($0) },
      output: { bytes in if !write(MessageReader.framed(bytes)) { inbox.closeInbox() } })
    while server.exitCode == nil {
      switch inbox.next() {
      case .message(let bytes): server.receive(bytes)
      case .fault(let text): server.receiveFault(text)
      case nil:
        if inbox.isClosed, inbox.isEmpty {
          server.receiveEnd()
        } else if server.hasWork {
          server.work()
        } else {
          inbox.wait(milliseconds: server.clientProcess == nil ? nil : heartbeat)
          if let client = server.clientProcess, client > 0, kill(client, 0) != 0, errno == ESRCH { server.receiveEnd() }
        }
      }
    }
    return server.exitCode ?? 1
  }

  private static func read(into inbox: Inbox) {
    var reader = MessageReader()
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = readSome(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      reader.append(buffer[..<count])
      while let event = reader.next() { inbox.add(event) }
    }
    inbox.closeInbox()
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position < buffer.count {
        let count = writeSome(STDOUT_FILENO, buffer.baseAddress! + position, buffer.count - position)
        if count > 0 {
          position += count
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}

/// `read(2)` and `write(2)`, which have the names of the functions above.
private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
private func writeSome(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, buffer, count) }
