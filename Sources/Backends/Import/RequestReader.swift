import Diagnostics
import JSON
import OrderLanguage

/// Reads requests into drafts of specs: every member ends in a field, in `extra`, in a note or in a finding.
struct RequestReader {
  let document: JSONDocument
  let file: SourceFile
  /// The format of the request that is being read.
  var target = Target.hostupV2
  /// The texts of the request that are secret references, where its file lists them; nil: those that look like one.
  var references: Set<JSONNodeID>?
  private(set) var findings: [Diagnostic] = []
  /// What is otherwise in the spec than in the request, a line each.
  private(set) var notes: [String] = []
  private var secrets = ImportedSecrets()

  init(_ document: JSONDocument, file: SourceFile) {
    self.document = document
    self.file = file
  }

  // MARK: Findings

  mutating func report(_ code: String, _ message: String, at member: RequestMember) { report(code, message, at: member.value, pointer: member.pointer) }

  mutating func report(_ code: String, _ message: String, at node: JSONNodeID, pointer: String) {
    let range = document.range(of: node)
    // Of an object or array the bracket is enough.
    let isContainer = document.kind(of: node) == .object || document.kind(of: node) == .array
    let end = isContainer ? range.lowerBound + 1 : range.upperBound
    findings.append(
      Diagnostic(
        code: code, severity: .error, message: message,
        place: Place(file: file, range: SourceRange(range.lowerBound, end), pointer: pointer, document: 0)))
  }

  mutating func reportMissing(_ key: String, of object: RequestObject, expected: String) {
    report("missing_required", "`\(key)` is missing: expected \(expected)", at: object.node, pointer: object.pointer + "/" + JSONPointer.escape(key))
  }

  mutating func reportType(_ member: RequestMember, expected: String) {
    report("wrong_type", "expected \(expected), found \(found(member.value))", at: member)
  }

  mutating func note(_ text: String, at pointer: String) { notes.append(pointer.isEmpty ? text : "\(pointer): \(text)") }

  /// What a value is, in a message; texts are not shown, since they may be secret.
  private func found(_ node: JSONNodeID) -> String {
    switch document.kind(of: node) {
    case .null: "null"
    case .true: "`true`"
    case .false: "`false`"
    case .number: "the number \(Self.shortened(document.numberText(of: node) ?? ""))"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// A value of the request in a message.
  static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let clean = String(String.UnicodeScalarView(scalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    return scalars.count > 60 ? clean + "…" : clean
  }

  // MARK: Values

  /// A member of an object; nil where it is absent, null or empty, which is the same to the language and not always to a provider.
  mutating func value(_ key: String, of object: inout RequestObject) -> RequestMember? {
    guard let member = object.take(key) else { return nil }
    switch document.kind(of: member.value) {
    case .null: note("null is the same as absent for a spec: left out", at: member.pointer)
    case .string where document.string(of: member.value)?.isEmpty == true: note("an empty text is the same as absent for a spec: left out", at: member.pointer)
    default: return member
    }
    return nil
  }

  mutating func object(_ member: RequestMember) -> RequestObject? {
    guard document.kind(of: member.value) == .object else {
      reportType(member, expected: "an object")
      return nil
    }
    return RequestObject(member.value, at: member.pointer, in: document)
  }

  mutating func object(_ key: String, of object: inout RequestObject) -> RequestObject? {
    guard let member = value(key, of: &object) else { return nil }
    return self.object(member)
  }

  mutating func elements(_ member: RequestMember) -> [RequestMember]? {
    guard document.kind(of: member.value) == .array else {
      reportType(member, expected: "a list")
      return nil
    }
    return document.elements(of: member.value).enumerated().map { index, node in
      RequestMember(key: String(index), value: node, pointer: "\(member.pointer)/\(index)")
    }
  }

  mutating func text(_ member: RequestMember) -> String? {
    guard let text = document.string(of: member.value) else {
      reportType(member, expected: "a text")
      return nil
    }
    return text
  }

  /// A whole number in a range.
  mutating func integer(_ member: RequestMember, in range: ClosedRange<Int>) -> Int? {
    guard let digits = document.numberText(of: member.value), let value = Int(digits) else {
      reportType(member, expected: "a whole number")
      return nil
    }
    guard range.contains(value) else {
      report("value_out_of_range", "expected \(range.lowerBound) to \(range.upperBound), found \(value)", at: member)
      return nil
    }
    return value
  }

  /// A word of a request as the language has it; `spellings` are the request's own.
  mutating func word(_ member: RequestMember, of words: [String], spellings: [String: String] = [:], code: String = "value_not_in_enum") -> String? {
    guard let text = text(member) else { return nil }
    if spellings.isEmpty ? words.contains(text) : spellings[text] != nil { return spellings[text] ?? text }
    let expected = (spellings.isEmpty ? words : spellings.keys.sorted()).map { "`\($0)`" }.joined(separator: ", ")
    report(code, "expected one of \(expected), found `\(Self.shortened(text))`", at: member)
    return nil
  }

  /// A text of the request as the text of a field.
  private mutating func text(_ member: RequestMember, format: TextFormat, allowsSecret: Bool) -> DraftValue? {
    guard let text = text(member) else { return nil }
    if allowsSecret, isReference(text, member.value) { return .reference(text) }
    // Names stay as they are written, A-labels too; a phone number takes the form that every target starts from.
    let phone: String? = format == .phone ? TextForm.e164.applied(to: text) : nil
    return .text(phone ?? text)
  }

  func isReference(_ text: String, _ node: JSONNodeID) -> Bool {
    guard case .reference = SecretReference.read(text) else { return false }
    return references?.contains(node) ?? true
  }

  // MARK: Fields

  /// Reads a member of the request into a field of the language, by the field's type.
  mutating func put(
    _ field: FieldName, from key: String, of source: inout RequestObject, into draft: inout DraftObject, spellings: [String: String] = [:]
  ) {
    guard let row = Grammar.field(field, of: draft.type), let member = value(key, of: &source) else { return }
    draft.members[field] = read(member, as: row, spellings)
  }

  private mutating func read(_ member: RequestMember, as field: Field, _ spellings: [String: String]) -> DraftValue? {
    switch field.type {
    case .text(let format): return text(member, format: format, allowsSecret: field.allowsSecret)
    case .integer(let range): return integer(member, in: range).map { .plain(String($0)) }
    case .boolean:
      switch document.kind(of: member.value) {
      case .true: return .plain("true")
      case .false: return field.defaultValue.map { "\($0)" } == "false" ? nil : .plain("false")
      default:
        reportType(member, expected: "`true` or `false`")
        return nil
      }
    case .enumeration(let words):
      if field.name == .action, document.string(of: member.value) == "renew" {
        report("renewal_is_not_an_order", "`renew` is no order: a renewal is the provider's own action", at: member)
        return nil
      }
      guard let word = word(member, of: words.words, spellings: spellings), field.defaultValue.map({ "\($0)" }) != word else { return nil }
      return .text(word)
    case .texts(let format):
      guard let elements = elements(member), !elements.isEmpty else { return nil }
      return .list(elements.compactMap { listed($0, format) })
    case .openMap:
      guard let object = object(member), !object.rest.isEmpty else { return nil }
      return .mapping(open(object.rest, allowsSecret: false))
    case .version, .object, .textOrTexts, .words, .textMap, .contacts, .contactReference, .identifier, .extensions, .extra, .items:
      assertionFailure("`\(field.name.string)` is not read by its type alone")
      return nil
    }
  }

  private mutating func listed(_ member: RequestMember, _ format: TextFormat) -> DraftValue? {
    guard document.string(of: member.value)?.isEmpty != true else {
      report("wrong_type", "expected a text, found an empty one", at: member)
      return nil
    }
    return text(member, format: format, allowsSecret: false)
  }

  // MARK: Values that the provider types

  mutating func open(_ members: [RequestMember], allowsSecret: Bool) -> [DraftEntry] {
    members.map { member in
      // YAML 1.2 section 7.4.2: a key on a line of its own has at most 1024 characters.
      if SpecText.scalar(member.key).utf8.count > 1000 { report("wrong_type", "the key is too long for a spec", at: member) }
      return DraftEntry(key: member.key, value: open(member, allowsSecret: allowsSecret))
    }
  }

  private mutating func open(_ member: RequestMember, allowsSecret: Bool) -> DraftValue {
    switch document.kind(of: member.value) {
    case .null: return .plain("null")
    case .true: return .plain("true")
    case .false: return .plain("false")
    case .number:
      let number = document.numberText(of: member.value) ?? "0"
      guard number.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }), number != "-0" else {
        note("the number \(Self.shortened(number)) becomes a text: a spec sends whole numbers only", at: member.pointer)
        return .text(number)
      }
      return .plain(number)
    case .string:
      let text = document.string(of: member.value) ?? ""
      guard allowsSecret else { return .text(text) }
      if isReference(text, member.value) { return .reference(text) }
      guard ImportedSecrets.isNamed(by: member.key), !text.isEmpty else { return .text(text) }
      return secret(text, named: ImportedSecrets.word(member.key), at: member.pointer)
    case .array: return .list((elements(member) ?? []).map { open($0, allowsSecret: allowsSecret) })
    case .object: return .mapping(open(RequestObject(member.value, at: member.pointer, in: document).rest, allowsSecret: allowsSecret))
    }
  }

  /// The provider fields of an object that no field has taken, for the spec's `extra`.
  mutating func extra(of object: RequestObject) -> DraftValue? {
    let entries = leftOver(in: object)
    return entries.isEmpty ? nil : .mapping([DraftEntry(key: target.rawValue, value: .mapping(entries))])
  }

  /// The provider fields of an object that no field has taken.
  mutating func leftOver(in object: RequestObject) -> [DraftEntry] { open(object.rest, allowsSecret: true) + object.inner }

  // MARK: Secrets

  /// A reference in place of a secret in plain text.
  mutating func secret(_ value: String, named name: String, at pointer: String) -> DraftValue {
    let variable = secrets.variable(for: value, wanted: name)
    note("a secret in plain text: the spec has ${env:\(variable)}, so set that variable", at: pointer)
    return .reference("${env:\(variable)}")
  }

  /// Puts a reference in place of a field that is a literal text.
  mutating func hide(_ field: FieldName, of draft: inout DraftObject, named name: String, at pointer: String) {
    if let text = draft.text(field) { draft.members[field] = secret(text, named: name, at: pointer) }
  }
}
