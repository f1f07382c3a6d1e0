import JSON

extension SimulatedProvider {
  /// `/api/v2/products/…` (documented): no credentials needed.
  func catalog(_ call: Call, _ path: ArraySlice<String>) -> SimulatedResponse {
    switch Array(path) {
    case ["domains"]:
      return call.json(200) {
        $0.object {
          $0.array("tlds", settings.tlds) { json, tld in json.object { $0.put("tld", ".\(tld.name)") } }
        }
      }
    case ["vps"]: return productList(.vps, call)
    case ["shared-hosting"]: return productList(.sharedHosting, call)
    case ["shared-hosting", "storage-addons"]: return storageAddons(call)
    default:
      guard path.count == 2, path.first == "domains", let name = path.last else { return call.notFound() }
      // `se` or `.se` (documented).
      guard let tld = tlds[ASCIIText.name(name.hasPrefix(".") ? String(name.dropFirst()) : name)] else {
        return call.problem(404, "tld_not_supported", "TLD not supported", "The TLD is not offered.")
      }
      return domainProduct(tld, call)
    }
  }

  /// Money is `{amount, currencyCode}` (seen in public clients; the documentation types it as null), null where not offered.
  private func domainProduct(_ tld: SimulatedTLD, _ call: Call) -> SimulatedResponse {
    let currency = call.credential?.account.currencyCode ?? "SEK"
    return call.json(200) {
      $0.object {
        $0.put("tld", ".\(tld.name)")
        $0.money("register", tld.register.map(current), currency)
        $0.money("transfer", tld.transfer.map(current), currency)
        $0.money("renew", current(tld.renew), currency)
        $0.money("redemption", tld.redemption.map(current), currency)
        $0.object("billing") {
          $0.put("amount", money: current(tld.register ?? tld.renew))
          $0.put("currencyCode", currency)
          $0.put("billingCycle", "annually")
        }
        $0.array("domainPricing", tld.registerYears) { json, years in
          json.object {
            $0.put("years", years)
            $0.money("register", tld.price(years, isTransfer: false).map(current), currency)
            $0.money("renew", current(tld.renew * years), currency)
            $0.money("transfer", tld.transferYears.contains(years) ? tld.price(years, isTransfer: true).map(current) : nil, currency)
          }
        }
        $0.object("registryRequirements") { tld.writeRequirements(to: &$0) }
      }
    }
  }

  private func productList(_ kind: SimulatedProduct.Kind, _ call: Call) -> SimulatedResponse {
    let prefix = kind == .vps ? "vpsprod_" : "shprod_"
    let currency = call.credential?.account.currencyCode ?? "SEK"
    let page = call.page(Array(settings.products.filter { $0.kind == kind }.enumerated()), limit: 20) { $0.offset }
    return call.json(200) {
      $0.object {
        $0.array("data", page.elements) { json, entry in
          let product = entry.element
          json.object {
            $0.put("id", "\(prefix)\(product.slug)")
            $0.put("slug", product.slug)
            $0.put("tier", product.slug.split(separator: "-").last.map { String($0) })
            $0.put("name", product.name)
            $0.object("resources") { Self.writeResources(kind, entry.offset, to: &$0) }
            if kind == .vps { $0.object("bandwidth") { $0.put("limitGb", 2048) } }
            if let cycle = product.cycles.first, let price = product.prices[cycle] {
              $0.object("billing") { Self.writeCycle(cycle, current(price), currency, to: &$0) }
            }
            $0.array("billingCycles", product.cycles) { json, cycle in
              json.object { Self.writeCycle(cycle, current(product.prices[cycle] ?? 0), currency, to: &$0) }
            }
            $0.put("available", product.isAvailable)
          }
        }
        $0.put("nextCursor", page.next)
      }
    }
  }

  private static func writeResources(_ kind: SimulatedProduct.Kind, _ size: Int, to json: inout JSONWriter) {
    if kind == .vps {
      json.put("cpuCores", 1 << size)
      json.put("memoryGb", 2 << size)
    }
    json.put("storageGb", 25 << size)
  }

  private static func writeCycle(_ cycle: String, _ amount: Int, _ currency: String, to json: inout JSONWriter) {
    json.put("billingCycle", cycle)
    json.put("amount", money: amount)
    json.put("currencyCode", currency)
  }

  /// The catalogue's ids are HostUp v1's numbers and its cycle is v1's letter (documented).
  private func storageAddons(_ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        $0.array("data", settings.products.filter { $0.kind == .addon }) { json, product in
          json.object {
            $0.put("id", product.v1ProductID)
            $0.put("sizeGb", Int(product.name.prefix { $0.isNumber }) ?? 0)
            $0.put("price", money: current(product.prices["annually"] ?? 0))
            $0.put("currencyCode", call.credential?.account.currencyCode ?? "SEK")
            $0.put("billingCycle", "a")
          }
        }
      }
    }
  }
}

extension SimulatedTLD {
  /// `{registration, transfer, countryEligibility}` with rows as a public client reads them (observed).
  func writeRequirements(to json: inout JSONWriter) {
    var registration: [(key: String, terms: String?)] = needsIdentifier ? [("phoneNumber", nil), ("registrationIdentifier", nil)] : []
    if let registerTerms { registration.append(("acceptedTerms", registerTerms)) }
    var transfer: [(key: String, terms: String?)] = needsTransferCode ? [("eppCode", nil)] : []
    if let transferTerms { transfer.append(("acceptedTerms", transferTerms)) }
    json.array("registration", registration) { Self.write($1, "register", to: &$0) }
    json.array("transfer", transfer) { Self.write($1, "transfer", to: &$0) }
    json.key("countryEligibility")
    if let countries {
      json.object {
        $0.put("required", true)
        $0.texts("allowedCountryCodes", countries.sorted())
        $0.put("reason", "The holder must be in one of these countries.")
      }
    } else {
      json.null()
    }
  }

  private static func write(_ requirement: (key: String, terms: String?), _ action: String, to json: inout JSONWriter) {
    json.object {
      $0.put("key", requirement.key)
      $0.put("label", requirement.key)
      $0.put("required", true)
      $0.put("appliesTo", action)
      $0.put("registrantType", "any")
      $0.put("reason", nil as String?)
      $0.put("allowedCountryCodes", nil as String?)
      $0.put("allowedRegistrantTypes", nil as String?)
      $0.put("alternativeRequirementKey", nil as String?)
      $0.put("acceptedTermsKey", requirement.terms)
    }
  }
}

extension JSONWriter {
  /// `{amount, currencyCode}`, or null.
  mutating func money(_ key: StaticString, _ minor: Int?, _ currency: String) {
    self.key(key)
    guard let minor else { return null() }
    object {
      $0.put("amount", money: minor)
      $0.put("currencyCode", currency)
    }
  }
}
