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
      AlreadyOwned.documentation,
      AvailabilityUnknown.documentation,
      BudgetExceeded.documentation,
      DomainNotAvailable.documentation,
      ExistingNotFound.documentation,
      GenerationNotNext.documentation,
      LooksLikeRename.documentation,
      NamesOfTwoItems.documentation,
      OrderMoved.documentation,
      OrderRenamed.documentation,
      OwnershipUnknown.documentation,
      PlacedAtOtherAccount.documentation,
      PlacedInOtherOrder.documentation,
      PlacedItemChanged.documentation,
      PremiumNotAccepted.documentation,
      PreviewDoesNotMatch.documentation,
      PreviewUnavailable.documentation,
      PriceCurrencyDiffers.documentation,
      PriceProvisional.documentation,
      PriceUnknown.documentation,
      RegistrarFeeNotAccepted.documentation,
      RequirementMissing.documentation,
      TransferNotPossible.documentation,
      YearsNotOffered.documentation,
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
    context.begin()
    YamlAnchorUnused.check(document, &context)
    context.end("yaml_anchor_unused")
    YamlCustomTag.check(document, &context)
    context.end("yaml_custom_tag")
    YamlExponentScalar.check(document, &context)
    context.end("yaml_exponent_scalar")
    YamlImplicitBoolean.check(document, &context)
    context.end("yaml_implicit_boolean")
    YamlMergeKeyUsed.check(document, &context)
    context.end("yaml_merge_key_used")
    YamlNonAsciiWhitespace.check(document, &context)
    context.end("yaml_non_ascii_whitespace")
    YamlOctalLikeScalar.check(document, &context)
    context.end("yaml_octal_like_scalar")
    YamlTimestampScalar.check(document, &context)
    context.end("yaml_timestamp_scalar")
    YamlTruncatedScalar.check(document, &context)
    context.end("yaml_truncated_scalar")
    YamlUnquotedIdentifier.check(document, &context)
    context.end("yaml_unquoted_identifier")
    YamlUnquotedPhone.check(document, &context)
    context.end("yaml_unquoted_phone")
    PersonalNumberInPlainText.check(document, &context)
    context.end("personal_number_in_plain_text")
    SecretInPlainText.check(document, &context)
    context.end("secret_in_plain_text")
  }

  /// Checks a contact by itself.
  public static func check(_ contact: Contact, _ context: inout RuleContext) {
    context.begin()
    V1ValueForm.check(contact, &context)
    context.end("v1_value_form")
    CountryCodeInvalid.check(contact, &context)
    context.end("country_code_invalid")
    CountryCodeReserved.check(contact, &context)
    context.end("country_code_reserved")
    EmailInvalidSyntax.check(contact, &context)
    context.end("email_invalid_syntax")
    EmailPlaceholder.check(contact, &context)
    context.end("email_placeholder")
    EmailSpecialUseDomain.check(contact, &context)
    context.end("email_special_use_domain")
    OrganisationFieldsInconsistent.check(contact, &context)
    context.end("organisation_fields_inconsistent")
    PhoneCountryCodeUnknown.check(contact, &context)
    context.end("phone_country_code_unknown")
    PhoneNotE164.check(contact, &context)
    context.end("phone_not_e164")
    PhoneNotInternational.check(contact, &context)
    context.end("phone_not_international")
    PhoneTrunkZero.check(contact, &context)
    context.end("phone_trunk_zero")
    PostalCodeFormat.check(contact, &context)
    context.end("postal_code_format")
    PostalCodeMissing.check(contact, &context)
    context.end("postal_code_missing")
    PreferCanonicalPhone.check(contact, &context)
    context.end("prefer_canonical_phone")
    StateInvalid.check(contact, &context)
    context.end("state_invalid")
    StateMissing.check(contact, &context)
    context.end("state_missing")
    IdentifierChecksum.check(contact, &context)
    context.end("identifier_checksum")
    IdentifierCountryMissing.check(contact, &context)
    context.end("identifier_country_missing")
    IdentifierDate.check(contact, &context)
    context.end("identifier_date")
    IdentifierFormat.check(contact, &context)
    context.end("identifier_format")
    IdentifierKindMismatch.check(contact, &context)
    context.end("identifier_kind_mismatch")
    IdentifierTemporaryOrTest.check(contact, &context)
    context.end("identifier_temporary_or_test")
    PreferCanonicalIdentifier.check(contact, &context)
    context.end("prefer_canonical_identifier")
    VatNumberChecksum.check(contact, &context)
    context.end("vat_number_checksum")
    VatNumberFormat.check(contact, &context)
    context.end("vat_number_format")
    TldUnknown.check(contact, &context)
    context.end("tld_unknown")
  }

  /// Checks one order: it as a whole, then each item, then each name under a known TLD.
  public static func check(_ order: Order, _ context: inout RuleContext) {
    checkWhole(order, &context)
    for item in order.items { check(item, in: order, &context) }
    order.forEachDomain(of: context.domains(of: order)) { check($0, $1, in: order, &context) }
  }

  private static func checkWhole(_ order: Order, _ context: inout RuleContext) {
    context.begin()
    DefaultUnused.check(order, &context)
    context.end("default_unused")
    EmptyItems.check(order, &context)
    context.end("empty_items")
    NameInvalid.check(order, &context)
    context.end("name_invalid")
    CallbackUrlInvalid.check(order, &context)
    context.end("callback_url_invalid")
    UnknownProvider.check(order, &context)
    context.end("unknown_provider")
    ClientDataIsPayer.check(order, &context)
    context.end("client_data_is_payer")
    DomainAlreadyOwned.check(order, &context)
    context.end("domain_already_owned")
    DuplicateContactName.check(order, &context)
    context.end("duplicate_contact_name")
    UnresolvedContactReference.check(order, &context)
    context.end("unresolved_contact_reference")
    UnresolvedContactsFile.check(order, &context)
    context.end("unresolved_contacts_file")
    UnusedContact.check(order, &context)
    context.end("unused_contact")
    EmailOnOrderedDomain.check(order, &context)
    context.end("email_on_ordered_domain")
    IdentifierNotUsedByTld.check(order, &context)
    context.end("identifier_not_used_by_tld")
    DomainDisallowedCharacter.check(order, &context)
    context.end("domain_disallowed_character")
    DomainDoubleHyphen34.check(order, &context)
    context.end("domain_double_hyphen_34")
    DomainExampleReserved.check(order, &context)
    context.end("domain_example_reserved")
    DomainHasSchemeOrPath.check(order, &context)
    context.end("domain_has_scheme_or_path")
    DomainInvalidALabel.check(order, &context)
    context.end("domain_invalid_a_label")
    DomainInvalidSyntax.check(order, &context)
    context.end("domain_invalid_syntax")
    DomainLabelTooLong.check(order, &context)
    context.end("domain_label_too_long")
    DomainMixedScript.check(order, &context)
    context.end("domain_mixed_script")
    DomainNotRegistrable.check(order, &context)
    context.end("domain_not_registrable")
    DomainTrailingDot.check(order, &context)
    context.end("domain_trailing_dot")
    DomainTransitionalDifference.check(order, &context)
    context.end("domain_transitional_difference")
    DomainUppercase.check(order, &context)
    context.end("domain_uppercase")
    DomainUts46Mapped.check(order, &context)
    context.end("domain_uts46_mapped")
    DomainWholeScriptConfusable.check(order, &context)
    context.end("domain_whole_script_confusable")
    TldUnknown.check(order, &context)
    context.end("tld_unknown")
    TldUnsupported.check(order, &context)
    context.end("tld_unsupported")
    AcceptedTermsNotAsked.check(order, &context)
    context.end("accepted_terms_not_asked")
    ItemGuardAboveOrderGuard.check(order, &context)
    context.end("item_guard_above_order_guard")
    PaymentCurrencyMismatch.check(order, &context)
    context.end("payment_currency_mismatch")
    PaymentNeedsPerson.check(order, &context)
    context.end("payment_needs_person")
    PriceGuardInvalid.check(order, &context)
    context.end("price_guard_invalid")
    PriceGuardMissing.check(order, &context)
    context.end("price_guard_missing")
    PriceGuardMissingCurrency.check(order, &context)
    context.end("price_guard_missing_currency")
    AttemptKeyCommitted.check(order, &context)
    context.end("attempt_key_committed")
  }

  private static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    context.begin()
    MissingRequired.check(item, in: order, &context)
    context.end("missing_required")
    NameInvalid.check(item, in: order, &context)
    context.end("name_invalid")
    PaygVpsNotAllowed.check(item, in: order, &context)
    context.end("payg_vps_not_allowed")
    MissingItemId.check(item, in: order, &context)
    context.end("missing_item_id")
    RegistrantContactImplicit.check(item, in: order, &context)
    context.end("registrant_contact_implicit")
    UnknownProductSlug.check(item, in: order, &context)
    context.end("unknown_product_slug")
    EppCodeInPlainText.check(item, in: order, &context)
    context.end("epp_code_in_plain_text")
    IdentifierMissing.check(item, in: order, &context)
    context.end("identifier_missing")
    DomainExampleReserved.check(item, in: order, &context)
    context.end("domain_example_reserved")
    TldHstsPreloaded.check(item, in: order, &context)
    context.end("tld_hsts_preloaded")
    BillingCycleNotOffered.check(item, in: order, &context)
    context.end("billing_cycle_not_offered")
    CopyDnsOnRegister.check(item, in: order, &context)
    context.end("copy_dns_on_register")
    CopyDnsWithNameservers.check(item, in: order, &context)
    context.end("copy_dns_with_nameservers")
    EppCodeMalformed.check(item, in: order, &context)
    context.end("epp_code_malformed")
    EppCodeOnRegister.check(item, in: order, &context)
    context.end("epp_code_on_register")
    NameserverCount.check(item, in: order, &context)
    context.end("nameserver_count")
    NameserverInvalid.check(item, in: order, &context)
    context.end("nameserver_invalid")
    NameserverNeedsGlue.check(item, in: order, &context)
    context.end("nameserver_needs_glue")
    PremiumFeeNotAccepted.check(item, in: order, &context)
    context.end("premium_fee_not_accepted")
  }

  private static func check(
    _ domain: DomainUnderTLD, _ name: UnsafeBufferPointer<UInt8>, in order: Order, _ context: inout RuleContext
  ) {
    context.begin()
    TldAcceptedTermsMissing.check(domain, name, in: order, &context)
    context.end("tld_accepted_terms_missing")
    TldContactAttributeConflict.check(domain, name, in: order, &context)
    context.end("tld_contact_attribute_conflict")
    TldEligibilityUnconfirmed.check(domain, name, in: order, &context)
    context.end("tld_eligibility_unconfirmed")
    TldIdnCharacter.check(domain, name, in: order, &context)
    context.end("tld_idn_character")
    TldIdnNotSupported.check(domain, name, in: order, &context)
    context.end("tld_idn_not_supported")
    TldLabelLength.check(domain, name, in: order, &context)
    context.end("tld_label_length")
    TldNameserverCount.check(domain, name, in: order, &context)
    context.end("tld_nameserver_count")
    TldNameserverPreconfigured.check(domain, name, in: order, &context)
    context.end("tld_nameserver_preconfigured")
    TldRegistrantCountry.check(domain, name, in: order, &context)
    context.end("tld_registrant_country")
    TldReservedPattern.check(domain, name, in: order, &context)
    context.end("tld_reserved_pattern")
    TldTwoStepRegistration.check(domain, name, in: order, &context)
    context.end("tld_two_step_registration")
    TldYearsOutOfRange.check(domain, name, in: order, &context)
    context.end("tld_years_out_of_range")
    AcceptedTermsNotAsked.check(domain, name, in: order, &context)
    context.end("accepted_terms_not_asked")
    EppCodeNotNeeded.check(domain, name, in: order, &context)
    context.end("epp_code_not_needed")
    TransferYearsNotApplicable.check(domain, name, in: order, &context)
    context.end("transfer_years_not_applicable")
  }

  /// Checks one order against what its target can take.
  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    context.begin()
    ExtraOverridesField.check(order, table, &context)
    context.end("extra_overrides_field")
    UndocumentedField.check(order, table, &context)
    context.end("undocumented_field")
    ContactIncompleteForTarget.check(order, table, &context)
    context.end("contact_incomplete_for_target")
    TargetChargesImmediately.check(order, table, &context)
    context.end("target_charges_immediately")
    UnsupportedByTarget.check(order, table, &context)
    context.end("unsupported_by_target")
    TldContactAttributeMissing.check(order, table, &context)
    context.end("tld_contact_attribute_missing")
  }

  /// Checks all orders of a run.
  public static func check(_ run: Run, _ context: inout RuleContext) {
    context.begin()
    DuplicateItemIdentity.check(run, &context)
    context.end("duplicate_item_identity")
    DuplicateOrderName.check(run, &context)
    context.end("duplicate_order_name")
    NearDuplicateDomain.check(run, &context)
    context.end("near_duplicate_domain")
    PrimaryDomainNotOrderedOrOwned.check(run, &context)
    context.end("primary_domain_not_ordered_or_owned")
    AttemptKeyReused.check(run, &context)
    context.end("attempt_key_reused")
  }
}
