import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value that stands outside the spec: `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`.
public struct SecretReference: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    case environment(name: String)
    /// A file, or one key of a one-level YAML or JSON mapping in it.
    case file(path: String, key: String?)
  }

  public let source: Source

  /// What a text is as to secrets.
  public enum Reading: Sendable {
    /// No reference.
    case literal
    case reference(SecretReference)
    /// Looks like a reference and is none; what is wrong, lower case.
    case malformed(String)
    /// A reference is a part of the text.
    case embedded
  }

  /// Whether a text needs a closer look: it holds `${`. Cheap, for every scalar.
  public static func mayBePresent(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 2, memchr(text.baseAddress!, 0x24, text.count) != nil else { return false }
    for index in 0..<(text.count - 1) where text[index] == 0x24 && text[index + 1] == 0x7B { return true }
    return false
  }

  /// Reads a text; `$${` is a literal `${`.
  public static func read(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    var start: Int?
    for index in bytes.indices.dropLast() where bytes[index] == 0x24 && bytes[index + 1] == 0x7B {
      if index > 0, bytes[index - 1] == 0x24 { continue }
      start = index
      break
    }
    guard let start else { return .literal }
    guard start == 0, bytes.last == 0x7D else { return start == 0 && !bytes.contains(0x7D) ? .malformed("the closing `}` is missing") : .embedded }
    let inner = String(decoding: bytes[2..<(bytes.count - 1)], as: UTF8.self)
    if inner.utf8.contains(0x7D) { return .embedded }
    guard let colon = inner.firstIndex(of: ":") else { return .malformed("a reference is `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`") }
    let rest = String(inner[inner.index(after: colon)...])
    switch inner[..<colon] {
    case "env":
      let isName = !rest.isEmpty && rest.utf8.allSatisfy { $0 == 0x5F || isLetter($0) || isDigit($0) } && !isDigit(rest.utf8.first!)
      return isName ? .reference(.init(source: .environment(name: rest))) : .malformed("`\(rest)` is not the name of an environment variable")
    case "file":
      let parts = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      if parts[0].isEmpty { return .malformed("the path is missing") }
      if parts.count == 2, parts[1].isEmpty { return .malformed("the key behind `#` is missing") }
      return .reference(.init(source: .file(path: String(parts[0]), key: parts.count == 2 ? String(parts[1]) : nil)))
    case let other:
      // What stands before the colon is shown only where it is a word that was meant as a source.
      guard let source = Suggestion.nearest(to: String(other), in: ["env", "file"]) else {
        return .malformed("a reference is `${env:NAME}`, `${file:PATH}` or `${file:PATH#KEY}`")
      }
      return .malformed("`\(other)` is no source of secrets; did you mean `\(source)`?")
    }
  }

  /// Whether a text holds a `$`; without one it stands for itself.
  public static func mayStand(in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while utf8.count - index >= 8 {
      let word = UnsafeRawPointer(utf8.baseAddress! + index).loadUnaligned(as: UInt64.self) ^ (ones &* 0x24)
      if (word &- ones) & ~word & (ones &* 0x80) != 0 { return true }
      index += 8
    }
    while index < utf8.count {
      if utf8[index] == 0x24 { return true }
      index += 1
    }
    return false
  }

  /// The text that a literal stands for: `$${` becomes `${`.
  public static func unescaped(_ text: String) -> String {
    var text = text
    guard text.withUTF8(mayStand) else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x24, index + 2 < bytes.count, bytes[index + 1] == 0x24, bytes[index + 2] == 0x7B { index += 1 }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
