import Catalog
import DomainNames

/// Domain names behind each other, each split before its public suffix. That is done as they come in, by the thread that checks their file.
struct SplitNames: Sendable {
  private(set) var names = NameList()
  /// How many bytes of each name stand before its public suffix.
  private(set) var lengths: [UInt16] = []
  /// The UTF-16 of the U-labels before the public suffix, of names that have such: a letter of a rare script is two of them there.
  private(set) var unusual: [Int: [UInt16]] = [:]

  init() {}

  var count: Int { lengths.count }

  /// Adds a name of lower-case A-labels.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    let suffix = Catalog.publicSuffixLength(ofDomain: name) ?? name.count - 1 - (name.lastIndex(of: UInt8(ascii: ".")) ?? -1)
    let label = name[..<max(0, name.count - suffix - 1)]
    if Self.mayHoldALabel(label), case .success(let parsed) = DomainName.parse(String(decoding: name, as: UTF8.self)) {
      let depth = label.reduce(1) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 }
      unusual[count] = Array(parsed.unicodeLabels.prefix(depth).joined(separator: ".").utf16)
    }
    names.append(name)
    lengths.append(UInt16(clamping: label.count))
  }

  mutating func append(contentsOf other: SplitNames) {
    for (number, letters) in other.unusual { unusual[count + number] = letters }
    names.append(contentsOf: other.names)
    lengths.append(contentsOf: other.lengths)
  }

  private static func mayHoldALabel(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var last: UInt8 = 0
    for byte in label {
      if byte == UInt8(ascii: "-"), last == byte { return true }
      last = byte
    }
    return false
  }
}
