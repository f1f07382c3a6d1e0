import Catalog
import Diagnostics
import OrderLanguage

/// What is to be said of a registration identifier: the kind that it is most likely meant to be, and what is wrong with it.
final class IdentifierJudgement: Sendable {
  let value: Origin
  let country: String
  let kind: IdentifierKind
  let verdict: IdentifierVerdict
  /// It is right, as a company's number in a private contact or the reverse.
  let isOfOtherType: Bool
  /// What the number of such a contact may be.
  let expected: [IdentifierKind]

  /// Judges the identifier of a contact; nil where there is none, where it is a secret, or where nothing is known of the country's numbers.
  ///
  /// A private contact's number is tried as those of persons, an organisation's as those of companies, and then the other way round.
  init?(_ contact: Contact, today: CalendarDate) {
    guard let identifier = contact.registrationIdentifier, case let value = identifier.value, value.state == .value, !value.withText(V1ValueForm.isTagged),
      let country = Self.country(of: identifier, contact)
    else { return nil }
    let (persons, companies) = (Identifiers.personKinds(of: country), Identifiers.companyKinds(of: country))
    let (own, other): ([IdentifierKind], [IdentifierKind])
    switch contact.type?.value {
    case .private: (own, other) = (persons, companies)
    case .organisation: (own, other) = (companies, persons)
    case nil: (own, other) = (persons + companies, [])
    }
    guard let best = Self.best(of: own, value, today) else { return nil }
    self.value = value
    self.country = country
    expected = own
    // NIF and codice fiscale embrace the numbers of companies: the narrower kind tells whose it is.
    let isBroad = best.kind == .esNIF || best.kind == .itCodiceFiscale
    if best.verdict < .valid || isBroad, let alternative = Self.best(of: other, value, today), alternative.kind != best.kind {
      // A personal number with a wrong digit in an organisation is no worse than a right one.
      if alternative.verdict == .valid || best.verdict == .format && alternative.verdict == .checksum {
        (kind, verdict) = alternative
        isOfOtherType = alternative.verdict == .valid
        return
      }
    }
    (kind, verdict) = best
    isOfOtherType = false
  }

  /// The kind that a value comes nearest to.
  private static func best(of kinds: [IdentifierKind], _ value: Origin, _ today: CalendarDate) -> (kind: IdentifierKind, verdict: IdentifierVerdict)? {
    var best: (kind: IdentifierKind, verdict: IdentifierVerdict)?
    for kind in kinds {
      let verdict = value.withText { Identifiers.verdict(of: $0, as: kind, today: today) }
      if verdict == .valid { return (kind, verdict) }
      if best.map({ verdict > $0.verdict }) ?? true { best = (kind, verdict) }
    }
    return best
  }

  /// The country that is written beside the number, else that of the contact; nil where it is written and not understood.
  private static func country(of identifier: RegistrationIdentifier, _ contact: Contact) -> String? {
    if let written = identifier.origin.object?.written(.countryCode), written.state != .null { return identifier.country?.value }
    return contact.countryCode?.value
  }

  /// The kinds that were expected, with their forms.
  var expectation: String {
    let forms = expected.filter { !$0.isTemporary }.map { "\($0.title), `\($0.form)`" }
    return forms.count > 1 ? forms.dropLast().joined(separator: "; ") + "; or " + forms[forms.count - 1] : forms[0]
  }

  /// The country that gave the number, inside a sentence.
  var countryName: String { Catalog.country(country)?.nameInSentence ?? country }

  /// The number of letters and digits that stand there.
  var characterCount: Int { value.withText { $0.count { $0 > 0x2F && $0 != 0x3A } } }
}

extension RuleContext {
  /// What is to be said of the identifier of a contact: all rules about identifiers ask for it, one after the other.
  mutating func judgement(of contact: Contact) -> IdentifierJudgement? {
    if lastJudgement?.contact.object.isSame(contact.object) == true { return lastJudgement?.value }
    let judgement = IdentifierJudgement(contact, today: options.today)
    lastJudgement = (contact, judgement)
    return judgement
  }
}
