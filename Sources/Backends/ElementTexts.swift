import JSON
import Synchronization

/// The memory of elements that have been handed on, for those that come after them.
public final class ElementTexts: Sendable {
  private let free = Mutex<[ElementText]>([])

  init() {}

  func take(_ style: JSONWriter.Style) -> ElementText { free.withLock { $0.popLast() } ?? ElementText(style: style) }

  func giveBack(_ text: ElementText) {
    text.forget()
    free.withLock { if $0.count < Self.limit { $0.append(text) } }
  }

  /// Where a thread has to wait, many elements are there at once, and go.
  private static let limit = 64
}
