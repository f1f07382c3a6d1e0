import Compiler
import Diagnostics
import Rules

/// What the documentation of the rules says of findings that plan and apply raise.
enum PlanRules {
  private static let byCode = Dictionary(RuleRegistry.documentation.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// A brake on buying.
  static func isGuard(_ finding: Diagnostic) -> Bool { finding.severity == .error && byCode[finding.code]?.isGuard == true }

  /// The finding with the severity that the configuration gives it; nil where it is switched off. What keeps apply from buying stays an error, whatever stands there, and
  /// so do rules that lint raises too: their setting is that of lint.
  static func shown(_ finding: Diagnostic, _ settings: [String: Configuration.Setting]) -> Diagnostic? {
    guard let rule = byCode[finding.code], rule.isConfigurable, rule.group == .plan, finding.severity == rule.severity else { return finding }
    switch settings[finding.code] {
    case .off: return nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    case nil: return finding
    }
  }
}

extension RunPlan {
  /// How apply ends where this plan stops it: 23 where a guard does, 1 where the provider's word on an item does; an outcome that is still unknown outranks both.
  public var stopExit: ApplyExit {
    // What an earlier run left open is not settled by what stops this one.
    if orders.contains(where: { !$0.decision.openRequests.isEmpty }) { return .unknown }
    return stops.isEmpty && !orders.flatMap(\.ownFindings).contains(where: PlanRules.isGuard) ? .findings : .guarded
  }
}
