import Catalog
import Diagnostics
import Rules

extension Redaction {
  /// What can be told from the bytes alone: values of keys that hide them, tokens and personal numbers; it works where YAML cannot be read, too.
  static func lineRanges(_ file: SourceFile) -> [SourceRange] {
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
      if let credentials = credentials(bytes, start..<index) { ranges.append(credentials) }
      if isToken(bytes[start..<index]), start == 0 || bytes[start - 1] != 0x7B { ranges.append(SourceRange(start, index)) }
      if let value = bearerValue(bytes, start..<index) { ranges.append(value) }
      // A key of YAML, or with its closing quote one of JSON.
      let colon = index < bytes.count && (bytes[index] == 0x22 || bytes[index] == 0x27) ? index + 1 : index
      guard (3...32).contains(index - start), colon < bytes.count, bytes[colon] == 0x3A else { continue }
      let key = String(decoding: bytes[start..<index], as: UTF8.self)
      if SecretKeys.hides(key) { ranges += values(bytes, from: colon + 1, isSecret: SecretKeys.namesSecret(key)) }
    }
    return ranges
  }

  /// A text or pointer of a finding without tokens and personal numbers, which the author may have put where nobody expects them.
  static func discreet(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var ranges: [SourceRange] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, isWord(bytes[index]) { index += 1 }
      let word = start..<index
      // Behind the word, or the byte that is none.
      index = max(index, start + 1)
      if word.isEmpty { continue }
      if isToken(bytes[word]) { ranges.append(SourceRange(word.lowerBound, word.upperBound)) }
      if let value = bearerValue(bytes, word) { ranges.append(value) }
      if let credentials = credentials(bytes, word) { ranges.append(credentials) }
      // A key that the colon did not end, since no blank follows.
      if word.upperBound + 1 < bytes.count, bytes[word.upperBound] == 0x3A, isWord(bytes[word.upperBound + 1]),
        SecretKeys.hides(String(decoding: bytes[word], as: UTF8.self))
      {
        ranges.append(SourceRange(word.upperBound + 1, bytes[word.upperBound...].firstIndex { $0 == 0x60 || $0 == 0x2F } ?? bytes.count))
      }
    }
    if ranges.isEmpty { return text }
    let file = SourceFile(name: "", bytes: bytes)
    return Redacted.text(of: file, SourceRange(0, bytes.count), hiding: merged(ranges))
  }

  /// The value on the line of a key, quotes left out, and below it if nothing but `|`, `>` or nothing at all stands there; nothing for a reference, an
  /// alias or a collection. Behind a secret, the comment is hidden with it: the secret may have held the `#`.
  private static func values(_ bytes: [UInt8], from start: Int, isSecret: Bool) -> [SourceRange] {
    var start = start
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard start < bytes.count, bytes[start] != 0x7B, bytes[start] != 0x2A || isSecret else { return [] }
    let lineEnd = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if start == lineEnd || bytes[start] == 0x7C || bytes[start] == 0x3E { return isSecret ? linesBelow(bytes, lineEnd, key: start) : [] }
    var end = start
    if bytes[start] == 0x22 || bytes[start] == 0x27 {
      let quote = bytes[start]
      start += 1
      end = bytes[start..<lineEnd].firstIndex(of: quote) ?? lineEnd
    } else {
      while end < lineEnd, bytes[end] != 0x2C, bytes[end] != 0x7D {
        if bytes[end] == 0x23, end == start || bytes[end - 1] == 0x20 { break }
        end += 1
      }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    }
    var ranges: [SourceRange] = []
    if end > start, !bytes[start...].starts(with: [0x24, 0x7B]) { ranges.append(SourceRange(start, end)) }
    if isSecret, let comment = bytes[end..<lineEnd].firstIndex(of: 0x23), comment + 1 < lineEnd, bytes[comment - 1] == 0x20 {
      ranges.append(SourceRange(comment + 1, lineEnd))
    }
    return ranges
  }

  /// The lines below that are indented more than the one of the key; not where a collection follows.
  private static func linesBelow(_ bytes: [UInt8], _ lineEnd: Int, key: Int) -> [SourceRange] {
    func indentation(_ start: Int) -> Int { bytes[start...].prefix { $0 == 0x20 || $0 == 0x2D }.count }
    let keyLine = bytes[..<key].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let depth = indentation(keyLine)
    var ranges: [SourceRange] = []
    var start = lineEnd
    while start < bytes.count, ranges.count < 100 {
      while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
      let inside = indentation(start)
      guard start + inside < bytes.count, inside > depth else { break }
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      ranges.append(SourceRange(start + inside, end))
      start = end
    }
    return ranges
  }

  /// Who calls, in the URL that a word is the scheme of: user and password, of a database the password alone. One that was not escaped can hold what ends it.
  private static func credentials(_ bytes: [UInt8], _ scheme: Range<Int>) -> SourceRange? {
    guard scheme.count <= 16, bytes[scheme.upperBound...].starts(with: [0x3A, 0x2F, 0x2F]) else { return nil }
    let start = scheme.upperBound + 3
    // Long enough for any that somebody writes, and short enough for a file of nothing else.
    let text = bytes[start...].prefix(512).prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x60 }
    let authority = text.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    var end = authority.lastIndex(of: 0x40)
    let colon = authority.firstIndex(of: 0x3A)
    if end == nil, let colon, authority[colon...].dropFirst().contains(where: { !isDigit($0) && $0 != 0x5D && $0 != 0x3A }), authority.first != 0x5B {
      end = text.lastIndex(of: 0x40)
    }
    guard let end else { return nil }
    let isWeb = String(decoding: bytes[scheme], as: UTF8.self).lowercased().hasPrefix("http")
    guard let from = isWeb ? start : colon.map({ $0 + 1 }), from < end, !bytes[from..<end].starts(with: [0x24, 0x7B]) else { return nil }
    return SourceRange(from, end)
  }

  /// The word behind `Bearer` or `Basic`, if it has a digit.
  private static func bearerValue(_ bytes: [UInt8], _ word: Range<Int>) -> SourceRange? {
    guard word.count == 5 || word.count == 6, word.upperBound < bytes.count, bytes[word.upperBound] == 0x20 else { return nil }
    guard ["bearer", "basic"].contains(String(decoding: bytes[word], as: UTF8.self).lowercased()) else { return nil }
    let value = bytes[(word.upperBound + 1)...].prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x60 }
    return value.count >= 5 && value.contains(where: isDigit) ? SourceRange(value.startIndex, value.endIndex) : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2B
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A personal number, a text that looks like a key, or 24 letters and digits mixed as keys are.
  private static func isToken(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 10 else { return false }
    let digits = word.count(where: isDigit)
    if word.count <= 13, digits >= 9, isPersonalNumber(word, digits) { return true }
    if word.withUnsafeBufferPointer({ SecretTexts.looksLikeSecret($0) }) { return true }
    guard word.count >= 24, digits >= 4, !publicPrefixes.contains(where: { word.starts(with: $0.utf8) }) else { return false }
    return word.count - digits >= 4 && !word.contains(0x2D)
  }

  /// Six or eight digits, a sign, four more; or what passes the check of a country.
  private static func isPersonalNumber(_ word: ArraySlice<UInt8>, _ digits: Int) -> Bool {
    if word.count == 11 || word.count == 13, digits == word.count - 1, [0x2D, 0x2B].contains(word[word.endIndex - 5]) { return true }
    let today = CalendarDate("9999-12-31") ?? CalendarDate(unixTime: 0)
    return word.withUnsafeBufferPointer { text in
      [.sePersonnummer, .noFodselsnummer, .dkCPR, .fiHetu].contains { Identifiers.verdict(of: text, as: $0, today: today) == .valid }
    }
  }

  /// What HostUp's public ids begin with (https://developer.hostup.se/, seen 2026-11).
  private static let publicPrefixes = [
    "ord_", "inv_", "client_", "dom_", "acct_", "vps_", "vpsprod_", "shprod_", "os_", "job_", "txn_", "card_", "req_", "dcheck_", "zone_", "order_attempt_",
  ]
}
