import JSON
import Synchronization

/// JSON writers that have done their work and keep their room for the next request: each request needs one for a short time.
public final class WriterPool: Sendable {
  private let writers = Mutex<[JSONWriter]>([])

  public init() {}

  /// A writer of a style, as good as new.
  func take(_ style: JSONWriter.Style) -> JSONWriter {
    guard let last = writers.withLock({ $0.popLast() }), last.style == style else { return JSONWriter(style: style) }
    return last
  }

  /// Takes a writer that nobody else has any more.
  func giveBack(_ writer: consuming JSONWriter) {
    writer.removeAll(keepingCapacity: true)
    let free = writer
    writers.withLock { $0.append(free) }
  }
}
