import Diagnostics
public import JSON
import OrderLanguage
import Synchronization
import YAMLSyntax

/// The file that `--source-map` writes: where each value of the requests comes from, each entry on one line.
public final class SourceMapDocument: RequestElements {
  public let style: JSONWriter.Style
  public let texts = ElementTexts()
  /// One for each thread that writes an element.
  private let writers = Mutex<[WriterOfThread]>([])

  public init(style: JSONWriter.Style) { self.style = style }

  public func write(_ request: CompiledRequest, to json: inout JSONWriter) {
    let own = writers.withLock { $0.popLast() } ?? WriterOfThread(Writer(style: style))
    defer { writers.withLock { $0.append(own) } }
    own.writer.withLock { $0.write(request, to: &json) }
  }

  /// A writer that is not copied when it is taken.
  private final class WriterOfThread: Sendable {
    let writer: Mutex<Writer>

    init(_ writer: Writer) { self.writer = Mutex(writer) }
  }

  /// Writes source maps, one at a time.
  private struct Writer {
    private var files: Files
    private var text: EntryText

    init(style: JSONWriter.Style) {
      files = Files(style: style)
      text = EntryText(style: style)
    }

    mutating func write(_ request: CompiledRequest, to json: inout JSONWriter) {
      json.beginObject()
      json.key("order")
      json.string(request.order)
      json.key("entries")
      json.beginArray()
      write(request.sourceMap, &json)
      json.endArray()
      json.endObject()
    }

    private mutating func write(_ map: SourceMap, _ json: inout JSONWriter) {
      text.beginElement(map.entries.count)
      map.entries.withUnsafeBufferPointer { entries in
        map.body.withUnsafeBufferPointer { body in
          var index = 0
          var copies = map.copies[...]
          while index < entries.count {
            if let copy = copies.first, copy.start == index {
              write(entries, copy, &json)
              index += copy.original.count
              copies.removeFirst()
            } else if case .open(let value) = entries[index].source {
              write(entries[index], body, openValue: value, of: map, &json)
              index += 1
            } else {
              index = write(UnsafeBufferPointer(rebasing: entries[..<(copies.first?.start ?? entries.count)]), from: index, body, of: map, &json)
            }
          }
        }
      }
    }

    /// Writes entries whose origins are members of one document, as many as follow each other; neither it nor its file is counted for each of them.
    private mutating func write(
      _ entries: UnsafeBufferPointer<SourceMap.Entry>, from start: Int, _ body: UnsafeBufferPointer<UInt8>, of map: SourceMap,
      _ json: inout JSONWriter
    ) -> Int {
      guard let place = Self.member(of: entries[start], map)?.document else { return start + 1 }
      let document = map.documents[Int(place)]
      let words = text.words
      let file = files.text(of: document.file)
      text.beginDocument()
      var index = start
      while index < entries.count, let member = Self.member(of: entries[index], map), member.document == place {
        let entry = entries[index]
        let pointerSize = text.pointerSize(of: entry)
        if case .constant(let constant) = entry.source {
          let reason = map.constants[Int(constant)].reason
          let size = text.originSize(of: member, document, file)
          json.value(atMost: Words.room + JSONText.quotedLength(reason.utf8CodeUnitCount) + size + pointerSize) { json in
            text.put(entry, body, words, &json)
            json.append(words.reason)
            reason.withUTF8Buffer { json.append(inString: $0) }
            json.append(words.near)
            text.putOrigin(of: member, document, file, words, &json)
            json.append(words.reasonEnd)
            text.endEntry(json)
          }
        } else {
          let size = text.originSize(of: member, document, file)
          json.value(atMost: Words.room + size + pointerSize) { json in
            text.put(entry, body, words, &json)
            json.append(words.source)
            text.putOrigin(of: member, document, file, words, &json)
            json.append(words.sourceEnd)
            text.endEntry(json)
          }
        }
        index += 1
      }
      return index
    }

    /// The member that an entry comes from, or the nearest one to what the compiler wrote; nil for a value below `options` or `extra`.
    @inline(__always)
    private static func member(of entry: SourceMap.Entry, _ map: SourceMap) -> SourceMap.PackedMember? {
      switch entry.source {
      case .member(let member): member
      case .constant(let constant): map.constants[Int(constant)].near
      case .open: nil
      }
    }

    /// Writes entries that differ from others in what their pointers begin with.
    private mutating func write(_ entries: UnsafeBufferPointer<SourceMap.Entry>, _ copy: SourceMap.Copy, _ json: inout JSONWriter) {
      let words = text.words
      for number in copy.original {
        let entry = entries[copy.start + number - copy.original.lowerBound]
        json.value(atMost: Words.room + text.size(of: entry, copyOf: number)) { json in
          text.put(entry, copyOf: number, below: Int(entries[number].parent), words, &json)
        }
      }
    }

    /// Writes an entry whose origin the language does not know more of than its node.
    private mutating func write(
      _ entry: SourceMap.Entry, _ body: UnsafeBufferPointer<UInt8>, openValue value: Int32, of map: SourceMap, _ json: inout JSONWriter
    ) {
      var pointer: [UInt8] = []
      let (document, range) = map.locate(openValue: value, appendingPointerTo: &pointer)
      let words = text.words
      let file = files.text(of: document.file)
      let size = JSONText.quotedLength(pointer.count) + file.placeSize
      json.value(atMost: Words.room + size + text.pointerSize(of: entry)) { json in
        text.put(entry, body, words, &json)
        json.append(words.source)
        pointer.withUnsafeBufferPointer { json.append(inString: $0) }
        var line = 1
        file.put(range, near: &line, words, &json)
        json.append(words.sourceEnd)
        text.endEntry(json)
      }
    }
  }
}
