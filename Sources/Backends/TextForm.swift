import DomainNames
import OrderLanguage

/// The form in which a request carries a text of the spec.
enum TextForm {
  case asWritten
  /// Lower-case A-labels without a final dot; anything that is no domain name as it is written.
  case wireName
  /// E.164: `+` and digits; anything else as it is written.
  case e164
  /// The EPP form of a phone number, `+46.700000000`: a text that has no such form is not sent.
  case dottedPhone

  /// The form of a member by the grammar and by what its row asks for.
  init(_ format: TextFormat, _ capability: Capability? = nil) {
    switch (format, capability) {
    case (_, .sentOnly(_, .callingCode, _)): self = .dottedPhone
    case (.domainName, _), (.hostname, _): self = .wireName
    case (.phone, _): self = .e164
    default: self = .asWritten
    }
  }

  /// What is wrong with a text that the form cannot be made of; nil where any text will do, a secret reference that is not resolved included.
  var fault: String? {
    switch self {
    case .asWritten, .wireName, .e164: nil
    case .dottedPhone: "the value is no phone number with `+`, an assigned country calling code and a number"
    }
  }

  /// Whether a text of these bytes has the form already, so that it can be copied; false where that takes a closer look.
  func isFulfilled(by utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .asWritten: true
    case .wireName: DomainName.classify(utf8) == .canonical
    case .dottedPhone: false
    case .e164: utf8.count > 1 && utf8[0] == UInt8(ascii: "+") && utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// The text in this form; nil where it has none.
  func applied(to text: String) -> String? {
    switch self {
    case .asWritten: text
    case .wireName: Self.aLabelName(text) ?? text
    case .e164: PhoneNumber(text)?.e164 ?? text
    case .dottedPhone: PhoneNumber(text)?.dotted
    }
  }

  /// The text of a member in this form; nil where it has none.
  func applied(to origin: Origin) -> String? {
    if case .wireName = self, let name = Self.aLabelName(origin) { return name }
    return applied(to: SecretReference.unescaped(origin.text))
  }

  /// The domain name of a member in lower-case A-labels without a final dot, as it was read for the rules; nil where the text is none.
  static func aLabelName(_ origin: Origin) -> String? {
    if origin.withText(DomainName.classify) == .canonical { return origin.text }
    return (try? origin.document.domainName(at: origin.id).get())?.asciiText
  }

  /// A domain name in lower-case A-labels without a final dot; nil where the text is none.
  static func aLabelName(_ text: String) -> String? {
    var text = text
    if text.withUTF8(DomainName.classify) == .canonical { return text }
    return (try? DomainName.parse(text).get())?.asciiText
  }
}
