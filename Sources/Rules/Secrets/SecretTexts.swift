/// Recognises secrets by their looks. Never exact; made so that ordinary texts and the providers' ids (`dom_01hx…`) do not match.
public enum SecretTexts {
  /// Whether a text looks like the value of an `Authorization` header, an API key or a web token.
  public static func looksLikeSecret(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 12 else { return false }
    switch lowered(text[0]) {
    case UInt8(ascii: "b"), UInt8(ascii: "t"): if isBearerValue(text) { return true }
    case UInt8(ascii: "e"): if isWebToken(text) { return true }
    default: break
    }
    return isPrefixedKey(text)
  }

  /// Whether a key of the provider's own fields names something secret: `password`, `rootPassword`, `api_key`, …
  static func namesSecret(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    endings.contains { ends(key, with: $0) }
  }

  private static let endings: [StaticString] = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "accesskey", "authorization",
  ]
  private static let schemes: [StaticString] = ["bearer ", "token ", "basic "]

  /// `Bearer 12345`, `Token 12345` or `Basic …`: one word behind the scheme, with a digit in it.
  private static func isBearerValue(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for scheme in schemes {
      let length = scheme.utf8CodeUnitCount
      guard (0..<length).allSatisfy({ lowered(text[$0]) == scheme.utf8Start[$0] }) else { continue }
      let value = text[length...]
      return value.count >= 5 && value.allSatisfy { $0 > 0x20 && $0 < 0x7F } && value.contains(where: isDigit)
    }
    return false
  }

  /// `sk_live_…`, `hup_test_…`: a short prefix, the mode, and at least 12 letters and digits. A publishable key (`pk_`) is no secret. Also `whsec_…`.
  private static func isPrefixedKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 18, let underscore = text.prefix(12).firstIndex(of: UInt8(ascii: "_")), underscore >= 2 else { return false }
    guard text[..<underscore].allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return false }
    var rest = text[(underscore + 1)...]
    if text[..<underscore].elementsEqual("whsec".utf8) { return isTail(rest) }
    guard rest.starts(with: "live_".utf8) || rest.starts(with: "test_".utf8), !text[..<underscore].elementsEqual("pk".utf8) else { return false }
    rest = rest.dropFirst(5)
    return isTail(rest)
  }

  private static func isTail(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { text.count >= 12 && text.allSatisfy(isTokenByte) }

  /// A JSON Web Token: three parts of base64url, the first of which begins with `{"`.
  private static func isWebToken(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 32, text.starts(with: "eyJ".utf8) else { return false }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isTokenByte) }
  }

  /// Whether a key ends with a word, case, hyphens and underscores left out.
  private static func ends(_ key: UnsafeBufferPointer<UInt8>, with word: StaticString) -> Bool {
    var index = key.count - 1
    for position in (0..<word.utf8CodeUnitCount).reversed() {
      while index >= 0, key[index] == UInt8(ascii: "_") || key[index] == UInt8(ascii: "-") { index -= 1 }
      guard index >= 0, lowered(key[index]) == word.utf8Start[position] else { return false }
      index -= 1
    }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(lowered(byte)) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
