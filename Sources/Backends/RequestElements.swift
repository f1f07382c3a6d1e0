public import JSON

/// The text of a file that has an element for each request of a run: `{"formatVersion": 1, "requests": […]}`.
///
/// An element is written in the thread that compiled its request, while what it is made of is at hand.
public protocol RequestElements: Sendable {
  var style: JSONWriter.Style { get }
  /// The element of a request, whose body must have been written in the same style, behind a comma that the first one has not; any thread may ask.
  func element(of request: CompiledRequest) -> [UInt8]
}

extension RequestElements {
  /// What stands in front of the first element.
  public var opening: [UInt8] {
    var json = JSONWriter(style: style)
    json.beginRequests()
    return json.bytes
  }

  /// What stands behind the last element.
  public func closing(hasElements: Bool) -> [UInt8] {
    var json = JSONWriter(style: style)
    json.beginRequests()
    if hasElements { json.null() }
    json.forgetText()
    json.endArray()
    json.endObject()
    return json.finish()
  }

  /// The whole text.
  public func text(of requests: [CompiledRequest]) -> [UInt8] {
    Array(opening + requests.map(element).joined().dropFirst() + closing(hasElements: !requests.isEmpty))
  }
}

extension JSONWriter {
  /// Makes the writer ready for an element, where one that is not the first stands in its file.
  mutating func beginElement() {
    removeAll(keepingCapacity: true)
    beginRequests()
    null()
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
