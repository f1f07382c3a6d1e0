import CCatalogData

/// A form of label that a registry refuses.
public struct ForbiddenLabel: Sendable {
  private let tld: Int
  private let offset: Int

  init(tld: Int, offset: Int) {
    self.tld = tld
    self.offset = offset
  }

  private var record: UnsafePointer<catalog_forbidden> { catalog_tld_at(tld).pointee.forbidden + offset }

  /// A regular expression on the lower-case A-label of the registrable label.
  public var pattern: String { record.pointee.pattern.string ?? "" }

  /// Why the registry refuses it: lower case, no full stop.
  public var reason: String { record.pointee.reason.string ?? "" }

  /// Whether the form is one of the beginning of a label, or of the whole of it; else it may stand anywhere in one.
  var isAnchored: Bool { record.pointee.pattern.utf8.first == UInt8(ascii: "^") }

  /// Whether a label, a lower-case A-label, has the form; allocates nothing.
  public func matches(_ label: UnsafeBufferPointer<UInt8>) -> Bool { TextPattern(record.pointee.pattern.utf8, label).matches() }
}
