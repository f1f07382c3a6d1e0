/// The text that web pages show in place of an e-mail address, `[email protected]`, and that people paste.
///
/// It stands in HostUp's published examples, with a no-break space between the words. Unquoted, YAML reads it as a list of one text.
public enum MailPlaceholder {
  /// Whether a text is the placeholder, with or without its brackets; every Unicode space counts as a blank.
  public static func isPresent(in text: String) -> Bool {
    guard text.utf8.count < 48 else { return false }
    let folded = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    return folded == "[email protected]" || folded == "email protected"
  }
}
