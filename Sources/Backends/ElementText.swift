import JSON
import Synchronization

/// The text of an element of a file, in memory that later elements use again: an element is longer than what it is made of, and new memory for each costs more
/// than writing it.
public final class ElementText: Sendable {
  private let json: Mutex<JSONWriter>

  init(style: JSONWriter.Style) { json = Mutex(JSONWriter(style: style)) }

  func write(_ element: (inout JSONWriter) -> Void) {
    json.withLock {
      $0.beginElement()
      element(&$0)
    }
  }

  /// Calls with the text, JSON in UTF-8; it begins with a comma where the element is not the first one of its file.
  public func withBytes(isFirst: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    json.withLock { $0.withBytes { body(UnsafeBufferPointer(rebasing: isFirst ? $0.dropFirst() : $0[...])) } }
  }

  /// Keeps the memory for the next element, unless it is very much.
  func forget() {
    json.withLock { $0.removeAll(keepingCapacity: $0.length <= 1 << 20) }
  }
}
