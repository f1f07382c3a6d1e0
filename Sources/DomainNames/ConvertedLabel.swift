/// One valid label in its two forms.
struct ConvertedLabel {
  /// The label in lower-case ASCII.
  let ascii: String

  /// The U-label; the same as `ascii` for a label without other characters.
  let unicode: String

  /// What was changed on the way.
  let mapping: DomainName.Mapping
}
