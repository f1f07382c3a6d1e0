/// Applies the edits of fix-its to the bytes of one file.
public enum EditApplication {
  /// Fix-its whose edits do not touch those of an earlier one, in the given order; the rest waits for another round.
  public static func compatible(_ fixes: [FixIt]) -> [FixIt] {
    var taken: [(file: ObjectIdentifier, range: SourceRange)] = []
    return fixes.filter { fix in
      let ranges = fix.edits.map { (file: ObjectIdentifier($0.file), range: $0.range) }
      for new in ranges {
        for old in taken where old.file == new.file && touches(old.range, new.range) { return false }
      }
      taken += ranges
      return true
    }
  }

  /// The content after all edits; edits of other files are left out. Bytes outside the edits are kept as they are.
  ///
  /// - Precondition: the edits do not overlap.
  public static func apply(_ edits: [Edit], to file: SourceFile) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.filter({ $0.file === file }).sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      precondition(edit.range.start >= position, "overlapping edits")
      result += file.bytes[position..<edit.range.start]
      result += Array(edit.text.utf8)
      position = edit.range.end
    }
    return result + file.bytes[position...]
  }

  private static func touches(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.start <= right.end && right.start <= left.end
  }
}
