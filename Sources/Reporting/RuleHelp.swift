import Diagnostics

/// The documentation of a rule as services show it beside a finding.
enum RuleHelp {
  /// Where people read on.
  static var home: String { RuleDocumentation.home }

  static func uri(_ code: String) -> String { RuleDocumentation.address(ofCode: code) }

  static func text(_ rule: RuleDocumentation) -> String {
    "\(rule.why)\n\nWhat to do: \(rule.whatToDo)\n\nSource: \(rule.source)"
  }

  static func markdown(_ rule: RuleDocumentation) -> String {
    """
    **Why.** \(rule.why)

    **What to do.** \(rule.whatToDo)

    Bad, as `\(rule.exampleFile)`\(rule.planExample.map { ", where \($0.situation)" } ?? ""):

    \(fenced(rule.badExample))

    Good:

    \(fenced(rule.goodExample))

    Source: \(rule.source)
    """
  }

  private static func fenced(_ text: String) -> String { "```yaml\n\(text)\(text.hasSuffix("\n") ? "" : "\n")```" }

  // MARK: Faults that are no rules

  static let faultSummary = "Fault of a configuration or catalog file"
  static let faultHelp = """
    orderspec reads its configuration (.orderspec.yaml) and catalog files before any spec. A fault of them is no rule: it cannot be switched off, and what \
    depends on the faulty part is not checked as it was meant to be. Mend the file that the finding names; `orderspec schema config` and \
    `orderspec schema catalog` print what such files may hold.
    """
}
