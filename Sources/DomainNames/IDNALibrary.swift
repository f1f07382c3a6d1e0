import CLibIDN2

/// The calls into libidn2, each on a single label.
///
/// The functions that take UTF-8 are used, never the `_lz` ones, which depend on the locale; and never
/// `IDN2_USE_STD3_ASCII_RULES`, which deletes `_` and blanks without an error (seen with 2.3.3): another name would be ordered.
/// Nothing here keeps state. The library does not either.
enum IDNALibrary {
  /// Maps a label after UTS 46 (non-transitional) and gives both forms of it, lower case.
  ///
  /// ẞ (U+1E9E) is mapped to ß here, as UTS 46 does since revision 31 (Unicode 15.1); libidn2 2.3.3 makes `ss` of it, which is
  /// another name. Characters newer than the tables of the library (Unicode 11 there) count as disallowed.
  static func convert(_ label: String) -> Result<(ascii: String, unicode: String), IDNAFailure> {
    let label = String(String.UnicodeScalarView(label.unicodeScalars.map { $0 == "\u{1E9E}" ? "ß" : $0 }))
    let flags = IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue
    return take { idn2_to_ascii_8z(label, &$0, Int32(flags)) }.flatMap { ascii in
      if let failure = faultOfMapped(ascii) { return .failure(failure) }
      guard ascii.hasPrefix("xn--") else { return .success((ascii, ascii)) }
      return decode(ascii).map { (ascii, $0) }
    }
  }

  /// Decodes a lower-case A-label, and makes sure that the U-label is one that can be registered and encodes to the same again.
  ///
  /// `idn2_register_u8` maps nothing, and checks what a look-up leaves to the registry: contextual rules (RFC 5892, appendix A)
  /// in full, and signs like ≠ that UTS 46 lets pass.
  private static func decode(_ aLabel: String) -> Result<String, IDNAFailure> {
    take { idn2_to_unicode_8z8z(aLabel, &$0, 0) }.flatMap { unicode in
      register(unicode).flatMap { encoded in
        encoded == aLabel ? .success(unicode) : .failure(IDNAFailure(IDN2_ALABEL_ROUNDTRIP_FAILED.rawValue))
      }
    }
  }

  private static func register(_ uLabel: String) -> Result<String, IDNAFailure> {
    take { output in
      var bytes: UnsafeMutablePointer<UInt8>?
      let code = idn2_register_u8(uLabel, nil, &bytes, 0)
      output = UnsafeMutableRawPointer(bytes)?.assumingMemoryBound(to: CChar.self)
      return code
    }
  }

  /// What mapping can bring into a label that had no such fault before: `℀` is `a/c`, the soft hyphen is nothing.
  private static func faultOfMapped(_ ascii: String) -> IDNAFailure? {
    let bytes = ascii.utf8
    if bytes.isEmpty { return .empty }
    if !bytes.allSatisfy(\.isLetterDigitHyphen) { return IDNAFailure(IDN2_DISALLOWED.rawValue) }
    if bytes.first == UInt8(ascii: "-") || bytes.last == UInt8(ascii: "-") { return .hyphenAtEdge }
    if bytes.dropFirst(2).starts(with: "--".utf8), !ascii.hasPrefix("xn--") { return .doubleHyphen34 }
    return bytes.count > Limits.label ? .tooLong : nil
  }

  /// Makes a call that allocates a C string, copies the string and frees it.
  private static func take(_ call: (inout UnsafeMutablePointer<CChar>?) -> Int32) -> Result<String, IDNAFailure> {
    var output: UnsafeMutablePointer<CChar>?
    let code = call(&output)
    defer { idn2_free(output) }
    guard code == IDN2_OK.rawValue, let output else { return .failure(IDNAFailure(code)) }
    return .success(String(cString: output))
  }
}
