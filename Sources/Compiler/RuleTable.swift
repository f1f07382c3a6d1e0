import Diagnostics
import Rules
import YAMLSyntax

/// The documentation of all rules by code; made when the first finding needs it, never for a clean run.
enum RuleTable {
  static let byCode: [String: RuleDocumentation] = Dictionary(
    RuleRegistry.documentation.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether a finding leaves a hole in the order, so that nothing may be compiled or placed from it.
  static func isBlocking(_ finding: Diagnostic) -> Bool {
    guard let documentation = byCode[finding.code], documentation.isBlocking else { return false }
    return finding.severity == .error
  }

  /// Words a problem of the YAML reader.
  static func diagnose(_ problem: SyntaxProblem, _ tree: SyntaxTree) -> Diagnostic { RuleRegistry.diagnose(problem, in: tree) }
}
