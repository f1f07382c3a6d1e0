/// The answer of the quick look at a domain name, `DomainName.classify`.
public enum DomainNameClass: Hashable, Sendable {
  /// A valid name and its own `asciiText`: there is nothing to convert and nothing to note.
  case canonical

  /// Anything else, valid or not: `DomainName.parse` tells.
  case needsConversion
}
