internal import CLibYAML
import Diagnostics

extension TreeBuilder {
  mutating func report(
    _ kind: SyntaxProblem.Kind, _ range: SourceRange, _ message: String, related: (range: SourceRange, message: String)? = nil, node: NodeID? = nil
  ) {
    problems.append(SyntaxProblem(kind: kind, range: range, message: message, related: related, document: documentCount, node: node))
  }

  mutating func reportFailure(_ parser: inout yaml_parser_t) {
    let problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
    let offset = byteOffset(parser.problem_mark.index)
    // Of a file that was cut at a bad byte, only what is wrong on the lines before counts: the rest may be wrong because of the cut.
    if inputEnd != bytes.count, !hasLineBreak(from: offset, to: inputEnd) { return }
    var range = visibleRange(at: offset)
    var kind = SyntaxProblem.Kind.yamlSyntaxError
    if problem.contains("tab character") || problem.contains("cannot start any token") && base[range.start] == 0x09 {
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

  /// Takes back the end of a document that nothing but the fault behind it ended: half a document would be found to lack the other half.
  mutating func reopenDocument() {
    guard hasImplicitEnd else { return }
    hasImplicitEnd = false
    documentCount -= 1
    documentStart = lastDocumentStart
    if documents.last?.number == documentCount { documents.removeLast() }
  }

  /// Ends the reading: forgets the nodes of the document that cannot be read to its end, and counts it.
  mutating func dropOpenDocument() {
    hasStopped = true
    count = min(count, documentStart)
    anchors.removeAll { $0.node.index >= count }
    tags.removeAll { $0.node.index >= count }
    resolvable.removeAll { $0.index >= count }
    problems.removeAll { !$0.kind.endsTheStream && $0.document >= documentCount }
    documentCount += 1
  }

  /// The document with the bad byte is dropped, those before it stay.
  mutating func cutOff(at fault: (kind: SyntaxProblem.Kind, range: SourceRange, message: String)) {
    if !hasStopped {
      reopenDocument()
      dropOpenDocument()
    }
    if problems.contains(where: { $0.kind.endsTheStream }) { return }
    problems.append(SyntaxProblem(kind: fault.kind, range: fault.range, message: fault.message, document: documentCount - 1))
  }

  /// A name for a message, shortened where it is very long.
  func shown(_ name: String) -> String {
    name.utf8.count <= 256 ? name : String(name.prefix(64)) + "…"
  }
}
