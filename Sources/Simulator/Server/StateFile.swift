import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a simulator keeps what it knows: one JSON file, replaced as a whole. It outlives the process, however that ends; it is not flushed against power loss.
struct StateFile: Sendable {
  let path: String

  /// What the file holds; nil where there is none.
  func read() throws(SimulatorServer.StartError) -> (clockOffset: Int64, provider: [UInt8])? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw SimulatorServer.StartError(reason: "`\(path)` cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, Self.read(descriptor, buffer))
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    guard let document = try? JSONDocument.parse(bytes, limits: JSONLimits(maximumByteCount: 1 << 30)),
      let offset = document.integer("clockOffset", of: document.root), let provider = document.member("provider", of: document.root)
    else { throw SimulatorServer.StartError(reason: "`\(path)` holds no state of a simulator") }
    return (Int64(offset), Array(bytes[document.range(of: provider)]))
  }

  /// Replaces the file; false where that fails.
  func write(clockOffset: Int64, provider: [UInt8]) -> Bool {
    let bytes = Array("{\"clockOffset\":\(clockOffset),\"provider\":".utf8) + provider + Array("}\n".utf8)
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Self.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[written...])) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return false
      }
      written += count
    }
    guard close(descriptor) == 0 else { return false }
    return rename(temporary, path) == 0
  }

  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }
}
