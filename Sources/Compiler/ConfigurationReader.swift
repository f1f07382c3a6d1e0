import Backends
import Diagnostics
import DomainNames
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
      case "provider":
        configuration.provider = text(node, pointer)
        configuration.providerPlace = Place(file: file, range: tree.range(of: node), pointer: pointer, document: 0)
      case "catalog": configuration.catalog = texts(node, pointer)
      case "rules": readRules(node, pointer, &configuration)
      case "exclude": configuration.exclude = texts(node, pointer).compactMap { GlobPattern($0) }
      case "ownedDomains": configuration.ownedDomains = ownedDomains(node, pointer, &configuration)
      case "fieldNames": readFieldNames(node, pointer, &configuration)
      case "providers": readProviders(node, pointer, &configuration)
      case "secrets": readSecrets(node, pointer, &configuration)
      case "ledger":
        configuration.ledger = text(node, pointer)
        switch configuration.ledger.map(SecretReference.read) {
        // A URL with a password is for no order to read.
        case .reference(let secret): configuration.protect(secret)
        case .malformed(let reason): fault("config_invalid_value", node, pointer, "`ledger`: \(reason)")
        case .embedded:
          fault("config_invalid_value", node, pointer, "`ledger` holds a reference and more: `${env:NAME}` is the whole value, and then holds the URL")
        case .literal:
          guard let complaint = LedgerSetting.complaint(about: SecretReference.unescaped(configuration.ledger ?? "")) else { continue }
          fault("config_invalid_value", node, pointer, "`ledger` \(complaint)")
        case nil: break
        }
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
      guard let table = Target(rawValue: name).flatMap(BackendRegistry.backend)?.capabilities else {
        unknown(key, name, pointer, "a target", Target.allCases.map(\.rawValue))
        continue
      }
      let known = table.namedByConfiguration
      var given: [(field: String, word: String, node: NodeID, pointer: String)] = []
      for (fieldKey, fieldValue, field) in mapping(value, pointer, "the field names of a target") {
        let pointer = pointer + "/" + JSONPointer.escape(field)
        guard known.contains(field) else {
          unknown(fieldKey, field, pointer, "a field of \(name) whose request key is not documented", known)
          continue
        }
        guard let word = text(fieldValue, pointer) else { continue }
        guard !word.isEmpty else {
          fault("config_invalid_value", fieldValue, pointer, "an empty text is no name for `\(field)`")
          continue
        }
        given.append((field, word, fieldValue, pointer))
      }
      let words = Dictionary(given.map { ($0.field, $0.word) }, uniquingKeysWith: { first, _ in first })
      for (field, word, node, pointer) in given {
        if let other = table.key(word, of: field, isThatOf: words) {
          fault("config_invalid_value", node, pointer, "`\(word)` is the request key of `\(other)` already, and stands beside `\(field)`")
        } else {
          configuration.fieldNames[name, default: [:]][field] = word
        }
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
        case "baseURL":
          provider.baseURL = text(inner, pointer)
          if case .failure(let wrong)? = provider.baseURL.map(ProviderAddress.read) {
            fault("config_invalid_value", inner, pointer, "`baseURL` \(wrong.message)")
          }
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

  /// Names that the account holds, as A-labels: a list here, or in a file with one name a line.
  private mutating func ownedDomains(_ node: NodeID, _ pointer: String, _ configuration: inout Configuration) -> Set<String> {
    let target = tree.resolved(node)
    var names: Set<String> = []
    guard tree[target].kind == .scalar else {
      for (item, text, pointer) in elements(node, pointer) {
        switch DomainName.parse(text) {
        case .success(let name): names.insert(name.asciiText)
        case .failure(let wrong): fault("config_invalid_value", item, pointer, "`\(text)` \(wrong.message)")
        }
      }
      return names
    }
    guard let path = text(node, pointer) else { return [] }
    let name = Path.normal(Path.join(Path.directory(of: file.name), path))
    do {
      let list = OwnedDomainsFile(SourceFile(name: name, bytes: try files.read(Path.join(directory, path))))
      faults += list.faults
      configuration.lists.append(Path.join(directory, path))
      return list.names
    } catch {
      failures.append("\(name): \(error.message) (`ownedDomains` of \(file.name))")
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

  private mutating func texts(_ node: NodeID, _ pointer: String) -> [String] { elements(node, pointer).map(\.text) }

  private mutating func elements(_ node: NodeID, _ pointer: String) -> [(node: NodeID, text: String, pointer: String)] {
    let target = tree.resolved(node)
    guard tree[target].kind == .sequence else {
      fault("config_wrong_type", node, pointer, "a list of texts is expected here")
      return []
    }
    var result: [(node: NodeID, text: String, pointer: String)] = []
    for (index, item) in tree.items(of: target).enumerated() {
      let pointer = "\(pointer)/\(index)"
      if let text = text(item, pointer) { result.append((item, text, pointer)) }
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
    let help = suggestion == nil && (1..<20).contains(known.count) ? ["Known: \(known.joined(separator: ", "))."] : []
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
