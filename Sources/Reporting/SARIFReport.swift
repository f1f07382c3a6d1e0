public import Diagnostics
import JSON

/// SARIF 2.1.0 (OASIS), with all that GitHub code scanning requires or recommends (docs.github.com, "SARIF support for code scanning", checked 2026-11).
public enum SARIFReport {
  /// - Parameters:
  ///   - rules: the documentation of all rules; those that a finding names are described.
  ///   - version: of orderspec.
  ///   - redactions: the ranges of a file that are never shown, and so are no part of a fingerprint.
  public static func bytes(
    _ report: LintReport, rules: [RuleDocumentation], version: String, redactions: @escaping (SourceFile) -> [SourceRange]
  ) -> [UInt8] {
    let used = Set(report.findings.map(\.code))
    let documented = rules.filter { used.contains($0.code) }
    let faults = used.subtracting(documented.map(\.code)).sorted()
    var writer = SARIFWriter(codes: documented.map(\.code) + faults, redactions: redactions)
    writer.json.beginObject()
    writer.json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.json.member("version", "2.1.0")
    writer.json.beginArray("runs")
    writer.json.beginObject()
    writer.tool(documented, faults, version: version)
    writer.json.beginObject("automationDetails")
    // What stands before the last slash is the category of the upload; no run has a name of its own.
    writer.json.member("id", "orderspec/lint/")
    writer.json.endObject()
    writer.conventions()
    writer.json.beginArray("results")
    for document in report.documents {
      for finding in document.findings { writer.result(finding, in: document) }
    }
    writer.json.endArray()
    writer.json.endObject()
    writer.json.endArray()
    writer.json.endObject()
    return writer.json.finish()
  }
}

private struct SARIFWriter {
  var json = JSONWriter(style: .pretty)
  private var tables = LineTables()
  private var fingerprints: Fingerprints
  private let redactions: (SourceFile) -> [SourceRange]
  private var lineHashes: [ObjectIdentifier: [String?]] = [:]
  private let indices: [String: Int]

  init(codes: [String], redactions: @escaping (SourceFile) -> [SourceRange]) {
    fingerprints = Fingerprints(redactions: redactions)
    self.redactions = redactions
    indices = Dictionary(zip(codes, codes.indices), uniquingKeysWith: { first, _ in first })
  }

  // MARK: The run

  mutating func tool(_ rules: [RuleDocumentation], _ faults: [String], version: String) {
    json.beginObject("tool")
    json.beginObject("driver")
    json.member("name", "orderspec")
    json.member("version", version)
    json.member("semanticVersion", version)
    json.member("informationUri", RuleHelp.home)
    json.beginArray("rules")
    for rule in rules { describe(rule) }
    for code in faults { describe(fault: code) }
    json.endArray()
    json.endObject()
    json.endObject()
  }

  /// How places count, and what relative URIs start from.
  mutating func conventions() {
    json.member("columnKind", "unicodeCodePoints")
    json.member("defaultEncoding", "utf-8")
    json.beginArray("newlineSequences")
    for sequence in ["\r\n", "\n", "\r"] { json.string(sequence) }
    json.endArray()
    json.beginObject("originalUriBaseIds")
    json.beginObject("%SRCROOT%")
    json.text("description", "The directory that orderspec was run in.")
    json.endObject()
    json.endObject()
  }

  private mutating func describe(_ rule: RuleDocumentation) {
    let summary = Wording.sentence(Wording.capitalised(rule.summary))
    json.beginObject()
    json.member("id", rule.code)
    json.text("shortDescription", Self.limited(summary))
    json.text("fullDescription", Self.limited("\(summary) \(rule.why)"))
    json.beginObject("help")
    json.member("text", RuleHelp.text(rule))
    json.member("markdown", RuleHelp.markdown(rule))
    json.endObject()
    let tags = [rule.group.rawValue] + (rule.isBlocking ? ["blocking"] : []) + (rule.fix == .none ? [] : ["fixable"])
    rest(of: rule.code, rule.severity, tags, precision: Self.precision(rule.evidence))
    json.endObject()
  }

  private mutating func describe(fault code: String) {
    json.beginObject()
    json.member("id", code)
    json.text("shortDescription", Wording.sentence(RuleHelp.faultSummary))
    json.text("fullDescription", RuleHelp.faultHelp)
    json.beginObject("help")
    json.member("text", RuleHelp.faultHelp)
    json.member("markdown", RuleHelp.faultHelp)
    json.endObject()
    rest(of: code, .error, ["configuration"], precision: "very-high")
    json.endObject()
  }

  /// - Parameter severity: nil where the rule is off unless the configuration says otherwise.
  private mutating func rest(of code: String, _ severity: Severity?, _ tags: [String], precision: String) {
    json.member("helpUri", RuleHelp.uri(code))
    json.beginObject("defaultConfiguration")
    if severity == nil {
      json.key("enabled")
      json.bool(false)
    }
    json.member("level", Self.level(severity ?? .warning))
    json.endObject()
    json.beginObject("properties")
    json.beginArray("tags")
    for tag in tags { json.string(tag) }
    json.endArray()
    json.member("precision", precision)
    json.member("problem.severity", Self.problemSeverity(severity ?? .warning))
    json.endObject()
  }

  // MARK: Results

  mutating func result(_ finding: Diagnostic, in document: LintReport.Document) {
    json.beginObject()
    json.member("ruleId", finding.code)
    json.member("ruleIndex", indices[finding.code] ?? -1)
    json.member("level", Self.level(finding.severity))
    json.text("message", message(finding))
    json.beginArray("locations")
    json.beginObject()
    physicalLocation(finding.place)
    logicalLocation(finding.place.pointer)
    json.endObject()
    json.endArray()
    json.beginObject("partialFingerprints")
    json.member("orderspecFinding/v1", fingerprints.next(finding, in: document))
    // The one that GitHub reads. Where it is missing, its upload action puts it in.
    if let hash = lineHash(of: finding.place) { json.member("primaryLocationLineHash", hash) }
    json.endObject()
    if !finding.related.isEmpty { relatedLocations(finding.related) }
    let fixes = finding.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty {
      json.beginArray("fixes")
      for fix in fixes { self.fix(fix) }
      json.endArray()
    }
    json.endObject()
  }

  private mutating func lineHash(of place: Place) -> String? {
    let hashes = lineHashes[ObjectIdentifier(place.file)] ?? LineHashes.all(of: place.file, hiding: redactions(place.file))
    lineHashes[ObjectIdentifier(place.file)] = hashes
    let line = tables.start(of: place).line
    return line <= hashes.count ? hashes[line - 1] : nil
  }

  /// The message with a link to each related place, which GitHub shows only where a message leads there, and the help.
  private func message(_ finding: Diagnostic) -> String {
    let links = finding.related.enumerated().map { "See [\(Self.label($1.message))](\($0 + 1))." }
    return ([Wording.sentence(finding.message)] + links + finding.help).joined(separator: " ")
  }

  private mutating func relatedLocations(_ related: [RelatedPlace]) {
    json.beginArray("relatedLocations")
    for (index, related) in related.enumerated() {
      json.beginObject()
      json.member("id", index + 1)
      physicalLocation(related.place)
      logicalLocation(related.place.pointer)
      json.text("message", related.message)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func physicalLocation(_ place: Place) {
    json.beginObject("physicalLocation")
    artifactLocation(place.file)
    region("region", place.file, place.range)
    json.endObject()
  }

  private mutating func logicalLocation(_ pointer: String) {
    guard !pointer.isEmpty else { return }
    json.beginArray("logicalLocations")
    json.beginObject()
    json.member("fullyQualifiedName", pointer)
    json.endObject()
    json.endArray()
  }

  private mutating func artifactLocation(_ file: SourceFile) {
    json.beginObject("artifactLocation")
    json.member("uri", ReportPath.uri(file.name))
    if !ReportPath.isAbsolute(file.name) { json.member("uriBaseId", "%SRCROOT%") }
    json.endObject()
  }

  private mutating func region(_ key: String, _ file: SourceFile, _ range: SourceRange) {
    let table = tables.table(of: file)
    let (start, end) = (table.position(at: range.start), table.position(at: range.end))
    json.beginObject(key)
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
    json.member("byteOffset", range.start)
    json.member("byteLength", range.length)
    json.endObject()
  }

  private mutating func fix(_ fix: FixIt) {
    var files: [SourceFile] = []
    for edit in fix.edits where !files.contains(where: { $0 === edit.file }) { files.append(edit.file) }
    json.beginObject()
    json.text("description", fix.title)
    json.beginArray("artifactChanges")
    for file in files {
      json.beginObject()
      artifactLocation(file)
      json.beginArray("replacements")
      for edit in fix.edits where edit.file === file {
        json.beginObject()
        region("deletedRegion", file, edit.range)
        json.text("insertedContent", edit.text)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.beginObject("properties")
    json.member("applicability", fix.applicability.rawValue)
    json.endObject()
    json.endObject()
  }

  // MARK: Words

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private static func problemSeverity(_ severity: Severity) -> String { severity == .info ? "recommendation" : severity.rawValue }

  /// How often a finding is right depends on what the rule rests on.
  private static func precision(_ evidence: RuleDocumentation.Evidence) -> String {
    switch evidence {
    case .documented: "very-high"
    case .observed: "high"
    case .assumed: "medium"
    }
  }

  /// GitHub takes 1,024 characters of a description.
  private static func limited(_ text: String) -> String { text.utf16.count <= 1024 ? text : text.prefix(500) + "…" }

  /// The text of a link: brackets and backslashes would end it (SARIF 2.1.0, 3.11.6).
  private static func label(_ text: String) -> String {
    text.reduce(into: "") { $0 += "[]\\".contains($1) ? "\\\($1)" : String($1) }
  }
}
