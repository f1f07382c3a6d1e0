/// The head of a request: request line and header fields (RFC 9112 sections 3 and 5).
struct HTTPHead {
  var method: String
  var target: String
  var headers: [(name: String, value: String)]

  /// Reads a head without its last empty line.
  init(_ bytes: some Collection<UInt8>) throws(HTTPFault) {
    let text = Array(bytes)
    guard !text.contains(0), !Self.hasStrayBreak(text) else { throw HTTPFault(400, "Bad Request: control characters in the head.") }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    let parts = lines[0].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(Self.isToken), parts[1].first == UInt8(ascii: "/"),
      parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw HTTPFault(400, "Bad Request: no request line.") }
    guard parts[2].elementsEqual("HTTP/1.1".utf8) || parts[2].elementsEqual("HTTP/1.0".utf8) else {
      throw parts[2].starts(with: "HTTP/".utf8) ? HTTPFault(505, "HTTP Version Not Supported.") : HTTPFault(400, "Bad Request: no request line.")
    }
    method = String(decoding: parts[0], as: UTF8.self)
    target = String(decoding: parts[1], as: UTF8.self)
    headers = []
    guard lines.count <= 101 else { throw HTTPFault(431, "Request Header Fields Too Large.") }
    for line in lines.dropFirst() {
      // A line that begins with a blank would continue the one before (RFC 9112 section 5.2: refused).
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex, line[..<colon].allSatisfy(Self.isToken) else {
        throw HTTPFault(400, "Bad Request: no header field.")
      }
      let value = line[line.index(after: colon)...].drop(while: Self.isBlank)
      let trimmed = value.prefix(value.count - value.reversed().prefix(while: Self.isBlank).count)
      headers.append((String(decoding: line[..<colon], as: UTF8.self), String(decoding: trimmed, as: UTF8.self)))
    }
  }

  /// How many bytes of body follow (RFC 9112 section 6.3). Chunks are not read: a body needs a length.
  func bodyLength(limit: Int) throws(HTTPFault) -> Int {
    let lengths = headers.filter { ASCIIText.equalsFolded($0.name, "Content-Length") }.map(\.value)
    guard !headers.contains(where: { ASCIIText.equalsFolded($0.name, "Transfer-Encoding") }) else { throw HTTPFault(411, "Length Required.") }
    guard let length = lengths.first else {
      if ["POST", "PUT", "PATCH"].contains(method) { throw HTTPFault(411, "Length Required.") }
      return 0
    }
    guard lengths.allSatisfy({ $0 == length }), !length.isEmpty, length.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      throw HTTPFault(400, "Bad Request: no length.")
    }
    guard let count = Int(length), count <= limit else { throw HTTPFault(413, "Content Too Large.") }
    return count
  }

  /// The client waits for leave to send its body (RFC 9110 section 10.1.1).
  var expectsContinue: Bool { headers.contains { ASCIIText.equalsFolded($0.name, "Expect") && ASCIIText.equalsFolded($0.value, "100-continue") } }

  /// A carriage return or a line feed without the other.
  private static func hasStrayBreak(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: "\r"): index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
      case UInt8(ascii: "\n"): index == 0 || bytes[index - 1] != UInt8(ascii: "\r")
      default: false
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// `tchar` (RFC 9110 section 5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

/// Why a request cannot be read, as an answer.
struct HTTPFault: Error {
  let status: Int
  let text: String

  init(_ status: Int, _ text: String) {
    self.status = status
    self.text = text
  }
}

extension HTTPFault {
  /// The reason phrase of a status (RFC 9110 section 15), which no client needs.
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}
