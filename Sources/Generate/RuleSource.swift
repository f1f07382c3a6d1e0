import Diagnostics

/// What the registry needs to know of a rule file; the file is read by its lines, after the conventions of the house.
struct RuleSource {
  /// The protocols of Sources/Rules/Rule.swift.
  enum Role: String, CaseIterable {
    case syntaxProblem = "SyntaxProblemRule"
    case bindingProblem = "BindingProblemRule"
    case document = "DocumentRule"
    case contact = "ContactRule"
    case order = "OrderRule"
    case item = "ItemRule"
    case domain = "DomainRule"
    case capability = "CapabilityRule"
    case run = "RunRule"
    case plan = "PlanRule"
    /// A rule that the pipeline itself raises.
    case pipeline = "Rule"
  }

  let path: String
  /// The name of the enum, which is also that of the file.
  let name: String
  let roles: Set<Role>
  let code: String
  let group: RuleDocumentation.Group
  /// The kind of problem that the rule words, by role.
  let kinds: [Role: String]

  /// Reads a file; nil where it holds no rule.
  init?(path: String, text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rules = lines.enumerated().compactMap { index, line in RuleSource.declaration(line).map { (line: index + 1, name: $0.name, roles: $0.roles) } }
    guard let rule = rules.first else { return nil }
    func problem(_ message: String) -> Problem { Problem(place: "\(path):\(rule.line)", message: message) }
    guard rules.count == 1 else { throw problem("one file holds one rule, not \(rules.count)") }
    guard path.hasSuffix("/\(rule.name).swift") else { throw problem("the file must bear the name of its rule, `\(rule.name)`") }
    guard let code = RuleSource.text(between: "code: \"", and: "\"", in: text) else { throw problem("`\(rule.name)` has no `code: \"…\"`") }
    guard RuleSource.typeName(ofCode: code) == rule.name else {
      throw problem("the rule of the code `\(code)` must be called `\(RuleSource.typeName(ofCode: code))`, not `\(rule.name)`")
    }
    let word = RuleSource.text(between: "group: .", and: ",", in: text)
    guard let group = RuleDocumentation.Group.allCases.first(where: { "\($0)" == word }) else { throw problem("`\(rule.name)` has no known `group: .…,`") }

    // The examples of the group are planned, those of all others linted.
    guard (group == .plan) == rule.roles.contains(.plan) else { throw problem("a rule of the group `plan` is a `PlanRule`, and no other rule is") }

    var kinds: [Role: String] = [:]
    for (role, type) in [(Role.syntaxProblem, "SyntaxProblem"), (.bindingProblem, "BindingProblem")] where rule.roles.contains(role) {
      guard let kind = RuleSource.text(between: "kind: \(type).Kind { .", and: " }", in: text) else {
        throw problem("`\(rule.name)` has no `static var kind: \(type).Kind { .… }`")
      }
      kinds[role] = kind
    }
    self.path = path
    self.name = rule.name
    roles = rule.roles
    self.code = code
    self.group = group
    self.kinds = kinds
  }

  /// The place in the rule list: by group, then by code.
  static func precedes(_ left: RuleSource, _ right: RuleSource) -> Bool {
    let groups = RuleDocumentation.Group.allCases
    let (leftGroup, rightGroup) = (groups.firstIndex(of: left.group)!, groups.firstIndex(of: right.group)!)
    return leftGroup == rightGroup ? left.code.precedes(right.code) : leftGroup < rightGroup
  }

  /// `duplicate_order_name` is worded by `DuplicateOrderName`.
  static func typeName(ofCode code: String) -> String {
    code.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Reads `public enum NAME: PROTOCOL, PROTOCOL {`; nil for any other line, and where no protocol is one of a rule.
  private static func declaration(_ line: Substring) -> (name: String, roles: Set<Role>)? {
    let beginning = "public enum "
    guard line.hasPrefix(beginning), line.hasSuffix(" {") else { return nil }
    let parts = line.dropFirst(beginning.count).dropLast(2).split(separator: ":")
    guard parts.count == 2 else { return nil }
    let roles = parts[1].split(separator: ",").compactMap { Role(rawValue: String($0.drop { $0 == " " })) }
    return roles.isEmpty ? nil : (String(parts[0]), Set(roles))
  }

  /// What stands between the first occurrence of a beginning and the next end.
  private static func text(between beginning: String, and end: String, in text: String) -> String? {
    guard let start = text.firstRange(of: beginning)?.upperBound, let stop = text[start...].firstRange(of: end)?.lowerBound else { return nil }
    return String(text[start..<stop])
  }
}

/// The cases of an enum `Kind`, read from the file that declares it.
enum KindSource {
  static func cases(in path: String, of repository: Repository) throws -> [String] {
    guard let text = repository.files[path] else { throw Problem(place: path, message: "the file is missing") }
    let lines = text.split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0.contains("enum Kind") }) else { throw Problem(place: path, message: "there is no `enum Kind`") }
    let indent = lines[start].prefix { $0 == " " }
    var cases: [String] = []
    for line in lines[(start + 1)...] {
      if line == indent + "}" { break }
      let declaration = line.drop { $0 == " " }
      guard declaration.hasPrefix("case "), !declaration.hasPrefix("case .") else { continue }
      let names = (declaration.firstRange(of: "//").map { declaration[..<$0.lowerBound] } ?? declaration).dropFirst("case ".count)
      cases += names.split(separator: ",").map { String($0.filter { $0 != " " }) }
    }
    return cases
  }
}
