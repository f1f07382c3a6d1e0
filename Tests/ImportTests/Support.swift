import Backends
import Compiler
import Diagnostics
import Foundation
import JSON
import OrderLanguage
import YAMLSyntax

/// Imports a text.
func imported(_ json: String, file: String = "request.json", _ options: ImportOptions = ImportOptions()) -> ImportedSpec {
  RequestImport.spec(from: SourceFile(name: file, bytes: Array(json.utf8)), options)
}

extension ImportedSpec {
  var yaml: String { text.map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// `LINE:COLUMN [CODE] POINTER: MESSAGE`
  var summary: [String] {
    findings.map { finding in
      let start = LineTable(finding.place.file).position(at: finding.place.range.start)
      return "\(start.line):\(start.column) [\(finding.code)] \(finding.place.pointer): \(finding.message)"
    }
  }
}

/// The orders of a spec.
func orders(_ spec: ImportedSpec) -> [Order] {
  let tree = SyntaxTree.parse(SourceFile(name: "spec.order.yaml", bytes: spec.text ?? []))
  return tree.documents.map { Order(tree, $0) }
}

/// The bodies that the orders of a spec compile to; the catalog asks for no terms.
func bodies(_ spec: ImportedSpec, _ backend: any Backend.Type) -> [[UInt8]] {
  orders(spec).flatMap { backend.compile(order: $0, options: BackendOptions(asksForTerms: { _, _, _ in false })).requests.map(\.body) }
}

/// Data without the order of keys.
func parsed(_ json: [UInt8]) throws -> NSObject { try JSONSerialization.jsonObject(with: Data(json)) as! NSObject }
func parsed(_ json: String) throws -> NSObject { try parsed(Array(json.utf8)) }

/// Compiles as the command does.
func compiled(_ target: Target, _ compile: (OrderCompiler) -> CompileOutcome) -> CompileOutcome {
  var lint = LintOptions(today: CalendarDate(year: 2026, month: 11, day: 21)!)
  lint.target = target
  return compile(OrderCompiler(CompileOptions(lint: lint)))
}

/// The folder of the examples.
let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Examples").resolvingSymlinksInPath().path

/// The specs among the examples but those that are broken on purpose.
let exampleSpecs: [String] = (FileManager.default.enumerator(atPath: examples)?.compactMap { $0 as? String } ?? [])
  .filter { $0.hasSuffix(".order.yaml") && !$0.hasPrefix("broken/") }.sorted()
