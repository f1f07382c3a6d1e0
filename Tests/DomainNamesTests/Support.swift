import DomainNames

/// The name, or nil for a fault.
func name(_ text: String) -> DomainName? { try? DomainName.parse(text).get() }

/// The fault, or nil for a name.
func fault(_ text: String) -> DomainNameFault? {
  guard case .failure(let fault) = DomainName.parse(text) else { return nil }
  return fault
}

/// The class of a text.
func classify(_ text: String) -> DomainNameClass {
  Array(text.utf8).withUnsafeBufferPointer(DomainName.classify)
}

extension DomainNameFault {
  /// The slice of the text that the range marks; nil when it falls inside a scalar or outside the text.
  func slice(of text: String) -> String? {
    guard range.upperBound <= text.utf8.count else { return nil }
    return String(validating: Array(text.utf8)[range], as: UTF8.self)
  }
}
