public import Diagnostics

/// An inline suppression that does not say why. The pipeline raises it, since it reads the comments.
public enum SuppressionWithoutReason: Rule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "suppression_without_reason", group: .suppression, severity: .warning,
      summary: "an inline suppression gives no reason",
      why: "Nobody can tell later whether the finding may still be hidden.",
      whatToDo: "Write the reason behind the bracket: `# orderspec: ignore[code] the reason`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          # orderspec: ignore[missing_item_id]
          - type: vps
            productSlug: vps-med
            billingCycle: monthly
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
