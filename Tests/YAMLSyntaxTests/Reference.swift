import CLibYAML

/// What libyaml itself says about some bytes: an event walker as plain as can be, to compare the tree with.
struct Reference {
  struct Event: Equatable {
    var kind = ""
    var style = ""
    var value: [UInt8] = []
    var anchor = ""
    var tag = ""
    /// Byte offsets.
    var start = 0
    var end = 0
  }

  struct Document {
    var events: [Event] = []
    var hasContent = true
    var hasImplicitEnd = false
  }

  /// Documents whose end was seen.
  var documents: [Document] = []
  var failure: (problem: String, offset: Int, context: String?, contextOffset: Int)?
  /// Where the first byte stands that is no text for YAML.
  var badOffset: Int?
  private var isInDocument = false

  init(_ bytes: [UInt8]) {
    badOffset = Self.firstBadOffset(bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let end = badOffset ?? bytes.count
    guard end > start else { return }
    walk(Array(bytes[start..<end]), from: start)
    // The last document may go on where the bytes were cut, or behind what cannot be read.
    if badOffset != nil || failure != nil, !isInDocument, documents.last?.hasImplicitEnd == true { documents.removeLast() }
  }

  private mutating func walk(_ bytes: [UInt8], from origin: Int) {
    // The offset of each code point.
    var offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }.map { $0 + origin }
    offsets.append(origin + bytes.count)
    func offset(_ mark: yaml_mark_t) -> Int { offsets[min(mark.index, offsets.count - 1)] }
    func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    func word(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }

    bytes.withUnsafeBufferPointer { buffer in
      var parser = yaml_parser_t()
      precondition(yaml_parser_initialize(&parser) == 1)
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var open = Document()
      var raw = yaml_event_t()
      while true {
        guard yaml_parser_parse(&parser, &raw) == 1 else {
          failure = (word(parser.problem) ?? "", offset(parser.problem_mark), word(parser.context), offset(parser.context_mark))
          return
        }
        defer { yaml_event_delete(&raw) }
        var event = Event()
        event.start = offset(raw.start_mark)
        event.end = offset(raw.end_mark)
        switch raw.type {
        case YAML_STREAM_END_EVENT: return
        case YAML_DOCUMENT_START_EVENT:
          open = Document()
          isInDocument = true
          continue
        case YAML_DOCUMENT_END_EVENT:
          open.hasImplicitEnd = raw.data.document_end.implicit != 0
          if open.events.count == 1, let only = open.events.first {
            open.hasContent = only.kind != "scalar" || only.style != "plain" || only.start < only.end
          }
          documents.append(open)
          isInDocument = false
          continue
        case YAML_SCALAR_EVENT:
          event.kind = "scalar"
          event.style = Self.styleNames[raw.data.scalar.style.rawValue] ?? "?"
          event.value = Array(UnsafeBufferPointer(start: raw.data.scalar.value, count: raw.data.scalar.length))
          event.anchor = text(raw.data.scalar.anchor)
          event.tag = text(raw.data.scalar.tag)
        case YAML_ALIAS_EVENT:
          event.kind = "alias"
          event.value = Array(text(raw.data.alias.anchor).utf8)
        case YAML_MAPPING_START_EVENT:
          event.kind = "mapping"
          event.style = raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? "flow" : "block"
          event.anchor = text(raw.data.mapping_start.anchor)
          event.tag = text(raw.data.mapping_start.tag)
        case YAML_SEQUENCE_START_EVENT:
          event.kind = "sequence"
          event.style = raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? "flow" : "block"
          event.anchor = text(raw.data.sequence_start.anchor)
          event.tag = text(raw.data.sequence_start.tag)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: event.kind = "end"
        default: continue
        }
        open.events.append(event)
      }
    }
  }

  static let styleNames: [UInt32: String] = [
    YAML_PLAIN_SCALAR_STYLE.rawValue: "plain", YAML_SINGLE_QUOTED_SCALAR_STYLE.rawValue: "single", YAML_DOUBLE_QUOTED_SCALAR_STYLE.rawValue: "double",
    YAML_LITERAL_SCALAR_STYLE.rawValue: "literal", YAML_FOLDED_SCALAR_STYLE.rawValue: "folded",
  ]

  /// The first byte that is not UTF-8 or whose character YAML refuses, or libyaml alone takes for a line break, as the standard library decodes it.
  static func firstBadOffset(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        switch scalar.value {
        case 0x2028, 0x2029: return offset
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: offset += UTF8.width(scalar)
        default: return offset
        }
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
