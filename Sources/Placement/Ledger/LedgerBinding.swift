public import Diagnostics
import YAMLSyntax

/// Writes the id of a ledger into the outermost configuration; every other byte stays.
public enum LedgerBinding {
  /// The configuration with `ledgerId`, which it must not have yet.
  /// - Returns: nil where the entry cannot be added without changing what the rest means.
  public static func text(of configuration: SourceFile?, naming id: String) -> [UInt8]? {
    guard let configuration else {
      return Array(
        """
        # `ledgerId` names the one record of what was placed from here (`orderspec ledger list`); with another record, items would be bought again.
        ledgerId: \(id)

        """.utf8)
    }
    let tree = SyntaxTree.parse(configuration)
    guard tree.problems.isEmpty, tree.documents.count <= 1 else { return nil }
    return candidates(configuration, tree, id).first { isSound($0, configuration, tree, id) }
  }

  /// At the end of the file; else before the first key.
  private static func candidates(_ file: SourceFile, _ tree: SyntaxTree, _ id: String) -> [[UInt8]] {
    let keys = tree.documents.first.map { tree.entries(of: tree.resolved($0.root)).map(\.key) } ?? []
    let lineBreak = file.bytes.contains(0x0D) ? "\r\n" : "\n"
    let end = file.bytes.last
    var text = file.bytes.isEmpty || end == 0x0A || end == 0x0D ? "" : lineBreak
    if let first = keys.first {
      let start = tree.fullRange(of: first).start
      let line = file.bytes[..<start].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
      text += String(repeating: " ", count: file.bytes[line..<start].prefix { $0 == 0x20 }.count)
    }
    var appended = file.bytes
    appended += Array((text + "ledgerId: \(id)" + lineBreak).utf8)
    let inserted = keys.first.flatMap { SourceEdits(tree).insertEntry(before: $0, "ledgerId", id) }.map { edit -> [UInt8] in
      var bytes = file.bytes
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.text.utf8))
      return bytes
    }
    return [appended, inserted].compactMap(\.self)
  }

  /// The same entries as before, and the id.
  private static func isSound(_ bytes: [UInt8], _ file: SourceFile, _ before: SyntaxTree, _ id: String) -> Bool {
    let after = SyntaxTree.parse(SourceFile(name: file.name, bytes: bytes))
    guard after.problems.isEmpty, after.documents.count == 1 else { return false }
    var entries = contents(after)
    guard entries.removeValue(forKey: "ledgerId") == id else { return false }
    return entries == contents(before)
  }

  private static func contents(_ tree: SyntaxTree) -> [String: String] {
    guard let root = tree.documents.first?.root else { return [:] }
    return tree.entries(of: tree.resolved(root)).reduce(into: [:]) { result, entry in
      let isScalar = tree[entry.value].kind == .scalar
      result[tree.text(of: tree.resolved(entry.key))] = isScalar ? tree.text(of: entry.value) : tree.file.text(tree.fullRange(of: entry.value))
    }
  }
}
