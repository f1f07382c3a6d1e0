import Diagnostics

/// The edits that turn one text into another, by whole lines, so that nothing around them is touched.
enum LineDifference {
  static func edits(from old: [UInt8], to new: [UInt8]) -> [(range: SourceRange, text: String)] {
    let (oldLines, newLines) = (lines(old), lines(new))
    return LineChange.changes(from: oldLines, to: newLines).map { change in
      let start = change.old.lowerBound < oldLines.count ? oldLines[change.old.lowerBound].startIndex : old.count
      let end = change.old.isEmpty ? start : oldLines[change.old.upperBound - 1].endIndex
      return smallest(SourceRange(start, end), old[start..<end], Array(newLines[change.new].joined()))
    }
  }

  /// An edit without what its two texts begin and end with alike: what does not change is not sent.
  private static func smallest(_ range: SourceRange, _ old: ArraySlice<UInt8>, _ new: [UInt8]) -> (range: SourceRange, text: String) {
    func isInside(_ byte: UInt8?) -> Bool { byte.map { $0 & 0xC0 == 0x80 } ?? false }
    var prefix = zip(old, new).prefix { $0 == $1 }.count
    while prefix > 0, isInside(old.dropFirst(prefix).first) || isInside(new.dropFirst(prefix).first) { prefix -= 1 }
    let (restOld, restNew) = (old.dropFirst(prefix), new.dropFirst(prefix))
    var suffix = zip(restOld.reversed(), restNew.reversed()).prefix { $0 == $1 }.count
    while suffix > 0, isInside(restNew.suffix(suffix).first) || isInside(restOld.suffix(suffix).first) { suffix -= 1 }
    return (SourceRange(range.start + prefix, range.end - suffix), String(decoding: restNew.dropLast(suffix), as: UTF8.self))
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}
