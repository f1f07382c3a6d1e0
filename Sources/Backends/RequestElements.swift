public import JSON

/// The text of a file that has an element for each request of a run: `{"formatVersion": 1, "requests": […]}`.
///
/// An element is written in the thread that compiled its request, while what it is made of is at hand.
public protocol RequestElements: Sendable {
  var style: JSONWriter.Style { get }
  /// The element of a request, whose body must have been written in the same style; any thread may ask.
  func element(of request: CompiledRequest) -> [UInt8]
}

extension RequestElements {
  /// The whole text, in pieces that follow each other.
  public func pieces(_ elements: [[UInt8]]) -> [[UInt8]] {
    var json = JSONWriter(style: style)
    json.beginRequests()
    var pieces = [json.bytes]
    for element in elements {
      if pieces.count > 1 { pieces.append([UInt8(ascii: ",")]) }
      pieces.append(element)
    }
    if !elements.isEmpty { json.null() }
    json.forgetText()
    json.endArray()
    json.endObject()
    return pieces + [json.finish()]
  }

  /// The whole text.
  public func text(of requests: [CompiledRequest]) -> [UInt8] { Array(pieces(requests.map(element)).joined()) }
}

extension JSONWriter {
  /// Makes the writer ready for an element, where an element stands in its file.
  mutating func beginElement() {
    removeAll(keepingCapacity: true)
    beginRequests()
    forgetText()
  }

  fileprivate mutating func beginRequests() {
    beginObject()
    key("formatVersion")
    integer(1)
    key("requests")
    beginArray()
  }
}
