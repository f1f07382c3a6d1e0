import CLibCrypto

/// HMAC-SHA-256 (RFC 2104, FIPS 180-4) under the key of a ledger: equal content can be told, and nothing can be read or tried out without the key.
public struct KeyedDigest: Sendable {
  private let key: [UInt8]

  public init(key: [UInt8]) { self.key = key }

  /// 64 hexadecimal digits.
  public func digest(_ bytes: [UInt8]) -> String { Hex.text(code(bytes)) }

  /// The digest of a field's content; the field is part of it, so that equal content of two fields differs.
  public func digest(field: String, _ content: String) -> String { digest(Array(field.utf8) + [0] + Array(content.utf8)) }

  /// The digest of a request: where it goes, and its bytes.
  public func digest(request: PreparedRequest) -> String { digest(Array(request.path.utf8) + [0] + request.body) }

  private func code(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    _ = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &result, &length)
    return result
  }
}

enum Hex {
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    let digits = Array("0123456789abcdef".utf8)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
