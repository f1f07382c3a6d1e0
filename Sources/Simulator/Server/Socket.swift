#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A TCP socket of the operating system; whoever makes one closes it.
struct Socket: Sendable {
  let descriptor: Int32

  /// Why a socket is not there or not usable.
  struct Failure: Error {
    let call: String
    let code: Int32

    init(_ call: String) {
      self.call = call
      code = errno
    }

    /// Lower case, no full stop.
    var reason: String { "\(call): \(String(cString: strerror(code)))" }
  }

  /// Listens on the IPv4 loopback address; port 0: any free one.
  static func listen(port: UInt16) throws(Failure) -> Socket {
    #if canImport(Glibc)
      let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw Failure("socket") }
    let socket = Socket(descriptor: descriptor)
    do throws(Failure) {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      socket.set(SOL_SOCKET, SO_REUSEADDR, 1)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
      }
      guard status == 0 else { throw Failure("bind") }
      #if canImport(Glibc)
        guard Glibc.listen(descriptor, 128) == 0 else { throw Failure("listen") }
      #else
        guard Darwin.listen(descriptor, 128) == 0 else { throw Failure("listen") }
      #endif
    } catch {
      socket.close()
      throw error
    }
    return socket
  }

  /// The port that it is bound to.
  var port: UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    return status == 0 ? UInt16(bigEndian: address.sin_port) : 0
  }

  /// The next connection; nil where there is none after all.
  func accept() -> Socket? {
    #if canImport(Glibc)
      let connection = Glibc.accept(descriptor, nil, nil)
    #else
      let connection = Darwin.accept(descriptor, nil, nil)
    #endif
    guard connection >= 0 else { return nil }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    let socket = Socket(descriptor: connection)
    socket.set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    #if canImport(Darwin)
      socket.set(SOL_SOCKET, SO_NOSIGPIPE, 1)
    #endif
    return socket
  }

  /// Reads what is there, waiting for it up to a time; nil at the end, at an error and when the time is over.
  func read(timeout milliseconds: Int32) -> [UInt8]? {
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var status = poll(&event, 1, milliseconds)
    while status < 0, errno == EINTR { status = poll(&event, 1, milliseconds) }
    guard status > 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Writes all bytes; false where the other side is gone.
  @discardableResult
  func write(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, flags) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Ends the sending side and reads what still comes for a moment: closing with unread bytes would reset the connection and could take the answer along.
  func closeGracefully() {
    shutdown(descriptor, Int32(SHUT_WR))
    var rest = 1 << 20
    while rest > 0, let bytes = read(timeout: 200) { rest -= bytes.count }
    close()
  }

  /// Resets the connection.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  private func set(_ level: Int32, _ name: Int32, _ value: Int32) {
    var value = value
    setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}
