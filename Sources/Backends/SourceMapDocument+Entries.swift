import Diagnostics
import JSON
import OrderLanguage
import YAMLSyntax

extension SourceMapDocument {
  /// What stands between the values of an entry; quotation marks of the values included.
  struct Words {
    let pointer, source, reason, near, column, offset, end, sourceEnd, reasonEnd: JSONText.Word
    /// The room that all of them take together.
    static var room: Int { 9 * JSONText.Word.room }

    init(style: JSONWriter.Style) {
      func word(_ pretty: StaticString) -> JSONText.Word { JSONText.Word(Self.text(pretty, style)) }
      pointer = word(#"{"pointer": ""#)
      source = word(#"", "origin": {"kind": "source", "pointer": ""#)
      reason = word(#"", "origin": {"kind": "default", "reason": ""#)
      near = word(#"", "near": {"pointer": ""#)
      column = word(#", "column": "#)
      offset = word(#", "offset": "#)
      end = word(#", "end": "#)
      sourceEnd = word("}}")
      reasonEnd = word("}}}")
    }

    /// The words as they are in a style.
    static func text(_ pretty: StaticString, _ style: JSONWriter.Style) -> [UInt8] {
      pretty.withUTF8Buffer { $0.filter { style == .pretty || $0 != UInt8(ascii: " ") } }
    }
  }

  /// What an entry needs of the file that its value stands in.
  final class FileText: Sendable {
    /// The file of an entry, and all up to its line.
    private let place: [UInt8]
    private let lines: LineTable

    init(_ file: SourceFile, place: [UInt8]) {
      self.place = place
      lines = LineTable(file)
    }

    /// The most room that a place takes, but for its pointer and the words between.
    var placeSize: Int { place.count + 4 * JSONText.mostDigits }

    /// - Parameter line: that of the place before; it becomes that of this one.
    func put(_ range: SourceRange, near line: inout Int, _ words: Words, _ text: inout JSONText) {
      let position = lines.position(at: range.start, near: line)
      line = position.line
      text.append(place)
      text.append(count: position.line)
      text.append(words.column)
      text.append(count: position.column)
      text.append(words.offset)
      text.append(count: range.start)
      text.append(words.end)
      text.append(count: range.end)
    }
  }

  /// The files of the last requests: contacts files are met again and again, specs once.
  struct Files {
    private var known: [ObjectIdentifier: (file: SourceFile, text: FileText)] = [:]
    private let beforeName, behindName: [UInt8]
    private var name = JSONWriter(style: .compact)

    init(style: JSONWriter.Style) {
      beforeName = Words.text(#"", "file": "#, style)
      behindName = Words.text(#", "line": "#, style)
    }

    mutating func text(of file: SourceFile) -> FileText {
      if let known = known[ObjectIdentifier(file)] { return known.text }
      if known.count >= 64 { known.removeAll(keepingCapacity: true) }
      name.removeAll(keepingCapacity: true)
      name.string(file.name)
      let text = FileText(file, place: name.withBytes { beforeName + $0 + behindName })
      // The file is kept, so that no other can be taken for it.
      known[ObjectIdentifier(file)] = (file, text)
      return text
    }
  }

  /// Puts the parts of entries into the text, and knows what stands there already.
  struct EntryText {
    let words: Words
    /// Where an entry stands in the text.
    private struct Written {
      /// Its RFC 6901 pointer, without quotation marks.
      let pointer: Range<Int>
      var end = 0
    }

    private var written: [Written] = []
    /// The pointer inside the spec of the parent of the last member, and which that is.
    private var parentPointer: [UInt8] = []
    private var parent: MemberID?
    /// The line of the last place.
    private var line = 1

    init(style: JSONWriter.Style) { words = Words(style: style) }

    /// Begins an element of so many entries.
    mutating func beginElement(_ count: Int) {
      written.removeAll(keepingCapacity: true)
      written.reserveCapacity(count)
    }

    /// The members that follow stand in another document.
    mutating func beginDocument() { parent = nil }

    // MARK: The pointer in the body

    /// The most room that the pointer of an entry takes: that of its parent, and a key.
    func pointerSize(of entry: SourceMap.Entry) -> Int {
      let parent = pointerSize(ofParentOf: entry)
      return switch entry.key {
      case .root: parent
      case .name(_, let count): parent + JSONText.quotedLength(Int(count))
      case .index: parent + 1 + JSONText.mostDigits
      }
    }

    func pointerSize(ofParentOf entry: SourceMap.Entry) -> Int { entry.parent >= 0 ? written[Int(entry.parent)].pointer.count : 0 }

    mutating func put(_ entry: SourceMap.Entry, _ body: UnsafeBufferPointer<UInt8>, _ words: Words, _ text: inout JSONText) {
      text.append(words.pointer)
      let start = text.length
      if entry.parent >= 0 { text.append(again: written[Int(entry.parent)].pointer) }
      switch entry.key {
      case .root: break
      case .name(let start, let count): text.append(escapedToken: UnsafeBufferPointer(rebasing: body[start..<(start + Int(count))]))
      case .index(let index): text.append(token: Int(index))
      }
      written.append(Written(pointer: start..<text.length))
    }

    /// Notes that the entry that was put last ends here.
    mutating func endEntry(_ text: JSONText) { written[written.count - 1].end = text.length }

    // MARK: Copies

    /// The most room that an entry takes that is a copy of another but for what its pointer begins with.
    func size(of entry: SourceMap.Entry, copyOf original: Int) -> Int {
      pointerSize(ofParentOf: entry) + written[original].end - written[original].pointer.lowerBound
    }

    /// Puts an entry that ends as another does, from the last token of its pointer on.
    ///
    /// - Parameter parent: that of the original.
    mutating func put(_ entry: SourceMap.Entry, copyOf original: Int, below parent: Int, _ words: Words, _ text: inout JSONText) {
      text.append(words.pointer)
      let start = text.length
      text.append(again: written[Int(entry.parent)].pointer)
      let token = (written[original].pointer.lowerBound + written[parent].pointer.count)..<written[original].pointer.upperBound
      let end = text.length + token.count
      text.append(again: token.lowerBound..<written[original].end)
      written.append(Written(pointer: start..<end, end: text.length))
    }

    // MARK: The place in the spec

    /// The most room that the place of a member takes.
    mutating func originSize(of member: SourceMap.PackedMember, _ document: BoundDocument, _ file: FileText) -> Int {
      let parent = document.members[Int(member.index)].parent
      // Neighbouring values mostly have one parent.
      if parent == nil || parent != self.parent {
        parentPointer.removeAll(keepingCapacity: true)
        if let parent { document.appendPointer(of: parent.index, to: &parentPointer) }
        self.parent = parent
      }
      let key =
        switch document.members[Int(member.index)].key {
        case .root: 0
        case .field(let name): name.text.utf8CodeUnitCount
        case .index: JSONText.mostDigits
        case .open(let node): document.tree.withText(of: document.tree.resolved(node)) { $0.count }
        }
      return JSONText.quotedLength(parentPointer.count) + JSONText.quotedLength(key) + file.placeSize
    }

    /// Puts the place of the member that `originSize` was just asked for.
    mutating func putOrigin(of member: SourceMap.PackedMember, _ document: BoundDocument, _ file: FileText, _ words: Words, _ text: inout JSONText) {
      parentPointer.withUnsafeBufferPointer { text.append(inString: $0) }
      switch document.members[Int(member.index)].key {
      case .root: break
      case .field(let name): name.text.withUTF8Buffer { text.append(token: $0) }
      case .index(let index): text.append(token: Int(index))
      case .open(let node): document.tree.withText(of: document.tree.resolved(node)) { text.append(token: $0) }
      }
      file.put(document.range(ofMemberAt: Int(member.index)), near: &line, words, &text)
    }
  }
}
