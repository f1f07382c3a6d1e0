import Compiler
import Diagnostics
import OrderLanguage
import Rules
import YAMLSyntax

extension LanguageServer {
  private static let fixAllKind = "source.fixAll.orderspec"

  func codeActions(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard let uri = params[path: "textDocument", "uri"]?.string else { throw .invalid("textDocument.uri") }
    guard client.hasActionLiterals, let analysis = try analysis(params) else { return .array([]) }
    guard let range = analysis.lines.range(params["range"]) else { throw .invalid("range") }
    run()
    let only = params[path: "context", "only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool { only.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true }
    let findings = session.findings(in: analysis.path)
    var actions: [JSONValue] = []
    if isWanted("quickfix") {
      for finding in findings where finding.place.range.start <= range.end && range.start <= finding.place.range.end {
        actions += fixes(finding)
      }
      for finding in findings where finding.place.range.start <= range.end && range.start <= finding.place.range.end {
        if let action = suppression(of: finding, analysis) { actions.append(action) }
      }
    }
    let hasSafeFix = findings.contains { $0.fixes.contains { $0.applicability == .safe } }
    if isWanted(Self.fixAllKind), hasSafeFix, only != nil || client.resolvesActions {
      let action: JSONValue = ["title": "Apply all safe fixes", "kind": .string(Self.fixAllKind)]
      if client.resolvesActions {
        actions.append(action.adding("data", ["uri": .string(uri)]))
      } else if let edit = fixAll(analysis) {
        actions.append(action.adding("edit", edit))
      }
    }
    var seen: Set<JSONValue> = []
    return .array(actions.filter { seen.insert($0).inserted })
  }

  func resolveCodeAction(_ params: JSONValue) throws(RPCError) -> JSONValue {
    guard params["kind"]?.string == Self.fixAllKind, let uri = params[path: "data", "uri"]?.string, let document = documents[uri] else { return params }
    run()
    guard let analysis = analysis(ofPath: document.path), let edit = fixAll(analysis) else { return params.adding("edit", workspaceEdit([:])) }
    return params.adding("edit", edit)
  }

  // MARK: Fixes

  private func fixes(_ finding: Diagnostic) -> [JSONValue] {
    finding.fixes.enumerated().compactMap { index, fix in
      guard !fix.edits.isEmpty else { return nil }
      var edits: [String: [(range: SourceRange, text: String)]] = [:]
      for edit in fix.edits { edits[Path.absolute(edit.file.name), default: []].append((edit.range, edit.text)) }
      let title = fix.title.prefix(1).uppercased() + fix.title.dropFirst() + (fix.applicability == .safe ? "" : " (unsafe: look at it)")
      var action: JSONValue = ["title": .string(title), "kind": "quickfix", "diagnostics": .array([item(finding)])]
      if fix.applicability == .safe, index == 0 { action = action.adding("isPreferred", true) }
      return action.adding("edit", workspaceEdit(edits))
    }
  }

  /// What `lint --fix` makes of the text, as edits of the lines that change.
  private func fixAll(_ analysis: Analysis) -> JSONValue? {
    let fixed = Linter(lintOptions, files: files).fixes(text: analysis.lines.bytes, name: analysis.path, includesUnsafe: false)
    guard fixed.isChanged else { return nil }
    return workspaceEdit([analysis.path: LineDifference.edits(from: analysis.lines.bytes, to: fixed.new)])
  }

  // MARK: Suppressing

  private func suppression(of finding: Diagnostic, _ analysis: Analysis) -> JSONValue? {
    guard finding.place.file.name == analysis.path, let rule = RuleRegistry.documentation.first(where: { $0.code == finding.code }),
      rule.isInlineSuppressible, rule.group != .suppression, !analysis.isBroken,
      let edit = suppressingEdit(finding.code, line: analysis.lines.line(at: finding.place.range.start), analysis)
    else { return nil }
    return [
      "title": .string("Suppress `\(finding.code)` on this line"), "kind": "quickfix", "diagnostics": .array([item(finding)]),
      "edit": workspaceEdit([analysis.path: [edit]]),
    ]
  }

  /// Adds a code to the comment of the line or of the one above, or puts a comment above; nil where no comment can stand there.
  private func suppressingEdit(_ code: String, line: Int, _ analysis: Analysis) -> (range: SourceRange, text: String)? {
    var edit: (range: SourceRange, text: String)?
    for candidate in [line, line - 1] where candidate >= 0 {
      guard let comment = analysis.suppression(onLine: candidate), let list = comment.list, comment.isClosed else { continue }
      // The line above counts only where nothing but the comment stands on it.
      let start = analysis.lines.range(ofLine: candidate).start
      if candidate < line, !analysis.lines.bytes[start..<comment.range.start].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      edit = (SourceRange(list.end, list.end), comment.codes.isEmpty ? code : ", " + code)
      break
    }
    let range = analysis.lines.range(ofLine: line)
    if edit == nil {
      guard !analysis.isInsideScalar(range.start) || analysis.tree.nodes.contains(where: { Int($0.content) == range.start }) else { return nil }
      let indentation = analysis.lines.bytes[range.start..<range.end].prefix { $0 == 0x20 }
      let text = String(decoding: indentation, as: UTF8.self) + "# orderspec: ignore[\(code)]" + analysis.lineBreak
      edit = (SourceRange(range.start, range.start), text)
    }
    guard let edit else { return nil }
    // The comment must change nothing but comments.
    var bytes = analysis.lines.bytes
    bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.text.utf8)
    let tree = SyntaxTree.parse(SourceFile(name: analysis.path, bytes: bytes))
    return tree.nodes.count == analysis.tree.nodes.count && tree.documentCount == analysis.tree.documentCount && !tree.isTruncated ? edit : nil
  }
}

extension Analysis {
  /// The line break of the text: that of its first line.
  var lineBreak: String {
    guard lines.lineCount > 1 else { return "\n" }
    let end = lines.range(ofLine: 0).end
    return String(decoding: lines.bytes[end..<min(lines.range(ofLine: 1).start, lines.bytes.count)], as: UTF8.self)
  }
}
