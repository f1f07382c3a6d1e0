public import Diagnostics
public import YAMLSyntax

/// Something that does not fit the language, found while binding; each kind is one rule, which words it.
public struct BindingProblem: Sendable {
  public enum Kind: Sendable, CaseIterable {
    case unknownField, v1FieldName, addressNestingMismatch, billingCycleForDomain, notAllowedInDefaults
    case missingRequired, wrongType, valueNotInEnum, valueOutOfRange, v1ValueForm, conflictingFields
    case unsupportedSpecVersion, renewalIsNotAnOrder, billingCycleUnknown, paymentMethodUnknown
    case secretReferenceNotAllowed, unresolvedSecretReference
    case emailPlaceholder
  }

  public let kind: Kind
  public let place: Place
  public var related: [RelatedPlace]
  /// The mapping that it happened in.
  public let object: ObjectType
  /// The field that it is about, where it is one of the language.
  public let field: FieldName?
  /// The key or value as it is written.
  public let found: String
  /// What was expected, in words.
  public let expected: String
  /// The words that would be right.
  public let candidates: [String]
  /// What the author most likely meant.
  public let suggestion: String?
  /// What to do, where there is something to say beyond the suggestion.
  public let advice: String?
  /// The scalar, key or collection to change.
  public internal(set) var node: NodeID?
}
