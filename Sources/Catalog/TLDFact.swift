/// A fact about a TLD whose certainty can be asked; the bits are those of `CATALOG_FACT_…` in CCatalogData.h.
public enum TLDFact: Int, Sendable, CaseIterable {
  case registerYears, transferAddsYears, authCode, eligibility, identifiers, privacy, idn, labelLength, forbidden, nameservers, state, hstsPreloaded
  case acceptedTerms

  var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// How well the entry of a TLD is sourced.
public enum Confidence: UInt8, Sendable {
  case low, medium, high
}

/// Whether a transfer in needs a code from the present holder.
public enum AuthCodeNeed: UInt8, Sendable {
  case unknown, required, none
}

/// Whether someone else can stand in the registry for the holder.
public enum ProxyRegistration: UInt8, Sendable {
  case unknown, available, unavailable, forbidden
}

/// What becomes of a state or province in the holder's address.
public enum StateNeed: UInt8, Sendable {
  /// Never asked for.
  case optional
  /// Required in some countries: `TLDFacts.stateCountries`.
  case required
  /// The registry refuses one.
  case forbidden
}
