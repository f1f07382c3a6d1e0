import Diagnostics
import Foundation

/// The checkout that the tests were built from.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}

/// A spec with text of several bytes a character, two places of one kind, and what formats have to escape.
enum Sample {
  static let text = """
    orderSpec: 1
    name: årsorder
    items:
      - domainName: smörgås.se # 🥨 "dear" <b> & more
        eppcode: hemlig|kod
      - domainName: smörgås.se

    """

  static func file(_ name: String = "orders/årets order.order.yaml", _ text: String = text) -> SourceFile { SourceFile(name: name, bytes: Array(text.utf8)) }

  /// Where a text stands in a file for the given time, from 1.
  static func place(_ file: SourceFile, _ text: String, _ pointer: String, occurrence: Int = 1, document: Int = 0) -> Place {
    let whole = String(decoding: file.bytes, as: UTF8.self)
    let range = whole.ranges(of: text)[occurrence - 1]
    let start = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    return Place(file: file, range: SourceRange(start, start + text.utf8.count), pointer: pointer, document: document)
  }

  /// A finding with a related place, help and two fixes; a warning whose text holds all that is special somewhere; an info over two lines.
  static func report(_ file: SourceFile = file()) -> LintReport {
    let epp = place(file, "eppcode", "/items/0/eppcode")
    let twice = Diagnostic(
      code: "duplicate_item_identity", severity: .error, message: "`smörgås.se` is ordered twice",
      place: place(file, "smörgås.se", "/items/1/domainName", occurrence: 2),
      related: [RelatedPlace("first [here]", at: place(file, "smörgås.se", "/items/0/domainName"))], help: ["Each domain is bought once.", "Remove one."],
      fixes: [
        FixIt("rename it", .unsafe, edits: [Edit(file, place(file, "smörgås.se", "", occurrence: 2).range, "räksmörgås.se")]),
        FixIt("quote it", edits: [Edit(file, SourceRange(0, 0), "\""), Edit(file, SourceRange(4, 4), "\"\n")]),
      ])
    let special = Diagnostic(
      code: "unknown_field", severity: .warning, message: "`a|b` <b>is</b> \"100%\" & 'no'\nfield, @all: [x](y) \u{1B}[31m\u{0}\u{FFFF}", place: epp)
    let lines = Diagnostic(
      code: "config_unknown_key", severity: .info, message: "over two lines",
      place: Place(file: file, range: SourceRange(0, epp.range.start), pointer: "", document: 0))
    return LintReport(
      documents: [.init(file: file.name, number: 0, title: "order årsorder", findings: [lines, special, twice])], fileCount: 1, documentCount: 1,
      suppressedCount: 2)
  }

  /// As many findings of each severity.
  static func report(many count: Int, message: String = "`x` is not a field") -> LintReport {
    let file = Self.file("many.order.yaml")
    let findings = Severity.allCases.flatMap { severity in
      (0..<count).map { Diagnostic(code: "unknown_field", severity: severity, message: message, place: place(file, "eppcode", "/items/\($0 % 7)")) }
    }
    return LintReport(documents: [.init(file: file.name, number: 0, title: file.name, findings: findings)], fileCount: 1, documentCount: 1)
  }

  static let rules = ["unused_rule", "unknown_field", "duplicate_item_identity"].map { code in
    RuleDocumentation(
      code: code, group: .structure, severity: code == "unknown_field" ? nil : .error, summary: "a summary of \(code)", why: "Because. And more.",
      whatToDo: "Do.", badExample: "a: |\n  b\n", goodExample: "a: c", fix: .sometimes, source: "docs, 2026-11-01", evidence: .observed, isBlocking: true)
  }

  /// Nothing is hidden.
  static func shown(_ file: SourceFile) -> [SourceRange] { [] }

  /// The places of a text are hidden.
  static func hiding(_ text: String) -> (SourceFile) -> [SourceRange] {
    { file in
      let whole = String(decoding: file.bytes, as: UTF8.self)
      return whole.ranges(of: text).map {
        SourceRange(whole.utf8.distance(from: whole.startIndex, to: $0.lowerBound), whole.utf8.distance(from: whole.startIndex, to: $0.upperBound))
      }
    }
  }
}
