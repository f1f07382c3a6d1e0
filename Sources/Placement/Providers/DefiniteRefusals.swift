/// The answers that say that nothing was created: a 4xx problem with one of these codes, given to the first sending of a request.
///
/// A code is here only where the provider's documentation describes it as a check before anything is made. What is not here leaves the outcome unknown: other codes, 408,
/// 409 (what is in the way may be the order itself), 425, 429 and everything from 500 up.
enum DefiniteRefusals {
  /// One code of one status.
  struct Entry {
    let status: Int
    let code: String
  }

  private static func entries(_ status: Int, _ codes: [String]) -> [Entry] { codes.map { Entry(status: status, code: $0) } }

  /// https://developer.hostup.se/ (order endpoints and error catalog), read 2026-11-21: validation, credentials and account state are checked before an order is made.
  static let hostupV2 =
    entries(400, ["invalid_request", "domain_not_eligible", "tld_not_supported"]) + entries(401, ["unauthorized"])
    + entries(403, ["forbidden", "account_inactive", "verification_failed"]) + entries(404, ["tld_not_supported"])
    + entries(422, ["tld_not_supported", "country_not_eu"])

  /// https://developer.hostup.se/ (v1 pages), read 2026-11-21.
  static let hostupV1 = entries(400, ["BAD_REQUEST"]) + entries(401, ["UNAUTHORIZED"]) + entries(403, ["FORBIDDEN"])

  /// https://docs.superspace.nl/en/API/orders/, read 2026-11-21: these fail before the cart is made. The 422 codes are left out: that nothing was charged is assumed, not
  /// documented.
  static let superspace =
    entries(
      400,
      [
        "no_default_payment_method", "invalid_action", "invalid_domain", "unsupported_tld", "pricing_unavailable", "authcode_required", "incomplete_contact",
        "invalid_contact", "invalid_contact_source",
      ]) + entries(401, ["user_required"]) + entries(403, ["trial_account"])

  static func contains(_ status: Int, _ code: String, in entries: [Entry]) -> Bool { entries.contains { $0.status == status && $0.code == code } }
}
