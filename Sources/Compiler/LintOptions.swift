public import Diagnostics
public import OrderLanguage

/// What a run of lint is asked to do.
public struct LintOptions: Sendable {
  /// `--target`; nil: the target of the spec's provider, else of the configuration.
  public var target: Target?
  /// Only these rules; empty: all.
  public var select: Set<String> = []
  /// None of these rules.
  public var ignore: Set<String> = []
  public var configuration: String?
  /// `--catalog`: these catalog files, the later ones on top, instead of those of the configuration.
  public var catalogs: [String] = []
  public var strictSecrets = false
  public var ignoresMissingContacts = false
  public var today: CalendarDate
  /// `exclude` counts for named files, too.
  public var forceExclude = false
  /// Threads; nil: as many as pay.
  public var jobs: Int?
  /// Measure stages and rules.
  public var measuresTime = false

  public init(today: CalendarDate) { self.today = today }
}
