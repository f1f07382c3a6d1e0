import JSON

/// One complaint about a body.
struct FieldError: Sendable {
  var pointer: String
  var detail: String
  var code: String
}

/// Compares a body with its shape.
///
/// Pointers are put together only where something is wrong: of the requests that a simulation sends, few are.
struct BodyCheck {
  let document: JSONDocument
  /// A key that is not in the shape is a fault.
  let refusesUnknownKeys: Bool

  /// What is wrong with an object, by pointers from the object on.
  func errors(of node: JSONNodeID, _ shape: ObjectShape) -> [FieldError] {
    guard document.kind(of: node) == .object else { return [mismatch(.map)] }
    return errors(of: document.members(of: node), shape)
  }

  private func errors(of members: [JSONDocument.Member], _ shape: ObjectShape) -> [FieldError] {
    var errors: [FieldError] = []
    for key in shape.required where !has(key, members) {
      // The documentation has `invalid_request` for a missing domainName and `missing_required` for a missing eppCode.
      let code = key == "domainName" ? "invalid_request" : "missing_required"
      errors.append(FieldError(pointer: "/\(key)", detail: "\(key) is required.", code: code))
    }
    for member in members {
      guard let shape = shape.members[member.key] else {
        if !shape.isOpen, refusesUnknownKeys {
          errors.append(FieldError(pointer: "/\(JSONPointer.escape(member.key))", detail: "Unknown field.", code: "invalid_request"))
        }
        continue
      }
      // `address2` and the country of an identifier may be null (documented); so may every member that can be left out.
      guard document.kind(of: member.value) != .null else { continue }
      for error in self.errors(of: member.value, shape) { errors.append(error.below(member.key)) }
    }
    return errors
  }

  private func has(_ key: String, _ members: [JSONDocument.Member]) -> Bool {
    for member in members where member.key == key { return document.kind(of: member.value) != .null }
    return false
  }

  private func errors(of node: JSONNodeID, _ shape: ValueShape) -> [FieldError] {
    let kind = document.kind(of: node)
    switch shape {
    case .any: return []
    case .text: return kind == .string ? [] : [mismatch(shape)]
    case .boolean: return kind == .true || kind == .false ? [] : [mismatch(shape)]
    case .map: return kind == .object ? [] : [mismatch(shape)]
    case .integer(let range):
      guard let text = document.numberText(of: node), let number = Int(text), range.contains(number) else { return [mismatch(shape)] }
      return []
    case .words(let words):
      guard let word = document.string(of: node), words.contains(word) else { return [mismatch(shape)] }
      return []
    case .texts:
      guard kind == .array else { return [mismatch(shape)] }
      for element in document.elements(of: node) where document.kind(of: element) != .string { return [mismatch(shape)] }
      return []
    case .object(let object): return errors(of: node, object)
    case .items(let kinds):
      guard kind == .array else { return [mismatch(shape)] }
      var errors: [FieldError] = []
      for (index, item) in document.elements(of: node).enumerated() {
        for error in self.errors(ofItem: item, kinds) { errors.append(error.below(String(index))) }
      }
      return errors
    }
  }

  private func errors(ofItem item: JSONNodeID, _ kinds: [String: ObjectShape]) -> [FieldError] {
    guard document.kind(of: item) == .object else { return [mismatch(.map)] }
    let members = document.members(of: item)
    for member in members where member.key == "type" {
      if let word = document.string(of: member.value), let shape = kinds[word] { return errors(of: members, shape) }
      return [mismatch(.words(kinds.keys.sorted())).below("type")]
    }
    return [FieldError(pointer: "/type", detail: "type is required.", code: "missing_required")]
  }

  private func mismatch(_ shape: ValueShape) -> FieldError { FieldError(pointer: "", detail: "Expected \(shape.title).", code: "invalid_request") }
}

extension FieldError {
  /// Of a member of the object that it is about now.
  fileprivate func below(_ key: String) -> FieldError { FieldError(pointer: "/\(key)\(pointer)", detail: detail, code: code) }
}

extension JSONDocument {
  /// The text of a member that is a string.
  func text(_ key: String, of node: JSONNodeID) -> String? { member(key, of: node).flatMap { string(of: $0) } }

  /// The number of a member that is an integer.
  func integer(_ key: String, of node: JSONNodeID) -> Int? { member(key, of: node).flatMap { numberText(of: $0) }.flatMap { Int($0) } }

  /// Whether a member is `true`.
  func isTrue(_ key: String, of node: JSONNodeID) -> Bool { member(key, of: node).map { kind(of: $0) == .true } ?? false }

  /// The strings of a member that is a list.
  func texts(_ key: String, of node: JSONNodeID) -> [String] { member(key, of: node).map { elements(of: $0).compactMap { string(of: $0) } } ?? [] }
}
