import Diagnostics
public import JSON
import OrderLanguage
import Synchronization

/// The file that `--source-map` writes: where each value of the requests comes from, each entry on one line.
public final class SourceMapDocument: RequestElements {
  public let style: JSONWriter.Style
  /// One for each thread that writes an element.
  private let writers = Mutex<[Writer]>([])

  public init(style: JSONWriter.Style) { self.style = style }

  public func element(of request: CompiledRequest) -> [UInt8] {
    var writer = writers.withLock { $0.popLast() } ?? Writer(style: style)
    defer { writers.withLock { $0.append(writer) } }
    return writer.element(of: request)
  }

  /// What stands between the values of an entry.
  private struct Words {
    let pointer, column, offset, end, sourceEnd, reasonEnd: JSONText.Word
    let source, reason, near, file, line: [UInt8]
    /// The room that all of them take together, besides the file.
    let room: Int

    init(style: JSONWriter.Style) {
      func text(_ pretty: StaticString) -> [UInt8] { pretty.withUTF8Buffer { $0.filter { style == .pretty || $0 != UInt8(ascii: " ") } } }
      pointer = JSONText.Word(text(#"{"pointer": "#))
      source = text(#", "origin": {"kind": "source", "pointer": "#)
      reason = text(#", "origin": {"kind": "default", "reason": "#)
      near = text(#", "near": {"pointer": "#)
      file = text(#", "file": "#)
      line = text(#", "line": "#)
      column = JSONText.Word(text(#", "column": "#))
      offset = JSONText.Word(text(#", "offset": "#))
      end = JSONText.Word(text(#", "end": "#))
      sourceEnd = JSONText.Word(text("}}"))
      reasonEnd = JSONText.Word(text("}}}"))
      room = 5 * JSONText.Word.room + source.count + reason.count + near.count
    }
  }

  /// Writes source maps, one at a time.
  private struct Writer {
    private var json: JSONWriter
    private let words: Words
    /// The files of the last requests; they keep the files themselves, so that none is taken for another.
    private var files: [ObjectIdentifier: FileText] = [:]
    private var file: FileText?
    /// The RFC 6901 pointer inside the spec, the part of it that is the pointer of its parent, and whose pointer that is.
    private var pointer: [UInt8] = []
    private var parentLength = 0
    private var document: BoundDocument?
    private var parent: MemberID?

    init(style: JSONWriter.Style) {
      json = JSONWriter(style: style)
      words = Words(style: style)
    }

    mutating func element(of request: CompiledRequest) -> [UInt8] {
      json.beginElement()
      json.beginObject()
      json.key("order")
      json.string(request.order)
      json.key("entries")
      json.beginArray()
      write(request.sourceMap)
      json.endArray()
      json.endObject()
      return json.takeText()
    }

    private mutating func write(_ map: SourceMap) {
      // A constant of its own: what is taken from a property counts references, for each piece of each entry.
      let words = words
      var inBody = PointerText(of: map)
      for index in map.entries.indices {
        inBody.advance()
        let range = locate(index, of: map)
        guard let file else { continue }
        let position = file.lines.position(at: range.start)
        let reason = map.reason(at: index)
        inBody.bytes.withUnsafeBufferPointer { inBody in
          pointer.withUnsafeBufferPointer { inSpec in
            let strings = inBody.count + inSpec.count + (reason?.utf8CodeUnitCount ?? 0)
            json.value(atMost: words.room + JSONText.quotedLength(strings) + 4 + file.place.count + 4 * JSONText.mostDigits) { text in
              text.append(words.pointer)
              text.append(quoted: inBody)
              if let reason {
                text.append(words.reason)
                reason.withUTF8Buffer { text.append(quoted: $0) }
                text.append(words.near)
              } else {
                text.append(words.source)
              }
              text.append(quoted: inSpec)
              text.append(file.place)
              text.append(count: position.line)
              text.append(words.column)
              text.append(count: position.column)
              text.append(words.offset)
              text.append(count: range.start)
              text.append(words.end)
              text.append(count: range.end)
              text.append(reason == nil ? words.sourceEnd : words.reasonEnd)
            }
          }
        }
      }
    }

    /// Finds the file and the pointer of an entry.
    private mutating func locate(_ index: Int, of map: SourceMap) -> SourceRange {
      guard let origin = map.member(at: index) else {
        pointer.removeAll(keepingCapacity: true)
        let (document, range) = map.locate(index, appendingPointerTo: &pointer)
        open(document.file)
        self.document = nil
        return range
      }
      // Neighbouring values mostly have one parent.
      let parent = origin.member.parent
      if document !== origin.document || self.parent != parent {
        pointer.removeAll(keepingCapacity: true)
        origin.parent?.appendPointer(to: &pointer)
        parentLength = pointer.count
        if document !== origin.document { open(origin.document.file) }
        document = origin.document
        self.parent = parent
      }
      pointer.removeLast(pointer.count - parentLength)
      origin.appendKey(to: &pointer)
      return origin.range
    }

    private mutating func open(_ source: SourceFile) {
      if let known = files[ObjectIdentifier(source)] {
        file = known
      } else {
        // Contacts files are met again and again, specs once.
        if files.count >= 64 { files.removeAll(keepingCapacity: true) }
        file = FileText(source, words)
        files[ObjectIdentifier(source)] = file
      }
    }
  }

  /// What an entry needs of its file.
  private final class FileText: Sendable {
    private let file: SourceFile
    /// The file of an entry, and all up to its line.
    let place: [UInt8]
    let lines: LineTable

    init(_ file: SourceFile, _ words: Words) {
      self.file = file
      var json = JSONWriter(style: .compact)
      json.string(file.name)
      place = words.file + json.bytes + words.line
      lines = LineTable(file)
    }
  }
}
