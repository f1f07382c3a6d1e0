internal import CLibYAML
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fills the arena from libyaml's events in one flat loop.
///
/// Facts about libyaml 0.2.5 that it lives with: marks count code points and leave the BOM out, so only `mark.index` is used; the end mark of a block
/// collection sits at the next token, so the end of the last child counts; literal and folded scalars end where the next token's line begins;
/// anchor and tag are inside a node's marks; an absent value is an empty scalar without width, some at the next token; the mapping of `[a: 1]` ends at
/// the next token; the tag `!` of a scalar is not told.
struct TreeBuilder {
  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  let base: UnsafePointer<UInt8>
  let inputEnd: Int
  let isASCII: Bool
  let mayHaveInvisibleSpaces: Bool
  /// The place of the code-point cursor; it moves both ways.
  var cursorPoint: Int
  var cursorByte: Int

  private let arena: TreeArena
  /// Those of the arena.
  private(set) var nodes: UnsafeMutablePointer<Node>
  private var capacity: Int
  var count = 0
  /// Texts that differ from their source bytes, in the arena.
  private(set) var side: UnsafeMutablePointer<UInt8>
  var sideCount = 0
  var documents: [SyntaxTree.Document] = []
  var documentCount = 0
  var anchors: [SyntaxTree.Property] = []
  var tags: [SyntaxTree.Property] = []
  var problems: [SyntaxProblem] = []
  var resolvable: [NodeID] = []
  /// Open collections: index, the number of children so far, and of a mapping the last key.
  var stack: [(index: Int, children: Int, key: Int)] = []
  /// The nodes that aliases may name, and where their `&` stands.
  var anchorTargets: [String: (node: Int, place: Int)] = [:]
  var hasAliases = false
  /// Where the last node ended, to place what libyaml places too far on.
  var lastEnd = 0
  /// The first node of the open document, or of the next one.
  var documentStart = 0
  var lastDocumentStart = 0
  /// The last document has no `...`, and no other has begun: it may go on behind what cannot be read.
  var hasImplicitEnd = false
  /// Reading ended before the end of the text.
  var hasStopped = false
  /// "Did you mean" is offered this often: it looks at all anchors.
  var suggestionsLeft = 20

  /// Reads a file into a tree; what cannot be read is a problem of the tree.
  static func parse(_ file: SourceFile, in arena: TreeArena) -> SyntaxTree {
    file.bytes.withUnsafeBufferPointer { bytes in
      let check = ByteCheck(bytes)
      return parseLines(file, bytes, check, arena) ?? parseEvents(file, bytes, check, arena)
    }
  }

  /// Reads a file without libyaml; nil where it has anything that only libyaml reads.
  static func parseLines(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ check: ByteCheck, _ arena: TreeArena = TreeArena()
  ) -> SyntaxTree? {
    guard check.fault == nil, check.start == 0, !check.hasTabsOrOtherBreaks, !check.hasInvisibleSpaces else { return nil }
    var reader = LineReader(TreeBuilder(file: file, bytes: bytes, check: check, arena))
    return reader.read() ? reader.builder.finish() : nil
  }

  /// Reads a file with libyaml.
  static func parseEvents(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ check: ByteCheck, _ arena: TreeArena = TreeArena()
  ) -> SyntaxTree {
    var builder = TreeBuilder(file: file, bytes: bytes, check: check, arena)
    if let fault = check.fault {
      if fault.kind == .yamlSyntaxError || fault.range.start > 0 { builder.readEvents() }
      builder.cutOff(at: fault)
    } else {
      builder.readEvents()
    }
    return builder.finish()
  }

  private init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, check: ByteCheck, _ arena: TreeArena) {
    self.file = file
    self.bytes = bytes
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    inputEnd = check.fault?.range.start ?? bytes.count
    isASCII = check.isASCII
    mayHaveInvisibleSpaces = check.hasInvisibleSpaces
    cursorPoint = 0
    cursorByte = check.start
    arena.prepare(for: min(bytes.count / 6, 1 << 16))
    self.arena = arena
    nodes = arena.nodes
    capacity = arena.capacity
    side = arena.side
    stack.reserveCapacity(16)
    resolvable.reserveCapacity(16)
  }

  // MARK: Events

  mutating func readEvents() {
    let start = cursorByte
    guard inputEnd > start else { return }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      report(.fileTooLarge, SourceRange(start, start + 1), "there is not enough memory to read the file")
      return
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, base + start, inputEnd - start)
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(&parser, &event) == 1 else {
        reopenDocument()
        reportFailure(&parser)
        dropOpenDocument()
        return
      }
      let type = event.type
      let isGood = take(&event, type)
      yaml_event_delete(&event)
      if type == YAML_STREAM_END_EVENT { return }
      if !isGood {
        dropOpenDocument()
        return
      }
    }
  }

  /// Takes one event into the arena; false where a limit is passed.
  mutating func take(_ event: inout yaml_event_t, _ type: yaml_event_type_t) -> Bool {
    switch type {
    case YAML_SCALAR_EVENT:
      addScalar(&event)
      return checkNodeCount()
    case YAML_MAPPING_START_EVENT:
      let isBlock = event.data.mapping_start.style != YAML_FLOW_MAPPING_STYLE
      return open(.mapping, isBlock ? .block : .flow, event, event.data.mapping_start.anchor, event.data.mapping_start.tag)
    case YAML_SEQUENCE_START_EVENT:
      let isBlock = event.data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE
      return open(.sequence, isBlock ? .block : .flow, event, event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      // The mapping of `[a: 1]` has no brackets: its end has no width.
      let isFlow = stack.last.map { nodes[$0.index].style == .flow } ?? false
      close(flowEnd: isFlow && event.end_mark.index > event.start_mark.index ? byteOffset(event.end_mark.index) : nil)
    case YAML_ALIAS_EVENT:
      addAlias(String(cString: event.data.alias.anchor), start: byteOffset(event.start_mark.index), end: byteOffset(event.end_mark.index))
      return checkNodeCount()
    case YAML_DOCUMENT_START_EVENT: beginDocument()
    case YAML_DOCUMENT_END_EVENT:
      return endDocument(isImplicit: event.data.document_end.implicit != 0)
    default: break
    }
    return true
  }

  mutating func beginDocument() {
    hasImplicitEnd = false
    stack.removeAll(keepingCapacity: true)
    if !anchorTargets.isEmpty { anchorTargets.removeAll(keepingCapacity: anchorTargets.count < 64) }
    hasAliases = false
  }

  mutating func checkNodeCount() -> Bool {
    if count <= SyntaxLimits.nodes { return true }
    report(.fileTooLarge, rangeOfNode(count - 1), "more than \(SyntaxLimits.nodes) nodes")
    return false
  }

  mutating func endDocument(isImplicit: Bool) -> Bool {
    if hasAliases, let problem = AliasExpansion.excess(in: UnsafeBufferPointer(start: nodes, count: count), from: documentStart) {
      report(.fileTooLarge, rangeOfNode(problem.alias), problem.message)
      return false
    }
    let root = nodes[documentStart]
    let isEmpty = root.kind == .scalar && root.style == .plain && root.textStart == root.textEnd && root.start == root.end
    if !isEmpty { documents.append(.init(number: documentCount, root: NodeID(documentStart))) }
    documentCount += 1
    lastDocumentStart = documentStart
    documentStart = count
    hasImplicitEnd = isImplicit
    return true
  }

  // MARK: Nodes

  mutating func append(_ kind: Node.Kind, _ style: Node.Style, start: Int, content: Int, end: Int) -> Int {
    if count == capacity { growNodes() }
    var flags: Node.Flags = []
    var parent: Int32 = -1
    var position: Int32 = 0
    if var top = stack.last {
      parent = Int32(truncatingIfNeeded: top.index)
      if nodes[top.index].kind == .sequence {
        position = Int32(truncatingIfNeeded: top.children)
      } else if top.children & 1 == 0 {
        flags = .isKey
        position = Int32(truncatingIfNeeded: count)
        top.key = count
      } else {
        position = Int32(truncatingIfNeeded: top.key)
      }
      top.children += 1
      stack[stack.count - 1] = top
    }
    (nodes + count).initialize(
      to: Node(
        kind: kind, style: style, flags: flags, start: UInt32(truncatingIfNeeded: start), content: UInt32(truncatingIfNeeded: content),
        end: UInt32(truncatingIfNeeded: end), textStart: 0, textEnd: 0, subtreeEnd: Int32(truncatingIfNeeded: count + 1), parent: parent,
        position: position))
    count += 1
    return count - 1
  }

  mutating func addScalar(_ event: inout yaml_event_t) {
    let scalar = event.data.scalar
    var start = byteOffset(event.start_mark.index)
    var end = byteOffset(event.end_mark.index)
    // No content begins with `&` or `!`.
    let hasProperties = start < end && (base[start] == 0x26 || base[start] == 0x21)
    let properties = hasProperties ? properties(from: start, limit: end) : Properties(content: start)
    var content = properties.content
    let style: Node.Style
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .double
    case YAML_LITERAL_SCALAR_STYLE: style = .literal
    case YAML_FOLDED_SCALAR_STYLE: style = .folded
    default: style = .plain
    }
    if style == .literal || style == .folded {
      end = blockScalarEnd(content: content, limit: end)
    } else if start == end, start > lastEnd, !stack.isEmpty {
      start = absentPlace(before: start)
      end = start
      content = start
    }
    let index = append(.scalar, style, start: start, content: content, end: end)
    setText(index, scalar.value, scalar.length)
    if hasProperties {
      addProperties(index, scalar.anchor.map { Anchor(place: properties.anchor, name: String(cString: $0)) }, scalar.tag)
      if properties.tag >= 0, scalar.tag == nil {
        nodes[index].flags.insert(.hasTag)
        tags.append(.init(node: NodeID(index), text: "!"))
      }
    }
    noteResolvable(index)
    lastEnd = end
  }

  private mutating func noteResolvable(_ index: Int) {
    let node = nodes[index]
    let (start, length) = (Int(node.content), Int(node.end) - Int(node.content))
    guard node.style == .plain, length > 0, !node.flags.contains(.hasTag), Self.mayResolve(base[start], length) else { return }
    nodes[index].flags.insert(.mayResolve)
    resolvable.append(NodeID(index))
  }

  /// Adds a scalar whose text stands in the source as it is, between its quotation marks; false where there are too many nodes.
  mutating func addText(_ style: Node.Style, start: Int, end: Int, anchor: SourceRange?) -> Bool {
    let index = append(.scalar, style, start: anchor?.start ?? start, content: start, end: end)
    let quote: UInt32 = style == .plain ? 0 : 1
    nodes[index].textStart = UInt32(truncatingIfNeeded: start) + quote
    nodes[index].textEnd = UInt32(truncatingIfNeeded: end) - quote
    if let anchor { addProperties(index, Anchor(place: anchor.start, name: name(anchor)), nil) }
    noteResolvable(index)
    lastEnd = end
    return count <= SyntaxLimits.nodes
  }

  /// Points at the source bytes where they are the text, else copies the text aside.
  mutating func setText(_ index: Int, _ value: UnsafeMutablePointer<UInt8>?, _ length: Int) {
    let node = nodes[index]
    guard let value else { return }
    let quote = node.style == .single || node.style == .double ? 1 : 0
    let start = Int(node.content) + quote
    let end = Int(node.end) - quote
    if node.style.rawValue <= Node.Style.double.rawValue, end - start == length, length == 0 || memcmp(base + start, value, length) == 0 {
      nodes[index].textStart = UInt32(truncatingIfNeeded: start)
      nodes[index].textEnd = UInt32(truncatingIfNeeded: end)
    } else {
      nodes[index].flags.insert(.isInSideBuffer)
      nodes[index].textStart = UInt32(truncatingIfNeeded: sideCount)
      growSide(by: length)
      (side + sideCount).initialize(from: value, count: length)
      sideCount += length
      nodes[index].textEnd = UInt32(truncatingIfNeeded: sideCount)
    }
  }

  @inline(never)
  private mutating func growNodes() {
    arena.grow(holding: count)
    nodes = arena.nodes
    capacity = arena.capacity
  }

  mutating func growSide(by length: Int) {
    guard sideCount + length > arena.sideCapacity else { return }
    arena.growSide(by: length, holding: sideCount)
    side = arena.side
  }

  /// An anchor in front of a node: where its `&` stands, and its name.
  struct Anchor {
    let place: Int
    let name: String
  }

  /// The name in an anchor or an alias, which begins behind its mark.
  func name(_ range: SourceRange) -> String {
    String(decoding: UnsafeBufferPointer(start: base + range.start + 1, count: range.length - 1), as: UTF8.self)
  }

  mutating func open(
    _ kind: Node.Kind, _ style: Node.Style, _ event: yaml_event_t, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    let start = byteOffset(event.start_mark.index)
    var content = start
    if anchor != nil || tag != nil {
      let properties = properties(from: start, limit: inputEnd, hasAnchor: anchor != nil, hasTag: tag != nil)
      content = properties.content
      open(kind, style, start: start, content: content)
      addProperties(count - 1, anchor.map { Anchor(place: properties.anchor, name: String(cString: $0)) }, tag)
    } else {
      open(kind, style, start: start, content: content)
    }
    if stack.count > SyntaxLimits.depth {
      report(.fileTooLarge, visibleRange(at: content), "collections stand more than \(SyntaxLimits.depth) deep inside one another")
      return false
    }
    return checkNodeCount()
  }

  /// Opens a collection; false where there are too many nodes.
  mutating func open(_ kind: Node.Kind, _ style: Node.Style, content: Int, anchor: SourceRange?) -> Bool {
    open(kind, style, start: anchor?.start ?? content, content: content)
    if let anchor { addProperties(count - 1, Anchor(place: anchor.start, name: name(anchor)), nil) }
    return count <= SyntaxLimits.nodes
  }

  private mutating func open(_ kind: Node.Kind, _ style: Node.Style, start: Int, content: Int) {
    let index = append(kind, style, start: start, content: content, end: content)
    nodes[index].subtreeEnd = 0
    stack.append((index, 0, 0))
    lastEnd = content
  }

  /// Closes the innermost collection; a block collection ends with its last child.
  mutating func close(flowEnd: Int?) {
    guard let top = stack.popLast() else { return }
    let index = top.index
    nodes[index].subtreeEnd = Int32(truncatingIfNeeded: count)
    if let flowEnd { lastEnd = flowEnd }
    nodes[index].end = UInt32(truncatingIfNeeded: flowEnd ?? max(lastEnd, Int(nodes[index].content)))
    if nodes[index].kind == .mapping, top.children > 2 { findDuplicateKeys(index, top.children / 2) }
  }

  mutating func addProperties(_ index: Int, _ anchor: Anchor?, _ tag: UnsafeMutablePointer<UInt8>?) {
    if let anchor {
      nodes[index].flags.insert(.hasAnchor)
      anchors.append(.init(node: NodeID(index), text: anchor.name))
      anchorTargets[anchor.name] = (index, anchor.place)
    }
    if let tag {
      nodes[index].flags.insert(.hasTag)
      tags.append(.init(node: NodeID(index), text: String(cString: tag)))
    }
  }

  func finish() -> SyntaxTree {
    SyntaxTree(
      file: file, nodes: Array(UnsafeBufferPointer(start: nodes, count: count)),
      side: Array(UnsafeBufferPointer(start: side, count: sideCount)), documents: documents, documentCount: documentCount,
      anchors: anchors, tags: tags, problems: problems.sorted { $0.range.start < $1.range.start }, resolvableScalars: resolvable,
      mayHaveInvisibleSpaces: mayHaveInvisibleSpaces)
  }
}
