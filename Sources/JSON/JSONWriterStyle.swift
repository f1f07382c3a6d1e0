extension JSONWriter {
  /// How a `JSONWriter` lays out its text.
  public enum Style: Sendable {
    /// One member or element a line, indented by two spaces a level, lines ended by a line feed.
    case pretty

    /// No blanks at all.
    case compact
  }
}
