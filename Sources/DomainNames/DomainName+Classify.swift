extension DomainName {
  /// Tells whether a text is already a canonical domain name, without allocating.
  ///
  /// Canonical is: at least two labels of 1–63 lower-case ASCII letters, digits and inner hyphens, no label with hyphens in
  /// positions 3 and 4 (so no A-label either), a last label that is not all digits, no final dot, at most 253 octets.
  ///
  /// - Parameter utf8: The text; its memory is only read during the call.
  public static func classify(_ utf8: UnsafeBufferPointer<UInt8>) -> DomainNameClass {
    guard utf8.count <= Limits.name else { return .needsConversion }
    var labelStart = 0
    var labelIsNumeric = true
    for (index, byte) in utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        labelIsNumeric = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        break
      case UInt8(ascii: "-"):
        let position = index - labelStart
        guard position > 0, position != 3 || utf8[index - 1] != byte else { return .needsConversion }
        labelIsNumeric = false
      case UInt8(ascii: "."):
        guard isLabelEnd(index, of: utf8, from: labelStart) else { return .needsConversion }
        labelStart = index + 1
        labelIsNumeric = true
      default:
        return .needsConversion
      }
    }
    let isCanonical = labelStart > 0 && !labelIsNumeric && isLabelEnd(utf8.count, of: utf8, from: labelStart)
    return isCanonical ? .canonical : .needsConversion
  }

  /// Whether a label that began at `start` may end before `end`: it has 1–63 octets and no hyphen last.
  private static func isLabelEnd(_ end: Int, of utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    (1...Limits.label).contains(end - start) && utf8[end - 1] != UInt8(ascii: "-")
  }
}
