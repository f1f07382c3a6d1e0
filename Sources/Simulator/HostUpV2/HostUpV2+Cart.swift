import JSON

/// An answer in place of what was asked for.
struct Refusal: Error {
  let response: SimulatedResponse
}

extension Call {
  /// The refusal of a body; a TLD that is not sold has a code of its own (400, documented).
  func refused(_ errors: [FieldError]) -> SimulatedResponse {
    guard errors.contains(where: { $0.code == "tld_not_supported" }) else { return invalid(errors) }
    return problem(400, "tld_not_supported", "TLD not supported", "A domain in the cart has a TLD that is not offered.", errors: errors)
  }
}

extension SimulatedProvider {
  /// The JSON of a body that is declared as such.
  func readBody(_ call: Call) -> Result<JSONDocument, Refusal> {
    let type = call.request[header: "Content-Type"] ?? ""
    // `Content-Type: application/json` on every call (documented).
    guard type.lowercased().hasPrefix("application/json") else {
      return .failure(Refusal(response: call.invalid([FieldError(pointer: "", detail: "Content-Type must be application/json.", code: "invalid_request")])))
    }
    do {
      return .success(try JSONDocument.parse(call.request.body))
    } catch {
      let complaint = FieldError(pointer: "", detail: "The body is no JSON: \(error.message).", code: "invalid_request")
      return .failure(Refusal(response: call.invalid([complaint])))
    }
  }

  /// Reads, checks and prices the body of an order or of a preview.
  func cart(_ document: JSONDocument, _ call: Call) -> HostUpCart {
    var cart = HostUpCart()
    cart.errors = BodyCheck(document: document, refusesUnknownKeys: settings.refusesUnknownKeys).errors(of: document.root, shapes.hostUpV2)
    guard cart.errors.isEmpty, let list = document.member("items", of: document.root) else { return cart }
    if document.text("attemptKey", of: document.root) == "" {
      cart.errors.append(FieldError(pointer: "/attemptKey", detail: "The key is empty.", code: "invalid_request"))
    }
    let items = document.elements(of: list)
    // An order without items is only known from sign-ups.
    if items.isEmpty { cart.errors.append(FieldError(pointer: "/items", detail: "There is nothing to order.", code: "invalid_request")) }
    for (index, item) in items.enumerated() {
      let reading = ItemReading(document, item, "/items", index, call.credential?.account)
      switch reading.text("type") {
      case "domain": readDomain(reading, into: &cart)
      case "vps": readProduct(reading, .vps, name: settings.fieldNames["hostname"] ?? "hostname", into: &cart)
      case "shared_hosting": readProduct(reading, .sharedHosting, name: "primaryDomain", into: &cart)
      default: readProduct(reading, .addon, name: nil, into: &cart)
      }
    }
    return cart
  }

  // MARK: Domains

  private func readDomain(_ item: ItemReading, into cart: inout HostUpCart) {
    let name = ASCIIText.name(item.text("domainName") ?? "")
    let isTransfer = item.text("action") == "transfer"
    let years = item.integer("years") ?? 0
    guard Self.isName(name) else { return cart.errors.append(item.error("domainName", "invalid_request", "This is no domain name.")) }
    guard let tld = tld(of: name), let price = tld.price(years, isTransfer: isTransfer) else {
      return cart.errors.append(item.error("domainName", "tld_not_supported", "The TLD is not offered for this."))
    }
    if cart.lines.contains(where: { $0.kind == .domain && $0.name == name }) {
      cart.errors.append(item.error("domainName", "invalid_request", "The name stands in the cart already."))
    }
    if !(isTransfer ? tld.transferYears : tld.registerYears).contains(years) {
      cart.errors.append(item.error("years", "invalid_request", "The TLD is not sold for \(years) years."))
    }
    requirements(item, tld, isTransfer: isTransfer, into: &cart)
    var amount = price
    if let premium = settings.premiumNames[name] {
      // No code is documented for either.
      if !item.isTrue("premium") { cart.errors.append(item.error("premium", "invalid_request", "This is a premium name: its price must be accepted.")) }
      if premium.hasRegistrarFee, !item.isTrue("requiresRegistrarFeeAcceptance") {
        cart.errors.append(item.error("requiresRegistrarFeeAcceptance", "invalid_request", "The registrar's fee must be accepted."))
      }
      if !isTransfer { amount = premium.price + (years - 1) * tld.renew }
    }
    conflict(item, name, isTransfer: isTransfer, into: &cart)
    cart.lines.append(
      OrderLine(
        kind: .domain, action: isTransfer ? "transfer" : "register", name: name, product: "domain-\(tld.name)", years: years,
        cycle: years <= 3 ? ["", "annually", "biennially", "triennially"][years] : nil, amount: current(amount), renewal: current(tld.renew)))
  }

  /// What a registry asks for: the rows of `registryRequirements`.
  private func requirements(_ item: ItemReading, _ tld: SimulatedTLD, isTransfer: Bool, into cart: inout HostUpCart) {
    if isTransfer, tld.needsTransferCode, (item.text("eppCode") ?? "").isEmpty {
      cart.errors.append(item.error("eppCode", "missing_required", "A transfer of a .\(tld.name) name needs its code."))
    }
    if let terms = isTransfer ? tld.transferTerms : tld.registerTerms, !item.texts("acceptedTerms").contains(terms) {
      cart.errors.append(item.error("acceptedTerms", "missing_required", "The terms \(terms) must be accepted."))
    }
    guard !isTransfer else { return }
    if let holder = item.member("registrantContact") {
      for key in ["phoneNumber", "registrationIdentifier"] where tld.needsIdentifier && item.document.member(key, of: holder) == nil {
        cart.errors.append(item.error("registrantContact/\(key)", "missing_required", "A holder of a .\(tld.name) name needs \(key)."))
      }
      if let countries = tld.countries, let country = item.document.text("countryCode", of: holder), !countries.contains(country) {
        cart.errors.append(item.error("registrantContact/countryCode", "domain_not_eligible", "A holder in \(country) cannot have a .\(tld.name) name."))
      }
    } else if tld.needsIdentifier, let account = item.account, !account.hasRegistrationIdentifier {
      let profile = item.document.member("clientData", of: item.document.root)
      if profile.flatMap({ item.document.member("registrationIdentifier", of: $0) }) == nil {
        let detail = "A holder of a .\(tld.name) name needs registrationIdentifier, and the profile has none."
        cart.errors.append(item.error("registrantContact/registrationIdentifier", "missing_required", detail))
      }
    }
  }

  /// Notes a name that cannot be ordered; `key` is the member that holds it.
  func conflict(_ item: ItemReading, _ name: String, isTransfer: Bool, key: String = "domainName", into cart: inout HostUpCart) {
    switch (standing(of: name, for: item.account?.id, at: .hostup), isTransfer) {
    case (.own, _), (.ordered, _), (.taken, false):
      cart.conflicts.append(item.error(key, "domain_conflict", "\(name) cannot be ordered."))
    case (.free, true): cart.conflicts.append(item.error(key, "domain_not_eligible", "\(name) is not registered: there is nothing to transfer."))
    case (.free, false), (.taken, true): break
    }
  }

  // MARK: Products

  private func readProduct(_ item: ItemReading, _ kind: SimulatedProduct.Kind, name: String?, into cart: inout HostUpCart) {
    let slug = item.text("productSlug") ?? ""
    guard let product = products["\(kind.rawValue):\(slug)"], product.isAvailable else {
      return cart.errors.append(item.error("productSlug", "invalid_request", "There is no such product to order."))
    }
    let cycle = item.text("billingCycle") ?? (kind == .addon ? product.cycles.first : nil) ?? ""
    guard let price = product.prices[cycle] else {
      return cart.errors.append(item.error("billingCycle", "invalid_request", "The product is billed \(product.cycles.joined(separator: ", "))."))
    }
    let key = settings.fieldNames["options"] ?? "configurableOptions"
    let options = options(item, key, product)
    // No limits are documented; beyond this one an amount would not be one.
    if let option = options.first(where: { !(0...1_000_000).contains($0.quantity ?? 0) }) {
      return cart.errors.append(item.error("\(key)/\(JSONPointer.escape(option.key))", "invalid_request", "There are not so many."))
    }
    let amount = current(price) + options.reduce(0) { $0 + $1.amount }
    cart.lines.append(
      OrderLine(
        kind: OwnedService.Kind(rawValue: kind.rawValue) ?? .addon, name: name.flatMap { item.text($0) }.map(ASCIIText.name), product: slug, cycle: cycle,
        amount: amount + current(product.setup), setup: current(product.setup), renewal: SimulatedProduct.annual(amount, cycle: cycle), options: options))
  }

  /// A number orders so many units, `true` orders one, a text chooses at no price. An option that the product does not know costs nothing: which ones there
  /// are is not documented for orders.
  private func options(_ item: ItemReading, _ key: String, _ product: SimulatedProduct) -> [OrderLine.Option] {
    guard let options = item.member(key) else { return [] }
    return item.document.members(of: options).map { option in
      let number = item.document.numberText(of: option.value).flatMap { Int($0) }
      let quantity = number ?? (item.document.kind(of: option.value) == .true ? 1 : nil)
      let counted = (0...1_000_000).contains(quantity ?? 0) ? quantity ?? 0 : 0
      return OrderLine.Option(key: option.key, amount: current(product.optionPrices[option.key] ?? 0) * counted, quantity: quantity)
    }
  }
}

/// One item of a body while it is read.
struct ItemReading {
  let document: JSONDocument
  let account: SimulatedAccount?
  private let list: String
  private let index: Int
  private let members: [JSONDocument.Member]

  init(_ document: JSONDocument, _ node: JSONNodeID, _ list: String, _ index: Int, _ account: SimulatedAccount?) {
    self.document = document
    self.account = account
    self.list = list
    self.index = index
    members = document.members(of: node)
  }

  func member(_ key: String) -> JSONNodeID? {
    for member in members where member.key == key { return member.value }
    return nil
  }

  func text(_ key: String) -> String? { member(key).flatMap { document.string(of: $0) } }
  func integer(_ key: String) -> Int? { member(key).flatMap { document.numberText(of: $0) }.flatMap { Int($0) } }
  func texts(_ key: String) -> [String] { member(key).map { document.elements(of: $0).compactMap { document.string(of: $0) } } ?? [] }
  func isTrue(_ key: String) -> Bool { member(key).map { document.kind(of: $0) == .true } ?? false }

  func error(_ key: String, _ code: String, _ detail: String) -> FieldError {
    FieldError(pointer: "\(list)/\(index)/\(key)", detail: detail, code: code)
  }
}
