/// Cuts the stream of a client into messages: a header with `Content-Length`, an empty line, and so many bytes.
///
/// Bytes may come in pieces of any size. Where a header is wrong, the stream is searched for the next one: a fault is told once and costs the
/// messages that it touches, never the ones behind them.
struct MessageReader {
  enum Event: Equatable {
    case message([UInt8])
    /// What is wrong with the stream, lower case, no full stop.
    case fault(String)
  }

  /// 64 MiB: the largest spec with every character escaped.
  static let largestContent = 64 << 20
  private static let largestHeader = 8 << 10
  private static let field = Array("content-length:".utf8)

  private var buffer: [UInt8] = []
  /// Everything before it has been handed out.
  private var position = 0
  /// The stream is out of step; this has been told.
  private var isLost = false
  /// The length of the content whose header has been read.
  private var length: Int?

  init() {}

  mutating func append(_ bytes: some Sequence<UInt8>) {
    if position > buffer.count / 2 {
      buffer.removeFirst(position)
      position = 0
    }
    buffer += bytes
  }

  /// The next message or fault; nil until more bytes come.
  mutating func next() -> Event? {
    if length == nil {
      if isLost {
        guard skipToHeader() else { return nil }
        isLost = false
      }
      guard let end = headerEnd() else {
        guard buffer.count - position > Self.largestHeader else { return nil }
        return lose("a header of more than \(Self.largestHeader) bytes")
      }
      switch length(ofHeader: position..<end) {
      case .failure(let fault): return lose(fault.text)
      case .success(let length):
        self.length = length
        position = end + 4
      }
    }
    guard let length, buffer.count - position >= length else { return nil }
    self.length = nil
    defer { position += length }
    return .message(Array(buffer[position..<(position + length)]))
  }

  private struct Fault: Error { let text: String }

  private mutating func lose(_ text: String) -> Event {
    isLost = true
    position = min(position + 1, buffer.count)
    return .fault(text)
  }

  /// Moves to the next `Content-Length:`; false where none is there yet.
  private mutating func skipToHeader() -> Bool {
    var index = position
    while index + Self.field.count <= buffer.count {
      if isField(at: index) {
        position = index
        return true
      }
      index += 1
    }
    position = min(max(position, index), buffer.count)
    return false
  }

  private func isField(at index: Int) -> Bool {
    for (offset, byte) in Self.field.enumerated() where Self.lowered(buffer[index + offset]) != byte { return false }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Where the empty line behind the header begins.
  private func headerEnd() -> Int? {
    var index = position
    let limit = min(buffer.count, position + Self.largestHeader + 4)
    while index + 4 <= limit {
      if buffer[index] == 0x0D, buffer[index + 1] == 0x0A, buffer[index + 2] == 0x0D, buffer[index + 3] == 0x0A { return index }
      index += 1
    }
    return nil
  }

  private func length(ofHeader range: Range<Int>) -> Result<Int, Fault> {
    var length: Int?
    for line in String(decoding: buffer[range], as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false) {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return .failure(Fault(text: "a header line without a colon")) }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"{}\"()<>@,;[]".utf8.contains($0) }), !name.isEmpty else {
        return .failure(Fault(text: "a header line that names no field"))
      }
      switch name {
      case "content-length":
        let digits = value.prefix { $0 != " " }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number <= Self.largestContent else {
          return .failure(Fault(text: "a `Content-Length` that is no number up to \(Self.largestContent)"))
        }
        if let length, length != number { return .failure(Fault(text: "two different `Content-Length`")) }
        length = number
      case "content-type":
        let type = value.lowercased()
        if type.contains("charset="), !type.contains("utf-8"), !type.contains("utf8") { return .failure(Fault(text: "a charset that is not UTF-8")) }
      default: break
      }
    }
    return length.map { .success($0) } ?? .failure(Fault(text: "a header without `Content-Length`"))
  }

  /// A message as it is sent.
  static func framed(_ content: [UInt8]) -> [UInt8] { Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content }
}
