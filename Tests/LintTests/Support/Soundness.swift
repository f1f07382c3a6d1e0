import Compiler
import Diagnostics
import JSON

/// Whether ranges and pointers of findings are sound, judged by the bytes and by libyaml alone.
enum Soundness {
  static func problems(_ outcome: LintOutcome) -> [String] {
    var streams: [ObjectIdentifier: [PlainNode?]] = [:]
    func documents(_ file: SourceFile) -> [PlainNode?] {
      if let known = streams[ObjectIdentifier(file)] { return known }
      let documents = PlainNode.documents(of: file.bytes)
      streams[ObjectIdentifier(file)] = documents
      return documents
    }
    var problems: [String] = []
    for finding in outcome.report.findings {
      var title: String { "\(finding.place.file.name) \(Spot(finding))" }
      func check(_ place: Place, _ what: String, isRelated: Bool = false) {
        if let problem = range(place.range, place.file, mayBeEmpty: false) ?? pointer(place, documents(place.file), isRelated) {
          problems.append("\(title): \(what) \(problem)")
        }
      }
      // What other loaders would read stands at the scalar itself, wherever it is used.
      check(finding.place, "the finding", isRelated: finding.code.hasPrefix("yaml_"))
      for related in finding.related { check(related.place, "`\(related.message)`", isRelated: true) }
      for fix in finding.fixes {
        if fix.edits.isEmpty { problems.append("\(title): `\(fix.title)` edits nothing") }
        for edit in fix.edits {
          if let problem = range(edit.range, edit.file, mayBeEmpty: !edit.text.isEmpty) { problems.append("\(title): `\(fix.title)` \(problem)") }
        }
        let edits = fix.edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        for (left, right) in zip(edits, edits.dropFirst()) where left.range.end > right.range.start {
          problems.append("\(title): `\(fix.title)` overlaps itself")
        }
      }
    }
    return problems
  }

  private static func range(_ range: SourceRange, _ file: SourceFile, mayBeEmpty: Bool) -> String? {
    guard range.start >= 0, range.start <= range.end, range.end <= file.bytes.count else { return "leaves the file: \(range)" }
    if range.length == 0, !mayBeEmpty { return "is empty: \(range)" }
    // A syntax error may point at bytes that are no UTF-8: then they are not cut either.
    let isWhole = [range.start, range.end].allSatisfy { $0 == file.bytes.count || file.bytes[$0] & 0xC0 != 0x80 }
    return isWhole || String(validating: file.bytes, as: UTF8.self) == nil ? nil : "cuts a character: \(range)"
  }

  private static func pointer(_ place: Place, _ documents: [PlainNode?], _ isRelated: Bool) -> String? {
    guard let pointer = JSONPointer(place.pointer) else { return "has no RFC 6901 pointer: \(place.pointer)" }
    if pointer.tokens.isEmpty { return nil }
    guard documents.indices.contains(place.document), let root = documents[place.document] else { return "points into no document: \(place.document)" }
    guard let places = root.places(at: pointer.tokens[...], isRelated: isRelated) else { return "points nowhere: \(place.pointer)" }
    let isInside = places.contains { $0.lowerBound <= place.range.start && place.range.end <= $0.upperBound }
    return isInside ? nil : "stands outside of \(place.pointer): `\(place.file.text(place.range))`"
  }
}
