import DomainNames

/// Names that an account holds, as A-labels.
enum OwnedDomains {
  static func names(_ texts: [String]) -> Set<String> {
    guard !texts.isEmpty else { return [] }
    return Set(
      texts.map { text in
        if case .success(let name) = DomainName.parse(text) { return name.asciiText }
        return text
      })
  }
}
