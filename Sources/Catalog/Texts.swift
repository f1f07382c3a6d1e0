import CCatalogData

extension catalog_text {
  /// The bytes, which live as long as the process; none where the fact is not known.
  var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self), count: Int(count))
  }

  /// nil where the fact is not known or does not apply.
  var string: String? { bytes == nil ? nil : String(decoding: utf8, as: UTF8.self) }

  /// Negative where the text comes before `other` by its bytes, 0 where it is the same.
  func compare(_ other: UnsafeBufferPointer<UInt8>) -> Int { order(of: utf8, other) }
}

/// Negative where a text comes before another by its bytes, 0 where it is the same.
@inline(__always)
func order(of text: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Int {
  let count = min(text.count, other.count)
  var index = 0
  while index < count {
    if text[index] != other[index] { return Int(text[index]) - Int(other[index]) }
    index += 1
  }
  return text.count - other.count
}

extension catalog_texts {
  /// nil where the list is not known or does not apply.
  var strings: [String]? { items == nil ? nil : UnsafeBufferPointer(start: items, count: Int(count)).map { $0.string ?? "" } }

  /// Whether a text is in the list; nil where the list is not known.
  func contains(_ text: String) -> Bool? {
    guard let items else { return nil }
    return text.withBytes { text in UnsafeBufferPointer(start: items, count: Int(count)).contains { $0.compare(text) == 0 } }
  }
}

extension String {
  /// Calls with the UTF-8 bytes, without copying a native string.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = self
    return text.withUTF8(body)
  }
}
