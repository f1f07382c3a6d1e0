/// One finding: what is wrong at one place, why, and what to do.
public struct Diagnostic: Sendable {
  /// The snake_case name of the rule.
  public var code: String
  public var severity: Severity
  /// Lower case, no full stop, quotes the value, lists what was expected.
  public var message: String
  /// The primary place.
  public var place: Place
  /// Other places that belong to the finding.
  public var related: [RelatedPlace]
  /// Sentences without a place: why it matters and what to do.
  public var help: [String]
  public var fixes: [FixIt]

  public init(
    code: String, severity: Severity, message: String, place: Place, related: [RelatedPlace] = [], help: [String] = [], fixes: [FixIt] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.related = related
    self.help = help
    self.fixes = fixes
  }
}

/// A second place of a finding, with what there is to see.
public struct RelatedPlace: Sendable {
  public var place: Place
  public var message: String

  public init(_ message: String, at place: Place) {
    self.place = place
    self.message = message
  }
}

extension [Diagnostic] {
  /// In the order of every report: file, document, start offset, code.
  public var inOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      guard a.place.file.name == b.place.file.name else { return a.place.file.name.utf8.lexicographicallyPrecedes(b.place.file.name.utf8) }
      return (a.place.document, a.place.range.start, a.code, left.offset) < (b.place.document, b.place.range.start, b.code, right.offset)
    }.map(\.element)
  }
}
