import Diagnostics

/// The hashes of the lines of a file that GitHub's code scanning tells findings apart by, `primaryLocationLineHash`.
///
/// As github/codeql-action computes them where a report has none (src/fingerprints.ts, checked 2026-11-22): of the hundred UTF-16 units from the line's
/// beginning on, blanks left out, by powers of 37 in 64 bits; behind a colon, how many lines of the file had the same one so far. With another value that action
/// would complain of each finding.
enum LineHashes {
  private static let length = 100

  /// The hash of each line, the first one first; nil where one of the units is hidden, since so plain a sum gives a short secret away.
  static func all(of file: SourceFile, hiding hidden: [SourceRange]) -> [String?] {
    let lines = Lines(file)
    var counts: [UInt64: Int] = [:]
    return lines.starts.map { start in
      let units = lines.units[start..<min(start + length, lines.units.count)]
      var hash: UInt64 = 0
      for unit in units { hash = hash &* 37 &+ UInt64(unit.value) }
      for _ in units.count..<length { hash = hash &* 37 }
      let count = counts[hash, default: 0] + 1
      counts[hash] = count
      let (first, last) = (units[units.startIndex].offset, units[units.endIndex - 1].offset)
      return hidden.contains { $0.start <= last && $0.end > first } ? nil : String(hash, radix: 16) + ":\(count)"
    }
  }

  /// What is left of a file without blanks: every end of a line is one LF, and the end of the file is a unit, too.
  private struct Lines {
    private(set) var units: [(value: UInt16, offset: Int)] = []
    /// Where each line begins among the units.
    private(set) var starts: [Int] = [0]

    init(_ file: SourceFile) {
      var offset = 0
      var isBehindCR = false
      for scalar in String(decoding: file.bytes, as: UTF8.self).unicodeScalars {
        defer { offset += UTF8.width(scalar) }
        if scalar == " " || scalar == "\t" || scalar == "\n" && isBehindCR {
          isBehindCR = false
          continue
        }
        isBehindCR = scalar == "\r"
        for unit in UTF16.encode(scalar)! { units.append((isBehindCR ? 0x0A : unit, offset)) }
        if units[units.count - 1].value == 0x0A { starts.append(units.count) }
      }
      units.append((0xFFFF, offset))
    }
  }
}
