import DomainNames

/// An e-mail address as it is written: what keeps it from being one plain address, after RFC 5321 and RFC 5322 without quoting, comments and names.
struct EmailFault: Equatable {
  /// In words that follow the name of the field: lower case, no full stop.
  let message: String
  /// The bytes of the text that are wrong.
  let range: Range<Int>

  /// What is wrong with a text; nil for a plain address. Allocates nothing for an address with an ordinary host name.
  static func find(in text: UnsafeBufferPointer<UInt8>) -> EmailFault? {
    let whole = 0..<text.count
    guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { return EmailFault(message: "has no `@`", range: whole) }
    if text.starts(with: "mailto:".utf8) { return EmailFault(message: "is a link, not a bare address", range: 0..<7) }
    if let bracket = text.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
      return EmailFault(message: "has more than the bare address", range: bracket..<(bracket + 1))
    }
    if let comma = text.firstIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      return EmailFault(message: "is a list; one address is expected", range: comma..<(comma + 1))
    }
    if let second = text[(at + 1)...].firstIndex(of: UInt8(ascii: "@")) { return EmailFault(message: "has a second `@`", range: second..<(second + 1)) }
    if let fault = localFault(UnsafeBufferPointer(rebasing: text[..<at])) { return fault }
    if let fault = hostFault(UnsafeBufferPointer(rebasing: text[(at + 1)...]), at: at + 1) { return fault }
    return text.count > 254 ? EmailFault(message: "is longer than 254 octets", range: whole) : nil
  }

  /// Dot-atoms of at most 64 octets.
  private static func localFault(_ local: UnsafeBufferPointer<UInt8>) -> EmailFault? {
    if local.isEmpty { return EmailFault(message: "has nothing before the `@`", range: 0..<1) }
    for (index, byte) in local.enumerated() where !isAtom(byte) {
      if byte == UInt8(ascii: ".") {
        if index > 0, index + 1 < local.count, local[index + 1] != byte { continue }
        return EmailFault(message: "has a dot at an edge or beside another before the `@`", range: index..<(index + 1))
      }
      if byte >= 0x80 {
        let end = local[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? local.count
        return EmailFault(message: "has a letter beyond ASCII before the `@`, which most registries refuse", range: index..<end)
      }
      let name = byte == 0x20 ? "a blank" : byte < 0x20 || byte == 0x7F ? "a control character" : "`\(Character(Unicode.Scalar(byte)))`"
      return EmailFault(message: "has \(name) before the `@`", range: index..<(index + 1))
    }
    return local.count > 64 ? EmailFault(message: "has more than 64 octets before the `@`", range: 0..<local.count) : nil
  }

  private static func hostFault(_ host: UnsafeBufferPointer<UInt8>, at start: Int) -> EmailFault? {
    if DomainName.classify(host) == .canonical { return nil }
    if host.isEmpty { return EmailFault(message: "has nothing behind the `@`", range: (start - 1)..<start) }
    if host.first == UInt8(ascii: "[") { return EmailFault(message: "has an IP address behind the `@`", range: start..<(start + host.count)) }
    switch DomainName.parse(String(decoding: host, as: UTF8.self)) {
    case .success: return host.last == UInt8(ascii: ".") ? EmailFault(message: "ends with a dot", range: (start + host.count - 1)..<(start + host.count)) : nil
    case .failure(let fault):
      return EmailFault(message: "has a host name that \(fault.message)", range: (start + fault.range.lowerBound)..<(start + fault.range.upperBound))
    }
  }

  /// RFC 5322 `atext`.
  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
    default: return false
    }
  }
}
