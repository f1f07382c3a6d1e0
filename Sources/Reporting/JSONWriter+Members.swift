import JSON

/// Members in one line each.
extension JSONWriter {
  mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  mutating func member(_ key: String, _ value: Int) {
    self.key(key)
    integer(value)
  }

  mutating func beginObject(_ key: String) {
    self.key(key)
    beginObject()
  }

  mutating func beginArray(_ key: String) {
    self.key(key)
    beginArray()
  }

  /// An object of one text, as SARIF wraps its messages.
  mutating func text(_ key: String, _ text: String) {
    beginObject(key)
    member("text", text)
    endObject()
  }
}
