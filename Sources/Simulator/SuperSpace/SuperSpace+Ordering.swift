import JSON

/// SuperSpace's two order calls. There is no idempotency: each accepted POST places, and is charged.
///
/// Codes are documented; the order of the checks is not.
extension SimulatedProvider {
  mutating func orderSite(_ call: Call) -> SimulatedResponse {
    guard let account = call.credential?.account else { return call.superSpaceError(401, nil, "Unauthorized") }
    guard let (document, site) = body("site", call) else { return call.superSpaceError(400, nil, "site is missing") }
    guard account.canOrderSites else { return call.superSpaceError(400, nil, "Account unable to create orders.") }
    if let refusal = unpayable(account, call) { return refusal }
    // What is answered to an empty or missing name is not documented.
    guard let name = document.text("name", of: site), !name.isEmpty else { return call.superSpaceError(400, nil, "site.name is missing") }
    let variant = document.text("variant", of: site) ?? ""
    guard ["vanilla", "extendify"].contains(variant) else { return call.superSpaceError(400, nil, "Unknown variant") }
    let location = document.text("location", of: site) ?? ""
    guard settings.locations.contains(location) else { return call.superSpaceError(400, nil, "Unknown location") }
    let term = document.text("term", of: site) ?? ""
    guard ["monthly", "annual"].contains(term) else { return call.superSpaceError(400, nil, "Unknown term") }
    guard let plan = products["site:\(document.text("plan", of: site) ?? "")"] else { return call.superSpaceError(400, nil, "Unknown plan") }
    let cycle = term == "annual" ? "annually" : term
    // Plan and term that do not fit together: the nearest documented error.
    guard let price = plan.prices[cycle] else { return call.superSpaceError(400, nil, "Pricing information missing") }
    if let refusal = badCallback(document, call) { return refusal }
    let line = OrderLine(
      kind: .site, name: name, product: plan.slug, cycle: cycle, amount: current(price), renewal: SimulatedProduct.annual(current(price), cycle: cycle))
    return open(line, SuperSpaceOrder.Site(name: name, variant: variant, location: location), account, call)
  }

  mutating func orderDomain(_ call: Call) -> SimulatedResponse {
    guard let credential = call.credential else { return call.superSpaceError(401, nil, "Unauthorized") }
    let account = credential.account
    guard !account.isTrial else { return call.superSpaceError(403, "trial_account", "Trial accounts cannot order domains") }
    guard account.hasDomainFeature else { return call.superSpaceError(503, "feature_disabled", "Domain registration is disabled") }
    guard credential.token.kind == .user else { return call.superSpaceError(401, "user_required", "A user is required") }
    guard let (document, domain) = body("domain", call) else { return call.superSpaceError(400, nil, "domain is missing") }
    if let refusal = unpayable(account, call) { return refusal }
    let action = document.text("action", of: domain) ?? (document.member("action", of: domain) == nil ? "register" : "")
    guard ["register", "transfer"].contains(action) else { return call.superSpaceError(400, "invalid_action", "Unknown action") }
    let name = ASCIIText.name(document.text("name", of: domain) ?? "")
    guard Self.isName(name) else { return call.superSpaceError(400, "invalid_domain", "The domain name is invalid") }
    guard let tld = tld(of: name), tld.isAtSuperSpace else { return call.superSpaceError(400, "unsupported_tld", "The TLD is not supported") }
    let isTransfer = action == "transfer"
    // Premium names cannot be bought (documented for the dashboard); the code is assumed.
    guard let price = isTransfer ? tld.transfer : tld.register, settings.premiumNames[name] == nil else {
      return call.superSpaceError(400, "pricing_unavailable", "There is no price for this domain")
    }
    if isTransfer, tld.needsTransferCode, (document.text("authcode", of: domain) ?? "").isEmpty {
      return call.superSpaceError(400, "authcode_required", "The transfer needs an authcode")
    }
    if let refusal = badHolder(document, domain, tld, call) { return refusal }
    if let refusal = badCallback(document, call) { return refusal }
    switch (standing(of: name, for: account.id, at: .superspace), isTransfer) {
    case (.own, _), (.ordered, _): return call.superSpaceError(422, "domain_add_failed", "The domain could not be added to the cart")
    case (.taken, false): return call.superSpaceError(422, "domain_unavailable", "The domain is not available")
    // That a transfer of a free name fails in the cart is assumed: `domain_unavailable` is for registrations only.
    case (.free, true): return call.superSpaceError(422, "domain_add_failed", "The domain could not be added to the cart")
    case (.free, false), (.taken, true): break
    }
    let line = OrderLine(
      kind: .domain, action: action, name: name, product: "domain-\(tld.name)", years: 1, amount: current(price), renewal: current(tld.renew))
    return open(line, nil, account, call)
  }

  /// Places the order: the one effect of both calls.
  private mutating func open(_ line: OrderLine, _ site: SuperSpaceOrder.Site?, _ account: SimulatedAccount, _ call: Call) -> SimulatedResponse {
    guard account.charge != .fails else { return call.superSpaceError(422, "cart_pay_failed", "The payment could not be started") }
    let payment: SuperSpaceOrder.Payment =
      switch account.charge {
      case .succeeds, .fails: .succeeded
      case .takesTime: .processing
      case .needsAuthentication: .awaitingAuthentication
      }
    let order = SuperSpaceOrder(
      id: state.identifiers.nextUUID(), taskID: state.identifiers.nextNumber(above: 90_000), cartToken: state.identifiers.next("cart"),
      emptyPolls: settings.emptyCartPolls, account: account.id, createdAt: call.now, updatedAt: call.now, listedAt: call.now + listLag, payment: payment,
      line: line, site: site)
    superSpacePlaces[order.id] = state.superSpaceOrders.count
    state.superSpaceOrders.append(order)
    place(line, target: "superspace", account: account.id, orderID: order.id, attemptKey: nil, at: call.now)
    revision += 1
    let showsOrders = order.emptyPolls == 0
    if !showsOrders { state.superSpaceOrders[state.superSpaceOrders.count - 1].emptyPolls -= 1 }
    return envelope(order, 202, showsOrders: showsOrders, call)
  }

  // MARK: Checks

  /// The object that a body is about. Other members are ignored: what is done with unknown ones is not documented.
  private func body(_ key: String, _ call: Call) -> (JSONDocument, JSONNodeID)? {
    guard let document = try? JSONDocument.parse(call.request.body), let node = document.member(key, of: document.root), document.kind(of: node) == .object
    else { return nil }
    return (document, node)
  }

  private func unpayable(_ account: SimulatedAccount, _ call: Call) -> SimulatedResponse? {
    account.hasPaymentMethod ? nil : call.superSpaceError(400, "no_default_payment_method", "There is no default payment method")
  }

  /// A callback needs a URL; HTTPS by the page on callbacks. The error is assumed.
  private func badCallback(_ document: JSONDocument, _ call: Call) -> SimulatedResponse? {
    guard let callback = document.member("callback", of: document.root) else { return nil }
    guard let url = document.text("url", of: callback), url.hasPrefix("https://") else { return call.superSpaceError(400, nil, "callback.url is invalid") }
    return nil
  }

  /// `contact` or `contact_source`, never both (documented); the error of both and of neither is assumed.
  private func badHolder(_ document: JSONDocument, _ domain: JSONNodeID, _ tld: SimulatedTLD, _ call: Call) -> SimulatedResponse? {
    let contact = document.member("contact", of: domain)
    if let source = document.member("contact_source", of: domain) {
      guard contact == nil, let number = document.integer("registration_id", of: source), isRegistration(number, call) else {
        return call.superSpaceError(400, "invalid_contact_source", "The registration is unknown")
      }
    } else {
      guard let contact else { return call.superSpaceError(400, "incomplete_contact", "A contact is required") }
      if let refusal = badContact(document, contact, "contact", call) { return refusal }
      let properties = document.member("extra_properties", of: contact)
      let missing = tld.extraProperties.filter { key in properties.flatMap { document.member(key, of: $0) } == nil }
      // The inner shape of both lists is not documented.
      guard missing.isEmpty else {
        return call.superSpaceError(422, "domain_contact_needs_augmentation", "The registry asks for more") { $0.texts("needs_augmentation", missing) }
      }
      guard document.text("email", of: contact)?.contains("@") == true else {
        return call.superSpaceError(422, "domain_contact_invalid", "The registry refused the contact") { $0.texts("violations", ["email"]) }
      }
    }
    guard let roles = document.member("role_contacts", of: domain) else { return nil }
    for role in document.members(of: roles) {
      switch document.text("source", of: role.value) ?? "same_as_owner" {
      case "same_as_owner": continue
      case "new": if let refusal = badContact(document, role.value, "role_contacts.\(role.key)", call) { return refusal }
      case "existing":
        guard let number = document.integer("source_registration_id", of: role.value), isRegistration(number, call) else {
          return call.superSpaceError(400, "invalid_contact_source", "The registration of role_contacts.\(role.key) is unknown")
        }
      default: return call.superSpaceError(400, "invalid_contact", "role_contacts.\(role.key).source is unknown")
      }
    }
    return nil
  }

  private func isRegistration(_ number: Int, _ call: Call) -> Bool { services(.domain, of: call.account, at: .superspace).contains { $0.id == String(number) } }

  /// The members that a contact must have, and the forms of two of them: two capital letters; a plus, calling code, dot and number (documented).
  private func badContact(_ document: JSONDocument, _ contact: JSONNodeID, _ name: String, _ call: Call) -> SimulatedResponse? {
    for key in ["first_name", "last_name", "street_address", "post_code", "city", "country", "email", "phone"]
    where (document.text(key, of: contact) ?? "").isEmpty {
      return call.superSpaceError(400, "incomplete_contact", "\(name).\(key) is missing")
    }
    let country = document.text("country", of: contact) ?? ""
    guard country.utf8.count == 2, country.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      return call.superSpaceError(400, "invalid_contact", "\(name).country is invalid")
    }
    let phone = (document.text("phone", of: contact) ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let isDotted = phone.count == 2 && phone[0].hasPrefix("+") && (2...4).contains(phone[0].utf8.count) && (1...14).contains(phone[1].utf8.count)
    guard isDotted, phone[0].dropFirst().utf8.allSatisfy(Self.isDigit), phone[1].utf8.allSatisfy(Self.isDigit) else {
      return call.superSpaceError(400, "invalid_contact", "\(name).phone is invalid")
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
