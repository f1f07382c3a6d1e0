import Diagnostics
import DomainNames
import OrderLanguage

/// A valid name with its labels, as it is read and as it is written.
struct NameLabels {
  let origin: Origin
  /// The labels as they are written, in UTF-8 offsets of the text.
  let written: [Range<Int>]
  /// The U-labels, one for each of `written`.
  let unicode: [String]

  /// nil where the labels that are written cannot be told apart.
  init?(_ name: DomainName, at origin: Origin) {
    var written: [Range<Int>] = []
    var start = 0
    var offset = 0
    for scalar in origin.text.unicodeScalars {
      let width = UTF8.width(scalar)
      if Self.isDot(scalar) {
        written.append(start..<offset)
        start = offset + width
      }
      offset += width
    }
    if start < offset { written.append(start..<offset) }
    let unicode = name.unicodeLabels
    guard written.count == unicode.count else { return nil }
    (self.origin, self.written, self.unicode) = (origin, written, unicode)
  }

  /// The place of the first letters in a row, of a label, that a test is true of; the place of the label where it was written in another form.
  func place(ofLettersIn label: Int, where isMeant: (Unicode.Scalar) -> Bool) -> Place {
    let text = Array(origin.text.utf8)[written[label]]
    // Only a text that is its own U-label has its letters where the U-label has them.
    guard unicode[label].utf8.elementsEqual(text) else { return origin.place(of: written[label]) }
    var offset = written[label].lowerBound
    var part: Range<Int>?
    for scalar in unicode[label].unicodeScalars {
      let end = offset + UTF8.width(scalar)
      if isMeant(scalar) {
        part = (part?.lowerBound ?? offset)..<end
      } else if part != nil {
        break
      }
      offset = end
    }
    return origin.place(of: part ?? written[label])
  }

  /// A fix that writes another label.
  func fix(_ label: Int, to text: String) -> FixIt? {
    var labels = unicode
    labels[label] = text
    return origin.edit(written[label], to: text).map { FixIt("write `\(labels.joined(separator: "."))`", .unsafe, edits: [$0]) }
  }

  /// The full stop and the three that UTS 46 maps to it (section 2.3).
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "\u{3002}", "\u{FF0E}", "\u{FF61}": true
    default: false
    }
  }
}

extension Order {
  /// Calls with the labels of the valid names that are not in canonical form; hosts have rules of their own, and what is adopted exists.
  func forEachUnusualName(_ body: (NameLabels, DomainName) -> Void) {
    for name in unusualNames where name.role != .host {
      guard case .success(let parsed) = name.reading else { continue }
      if let existing = name.origin.parent?.object?.written(.existing), existing.state != .null { continue }
      if let labels = NameLabels(parsed, at: name.origin) { body(labels, parsed) }
    }
  }
}

extension Unicode.Scalar {
  /// The character and its code point, `а` (U+0430).
  var quoted: String {
    let hexadecimal = String(value, radix: 16, uppercase: true)
    return "`\(self)` (U+\(String(repeating: "0", count: max(0, 4 - hexadecimal.count)))\(hexadecimal))"
  }
}
