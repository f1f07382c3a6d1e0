/// Specs that the tests of commands share; what they show is not a matter of single rules.
enum Samples {
  /// No finding, whatever the target.
  static let clean = """
    orderSpec: 1
    name: acme
    items:
      - domainName: acme-shop.com

    """

  /// One error with a safe fix at 4:5.
  static let misspelt = """
    orderSpec: 1
    name: acme
    items:
      - domainname: acme-shop.com

    """
  static let misspeltLine =
    "acme.order.yaml:4:5: error[unknown_field] /items/0/domainname: `domainname` is not a field of a domain item; did you mean `domainName`?\n"

  /// One warning at 6:14, an error under `--strict-secrets`.
  static let literalCode = """
    orderSpec: 1
    name: acme
    items:
      - domainName: acme-shop.com
        action: transfer
        eppCode: "Kx7vPq2mRt9w"

    """
  static let literalCodeLine = "acme.order.yaml:6:14: warning[epp_code_in_plain_text] /items/0/eppCode: a transfer code stands in plain text\n"

  /// A spec with one domain.
  static func order(_ name: String, _ domain: String, _ more: String = "") -> String {
    "orderSpec: 1\nname: \(name)\nitems:\n  - domainName: \(domain)\n\(more)"
  }
}
