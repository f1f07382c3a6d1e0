internal import CLibYAML
import Diagnostics

extension TreeBuilder {
  mutating func report(
    _ kind: SyntaxProblem.Kind, _ range: SourceRange, _ message: String, related: (range: SourceRange, message: String)? = nil, node: NodeID? = nil
  ) {
    problems.append(SyntaxProblem(kind: kind, range: range, message: message, related: related, document: documentCount, node: node))
  }

  mutating func reportFailure(_ parser: inout yaml_parser_t) {
    // The rest of a file that was cut at a bad byte is not judged: the bad byte is.
    guard inputEnd == bytes.count else { return }
    let problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
    let offset = byteOffset(parser.problem_mark.index)
    var range = visibleRange(at: offset)
    var kind = SyntaxProblem.Kind.yamlSyntaxError
    if problem.contains("tab character") || base[range.start] == 0x09 {
      kind = .yamlTabIndentation
      while range.start > 0, base[range.start - 1] == 0x09 { range.start -= 1 }
      while range.end < inputEnd, base[range.end] == 0x09 { range.end += 1 }
    }
    var related: (range: SourceRange, message: String)?
    if let context = parser.context {
      let contextRange = visibleRange(at: byteOffset(parser.context_mark.index))
      if contextRange != range { related = (contextRange, String(cString: context)) }
    }
    report(kind, range, problem, related: related)
  }

  /// The character at an offset; at the end of the file the last one that can be seen.
  func visibleRange(at offset: Int) -> SourceRange {
    var start = min(offset, inputEnd)
    if start == inputEnd {
      while start > 1, base[start - 1] == 0x0A || base[start - 1] == 0x0D || base[start - 1] == 0x20 || base[start - 1] == 0x09 { start -= 1 }
      start -= 1
      while start > 0, base[start] & 0xC0 == 0x80 { start -= 1 }
    }
    var end = start + 1
    while end < inputEnd, base[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(start, end)
  }

  /// Forgets the nodes of the document that cannot be read to its end.
  mutating func dropOpenDocument() {
    count = min(count, documentStart)
    if let last = documents.last, last.root.index >= count { documents.removeLast() }
    anchors.removeAll { $0.node.index >= count }
    tags.removeAll { $0.node.index >= count }
    resolvable.removeAll { $0.index >= count }
    problems.removeAll { !$0.kind.endsTheStream && $0.document == documentCount }
    if documentCount == documents.last?.number { documentCount += 1 }
  }

  /// The document with the bad byte is dropped, those before it stay.
  mutating func cutOff(at fault: (kind: SyntaxProblem.Kind, range: SourceRange, message: String)) {
    let wasOpen = !stack.isEmpty
    if !wasOpen, let last = documents.popLast() {
      documentStart = last.root.index
      documentCount = last.number
      dropOpenDocument()
    }
    problems.removeAll { $0.document >= documentCount }
    report(fault.kind, fault.range, fault.message)
  }
}
