public import Diagnostics
import JSON

/// The documentation of rules for people and programs.
public enum RulePages {
  /// One rule as text for a terminal.
  public static func text(_ rule: RuleDocumentation, style: TextStyle) -> String {
    var text = "\(style.bold(rule.code))  \(severity(rule)) · \(rule.group.rawValue)\(rule.isBlocking ? " · blocking" : "")\(guarding(rule))\(fix(rule))\n"
    text += "\n\(style.lines(capitalised(rule.summary) + ".", after: 0, limit: prose).joined(separator: "\n"))\n"
    text += "\n\(style.bold("Why"))\n\(paragraphs(rule.why, style))\n"
    text += "\n\(style.bold("What to do"))\n\(paragraphs(rule.whatToDo, style))\n"
    text += "\n\(style.bold("Bad"))\(target(rule))\(rule.planExample.map { ", where \($0.situation)" } ?? "")\n\n\(indented(rule.badExample, by: "    "))\n"
    if let plan = rule.planExample { text += "\n  plan says:\n\n    \(plan.finding)\n" }
    for file in rule.exampleFiles { text += "\n  with \(file.name):\n\n\(indented(file.text.trimmed, by: "    "))\n" }
    text += "\n\(style.bold("Good"))\(goodSituation(rule))\n\n\(indented(rule.goodExample, by: "    "))\n"
    text += "\n\(style.bold("Source"))\n\(paragraphs(rule.source + evidence(rule), style))\n"
    if let line = hiding(rule) { text += "\n\(line)\n" }
    return text
  }

  /// One rule as Markdown, with what lint prints about its bad example.
  ///
  /// - Parameter path: what lint was given.
  public static func markdown(_ rule: RuleDocumentation, path: String, report: LintReport, redactions: @escaping (SourceFile) -> [SourceRange]) -> String {
    let target = rule.exampleTarget.map { "--target \($0) " } ?? ""
    let others = rule.exampleFiles.map { "\nBeside it `\($0.name)`:\n\n\(fenced($0.text.trimmed, "yaml"))\n" }.joined()
    var renderer = TextReport(style: TextStyle(usesColour: false), redactions: redactions)
    return """
      ## `\(rule.code)`

      \(capitalised(rule.summary)). \(capitalised(severity(rule))), group \(rule.group.rawValue)\(rule.isBlocking ? ", blocking" : "")\(guarding(rule))\(fix(rule))\(
        rule.isConfigurable ? rule.isInlineSuppressible ? "" : " · not suppressible by a comment" : " · not suppressible").

      **Why.** \(rule.why)

      **What to do.** \(rule.whatToDo)

      Bad, as `\(rule.exampleFile)`\(rule.planExample.map { ", where \($0.situation)" } ?? ""):

      \(fenced(rule.badExample, "yaml"))
      \(others)
      \(rule.planExample.map { "`orderspec plan` says:\n\n" + fenced($0.finding, "text") }
        ?? fenced("$ orderspec lint --format text \(target)\(path)\n" + renderer.render(report).trimmed, "console"))

      Good\(goodSituation(rule)):

      \(fenced(rule.goodExample, "yaml"))

      Source: \(rule.source)\(evidence(rule))

      """
  }

  /// The page of all rules: a table, then every rule.
  ///
  /// - Parameters:
  ///   - pages: the rules as `markdown` gives them.
  ///   - day: the day that the examples were linted on.
  public static func reference(_ rules: [RuleDocumentation], pages: [String], day: CalendarDate) -> String {
    var text = """
      # Rules

      Written by `orderspec rules --format markdown` (`make generate`). Every example is run: what stands below it is what lint prints
      with `--today \(day)`. Those of the group `plan` are run against the simulated provider: plan and apply raise them, lint never. A finding of a *guard* ends
      apply with 23, of any other rule with 1.

      | rule | severity | says that |
      |---|---|---|

      """
    var group: RuleDocumentation.Group?
    for rule in rules {
      if rule.group != group { text += "| **\(rule.group.rawValue)** | | |\n" }
      group = rule.group
      text += "| [`\(rule.code)`](#\(rule.code)) | \(severity(rule)) | \(rule.summary.replacing("|", with: "\\|")) |\n"
    }
    return text + "\n" + pages.joined(separator: "\n")
  }

  /// Where a rule is explained, from the root of the repository.
  public static func place(of rule: RuleDocumentation) -> String { "Examples/RULES.md#\(rule.code)" }

  /// One line a rule.
  public static func list(_ rules: [RuleDocumentation], style: TextStyle) -> String {
    let codeWidth = rules.map(\.code.count).max() ?? 0
    var text = ""
    var group: RuleDocumentation.Group?
    for rule in rules {
      if rule.group != group {
        if group != nil { text += "\n" }
        text += "\(rule.group.rawValue)\n"
        group = rule.group
      }
      let code = rule.code + String(repeating: " ", count: codeWidth - rule.code.count)
      let word = severity(rule)
      // The summary beside the code, or where that leaves it no room below it.
      let beside = codeWidth + 13
      let fits = (style.width ?? .max) - beside >= 30
      let lines = style.lines(rule.summary, after: fits ? beside : 6)
      let head = "  \(style.code(rule.code))\(code.dropFirst(rule.code.count))  \(word)\(String(repeating: " ", count: max(0, 7 - word.count)))"
      let margin = "\n" + String(repeating: " ", count: fits ? beside : 6)
      text += head + (fits ? "  " : margin) + lines.joined(separator: margin) + "\n"
    }
    return text
  }

  /// All rules for programs.
  public static func json(_ rules: [RuleDocumentation]) -> [UInt8] {
    var json = JSONWriter(style: .pretty)
    json.beginObject()
    json.key("formatVersion")
    json.integer(1)
    json.key("rules")
    json.beginArray()
    for rule in rules {
      json.beginObject()
      for (key, value) in [
        ("code", rule.code), ("group", rule.group.rawValue), ("severity", severity(rule)), ("summary", rule.summary), ("why", rule.why),
        ("whatToDo", rule.whatToDo), ("bad", rule.badExample), ("good", rule.goodExample), ("source", rule.source), ("evidence", rule.evidence.rawValue),
        ("fix", rule.fix.rawValue), ("documentation", place(of: rule)),
      ] {
        json.key(key)
        json.string(value)
      }
      writeExample(rule, &json)
      json.key("blocking")
      json.bool(rule.isBlocking)
      json.key("inlineSuppressible")
      json.bool(rule.isInlineSuppressible)
      json.key("configurable")
      json.bool(rule.isConfigurable)
      json.key("guard")
      json.bool(rule.isGuard)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.finish()
  }

  /// The files of the examples, and what they are linted for.
  private static func writeExample(_ rule: RuleDocumentation, _ json: inout JSONWriter) {
    json.key("exampleFile")
    json.string(rule.exampleFile)
    if !rule.exampleFiles.isEmpty {
      json.key("exampleFiles")
      json.beginArray()
      for file in rule.exampleFiles {
        json.beginObject()
        json.key("name")
        json.string(file.name)
        json.key("text")
        json.string(file.text)
        json.endObject()
      }
      json.endArray()
    }
    if let target = rule.exampleTarget {
      json.key("exampleTarget")
      json.string(target)
    }
    if let plan = rule.planExample {
      json.key("planSituation")
      json.string(plan.situation)
      json.key("planFinding")
      json.string(plan.finding)
    }
  }

  /// No wider than can be read.
  private static let prose = 100

  /// Whole sentences, two columns from the margin.
  private static func paragraphs(_ text: String, _ style: TextStyle) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { style.lines(String($0), after: 2, limit: prose) }
    return indented(lines.joined(separator: "\n"))
  }

  private static func severity(_ rule: RuleDocumentation) -> String { rule.severity?.rawValue ?? "off" }

  private static func guarding(_ rule: RuleDocumentation) -> String { rule.isGuard ? " · guard" : "" }

  /// What may hide a finding, where that is not everything.
  private static func hiding(_ rule: RuleDocumentation) -> String? {
    if !rule.isConfigurable { return "Cannot be suppressed, neither by a comment nor in the configuration." }
    return rule.isInlineSuppressible ? nil : "Cannot be suppressed by a comment, only in the configuration."
  }

  private static func fix(_ rule: RuleDocumentation) -> String {
    switch rule.fix {
    case .none: ""
    case .sometimes: " · sometimes fixable"
    case .always: " · fixable"
    }
  }

  private static func goodSituation(_ rule: RuleDocumentation) -> String { rule.planExample?.goodSituation.map { ", where \($0)" } ?? "" }

  private static func target(_ rule: RuleDocumentation) -> String { rule.exampleTarget.map { " (for \($0))" } ?? "" }

  private static func evidence(_ rule: RuleDocumentation) -> String {
    switch rule.evidence {
    case .documented: ""
    case .observed: " (observed, not documented)"
    case .assumed: " (assumed: not documented by the provider)"
    }
  }

  private static func fenced(_ text: String, _ language: String) -> String { "```\(language)\n\(text)\n```" }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func indented(_ text: String, by indent: String = "  ") -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
  }
}

extension String {
  /// Without the line ends that it ends with.
  fileprivate var trimmed: String { String(self[..<(lastIndex { $0 != "\n" }.map { index(after: $0) } ?? startIndex)]) }
}
