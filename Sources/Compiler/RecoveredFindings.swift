import Diagnostics
import OrderLanguage
import YAMLSyntax

/// What can still be said of a spec that cannot be read to its end: the lines in the way are blanked (`SyntaxRecovery`), and of the findings in what is
/// left those count that judge a key or a value by itself. What a blanked line may have held can make none of them wrong.
enum RecoveredFindings {
  static let codes: Set<String> = [
    "callback_url_invalid", "country_code_invalid", "country_code_reserved", "domain_disallowed_character", "domain_double_hyphen_34",
    "domain_example_reserved", "domain_has_scheme_or_path", "domain_invalid_a_label", "domain_invalid_syntax", "domain_label_too_long", "domain_mixed_script",
    "domain_not_registrable", "domain_trailing_dot", "domain_transitional_difference", "domain_uppercase", "domain_uts46_mapped",
    "domain_whole_script_confusable", "email_invalid_syntax", "email_placeholder", "email_special_use_domain", "name_invalid", "nameserver_invalid",
    "phone_country_code_unknown", "phone_not_e164", "price_guard_invalid", "renewal_is_not_an_order", "secret_in_plain_text", "secret_reference_not_allowed",
    "tld_idn_character", "tld_idn_not_supported", "tld_label_length", "tld_reserved_pattern", "tld_unknown", "unknown_field", "unsupported_spec_version",
    "v1_field_name", "v1_value_form", "value_not_in_enum", "value_out_of_range", "yaml_custom_tag", "yaml_duplicate_key", "yaml_exponent_scalar",
    "yaml_implicit_boolean", "yaml_octal_like_scalar", "yaml_timestamp_scalar", "yaml_unquoted_identifier", "yaml_unquoted_phone",
  ]

  /// Adds them to the outcome of a text that ends early.
  static func add(to outcome: inout FileOutcome, _ linter: FileLinter, _ input: InputFile, _ bytes: [UInt8]) {
    let broken = SyntaxTree.parse(SourceFile(name: input.name, bytes: bytes))
    guard let fault = broken.problems.first(where: { $0.kind.endsTheStream }), let tree = SyntaxRecovery.tree(of: broken) else { return }
    let rest = linter.lint(input, tree.file.bytes)
    outcome.findings += rest.findings.filter { $0.place.document >= fault.document && $0.place.file.name == input.name && codes.contains($0.code) }
  }
}
