/// One non-empty label as it stands in the text, and its conversion.
struct SourceLabel {
  /// The label without its dot.
  let text: Substring

  /// The UTF-8 offset of the label in the text that was given.
  let start: Int

  /// The place of the label in the text that was given.
  var range: Range<Int> { start..<start + text.utf8.count }

  /// Checks the label and gives its two forms.
  func converted() throws(DomainNameFault) -> ConvertedLabel {
    try checkCharacters()
    try checkHyphens()
    let isASCII = text.utf8.allSatisfy(Unicode.ASCII.isASCII)
    guard text.utf8.count <= (isASCII ? Limits.label : Limits.sourceLabel) else { throw fault(.labelTooLong) }
    return isASCII ? try convertedASCII() : try convertedUnicode()
  }

  // MARK: Our own checks, which libidn2 lacks or answers by deleting characters

  private func checkCharacters() throws(DomainNameFault) {
    var offset = start
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if let kind = Self.faultOfCharacter(scalar) {
        let blanks = text.unicodeScalars[index...].prefix(while: \.properties.isWhitespace)
        let width = kind == .whitespace ? String(blanks).utf8.count : UTF8.width(scalar)
        throw DomainNameFault(kind: kind, range: offset..<offset + width)
      }
      offset += UTF8.width(scalar)
    }
  }

  private static func faultOfCharacter(_ scalar: Unicode.Scalar) -> DomainNameFault.Kind? {
    if scalar.isASCII, UInt8(ascii: scalar).isLetterDigitHyphen { return nil }
    if scalar.properties.isWhitespace { return .whitespace }
    if scalar == "_" { return .underscore }
    return scalar.isASCII ? .disallowedASCII(scalar) : nil
  }

  private func checkHyphens() throws(DomainNameFault) {
    if text.utf8.first == UInt8(ascii: "-") { throw DomainNameFault(kind: .hyphenAtEdge, range: start..<start + 1) }
    if text.utf8.last == UInt8(ascii: "-") { throw DomainNameFault(kind: .hyphenAtEdge, range: range.upperBound - 1..<range.upperBound) }
    if text.unicodeScalars.dropFirst(2).starts(with: "--".unicodeScalars), !claimsALabel {
      let hyphens = start + String(text.unicodeScalars.prefix(2)).utf8.count
      throw DomainNameFault(kind: .doubleHyphen34, range: hyphens..<hyphens + 2)
    }
  }

  /// Whether the label begins with `xn--`, in any case.
  private var claimsALabel: Bool { String(text.unicodeScalars.prefix(4)).lowercased() == "xn--" }

  // MARK: Conversion

  private func convertedASCII() throws(DomainNameFault) -> ConvertedLabel {
    let ascii = text.lowercased()
    let mapping: DomainName.Mapping = ascii == text ? [] : .uppercase
    guard claimsALabel else { return ConvertedLabel(ascii: ascii, unicode: ascii, mapping: mapping) }
    guard case .success(let label) = IDNALibrary.convert(ascii), label.ascii == ascii else { throw fault(.invalidALabel) }
    return ConvertedLabel(ascii: ascii, unicode: label.unicode, mapping: mapping)
  }

  private func convertedUnicode() throws(DomainNameFault) -> ConvertedLabel {
    switch IDNALibrary.convert(String(text)) {
    case .success(let label): return ConvertedLabel(ascii: label.ascii, unicode: label.unicode, mapping: mapping(to: label.unicode))
    case .failure where claimsALabel: throw fault(.invalidALabel)
    case .failure(.empty): throw fault(.emptyLabel)
    case .failure(.tooLong): throw fault(.labelTooLong)
    case .failure(.hyphenAtEdge): throw fault(.hyphenAtEdge)
    case .failure(.doubleHyphen34): throw fault(.doubleHyphen34)
    case .failure(.disallowed(let reason)): throw faultOfDisallowedCharacter() ?? fault(.otherIDNA(reason))
    case .failure(.other(let reason)): throw fault(.otherIDNA(reason))
    }
  }

  /// The first character that is disallowed wherever it stands; libidn2 does not tell which one it was.
  private func faultOfDisallowedCharacter() -> DomainNameFault? {
    var offset = start
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      // The letter before it keeps a combining mark from leading the label.
      if !scalar.isASCII, case .failure(.disallowed) = IDNALibrary.convert("a\(scalar)") {
        return DomainNameFault(kind: .disallowedCharacter(scalar), range: offset..<end)
      }
      offset = end
    }
    return nil
  }

  private func mapping(to unicode: String) -> DomainName.Mapping {
    var mapping: DomainName.Mapping = []
    if unicode.unicodeScalars.contains(where: { $0 == "ß" || $0 == "ς" || $0 == "\u{200C}" || $0 == "\u{200D}" }) {
      mapping.insert(.hasTransitionalDifference)
    }
    // Scalars, because String compares by canonical equivalence and would take text that is not in NFC for the same.
    guard !unicode.unicodeScalars.elementsEqual(text.unicodeScalars) else { return mapping }
    let lowercased = Self.lowercased(text)
    if !lowercased.unicodeScalars.elementsEqual(text.unicodeScalars) { mapping.insert(.uppercase) }
    if !lowercased.unicodeScalars.elementsEqual(unicode.unicodeScalars) { mapping.insert(.uts46Mapped) }
    return mapping
  }

  /// The text with its capital letters made small, except the Ohm, Kelvin and Ångström signs: capitals that are not in NFC.
  private static func lowercased(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2126}", "\u{212A}", "\u{212B}": result.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .uppercaseLetter: result += scalar.properties.lowercaseMapping
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func fault(_ kind: DomainNameFault.Kind) -> DomainNameFault { DomainNameFault(kind: kind, range: range) }
}
