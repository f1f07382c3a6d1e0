public import Diagnostics
import YAMLSyntax

extension Origin {
  /// The text for a message: at most 60 characters, control characters as blanks.
  public var excerpt: String {
    let scalars = text.unicodeScalars
    let clean = String(String.UnicodeScalarView(scalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    return scalars.count > 60 ? clean + "…" : clean
  }

  /// The range of a part of the scalar's text, in UTF-8 bytes of that text; nil where the source bytes are not the text (escapes, folded
  /// lines, `$${`) or where the value came through an alias.
  public func sourceRange(of part: Range<Int>) -> SourceRange? {
    let member = member
    if member.alias != nil, !member.isMerged { return nil }
    let bounds = document.tree.textBounds(of: member.node)
    guard !bounds.isInSideBuffer, bounds.start + part.upperBound <= bounds.end, part.lowerBound < part.upperBound else { return nil }
    if withText(SecretReference.mayBePresent(in:)) { return nil }
    return SourceRange(bounds.start + part.lowerBound, bounds.start + part.upperBound)
  }

  /// An edit of the whole scalar; nil where the value came through an alias or is written over several lines.
  public func wholeEdit(to text: String) -> Edit? { isEditable ? SourceEdits(document.tree).replaceScalar(node, with: text) : nil }

  /// Whether the text of the scalar may be changed by an edit: it stands here and nowhere else, not behind an alias.
  public var isEditable: Bool { member.alias == nil || member.isMerged }
}

extension Origin {
  /// The places that belong to a finding about a value of an item: those of its alias, and the item that a default reaches.
  public func relatedPlaces(of item: Item) -> [RelatedPlace] {
    guard isDefault else { return aliasPlaces }
    return aliasPlaces + [RelatedPlace("it reaches this item", at: item.origin.place)]
  }
}

extension Origin {
  /// The fix-it that writes another name for something; unsafe, because only a person knows which one was meant.
  public func renaming(to name: String) -> [FixIt] {
    wholeEdit(to: name).map { [FixIt("write `\(name)`", .unsafe, edits: [$0])] } ?? []
  }
}
