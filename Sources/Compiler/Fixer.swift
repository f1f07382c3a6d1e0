public import Diagnostics
import YAMLSyntax

/// A file before and after its fixes.
public struct FixedFile: Sendable {
  public let input: InputFile
  public let old: SourceFile
  public let new: [UInt8]
  /// How many fix-its were applied.
  public let count: Int
}

/// Applies fix-its until nothing is left to apply; every result is read again, and a fix after which the text is not the intended tree is dropped.
struct Fixer {
  let includesUnsafe: Bool
  /// The findings that are shown for a text under the file's name.
  let findings: (SourceFile) -> [Diagnostic]

  /// Enough for fixes that uncover others; a fix that makes its own finding again would never end.
  private static let rounds = 10

  func fix(_ file: SourceFile) -> (bytes: [UInt8], count: Int) {
    var current = file
    var count = 0
    for _ in 0..<Self.rounds {
      let tree = SyntaxTree.parse(current)
      // A text that cannot be read to its end is never touched.
      if tree.problems.contains(where: { $0.kind.endsTheStream }) { break }
      let shown = findings(current)
      let fixes = EditApplication.compatible(shown.compactMap { applicable($0, in: current) })
      if fixes.isEmpty { break }
      var next = current
      var applied = 0
      if let result = Self.verified(fixes, tree) {
        next = result
        applied = fixes.count
      } else {
        // One of them is bad: each for itself, first come first served.
        var good: [FixIt] = []
        for fix in fixes where Self.verified(good + [fix], tree) != nil { good.append(fix) }
        if let result = Self.verified(good, tree), !good.isEmpty {
          next = result
          applied = good.count
        }
      }
      if applied == 0 { break }
      // Fixes must not make anything worse.
      if self.errorCount(findings(next)) > self.errorCount(shown) { break }
      current = next
      count += applied
    }
    return (current.bytes, count)
  }

  private func errorCount(_ findings: [Diagnostic]) -> Int { findings.count { $0.severity == .error } }

  /// The first fix of a finding that may be applied; all its edits must be in this file.
  private func applicable(_ finding: Diagnostic, in file: SourceFile) -> FixIt? {
    finding.fixes.first { fix in
      (includesUnsafe || fix.applicability == .safe) && !fix.edits.isEmpty
        && fix.edits.allSatisfy { $0.file.name == file.name && $0.range.end <= file.bytes.count }
    }.map { fix in
      FixIt(fix.title, fix.applicability, edits: fix.edits.map { Edit(file, $0.range, $0.text) })
    }
  }

  /// The text after the fixes, where everything outside their edits is the same tree as before.
  private static func verified(_ fixes: [FixIt], _ tree: SyntaxTree) -> SourceFile? {
    let edits = fixes.flatMap(\.edits)
    let result = SourceFile(name: tree.file.name, bytes: EditApplication.apply(edits, to: tree.file))
    let newTree = SyntaxTree.parse(result)
    if newTree.problems.contains(where: { $0.kind.endsTheStream }) { return nil }
    if newTree.documentCount != tree.documentCount { return nil }
    var moved: [SourceRange] = []
    var shift = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      let start = edit.range.start + shift
      moved.append(SourceRange(start, start + edit.text.utf8.count))
      shift += edit.text.utf8.count - edit.range.length
    }
    return untouched(tree, edits.map(\.range)) == untouched(newTree, moved) ? result : nil
  }

  /// The scalars and aliases outside of the edits, with their texts, in document order.
  private static func untouched(_ tree: SyntaxTree, _ edits: [SourceRange]) -> [String] {
    let edits = edits.sorted { $0.start < $1.start }
    var texts: [String] = []
    var next = 0
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard node.kind == .scalar || node.kind == .alias else { continue }
      let range = tree.fullRange(of: NodeID(index))
      while next < edits.count, edits[next].end < range.start { next += 1 }
      // A scalar that only touches an edit counts as touched: one that lost its last character ends where the edit stands.
      let isTouched = edits[next...].first.map { $0.start <= range.end } ?? false
      if !isTouched { texts.append(node.kind == .alias ? tree.file.text(range) : tree.text(of: NodeID(index))) }
    }
    return texts
  }
}

extension Linter {
  /// What fixes would make of the files, in memory; only files that change.
  public func fixes(_ paths: [String], includesUnsafe: Bool) -> [FixedFile] {
    let found = FileDiscovery(files: files, configurations: configurations, forceExclude: options.forceExclude).find(paths)
    return found.inputs.compactMap { input in
      guard let bytes = try? files.read(input.path) else { return nil }
      return fixed(input, bytes, includesUnsafe)
    }
  }

  /// What fixes would make of a text that stands in no file; nil where nothing changes.
  public func fixes(text: [UInt8], name: String, includesUnsafe: Bool) -> FixedFile? {
    fixed(InputFile(path: name, name: name, isNamed: true), text, includesUnsafe)
  }

  private func fixed(_ input: InputFile, _ bytes: [UInt8], _ includesUnsafe: Bool) -> FixedFile? {
    let fixer = Fixer(includesUnsafe: includesUnsafe) { file in shownFindings(input, file.bytes) }
    let file = SourceFile(name: input.name, bytes: bytes)
    let (new, count) = fixer.fix(file)
    return new == bytes ? nil : FixedFile(input: input, old: file, new: new, count: count)
  }

  /// The findings of one text by itself that flags, configuration and comments let through.
  private func shownFindings(_ input: InputFile, _ bytes: [UInt8]) -> [Diagnostic] {
    let linter = FileLinter(options: options, configurations: configurations, contacts: contacts, catalogs: catalogs, keepsOrders: false)
    let outcome = input.isContactsFile ? linter.lint(contacts: contacts.load(input: input, bytes), input) : linter.lint(input, bytes)
    let filter = FindingFilter(options: options, settings: outcome.configuration.nearest?.rules ?? [:])
    return FindingList.sorted(FindingList.joined(outcome.findings)).compactMap(filter.shown).filter { finding in
      guard RuleTable.byCode[finding.code]?.isInlineSuppressible != false else { return true }
      return outcome.suppressions?.index(hiding: finding, today: options.today) == nil
    }
  }
}
