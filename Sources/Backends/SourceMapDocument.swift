import Diagnostics
public import JSON
import OrderLanguage

/// The file that `--source-map` writes.
public enum SourceMapDocument {
  /// Writes the source maps of requests, in their order, each entry on one line.
  public static func write(_ requests: [CompiledRequest], style: JSONWriter.Style, to sink: JSONSink) {
    var json = JSONWriter(style: style)
    var entries = EntryWriter(style: style)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("requests")
    json.beginArray()
    for request in requests {
      json.beginObject()
      json.key("order")
      json.string(request.order)
      json.key("entries")
      json.beginArray()
      entries.write(request.sourceMap, to: &json)
      json.endArray()
      json.endObject()
      json.drainIfLong(sink)
    }
    json.endArray()
    json.endObject()
    json.finish(sink)
  }

  /// What stands between the values of an entry.
  private struct Words {
    let pointer, source, reason, near, file, line, column, offset, end, sourceEnd, reasonEnd: [UInt8]
    /// The length of all of them together.
    let length: Int

    init(style: JSONWriter.Style) {
      func text(_ pretty: StaticString) -> [UInt8] { pretty.withUTF8Buffer { $0.filter { style == .pretty || $0 != UInt8(ascii: " ") } } }
      pointer = text(#"{"pointer": "#)
      source = text(#", "origin": {"kind": "source", "pointer": "#)
      reason = text(#", "origin": {"kind": "default", "reason": "#)
      near = text(#", "near": {"pointer": "#)
      file = text(#", "file": "#)
      line = text(#", "line": "#)
      column = text(#", "column": "#)
      offset = text(#", "offset": "#)
      end = text(#", "end": "#)
      sourceEnd = text("}}")
      reasonEnd = text("}}}")
      length = [pointer, source, reason, near, file, line, column, offset, end, sourceEnd, reasonEnd].reduce(0) { $0 + $1.count }
    }
  }

  /// Writes the entries of source maps.
  private struct EntryWriter {
    private let words: Words
    /// The files of the last requests; they keep the files themselves, so that none is taken for another.
    private var files: [ObjectIdentifier: FileText] = [:]
    private var file: FileText?
    /// The RFC 6901 pointer inside the spec, the part of it that is the pointer of its parent, and whose pointer that is.
    private var pointer: [UInt8] = []
    private var parentLength = 0
    private var document: BoundDocument?
    private var parent: MemberID?

    init(style: JSONWriter.Style) { words = Words(style: style) }

    mutating func write(_ map: SourceMap, to json: inout JSONWriter) {
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
            json.value(atMost: words.length + JSONText.quotedLength(strings) + 4 + file.name.count + 4 * JSONText.mostDigits) { text in
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
              text.append(words.file)
              text.append(file.name)
              text.append(words.line)
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
        file = FileText(source)
        files[ObjectIdentifier(source)] = file
      }
    }
  }

  /// What an entry needs of its file.
  private final class FileText {
    private let file: SourceFile
    /// As a JSON string.
    let name: [UInt8]
    let lines: LineTable

    init(_ file: SourceFile) {
      self.file = file
      var json = JSONWriter(style: .compact)
      json.string(file.name)
      name = json.bytes
      lines = LineTable(file)
    }
  }
}
