import Diagnostics

/// What makes a finding the same finding in two runs: its code, its pointer, its document, and the text of its line as it may be shown.
///
/// Lines above it may come and go. No position is part of it, and no secret: a short number could be found again from its hash.
struct Fingerprints {
  private let redactions: (SourceFile) -> [SourceRange]
  private var hidden: [ObjectIdentifier: [SourceRange]] = [:]
  private var tables = LineTables()
  private var occurrences: [UInt64: Int] = [:]

  /// - Parameter redactions: the ranges of a file that are never shown.
  init(redactions: @escaping (SourceFile) -> [SourceRange]) { self.redactions = redactions }

  /// The fingerprint of the next finding of a report, which no other one of the report has: 16 hexadecimal digits and, behind a colon, how many there were.
  mutating func next(_ finding: Diagnostic, in document: LintReport.Document) -> String {
    let hash = Self.hash([finding.code, finding.place.pointer, document.title, line(of: finding.place)])
    let count = occurrences[hash, default: 0] + 1
    occurrences[hash] = count
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(count)"
  }

  /// The line without what stands around it: indentation, a byte order mark, blanks at its end.
  private mutating func line(of place: Place) -> String {
    let table = tables.table(of: place.file)
    let range = table.range(ofLine: table.position(at: place.range.start).line)
    let key = ObjectIdentifier(place.file)
    let ranges = hidden[key] ?? redactions(place.file)
    hidden[key] = ranges
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{FEFF}"]
    let scalars = Redacted.text(of: place.file, range, hiding: ranges).unicodeScalars.drop { blanks.contains($0) }
    let end = scalars.lastIndex { !blanks.contains($0) }.map { scalars.index(after: $0) } ?? scalars.startIndex
    return String(scalars[..<end])
  }

  /// FNV-1a over the UTF-8 of the parts, each ended by a byte that UTF-8 never holds.
  static func hash(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}
