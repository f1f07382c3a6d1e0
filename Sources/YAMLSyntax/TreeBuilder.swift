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

  var nodes: UnsafeMutablePointer<Node>
  var capacity: Int
  var count = 0
  /// Texts that differ from their source bytes.
  var side: UnsafeMutablePointer<UInt8>
  var sideCapacity = 64
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
  static func parse(_ file: SourceFile) -> SyntaxTree {
    file.bytes.withUnsafeBufferPointer { bytes in
      let check = ByteCheck(bytes)
      var builder = TreeBuilder(file: file, bytes: bytes, check: check)
      defer {
        builder.nodes.deallocate()
        builder.side.deallocate()
      }
      if let fault = check.fault {
        if fault.kind == .yamlSyntaxError || fault.range.start > 0 { builder.readEvents() }
        builder.cutOff(at: fault)
      } else {
        builder.readEvents()
      }
      return builder.finish()
    }
  }

  private init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, check: ByteCheck) {
    self.file = file
    self.bytes = bytes
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    inputEnd = check.fault?.range.start ?? bytes.count
    isASCII = check.isASCII
    mayHaveInvisibleSpaces = check.hasInvisibleSpaces
    cursorPoint = 0
    cursorByte = check.start
    capacity = max(64, min(bytes.count / 6, 1 << 16))
    nodes = .allocate(capacity: capacity)
    stack.reserveCapacity(16)
    resolvable.reserveCapacity(16)
    side = .allocate(capacity: sideCapacity)
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
      return open(.mapping, isBlock ? .block : .flow, &event, event.data.mapping_start.anchor, event.data.mapping_start.tag)
    case YAML_SEQUENCE_START_EVENT:
      let isBlock = event.data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE
      return open(.sequence, isBlock ? .block : .flow, &event, event.data.sequence_start.anchor, event.data.sequence_start.tag)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      close(&event)
    case YAML_ALIAS_EVENT:
      addAlias(&event)
      return checkNodeCount()
    case YAML_DOCUMENT_START_EVENT:
      hasImplicitEnd = false
      stack.removeAll(keepingCapacity: true)
      if !anchorTargets.isEmpty { anchorTargets.removeAll(keepingCapacity: anchorTargets.count < 64) }
      hasAliases = false
    case YAML_DOCUMENT_END_EVENT:
      return endDocument(isImplicit: event.data.document_end.implicit != 0)
    default: break
    }
    return true
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
    if count == capacity {
      let grown = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
      grown.moveInitialize(from: nodes, count: count)
      nodes.deallocate()
      nodes = grown
      capacity *= 2
    }
    var flags: Node.Flags = []
    var parent: Int32 = -1
    var position: Int32 = 0
    if let top = stack.last {
      parent = Int32(truncatingIfNeeded: top.index)
      if nodes[top.index].kind == .sequence {
        position = Int32(truncatingIfNeeded: top.children)
      } else if top.children & 1 == 0 {
        flags = .isKey
        position = Int32(truncatingIfNeeded: count)
        stack[stack.count - 1].key = count
      } else {
        position = Int32(truncatingIfNeeded: top.key)
      }
      stack[stack.count - 1].children += 1
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
      addProperties(index, scalar.anchor, scalar.tag, properties)
      if properties.tag >= 0, scalar.tag == nil {
        nodes[index].flags.insert(.hasTag)
        tags.append(.init(node: NodeID(index), text: "!"))
      }
    }
    if style == .plain, content < end, !nodes[index].flags.contains(.hasTag), Self.mayResolve(bytes[content], end - content) {
      nodes[index].flags.insert(.mayResolve)
      resolvable.append(NodeID(index))
    }
    lastEnd = end
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

  mutating func growSide(by length: Int) {
    guard sideCount + length > sideCapacity else { return }
    sideCapacity = max(sideCapacity * 2, sideCount + length)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: sideCapacity)
    grown.moveInitialize(from: side, count: sideCount)
    side.deallocate()
    side = grown
  }

  mutating func open(
    _ kind: Node.Kind, _ style: Node.Style, _ event: inout yaml_event_t, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    let start = byteOffset(event.start_mark.index)
    let hasProperties = anchor != nil || tag != nil
    let properties =
      hasProperties ? properties(from: start, limit: inputEnd, hasAnchor: anchor != nil, hasTag: tag != nil) : Properties(content: start)
    let content = properties.content
    let index = append(kind, style, start: start, content: content, end: content)
    nodes[index].subtreeEnd = 0
    stack.append((index, 0, 0))
    if hasProperties { addProperties(index, anchor, tag, properties) }
    lastEnd = content
    if stack.count > SyntaxLimits.depth {
      report(.fileTooLarge, visibleRange(at: content), "collections stand more than \(SyntaxLimits.depth) deep inside one another")
      return false
    }
    return checkNodeCount()
  }

  mutating func close(_ event: inout yaml_event_t) {
    guard let top = stack.popLast() else { return }
    let index = top.index
    nodes[index].subtreeEnd = Int32(truncatingIfNeeded: count)
    if nodes[index].style == .flow, event.end_mark.index > event.start_mark.index {
      nodes[index].end = UInt32(truncatingIfNeeded: byteOffset(event.end_mark.index))
      lastEnd = Int(nodes[index].end)
    } else {
      // A block collection, or the mapping of `[a: 1]`, which has no brackets.
      nodes[index].end = UInt32(truncatingIfNeeded: max(lastEnd, Int(nodes[index].content)))
    }
    if nodes[index].kind == .mapping, top.children > 2 { findDuplicateKeys(index, top.children / 2) }
  }

  mutating func addAlias(_ event: inout yaml_event_t) {
    let start = byteOffset(event.start_mark.index)
    let end = byteOffset(event.end_mark.index)
    let index = append(.alias, .plain, start: start, content: start, end: end)
    hasAliases = true
    lastEnd = end
    let name = String(cString: event.data.alias.anchor)
    guard let target = anchorTargets[name] else {
      nodes[index].kind = .scalar
      nodes[index].flags.insert(.isBrokenAlias)
      setTextToSource(index)
      let suggestion = suggestion(for: name).map { "; did you mean `*\($0)`?" } ?? ""
      report(.yamlUndefinedAlias, SourceRange(start, end), "there is no anchor `&\(shown(name))` before this alias\(suggestion)", node: NodeID(index))
      return
    }
    guard nodes[target.node].subtreeEnd != 0 else {
      nodes[index].kind = .scalar
      nodes[index].flags.insert(.isBrokenAlias)
      setTextToSource(index)
      report(
        .yamlRecursiveAlias, SourceRange(start, end), "`*\(shown(name))` stands inside the value that it stands for",
        related: (SourceRange(target.place, target.place + 1 + name.utf8.count), "the anchor is here"), node: NodeID(index))
      return
    }
    nodes[index].textStart = UInt32(truncatingIfNeeded: target.node)
  }

  mutating func suggestion(for name: String) -> String? {
    guard suggestionsLeft > 0, anchorTargets.count <= 1000 else { return nil }
    suggestionsLeft -= 1
    return Suggestion.nearest(to: name, in: anchorTargets.keys.lazy.filter { $0.utf8.count <= 256 })
  }

  mutating func setTextToSource(_ index: Int) {
    nodes[index].textStart = nodes[index].content
    nodes[index].textEnd = nodes[index].end
  }

  mutating func addProperties(
    _ index: Int, _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?, _ properties: Properties
  ) {
    if let anchor {
      let name = String(cString: anchor)
      nodes[index].flags.insert(.hasAnchor)
      anchors.append(.init(node: NodeID(index), text: name))
      anchorTargets[name] = (index, properties.anchor)
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
