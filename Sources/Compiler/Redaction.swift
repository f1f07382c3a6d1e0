public import Diagnostics
import OrderLanguage
import Rules
import YAMLSyntax

/// The parts of a file that are shown as `•`: literals in secret-capable fields, personal numbers, token-like text.
public enum Redaction {
  /// Sorted, not overlapping.
  public static func ranges(in file: SourceFile) -> [SourceRange] {
    let tree = SyntaxTree.parse(file)
    var ranges = lineRanges(file) + keyRanges(tree)
    for document in tree.documents {
      let bound = Order(tree, document).document
      // A contacts file has no `orderSpec`; its members are found by binding it as contacts.
      let isOrder = tree[document.root].kind == .mapping && tree.entries(of: document.root).contains { tree.text(of: $0.key, is: "orderSpec") }
      let members = isOrder ? bound : ContactsFile(tree)?.document ?? bound
      ranges += memberRanges(members) + foundRanges(members)
    }
    return merged(ranges)
  }

  private static func memberRanges(_ document: BoundDocument) -> [SourceRange] {
    var ranges: [SourceRange] = []
    for index in document.members.indices {
      let member = document.members[index]
      guard case .field(let name) = member.key, isSecretCapable(name), member.state != .secret, member.state != .null else { continue }
      if name == .registrationIdentifier, document.tree[member.node].kind == .mapping { continue }
      hide(member.node, document.tree, &ranges)
    }
    return ranges
  }

  /// What the rule about secrets points at, wherever it stands.
  private static func foundRanges(_ document: BoundDocument) -> [SourceRange] {
    var context = RuleContext(options: RuleOptions(today: CalendarDate(unixTime: 0)))
    SecretInPlainText.check(document, &context)
    return context.findings.map { withoutQuotes($0.place.range, in: $0.place.file) }
  }

  /// Values of keys that are called like a secret-capable field, where the language knows no such field too.
  private static func keyRanges(_ tree: SyntaxTree) -> [SourceRange] {
    var ranges: [SourceRange] = []
    for index in tree.nodes.indices where tree.nodes[index].flags.contains(.isKey) && tree.nodes[index].kind == .scalar {
      let key = NodeID(index)
      guard secretKeys.contains(tree.text(of: key)) else { continue }
      let value = tree.value(ofKey: key)
      // The mapping holds a country beside the number.
      if tree[value].kind == .mapping, tree.text(of: key, is: "registrationIdentifier") { continue }
      hide(value, tree, &ranges)
    }
    return ranges
  }

  private static func withoutQuotes(_ range: SourceRange, in file: SourceFile) -> SourceRange {
    guard range.length > 2, file.bytes[range.start] == 0x22 || file.bytes[range.start] == 0x27 else { return range }
    return SourceRange(range.start + 1, range.end - 1)
  }

  /// Hides all scalars of a value that are no references.
  private static func hide(_ root: NodeID, _ tree: SyntaxTree, _ ranges: inout [SourceRange]) {
    var waiting = [root]
    while let node = waiting.popLast() {
      switch tree[node].kind {
      case .scalar:
        if case .reference = SecretReference.read(tree.text(of: node)) { continue }
        let range = tree.range(of: node)
        let quote = tree[node].style == .single || tree[node].style == .double ? 1 : 0
        if range.length > 2 * quote { ranges.append(SourceRange(range.start + quote, range.end - quote)) }
      case .mapping: waiting += tree.entries(of: node).map(\.value)
      case .sequence: waiting += tree.items(of: node)
      case .alias: break
      }
    }
  }

  /// Whether a secret reference may stand in the field, so that a literal in it is not shown.
  private static func isSecretCapable(_ name: FieldName) -> Bool {
    switch name {
    case .value, .eppCode, .turnstileToken, .authorization, .registrationIdentifier, .vatNumber, .extensions, .extra, .firstName, .lastName, .companyName,
      .email, .phoneNumber, .street, .address2, .city, .state, .postalCode:
      true
    default: false
    }
  }

  private static let secretKeys: Set<String> = [
    "eppCode", "turnstileToken", "authorization", "registrationIdentifier", "vatNumber", "firstName", "lastName", "companyName", "email", "phoneNumber",
    "street", "address2", "city", "state", "postalCode", "value", "password", "token", "authcode", "orgno", "phonenumber", "firstname", "lastname",
    "companyname", "address1", "postcode", "secret", "apiKey",
  ]

  /// What can be told from the bytes alone: values of secret-capable keys, long tokens and personal numbers; it works where YAML cannot be read, too.
  private static func lineRanges(_ file: SourceFile) -> [SourceRange] {
    var ranges: [SourceRange] = []
    let bytes = file.bytes
    var index = 0
    while index < bytes.count {
      guard isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isWord(bytes[index]) { index += 1 }
      let length = index - start
      if length >= 10, isTokenLike(bytes[start..<index]), start == 0 || bytes[start - 1] != 0x7B { ranges.append(SourceRange(start, index)) }
      // A key of YAML, or with its closing quote one of JSON.
      let colon = index < bytes.count && bytes[index] == 0x22 ? index + 1 : index
      if length >= 4, length <= 22, colon + 1 < bytes.count, bytes[colon] == 0x3A, bytes[colon + 1] == 0x20,
        secretKeys.contains(String(decoding: bytes[start..<index], as: UTF8.self)), let value = value(bytes, from: colon + 2)
      {
        ranges.append(value)
      }
    }
    return ranges
  }

  /// The rest of a value on its line, quotes left out; nil for a reference, an alias or a collection.
  private static func value(_ bytes: [UInt8], from start: Int) -> SourceRange? {
    var start = start
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard start < bytes.count, bytes[start] != 0x0A, bytes[start] != 0x0D, bytes[start] != 0x7B, bytes[start] != 0x2A, bytes[start] != 0x23 else { return nil }
    var end = start
    if bytes[start] == 0x22 || bytes[start] == 0x27 {
      let quote = bytes[start]
      start += 1
      end = start
      while end < bytes.count, bytes[end] != quote, bytes[end] != 0x0A { end += 1 }
    } else {
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, bytes[end] != 0x2C, bytes[end] != 0x7D {
        if bytes[end] == 0x23, bytes[end - 1] == 0x20 { break }
        end += 1
      }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    }
    if bytes[start...].starts(with: [0x24, 0x7B]) || end <= start { return nil }
    return SourceRange(start, end)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2B
  }

  /// A personal number (six or eight digits, a sign, four more), or 24 letters and digits mixed as keys are.
  private static func isTokenLike(_ word: ArraySlice<UInt8>) -> Bool {
    let digits = word.count { (0x30...0x39).contains($0) }
    if word.count == 11 || word.count == 13, digits == word.count - 1, [0x2D, 0x2B].contains(word[word.endIndex - 5]) { return true }
    if word.withUnsafeBufferPointer({ SecretTexts.looksLikeSecret($0) }) { return true }
    guard word.count >= 24, digits >= 4, !publicPrefixes.contains(where: { word.starts(with: $0.utf8) }) else { return false }
    return word.count - digits >= 4 && !word.contains(0x2D)
  }

  /// What HostUp's public ids begin with (https://developer.hostup.se/, seen 2026-11).
  private static let publicPrefixes = [
    "ord_", "inv_", "client_", "dom_", "acct_", "vps_", "vpsprod_", "shprod_", "os_", "job_", "txn_", "card_", "req_", "dcheck_", "zone_", "order_attempt_",
  ]

  private static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var result: [SourceRange] = []
    for range in ranges.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = result.last, range.start <= last.end {
        result[result.count - 1].end = max(last.end, range.end)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
