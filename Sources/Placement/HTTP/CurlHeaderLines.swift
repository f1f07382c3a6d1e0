/// The header lines of a request in libcurl's spelling, checked: each goes out as one line.
struct CurlHeaderLines {
  private(set) var lines: [String] = []

  /// What libcurl writes itself, or what would change how a request is framed or sent.
  private static let reserved: Set<String> = [
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    "user-agent",
  ]

  /// - Throws: A failure of `.notSent` that names the header, never its value.
  init(request: HTTPRequest, userAgent: String) throws {
    try Self.check(value: userAgent, of: "User-Agent")
    var names: Set<String> = []
    for (name, value) in request.headers {
      guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken) else { throw TransportFailure(.notSent, "a header has a name that is none") }
      guard !Self.reserved.contains(name.lowercased()) else { throw TransportFailure(.notSent, "the header \(name) is the transport's own") }
      try Self.check(value: value, of: name)
      names.insert(name.lowercased())
      // "Name:" would take the header away; "Name;" sends it empty.
      let isBlank = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      lines.append(isBlank ? "\(name);" : "\(name): \(value)")
    }
    // A body of more than 1 MiB would wait for "100 Continue", and a 417 would send it again.
    lines.append("Expect:")
    for standard in ["Accept", "Content-Type"] where !names.contains(standard.lowercased()) { lines.append("\(standard):") }
  }

  /// RFC 9110 section 5.5: no control character but the tab.
  private static func check(value: String, of name: String) throws {
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw TransportFailure(.notSent, "the value of the header \(name) holds a line break or another control character")
    }
  }

  /// RFC 9110 section 5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
