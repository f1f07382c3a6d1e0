public import Diagnostics
public import OrderLanguage

/// Something that the registry asks for and the item lacks.
public enum RequirementMissing: PlanRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "requirement_missing", group: .plan, severity: .error,
      summary: "the registry asks for a field or a terms key that the item lacks",
      why: """
        The provider lists what the registry of a name wants. Without it the order is refused, or waits at the registry after it was paid.
        """,
      whatToDo: "Write the field that the finding names. Of terms: read them, then add their key to `acceptedTerms`.",
      badExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.nu
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        payment: { method: bankgiro, currency: SEK, maxTotal: "500.00" }
        items:
          - domainName: acme-shop.nu
            acceptedTerms: [nu_registration_terms]
        """,
      exampleTarget: "hostup-v2",
      planExample: RuleDocumentation.PlanExample(
        "the registry of `.nu` wants `nu_registration_terms` accepted",
        """
        example.order.yaml:5:5: error[requirement_missing] /items/0/acceptedTerms: the registry of `acme-shop.nu` asks for the terms key \
        `nu_registration_terms`
        """),
      fix: .sometimes,
      source: """
        HostUp v2 `POST /api/v2/domains/availability` (developer.hostup.se), as of November 2026: `registryRequirements`, `acceptedTermsKey`; the \
        rows' `key`, `required` and its values, read by public clients and not documented
        """, evidence: .observed, isBlocking: true, isInlineSuppressible: false)
  }

  /// A terms key.
  public static func diagnose(_ item: Item, terms key: String) -> Diagnostic {
    finding(
      "the registry of `\(item.domainName?.value ?? "")` asks for the terms key `\(key)`", at: item.place(of: .acceptedTerms),
      related: item.object?.member(.acceptedTerms)?.relatedPlaces(of: item) ?? [],
      help: ["Read the terms, then add `\(key)` to `acceptedTerms`."], fixes: item.accepting(terms: key))
  }

  /// A transfer code.
  public static func diagnoseTransferCode(_ item: Item) -> Diagnostic {
    finding(
      "the transfer of `\(item.domainName?.value ?? "")` needs `eppCode`", at: item.place(of: .eppCode),
      help: ["The present registrar gives the code. Write a secret reference: `eppCode: ${env:NAME}`."])
  }

  /// A field of the holder. It stands at the item, whose registry asks for it.
  public static func diagnose(_ item: Item, holder reference: ContactReference, lacks field: FieldName, _ contact: Contact) -> Diagnostic {
    var place = reference.origin.place
    place.pointer += "/\(field.string)"
    return finding(
      "the registry of `\(item.domainName?.value ?? "")` asks for `\(field.string)` of the holder", at: place,
      related: reference.origin.relatedPlaces(of: item) + [RelatedPlace("the contact is here", at: contact.object.origin.missingPlace(field))],
      help: ["Add `\(field.string)` to the contact."])
  }
}
