/// Reads one domain name, label by label.
///
/// libidn2 sees single labels only: it accepts empty labels, and a fault would have no place otherwise.
struct DomainNameParser {
  private let text: String
  private var ascii = ""
  private var unicode = ""
  private var mapping: DomainName.Mapping = []
  private var labelCount = 0
  /// The A-label that was appended last.
  private var lastLabel = ""

  init(_ text: String) { self.text = text }

  mutating func parse() throws(DomainNameFault) -> DomainName {
    guard !text.isEmpty else { throw DomainNameFault(kind: .emptyName, range: 0..<0) }
    if let fault = URLShape.fault(in: text) { throw fault }

    var label = SourceLabel(text: "", start: 0)
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(where: Self.isDot) ?? rest.endIndex
      label = SourceLabel(text: Substring(rest[..<end]), start: offset(of: rest.startIndex))
      rest = rest[end...]
      if let dot = rest.popFirst() {
        guard !label.text.isEmpty else { throw DomainNameFault(kind: .emptyLabel, range: offset(of: end)..<offset(of: rest.startIndex)) }
        if dot != "." { mapping.insert(.uts46Mapped) }
        if rest.isEmpty { mapping.insert(.trailingDot) }
      }
      try append(label)
    }

    guard labelCount > 1 else { throw DomainNameFault(kind: .singleLabel, range: label.range) }
    guard !lastLabel.utf8.allSatisfy(\.isASCIIDigit) else { throw DomainNameFault(kind: .numericTLD, range: label.range) }
    return DomainName(asciiText: ascii, unicodeText: unicode, mapping: mapping)
  }

  private mutating func append(_ label: SourceLabel) throws(DomainNameFault) {
    let converted = try label.converted()
    if labelCount > 0 {
      ascii += "."
      unicode += "."
    }
    ascii += converted.ascii
    unicode += converted.unicode
    labelCount += 1
    lastLabel = converted.ascii
    mapping.formUnion(converted.mapping)
    guard ascii.utf8.count <= Limits.name else {
      throw DomainNameFault(kind: .nameTooLong, range: 0..<text.utf8.count - finalDotWidth)
    }
  }

  private var finalDotWidth: Int {
    text.unicodeScalars.last.map { Self.isDot($0) ? UTF8.width($0) : 0 } ?? 0
  }

  private func offset(of index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }

  /// The full stop and the three that UTS 46 maps to it (section 2.3).
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "\u{3002}", "\u{FF0E}", "\u{FF61}": true
    default: false
    }
  }
}
