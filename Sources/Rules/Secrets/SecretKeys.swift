/// Keys whose values are not shown to anybody: secrets, and what the language knows or another form calls personal data.
public enum SecretKeys {
  /// Whether a key names a transfer code, a token or a password: the comment behind its value is not shown either.
  public static func namesSecret(_ key: String) -> Bool { matches(word(key), secrets) || endsLikeSecret(key) }

  /// Whether a literal below a key is hidden; upper and lower case, `_`, `-` and a slip of one letter make no difference.
  public static func hides(_ key: String) -> Bool {
    let word = word(key)
    return matches(word, personal) || matches(word, secrets) || endsLikeSecret(key)
  }

  /// Whether a pointer leads through such a key.
  public static func hides(pointer: String) -> Bool { pointer.utf8.split(separator: UInt8(ascii: "/")).contains { hides(String(Substring($0))) } }

  private static let secrets = [
    "eppcode", "epp", "authcode", "authinfo", "transfercode", "turnstiletoken", "authorization", "password", "secret", "token", "apikey",
  ].map { Array($0.utf8) }

  private static let personal = [
    "registrationidentifier", "vatnumber", "vateu", "orgno", "personnummer", "firstname", "lastname", "companyname", "organization", "email", "phonenumber",
    "phone", "street", "streetaddress", "address1", "address2", "city", "state", "postalcode", "postcode", "value",
  ].map { Array($0.utf8) }

  private static func endsLikeSecret(_ key: String) -> Bool {
    var key = key
    return key.withUTF8(SecretTexts.namesSecret)
  }

  /// The letters and digits of a key in lower case.
  private static func word(_ key: String) -> [UInt8] {
    key.utf8.compactMap { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? nil : (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func matches(_ word: [UInt8], _ words: [[UInt8]]) -> Bool { words.contains { isNear(word, $0) } }

  /// Whether two words are equal, or in words of five letters and more one letter is lost, added, changed or swapped with its neighbour.
  private static func isNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    if start == left.count, start == right.count { return true }
    var end = 0
    while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
    guard right.count >= 5 else { return false }
    let (lost, added) = (left.count - start - end, right.count - start - end)
    return lost <= 1 && added <= 1 || lost == 2 && added == 2 && left[start] == right[start + 1] && left[start + 1] == right[start]
  }
}
