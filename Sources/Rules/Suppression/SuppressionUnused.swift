public import Diagnostics

/// An inline suppression that hides nothing, has expired, or cannot be understood. The pipeline raises it, since it alone knows what was hidden.
public enum SuppressionUnused: Rule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "suppression_unused", group: .suppression, severity: .warning,
      summary: "an inline suppression hides nothing, has expired, or cannot be understood",
      why: "A comment that no longer hides anything hides the next fault on its line.",
      whatToDo: "Remove the comment, or mend the code or the day in it.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          # orderspec: ignore[missing_item_id] one server only
          - domainName: acme.se
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          # orderspec: ignore[missing_item_id] one server only
          - type: vps
            productSlug: vps-med
            billingCycle: monthly
        """,
      source: "orderspec command line, Suppression and configuration", isInlineSuppressible: false)
  }
}
