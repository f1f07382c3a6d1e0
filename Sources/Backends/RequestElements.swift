public import JSON

/// The text of a file that has an element for each request of a run: `{"formatVersion": 1, "requests": […]}`.
///
/// An element is written in the thread that compiled its request, while what it is made of is at hand.
public protocol RequestElements: Sendable {
  var style: JSONWriter.Style { get }
  /// The memory of the elements.
  var texts: ElementTexts { get }
  /// Writes the element of a request, whose body must have been written in the same style; any thread may ask.
  func write(_ request: CompiledRequest, to json: inout JSONWriter)
}

extension RequestElements {
  /// The element of a request; any thread may ask. `giveBack` takes it when it is where it belongs.
  public func element(of request: CompiledRequest) -> ElementText {
    let text = texts.take(style)
    text.write { write(request, to: &$0) }
    return text
  }

  /// Takes an element that nobody reads any more.
  public func giveBack(_ element: ElementText) { texts.giveBack(element) }

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
    var text = opening
    for (number, request) in requests.enumerated() {
      let element = element(of: request)
      element.withBytes(isFirst: number == 0) { text += $0 }
      giveBack(element)
    }
    return text + closing(hasElements: !requests.isEmpty)
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
