/// A change of a file's bytes that changes nothing of what it says.
enum Variant: String, CaseIterable, Sendable {
  case commentBefore, carriageReturns, byteOrderMark

  /// The lines that everything moves down.
  var shift: Int { self == .commentBefore ? 1 : 0 }

  private static let mark = Array("\u{FEFF}".utf8)

  func applied(to bytes: [UInt8]) -> [UInt8] {
    let hasMark = bytes.starts(with: Self.mark)
    switch self {
    case .commentBefore: return (hasMark ? Self.mark : []) + Array("# åäö 日本 \u{1F600} e\u{301}\n".utf8) + bytes.dropFirst(hasMark ? 3 : 0)
    case .carriageReturns: return bytes.contains(0x0D) ? bytes : bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    case .byteOrderMark: return hasMark ? bytes : Self.mark + bytes
    }
  }

  /// A sample with all its specs and contacts files changed.
  func applied(to sample: Sample) -> Sample {
    var sample = sample
    sample.files = sample.files.mapped(below: sample.surroundings) { path, bytes in path.hasSuffix(".orderspec.yaml") ? bytes : applied(to: bytes) }
    return sample
  }
}
