public import Diagnostics
public import OrderLanguage
public import YAMLSyntax

// Written by `make generate` from the rule files. Do not edit.

/// All rules, without anything to initialise at start.
public enum RuleRegistry {
  /// The documentation of every rule, in the order of the rule list.
  public static var documentation: [RuleDocumentation] {
    [
      FileTooLarge.documentation,
      YamlAnchorUnused.documentation,
      YamlCustomTag.documentation,
      YamlDuplicateKey.documentation,
      YamlExponentScalar.documentation,
      YamlImplicitBoolean.documentation,
      YamlMergeKeyUsed.documentation,
      YamlNonAsciiWhitespace.documentation,
      YamlOctalLikeScalar.documentation,
      YamlRecursiveAlias.documentation,
      YamlSyntaxError.documentation,
      YamlTabIndentation.documentation,
      YamlTimestampScalar.documentation,
      YamlTruncatedScalar.documentation,
      YamlUndefinedAlias.documentation,
      YamlUnquotedIdentifier.documentation,
      YamlUnquotedPhone.documentation,
      AddressNestingMismatch.documentation,
      ConflictingFields.documentation,
      DefaultUnused.documentation,
      EmptyItems.documentation,
      ExtraOverridesField.documentation,
      MissingRequired.documentation,
      NameInvalid.documentation,
      NotAllowedInDefaults.documentation,
      RenewalIsNotAnOrder.documentation,
      UndocumentedField.documentation,
      UnknownField.documentation,
      UnsupportedSpecVersion.documentation,
      V1FieldName.documentation,
      V1ValueForm.documentation,
      ValueNotInEnum.documentation,
      ValueOutOfRange.documentation,
      WrongType.documentation,
      CallbackUrlInvalid.documentation,
      ContactIncompleteForTarget.documentation,
      PaygVpsNotAllowed.documentation,
      TargetChargesImmediately.documentation,
      UnknownProvider.documentation,
      UnsupportedByTarget.documentation,
      CatalogStale.documentation,
      ClientDataIsPayer.documentation,
      DomainAlreadyOwned.documentation,
      DuplicateContactName.documentation,
      DuplicateItemIdentity.documentation,
      DuplicateOrderName.documentation,
      MissingItemId.documentation,
      NearDuplicateDomain.documentation,
      PrimaryDomainNotOrderedOrOwned.documentation,
      RegistrantContactImplicit.documentation,
      UnknownProductSlug.documentation,
      UnresolvedContactReference.documentation,
      UnresolvedContactsFile.documentation,
      UnusedContact.documentation,
      EppCodeInPlainText.documentation,
      PersonalNumberInPlainText.documentation,
      SecretInPlainText.documentation,
      SecretReferenceNotAllowed.documentation,
      UnresolvedSecretReference.documentation,
      CountryCodeInvalid.documentation,
      CountryCodeReserved.documentation,
      EmailInvalidSyntax.documentation,
      EmailOnOrderedDomain.documentation,
      EmailPlaceholder.documentation,
      EmailSpecialUseDomain.documentation,
      OrganisationFieldsInconsistent.documentation,
      PhoneCountryCodeUnknown.documentation,
      PhoneNotE164.documentation,
      PhoneNotInternational.documentation,
      PhoneTrunkZero.documentation,
      PostalCodeFormat.documentation,
      PostalCodeMissing.documentation,
      PreferCanonicalPhone.documentation,
      StateInvalid.documentation,
      StateMissing.documentation,
      IdentifierChecksum.documentation,
      IdentifierCountryMissing.documentation,
      IdentifierDate.documentation,
      IdentifierFormat.documentation,
      IdentifierKindMismatch.documentation,
      IdentifierMissing.documentation,
      IdentifierNotUsedByTld.documentation,
      IdentifierTemporaryOrTest.documentation,
      PreferCanonicalIdentifier.documentation,
      VatNumberChecksum.documentation,
      VatNumberFormat.documentation,
      DomainDisallowedCharacter.documentation,
      DomainDoubleHyphen34.documentation,
      DomainExampleReserved.documentation,
      DomainHasSchemeOrPath.documentation,
      DomainInvalidALabel.documentation,
      DomainInvalidSyntax.documentation,
      DomainLabelTooLong.documentation,
      DomainMixedScript.documentation,
      DomainNotRegistrable.documentation,
      DomainTrailingDot.documentation,
      DomainTransitionalDifference.documentation,
      DomainUppercase.documentation,
      DomainUts46Mapped.documentation,
      DomainWholeScriptConfusable.documentation,
      TldAcceptedTermsMissing.documentation,
      TldContactAttributeConflict.documentation,
      TldContactAttributeMissing.documentation,
      TldEligibilityUnconfirmed.documentation,
      TldHstsPreloaded.documentation,
      TldIdnCharacter.documentation,
      TldIdnNotSupported.documentation,
      TldLabelLength.documentation,
      TldNameserverCount.documentation,
      TldNameserverPreconfigured.documentation,
      TldRegistrantCountry.documentation,
      TldReservedPattern.documentation,
      TldTwoStepRegistration.documentation,
      TldUnknown.documentation,
      TldUnsupported.documentation,
      TldYearsOutOfRange.documentation,
      AcceptedTermsNotAsked.documentation,
      BillingCycleForDomain.documentation,
      BillingCycleNotOffered.documentation,
      BillingCycleUnknown.documentation,
      CopyDnsOnRegister.documentation,
      CopyDnsWithNameservers.documentation,
      EppCodeMalformed.documentation,
      EppCodeNotNeeded.documentation,
      EppCodeOnRegister.documentation,
      NameserverCount.documentation,
      NameserverInvalid.documentation,
      NameserverNeedsGlue.documentation,
      PremiumFeeNotAccepted.documentation,
      TransferYearsNotApplicable.documentation,
      ItemGuardAboveOrderGuard.documentation,
      PaymentCurrencyMismatch.documentation,
      PaymentMethodUnknown.documentation,
      PaymentNeedsPerson.documentation,
      PriceGuardInvalid.documentation,
      PriceGuardMissing.documentation,
      PriceGuardMissingCurrency.documentation,
      AttemptKeyCommitted.documentation,
      AttemptKeyReused.documentation,
      SuppressionUnused.documentation,
      SuppressionWithoutReason.documentation,
    ]
  }

  /// Words a problem of the YAML reader.
  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    switch problem.kind {
    case .yamlSyntaxError: YamlSyntaxError.diagnose(problem, in: tree)
    case .yamlTabIndentation: YamlTabIndentation.diagnose(problem, in: tree)
    case .yamlDuplicateKey: YamlDuplicateKey.diagnose(problem, in: tree)
    case .yamlUndefinedAlias: YamlUndefinedAlias.diagnose(problem, in: tree)
    case .yamlRecursiveAlias: YamlRecursiveAlias.diagnose(problem, in: tree)
    case .fileTooLarge: FileTooLarge.diagnose(problem, in: tree)
    }
  }

  /// Words a problem of binding.
  public static func diagnose(_ problem: BindingProblem, in tree: SyntaxTree) -> Diagnostic {
    switch problem.kind {
    case .unknownField: UnknownField.diagnose(problem, in: tree)
    case .v1FieldName: V1FieldName.diagnose(problem, in: tree)
    case .addressNestingMismatch: AddressNestingMismatch.diagnose(problem, in: tree)
    case .billingCycleForDomain: BillingCycleForDomain.diagnose(problem, in: tree)
    case .notAllowedInDefaults: NotAllowedInDefaults.diagnose(problem, in: tree)
    case .missingRequired: MissingRequired.diagnose(problem, in: tree)
    case .wrongType: WrongType.diagnose(problem, in: tree)
    case .valueNotInEnum: ValueNotInEnum.diagnose(problem, in: tree)
    case .valueOutOfRange: ValueOutOfRange.diagnose(problem, in: tree)
    case .v1ValueForm: V1ValueForm.diagnose(problem, in: tree)
    case .conflictingFields: ConflictingFields.diagnose(problem, in: tree)
    case .unsupportedSpecVersion: UnsupportedSpecVersion.diagnose(problem, in: tree)
    case .renewalIsNotAnOrder: RenewalIsNotAnOrder.diagnose(problem, in: tree)
    case .billingCycleUnknown: BillingCycleUnknown.diagnose(problem, in: tree)
    case .paymentMethodUnknown: PaymentMethodUnknown.diagnose(problem, in: tree)
    case .secretReferenceNotAllowed: SecretReferenceNotAllowed.diagnose(problem, in: tree)
    case .unresolvedSecretReference: UnresolvedSecretReference.diagnose(problem, in: tree)
    case .emailPlaceholder: EmailPlaceholder.diagnose(problem, in: tree)
    }
  }

  /// Checks the text of one document.
  public static func check(_ document: BoundDocument, _ context: inout RuleContext) {
    YamlAnchorUnused.check(document, &context)
    YamlCustomTag.check(document, &context)
    YamlExponentScalar.check(document, &context)
    YamlImplicitBoolean.check(document, &context)
    YamlMergeKeyUsed.check(document, &context)
    YamlNonAsciiWhitespace.check(document, &context)
    YamlOctalLikeScalar.check(document, &context)
    YamlTimestampScalar.check(document, &context)
    YamlTruncatedScalar.check(document, &context)
    YamlUnquotedIdentifier.check(document, &context)
    YamlUnquotedPhone.check(document, &context)
    PersonalNumberInPlainText.check(document, &context)
    SecretInPlainText.check(document, &context)
  }

  /// Checks a contact by itself.
  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    V1ValueForm.check(contact, &context)
    CountryCodeInvalid.check(contact, &context)
    CountryCodeReserved.check(contact, &context)
    EmailInvalidSyntax.check(contact, &context)
    EmailPlaceholder.check(contact, &context)
    EmailSpecialUseDomain.check(contact, &context)
    OrganisationFieldsInconsistent.check(contact, &context)
    PhoneCountryCodeUnknown.check(contact, &context)
    PhoneNotE164.check(contact, &context)
    PhoneNotInternational.check(contact, &context)
    PhoneTrunkZero.check(contact, &context)
    PostalCodeFormat.check(contact, &context)
    PostalCodeMissing.check(contact, &context)
    PreferCanonicalPhone.check(contact, &context)
    StateInvalid.check(contact, &context)
    StateMissing.check(contact, &context)
    IdentifierChecksum.check(contact, &context)
    IdentifierCountryMissing.check(contact, &context)
    IdentifierDate.check(contact, &context)
    IdentifierFormat.check(contact, &context)
    IdentifierKindMismatch.check(contact, &context)
    IdentifierTemporaryOrTest.check(contact, &context)
    PreferCanonicalIdentifier.check(contact, &context)
    VatNumberChecksum.check(contact, &context)
    VatNumberFormat.check(contact, &context)
  }

  /// Checks one order.
  public static func check(_ order: Order, _ context: inout RuleContext) {
    DefaultUnused.check(order, &context)
    EmptyItems.check(order, &context)
    MissingRequired.check(order, &context)
    NameInvalid.check(order, &context)
    CallbackUrlInvalid.check(order, &context)
    PaygVpsNotAllowed.check(order, &context)
    UnknownProvider.check(order, &context)
    ClientDataIsPayer.check(order, &context)
    DomainAlreadyOwned.check(order, &context)
    DuplicateContactName.check(order, &context)
    MissingItemId.check(order, &context)
    RegistrantContactImplicit.check(order, &context)
    UnknownProductSlug.check(order, &context)
    UnresolvedContactReference.check(order, &context)
    UnresolvedContactsFile.check(order, &context)
    UnusedContact.check(order, &context)
    EppCodeInPlainText.check(order, &context)
    EmailOnOrderedDomain.check(order, &context)
    IdentifierMissing.check(order, &context)
    IdentifierNotUsedByTld.check(order, &context)
    DomainDisallowedCharacter.check(order, &context)
    DomainDoubleHyphen34.check(order, &context)
    DomainExampleReserved.check(order, &context)
    DomainHasSchemeOrPath.check(order, &context)
    DomainInvalidALabel.check(order, &context)
    DomainInvalidSyntax.check(order, &context)
    DomainLabelTooLong.check(order, &context)
    DomainMixedScript.check(order, &context)
    DomainNotRegistrable.check(order, &context)
    DomainTrailingDot.check(order, &context)
    DomainTransitionalDifference.check(order, &context)
    DomainUppercase.check(order, &context)
    DomainUts46Mapped.check(order, &context)
    DomainWholeScriptConfusable.check(order, &context)
    TldAcceptedTermsMissing.check(order, &context)
    TldContactAttributeConflict.check(order, &context)
    TldEligibilityUnconfirmed.check(order, &context)
    TldHstsPreloaded.check(order, &context)
    TldIdnCharacter.check(order, &context)
    TldIdnNotSupported.check(order, &context)
    TldLabelLength.check(order, &context)
    TldNameserverCount.check(order, &context)
    TldNameserverPreconfigured.check(order, &context)
    TldRegistrantCountry.check(order, &context)
    TldReservedPattern.check(order, &context)
    TldTwoStepRegistration.check(order, &context)
    TldUnknown.check(order, &context)
    TldUnsupported.check(order, &context)
    TldYearsOutOfRange.check(order, &context)
    AcceptedTermsNotAsked.check(order, &context)
    BillingCycleNotOffered.check(order, &context)
    CopyDnsOnRegister.check(order, &context)
    CopyDnsWithNameservers.check(order, &context)
    EppCodeMalformed.check(order, &context)
    EppCodeNotNeeded.check(order, &context)
    EppCodeOnRegister.check(order, &context)
    NameserverCount.check(order, &context)
    NameserverInvalid.check(order, &context)
    NameserverNeedsGlue.check(order, &context)
    PremiumFeeNotAccepted.check(order, &context)
    TransferYearsNotApplicable.check(order, &context)
    ItemGuardAboveOrderGuard.check(order, &context)
    PaymentCurrencyMismatch.check(order, &context)
    PaymentNeedsPerson.check(order, &context)
    PriceGuardInvalid.check(order, &context)
    PriceGuardMissing.check(order, &context)
    PriceGuardMissingCurrency.check(order, &context)
    AttemptKeyCommitted.check(order, &context)
  }

  /// Checks one order against what its target can take.
  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    ExtraOverridesField.check(order, table, &context)
    UndocumentedField.check(order, table, &context)
    ContactIncompleteForTarget.check(order, table, &context)
    TargetChargesImmediately.check(order, table, &context)
    UnsupportedByTarget.check(order, table, &context)
    TldContactAttributeMissing.check(order, table, &context)
  }

  /// Checks all orders of a run.
  public static func check(_ run: Run, _ context: inout RuleContext) {
    DuplicateItemIdentity.check(run, &context)
    DuplicateOrderName.check(run, &context)
    NearDuplicateDomain.check(run, &context)
    PrimaryDomainNotOrderedOrOwned.check(run, &context)
    AttemptKeyReused.check(run, &context)
  }
}
