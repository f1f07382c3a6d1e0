import Diagnostics
import JSON
import OrderLanguage
import Rules
import YAMLSyntax

/// Reads one `.orderspec.yaml`; what is wrong is a fault at its place, and the rest still counts.
struct ConfigurationReader {
  let file: SourceFile
  let directory: String
  let files: any FileAccess
  private(set) var faults: [Diagnostic] = []
  private(set) var failures: [String] = []
  private let tree: SyntaxTree

  static let keys = [
    "target", "provider", "catalog", "rules", "exclude", "ownedDomains", "fieldNames", "providers", "ledger", "ledgerId", "secrets", "budget",
  ]
  private static let moneyKeys: Set<String> = ["providers", "ledger", "ledgerId", "secrets"]

  init(file: SourceFile, directory: String, files: any FileAccess) {
    self.file = file
    self.directory = directory
    self.files = files
    tree = SyntaxTree.parse(file)
  }

  mutating func read() -> Configuration {
    var configuration = Configuration(directory: directory, file: file)
    for problem in tree.problems {
      var diagnostic = RuleRegistry.diagnose(problem, in: tree)
      diagnostic.severity = .error
      diagnostic.fixes = []
      faults.append(diagnostic)
    }
    guard let document = tree.documents.first else { return configuration }
    if tree.documents.count > 1 {
      fault("config_wrong_type", tree.documents[1].root, "", "a configuration is one document")
    }
    for (key, node, name) in mapping(document.root, "", "a configuration") {
      let pointer = "/" + JSONPointer.escape(name)
      if Self.moneyKeys.contains(name) {
        configuration.moneyKeys.append((name, Place(file: file, range: tree.range(of: key), pointer: pointer, document: 0)))
      }
      switch name {
      case "target": configuration.target = target(node, pointer)
      case "provider": configuration.provider = text(node, pointer)
      case "catalog": configuration.catalog = texts(node, pointer)
      case "rules": readRules(node, pointer, &configuration)
      case "exclude": configuration.exclude = texts(node, pointer).compactMap { GlobPattern($0) }
      case "ownedDomains": configuration.ownedDomains = OwnedDomains.names(ownedDomains(node, pointer))
      case "fieldNames": readFieldNames(node, pointer, &configuration)
      case "providers": readProviders(node, pointer, &configuration)
      case "secrets": readSecrets(node, pointer, &configuration)
      case "ledger":
        configuration.ledger = text(node, pointer)
        // A URL with a password is for no order to read.
        if case .reference(let secret)? = configuration.ledger.map(SecretReference.read) { configuration.protect(secret) }
      case "ledgerId": configuration.ledgerID = text(node, pointer)
      case "budget": readBudget(node, pointer, &configuration)
      default: unknown(key, name, pointer, "a key of the configuration", Self.keys)
      }
    }
    return configuration
  }

  // MARK: Sections

  private mutating func readRules(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) {
    for (key, value, code) in mapping(node, pointer, "`rules`") {
      let pointer = pointer + "/" + JSONPointer.escape(code)
      guard let rule = RuleTable.byCode[code] else {
        unknown(key, code, pointer, "a rule", RuleTable.byCode.keys.sorted())
        continue
      }
      guard let word = text(value, pointer) else { continue }
      if !rule.isConfigurable, word != Severity.error.rawValue, word == "off" || Severity(rawValue: word) != nil {
        fault("config_invalid_value", value, pointer, "`\(code)` keeps apply from buying what was not meant: it is always an error")
      } else if word == "off" {
        configuration.rules[code] = .off
      } else if let severity = Severity(rawValue: word) {
        configuration.rules[code] = .severity(severity)
      } else {
        fault("config_invalid_value", value, pointer, "`\(word)` is no setting of a rule: write `off`, `info`, `warning` or `error`")
      }
    }
  }

  private mutating func readFieldNames(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) {
    for (key, value, name) in mapping(node, pointer, "`fieldNames`") {
      let pointer = pointer + "/" + JSONPointer.escape(name)
      guard Target(rawValue: name) != nil else {
        unknown(key, name, pointer, "a target", Target.allCases.map(\.rawValue))
        continue
      }
      for (fieldKey, fieldValue, field) in mapping(value, pointer, "the field names of a target") {
        let pointer = pointer + "/" + JSONPointer.escape(field)
        let known = ["hostname", "options", "sharedHostingType"]
        guard known.contains(field) else {
          unknown(fieldKey, field, pointer, "a field whose request key is not documented", known)
          continue
        }
        if let word = text(fieldValue, pointer) { configuration.fieldNames[name, default: [:]][field] = word }
      }
    }
  }

  private mutating func readProviders(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) {
    for (_, value, name) in mapping(node, pointer, "`providers`") {
      let pointer = pointer + "/" + JSONPointer.escape(name)
      var provider = Configuration.Provider()
      for (key, inner, field) in mapping(value, pointer, "a provider") {
        let pointer = pointer + "/" + JSONPointer.escape(field)
        switch field {
        case "target": provider.target = target(inner, pointer)
        case "account": provider.account = text(inner, pointer)
        case "baseURL": provider.baseURL = text(inner, pointer)
        case "token", "readToken":
          guard let reference = text(inner, pointer) else { continue }
          if case .reference(let secret) = SecretReference.read(reference) {
            configuration.protect(secret)
            if field == "token" { provider.token = secret } else { provider.readToken = secret }
            continue
          }
          fault(
            "config_invalid_value", inner, pointer, "`\(field)` must be a secret reference: `${env:NAME}` or `${file:PATH}`",
            help: ["A token in a file is read by everybody who reads the repository."])
        default: unknown(key, field, pointer, "a key of a provider", ["target", "account", "baseURL", "token", "readToken"])
        }
      }
      configuration.providers[name] = provider
    }
  }

  private mutating func readSecrets(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) {
    for (key, value, name) in mapping(node, pointer, "`secrets`") {
      let pointer = pointer + "/" + JSONPointer.escape(name)
      switch name {
      case "env": configuration.secretEnvironment = texts(value, pointer)
      case "files": configuration.secretFiles = texts(value, pointer)
      default: unknown(key, name, pointer, "a key of `secrets`", ["env", "files"])
      }
    }
  }

  private mutating func readBudget(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) {
    guard tree[tree.resolved(node)].kind == .sequence else {
      fault("config_wrong_type", node, pointer, "`budget` must be a list")
      return
    }
    for (index, item) in tree.items(of: tree.resolved(node)).enumerated() {
      let pointer = "\(pointer)/\(index)"
      let before = faults.count
      var (amount, currency, period): (String?, Currency?, Configuration.Budget.Period?)
      for (key, value, name) in mapping(item, pointer, "a budget") {
        let pointer = pointer + "/" + JSONPointer.escape(name)
        switch name {
        case "amount": amount = limit(value, pointer)
        case "currency": currency = word(value, pointer, Currency.allCases.map(\.rawValue)).flatMap { Currency(rawValue: $0) }
        case "per": period = word(value, pointer, ["run", "day", "month"]).flatMap { Configuration.Budget.Period(rawValue: $0) }
        default: unknown(key, name, pointer, "a key of a budget", ["amount", "currency", "per"])
        }
      }
      guard let amount, let currency, let period else {
        if faults.count == before { fault("config_invalid_value", item, pointer, "a budget needs `amount`, `currency` and `per`") }
        continue
      }
      let place = Place(file: file, range: tree.range(of: item), pointer: pointer, document: 0)
      configuration.budgets.append(Configuration.Budget(amount: amount, currency: currency, period: period, place: place))
    }
  }

  /// An amount as the guards of a spec are written: one that could be read in two ways limits nothing.
  private mutating func limit(_ node: NodeID, _ pointer: String) -> String? {
    guard let text = text(node, pointer) else { return nil }
    guard let complaint = GuardAmount.complaint(about: text, shown: text) else { return text }
    fault("config_invalid_value", node, pointer, complaint)
    return nil
  }

  private mutating func ownedDomains(_ node: NodeID, _ pointer: String) -> [String] {
    let target = tree.resolved(node)
    guard tree[target].kind == .scalar else { return texts(node, pointer) }
    guard let path = text(node, pointer) else { return [] }
    do {
      return String(decoding: try files.read(Path.join(directory, path)), as: UTF8.self).split(whereSeparator: \.isNewline)
        .map { $0.prefix { $0 != "#" }.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    } catch {
      failures.append("\(Path.join(directory, path)): \(error.message) (`ownedDomains` of \(file.name))")
      return []
    }
  }

  // MARK: Values

  private mutating func target(_ node: NodeID, _ pointer: String) -> Target? {
    word(node, pointer, Target.allCases.map(\.rawValue)).flatMap { Target(rawValue: $0) }
  }

  @discardableResult
  private mutating func word(_ node: NodeID, _ pointer: String, _ words: [String]) -> String? {
    guard let word = text(node, pointer) else { return nil }
    if words.contains(word) { return word }
    let suggestion = Suggestion.nearest(to: word, in: words)
    fault(
      "config_invalid_value", node, pointer,
      "`\(word)` is not one of \(words.map { "`\($0)`" }.joined(separator: ", "))" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""))
    return nil
  }

  private mutating func text(_ node: NodeID, _ pointer: String) -> String? {
    let target = tree.resolved(node)
    if tree[target].kind == .scalar, !tree.isNull(target) { return tree.text(of: target) }
    fault("config_wrong_type", node, pointer, "a text is expected here")
    return nil
  }

  private mutating func texts(_ node: NodeID, _ pointer: String) -> [String] {
    let target = tree.resolved(node)
    guard tree[target].kind == .sequence else {
      fault("config_wrong_type", node, pointer, "a list of texts is expected here")
      return []
    }
    var result: [String] = []
    for (index, item) in tree.items(of: target).enumerated() {
      if let text = text(item, "\(pointer)/\(index)") { result.append(text) }
    }
    return result
  }

  private mutating func mapping(_ node: NodeID, _ pointer: String, _ title: String) -> [(key: NodeID, value: NodeID, name: String)] {
    let target = tree.resolved(node)
    if tree.isNull(target) { return [] }
    guard tree[target].kind == .mapping else {
      fault("config_wrong_type", node, pointer, "\(title) must be a mapping")
      return []
    }
    return OpenEntry.entries(of: target, in: tree).map { ($0.key, $0.value, tree.text(of: tree.resolved($0.key))) }
  }

  // MARK: Faults

  private mutating func unknown(_ key: NodeID, _ name: String, _ pointer: String, _ what: String, _ known: [String]) {
    let suggestion = Suggestion.nearest(to: name, in: known)
    let help = suggestion == nil && known.count < 20 ? ["Known: \(known.joined(separator: ", "))."] : []
    fault("config_unknown_key", key, pointer, "`\(name)` is not \(what)" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""), help: help)
  }

  private mutating func fault(_ code: String, _ node: NodeID, _ pointer: String, _ message: String, help: [String] = []) {
    var range = tree.range(of: node)
    if tree[node].kind == .mapping || tree[node].kind == .sequence { range = tree.headRange(of: node) }
    if range.length == 0 { range = SourceRange(max(0, range.start - 1), max(1, range.start)) }
    faults.append(
      Diagnostic(code: code, severity: .error, message: message, place: Place(file: file, range: range, pointer: pointer, document: 0), help: help))
  }
}
