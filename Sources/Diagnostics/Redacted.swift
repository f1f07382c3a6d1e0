/// Source text as it may be shown to people: hidden ranges as bullets, one for each character.
public enum Redacted {
  /// The text of a range with every character of the hidden ranges as `•`, tabs as a space and control characters as U+FFFD.
  public static func text(of file: SourceFile, _ range: SourceRange, hiding hidden: [SourceRange]) -> String {
    var result = String.UnicodeScalarView()
    var offset = range.start
    var next = hidden.partitioningIndex { $0.end > range.start }
    for scalar in file.text(range).unicodeScalars {
      while next < hidden.count, hidden[next].end <= offset { next += 1 }
      let isHidden = next < hidden.count && hidden[next].start <= offset
      if isHidden {
        result.append("•")
      } else if scalar == "\t" {
        result.append(" ")
      } else {
        result.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
      }
      offset += UTF8.width(scalar)
    }
    return String(result)
  }
}

extension Array {
  /// The index of the first element for which the predicate holds; the array must be partitioned by it.
  fileprivate func partitioningIndex(_ belongsBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
