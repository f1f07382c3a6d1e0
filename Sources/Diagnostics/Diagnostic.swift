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
