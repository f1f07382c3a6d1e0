public import Diagnostics
public import OrderLanguage

/// An account that the configuration does not name.
public enum UnknownProvider: OrderRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unknown_provider", group: .target, severity: .error,
      summary: "`provider` is no key of `providers` in the configuration",
      why: "`provider` says which account buys. Nothing can be ordered, and no target be chosen, for one that the configuration does not know.",
      whatToDo: "Write one of the accounts that `.orderspec.yaml` names, or add the account there.",
      badExample: """
        orderSpec: 1
        name: acme
        provider: hostup-prd
        items:
          - domainName: acme-shop.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        provider: hostup-prod
        items:
          - domainName: acme-shop.com
        """,
      exampleFiles: [
        (
          name: ".orderspec.yaml",
          text: """
          providers:
            hostup-prod: { target: hostup-v2, account: client_01hx, token: "${env:HOSTUP_TOKEN}" }
            superspace: { target: superspace, account: "1042", token: "${env:SUPERSPACE_TOKEN}" }
          """
        )
      ],
      fix: .sometimes, source: "order-spec command line, lint")
  }

  public static func check(_ order: Order, _ context: inout RuleContext) {
    guard let known = context.options.providers, let provider = order.provider, !known.contains(provider.value) else { return }
    var message = "the configuration names no provider `\(provider.origin.excerpt)`"
    var help: [String] = []
    var fixes: [FixIt] = []
    if let suggestion = Suggestion.nearest(to: provider.value, in: known) {
      message += "; did you mean `\(suggestion)`?"
      fixes = provider.origin.renaming(to: suggestion)
    } else if known.isEmpty {
      help.append("The configuration has no `providers`: add the account to the outermost `.orderspec.yaml`.")
    } else {
      help.append("Providers of the configuration: \(known.sorted().map { "`\($0)`" }.joined(separator: ", ")).")
    }
    context.report(finding(message, at: provider.place, related: provider.origin.aliasPlaces, help: help, fixes: fixes))
  }
}
