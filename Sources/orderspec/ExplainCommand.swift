import ArgumentParser
import Compiler
import Console
import Diagnostics
import Reporting
import Rules

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec explain",
    abstract: "Explain a rule: why it is there, what to do, a bad and a good example, its source.",
    discussion: """
      EXAMPLES:
        orderspec explain unknown_field
        orderspec explain yaml_implicit_boolean --format markdown
      """)

  @Argument(help: ArgumentHelp("The code of a rule, as a finding shows it.", valueName: "code"), completion: .list(RuleRegistry.documentation.map(\.code)))
  var code: String

  @Option(help: "Format: text, markdown or json.", completion: .list(["text", "markdown", "json"]))
  var format: String = "text"

  func run() throws {
    let code = try Words.rules([code]).first ?? ""
    guard let rule = RuleRegistry.documentation.first(where: { $0.code == code }) else { throw ValidationError("there is no rule `\(code)`") }
    switch try Words.one(format, of: ["text", "markdown", "json"], "--format") {
    case "markdown": Output.standardOutput(RulesCommand.page(rule))
    case "json": Output.standardOutput(RulePages.json([rule]))
    default:
      Output.standardOutput(RulePages.text(rule, style: LintInvocation.style(.auto, on: STDOUT_FILENO)))
    }
  }
}

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orderspec rules",
    abstract: "List all rules with their severities.",
    discussion: """
      EXAMPLES:
        orderspec rules
        orderspec rules --format json
      """)

  @Option(help: "Format: text, markdown or json.", completion: .list(["text", "markdown", "json"]))
  var format: String = "text"

  func run() throws {
    let rules = RuleRegistry.documentation
    switch try Words.one(format, of: ["text", "markdown", "json"], "--format") {
    case "markdown": Output.standardOutput(RulePages.reference(rules, pages: rules.map(Self.page), day: RuleExample.day))
    case "json": Output.standardOutput(RulePages.json(rules))
    default: Output.standardOutput(RulePages.list(rules, style: LintInvocation.style(.auto, on: STDOUT_FILENO)))
    }
  }

  /// A rule with what lint says about its bad example.
  static func page(_ rule: RuleDocumentation) -> String {
    let example = RuleExample(rule)
    return RulePages.markdown(rule, path: example.path, report: example.report(), redactions: Redaction.ranges)
  }
}
