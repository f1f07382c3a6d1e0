/// The head of an answer, gathered line by line. Interim heads (1xx) are forgotten, trailers are not taken for headers (RFC 9110 sections 15.2 and 6.5.1).
struct ResponseHead {
  /// nil until a status line was read.
  private(set) var status: Int?
  private(set) var headers: [(name: String, value: String)] = []
  /// Whether the empty line after a final head was read.
  private(set) var isComplete = false

  /// Takes one line with its line end.
  mutating func append(_ line: UnsafeRawBufferPointer) {
    guard !isComplete else { return }
    let bytes = Self.withoutLineEnd(line)
    guard let first = bytes.first else {
      if let status, status < 200 { self = ResponseHead() } else { isComplete = status != nil }
      return
    }
    guard status != nil else {
      status = Self.status(of: bytes)
      return
    }
    if first == 0x20 || first == 0x09 {
      // A folded line (RFC 9112 section 5.2).
      guard !headers.isEmpty else { return }
      headers[headers.count - 1].value += " " + Self.text(bytes[...])
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      headers.append((Self.text(bytes[..<colon]), Self.text(bytes[(colon + 1)...])))
    }
  }

  private static func withoutLineEnd(_ line: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = Array(line)
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }

  /// "HTTP/1.1 200 OK".
  private static func status(of line: [UInt8]) -> Int? {
    let words = line.split(separator: 0x20, maxSplits: 2)
    guard words.count >= 2, words[0].starts(with: "HTTP/".utf8), words[1].count == 3 else { return nil }
    return Int(String(decoding: words[1], as: UTF8.self))
  }

  /// Without the white space around it.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}
