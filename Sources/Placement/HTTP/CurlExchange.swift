import CLibCurl

/// What happens on the wire during one call. libcurl's callbacks report here, all on the thread of the call.
final class CurlExchange {
  /// Why this side ended the call.
  enum Stop {
    case cancelled
    case leavesMachine
    case secondRequest
    case headTooLarge
    case bodyTooLarge
  }

  /// Whether the connection, with its TLS and its way through a proxy, was up and the request was let go. Before that not a byte of it has left.
  private(set) var isSent = false
  private(set) var stop: Stop?
  private var head = ResponseHead()
  private var headSize = 0
  private var body: [UInt8] = []
  private let isCancelled: @Sendable () -> Bool
  /// Whether the peer, a proxy included, must be this machine.
  private let staysOnMachine: Bool

  init(isCancelled: @escaping @Sendable () -> Bool, staysOnMachine: Bool) {
    self.isCancelled = isCancelled
    self.staysOnMachine = staysOnMachine
  }

  /// The answer, once its head is whole; its body is whole when libcurl says so.
  var response: HTTPResponse? {
    guard head.isComplete, let status = head.status else { return nil }
    return HTTPResponse(status: status, headers: head.headers, body: body)
  }

  /// Ends the call from this side; the first reason stands.
  func stop(_ reason: Stop) { stop = stop ?? reason }

  /// The connection to `peer` is up and the request would go out now.
  ///
  /// - Returns: Whether it may. A second time it may not, whatever made libcurl try again.
  fileprivate func mayRequest(peer: String) -> Bool {
    if isSent {
      stop(.secondRequest)
    } else if staysOnMachine, !CurlAddress.isLoopback(peer) {
      stop(.leavesMachine)
    } else if isCancelled() {
      stop(.cancelled)
    } else {
      isSent = true
      return true
    }
    return false
  }

  fileprivate func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
    headSize += line.count
    guard headSize <= CurlTransport.headLimit else {
      stop(.headTooLarge)
      return false
    }
    head.append(line)
    return true
  }

  fileprivate func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= CurlTransport.bodyLimit else {
      stop(.bodyTooLarge)
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// The three callbacks for libcurl; their context is an unretained `CurlExchange`.
  static let prerequest: curl_prereq_callback = { context, peer, _, _, _ in
    CurlExchange.of(context).mayRequest(peer: peer.map { String(cString: $0) } ?? "") ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }
  static let headReceiver: curl_write_callback = { bytes, size, count, context in
    CurlExchange.of(context).receiveHead(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
  }
  static let bodyReceiver: curl_write_callback = { bytes, size, count, context in
    CurlExchange.of(context).receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlExchange {
    guard let context else { preconditionFailure("libcurl gave no context") }
    return Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
  }
}
