public import Diagnostics
import OrderLanguage
import YAMLSyntax

/// A file before and after its fixes.
public struct FixedFile: Sendable {
  public let input: InputFile
  public let old: SourceFile
  public let new: [UInt8]
  /// How many fix-its were applied.
  public let count: Int
  /// How many were not: with them the text could not be read, or would have lost or doubled something.
  public let refusedCount: Int

  public var isChanged: Bool { old.bytes != new }
}

/// Applies fix-its until nothing is left to apply; every result is read again, and a fix after which the text is not the intended tree is dropped.
///
/// A fix may uncover further findings: a contact under a key that is spelt right at last is judged for the first time. What it must not do is harm the text.
struct Fixer {
  struct Result {
    var bytes: [UInt8]
    var count = 0
    var refusedCount = 0
  }

  let includesUnsafe: Bool
  /// The findings that are shown for a text under the file's name.
  let findings: (SourceFile) -> [Diagnostic]

  /// Enough for fixes that uncover others; a fix that makes its own finding again would never end.
  private static let rounds = 10

  func fix(_ file: SourceFile) -> Result {
    var current = file
    var count = 0
    for round in 0... {
      let tree = SyntaxTree.parse(current)
      // A text that cannot be read to its end is never touched.
      if tree.problems.contains(where: { $0.kind.endsTheStream }) { break }
      let fixes = EditApplication.compatible(findings(current).compactMap { applicable($0, in: current) })
      guard round < Self.rounds, let (next, applied) = Self.applied(fixes, tree) else {
        return Result(bytes: current.bytes, count: count, refusedCount: fixes.count)
      }
      current = next
      count += applied
    }
    return Result(bytes: current.bytes, count: count)
  }

  /// The text after as many of the fixes as can be applied, the first ones first; nil where that is none.
  private static func applied(_ fixes: [FixIt], _ tree: SyntaxTree) -> (SourceFile, count: Int)? {
    if fixes.isEmpty { return nil }
    if let result = verified(fixes, tree) { return (result, fixes.count) }
    // One of them is bad: each for itself.
    var good: [FixIt] = []
    var best: SourceFile?
    for fix in fixes {
      guard let result = verified(good + [fix], tree) else { continue }
      good.append(fix)
      best = result
    }
    return best.map { ($0, good.count) }
  }

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
    if newTree.documentCount != tree.documentCount || isHarmed(newTree, from: tree) { return nil }
    var moved: [SourceRange] = []
    var shift = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      let start = edit.range.start + shift
      moved.append(SourceRange(start, start + edit.text.utf8.count))
      shift += edit.text.utf8.count - edit.range.length
    }
    return untouched(tree, edits.map(\.range)) == untouched(newTree, moved) ? result : nil
  }

  /// Whether the reader finds something wrong that it did not find before, such as a key that stands twice, or an order has lost items.
  private static func isHarmed(_ new: SyntaxTree, from old: SyntaxTree) -> Bool {
    let kinds = Set(new.problems.map(\.kind))
    if kinds.contains(where: { kind in new.problems.count { $0.kind == kind } > old.problems.count { $0.kind == kind } }) { return true }
    return zip(old.documents, new.documents).contains { Order(new, $1).items.count < Order(old, $0).items.count }
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
  /// What fixes would make of the files, in memory; only files that change, and those in which a fix was refused.
  public func fixes(_ paths: [String], includesUnsafe: Bool) -> [FixedFile] {
    let found = FileDiscovery(files: files, configurations: configurations, forceExclude: options.forceExclude).find(paths)
    return found.inputs.compactMap { input in
      guard let bytes = try? files.read(input.path) else { return nil }
      let file = fixed(input, bytes, includesUnsafe)
      return file.isChanged || file.refusedCount > 0 ? file : nil
    }
  }

  /// What fixes would make of a text that stands in no file.
  public func fixes(text: [UInt8], name: String, includesUnsafe: Bool) -> FixedFile {
    fixed(InputFile(path: name, name: name, isNamed: true), text, includesUnsafe)
  }

  private func fixed(_ input: InputFile, _ bytes: [UInt8], _ includesUnsafe: Bool) -> FixedFile {
    let fixer = Fixer(includesUnsafe: includesUnsafe) { file in shownFindings(input, file.bytes) }
    let file = SourceFile(name: input.name, bytes: bytes)
    let result = fixer.fix(file)
    return FixedFile(input: input, old: file, new: result.bytes, count: result.count, refusedCount: result.refusedCount)
  }

  /// The findings of one text by itself that flags, configuration and comments let through.
  private func shownFindings(_ input: InputFile, _ bytes: [UInt8]) -> [Diagnostic] {
    let linter = FileLinter(options: options, configurations: configurations, contacts: contacts, catalogs: catalogs, orders: .none)
    let outcome = input.isContactsFile ? linter.lint(contacts: contacts.load(input: input, bytes), input) : linter.lint(input, bytes)
    let filter = FindingFilter(options: options, settings: outcome.configuration.nearest?.rules ?? [:])
    return FindingList.sorted(FindingList.joined(outcome.findings)).compactMap(filter.shown).filter { finding in
      guard RuleTable.byCode[finding.code]?.isInlineSuppressible != false else { return true }
      return outcome.suppressions?.index(hiding: finding, today: options.today) == nil
    }
  }
}
