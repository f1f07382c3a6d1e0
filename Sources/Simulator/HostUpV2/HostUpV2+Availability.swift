import JSON

extension SimulatedProvider {
  /// `GET /api/v2/domains/availability?name=` (documented): no credentials needed; with them it tells the account's own names.
  func availability(of call: Call) -> SimulatedResponse {
    guard let name = call.target["name"], !name.isEmpty else {
      return call.invalid([FieldError(pointer: "/name", detail: "name is required.", code: "missing_required")])
    }
    return call.json(200) { $0.object { writeAvailability(of: name, to: &$0, call) } }
  }

  /// `POST /api/v2/domains/availability`: small batches of one label are answered at once, else by a job (documented without a number).
  mutating func bulkAvailability(_ call: Call) -> SimulatedResponse {
    let document: JSONDocument
    switch readBody(call) {
    case .success(let read): document = read
    case .failure(let refusal): return refusal.response
    }
    let errors = BodyCheck(document: document, refusesUnknownKeys: settings.refusesUnknownKeys).errors(of: document.root, Self.names)
    guard errors.isEmpty else { return call.invalid(errors) }
    let names = document.texts("names", of: document.root)
    guard !names.isEmpty else { return call.invalid([FieldError(pointer: "/names", detail: "There are no names.", code: "invalid_request")]) }
    let labels = Set(names.map { $0.split(separator: ".").first ?? "" })
    guard names.count > settings.inlineAvailability || labels.count > 1 else { return availability(of: names, nil, call) }
    let id = state.identifiers.next("dcheck_")
    state.jobs[id] = ProviderState.Job(names: names, polls: settings.jobPolls)
    revision += 1
    return call.json(202) {
      $0.object {
        $0.object("operation") {
          $0.put("status", "queued")
          $0.put("jobId", id)
          $0.put("pollUrl", "/api/v2/domains/availability/\(id)")
          $0.put("result", nil as String?)
        }
      }
    }
  }

  /// `GET /api/v2/domains/availability/{jobId}`: `completed` is documented, `processing` seen in public clients.
  mutating func availabilityJob(_ id: String, _ call: Call) -> SimulatedResponse {
    guard let job = state.jobs[id] else { return call.notFound() }
    guard job.polls > 0 else { return availability(of: job.names, "completed", call) }
    state.jobs[id]?.polls -= 1
    revision += 1
    return call.json(200) {
      $0.object {
        $0.put("status", "processing")
        $0.put("progress", 0)
        $0.array("data", EmptyCollection<Int>()) { _, _ in }
      }
    }
  }

  private static let names = ObjectShape(["names": .texts], required: ["names"])

  private func availability(of names: [String], _ status: String?, _ call: Call) -> SimulatedResponse {
    call.json(200) {
      $0.object {
        if let status { $0.put("status", status) }
        $0.array("data", names) { json, name in json.object { writeAvailability(of: name, to: &$0, call) } }
      }
    }
  }

  /// One result; `state`, `unknownReason`, `premium`, `requiresRegistrarFeeAcceptance` and `eppRequired` are those that a public client reads (observed).
  private func writeAvailability(of written: String, to json: inout JSONWriter, _ call: Call) {
    let name = ASCIIText.name(written)
    let currency = call.credential?.account.currencyCode ?? "SEK"
    let tld = tld(of: name)
    let found = tld == nil ? nil : standing(of: name, for: call.account, at: .hostup)
    var own: OwnedService?
    var canRegister = false
    var canTransfer = false
    let state: String
    switch found {
    case .free?: (state, canRegister) = ("available", tld?.register != nil)
    case .own(let service)?: (state, own) = ("already_owned", service)
    case .taken?: (state, canTransfer) = ("unavailable", tld?.transfer != nil)
    case .ordered?: state = "unavailable"
    case nil: state = "invalid"
    }
    let premium = settings.premiumNames[name]
    let price = canRegister ? premium?.price ?? tld?.register : canTransfer ? tld?.transfer : nil
    json.put("name", name)
    json.put("available", canRegister)
    json.put("state", state)
    json.put("reason", canRegister ? nil : state == "invalid" ? "Not a name under a TLD that is offered." : "The name is registered.")
    json.put("unknownReason", nil as String?)
    json.object("actions") {
      Self.writeGate("canRegister", canRegister, own == nil ? "domain_conflict" : "already_owned", to: &$0)
      Self.writeGate("canTransfer", canTransfer, own == nil ? "domain_not_eligible" : "already_owned", to: &$0)
    }
    json.key("billing")
    if let price {
      json.object {
        $0.put("amount", money: current(price))
        $0.put("currencyCode", currency)
        $0.put("billingCycle", "annually")
      }
    } else {
      json.null()
    }
    json.put("currencyCode", currency)
    json.integers("supportedRegisterYears", tld?.registerYears ?? [])
    json.integers("supportedTransferYears", tld?.transferYears ?? [])
    json.key("registryRequirements")
    if let tld { json.object { tld.writeRequirements(to: &$0) } } else { json.null() }
    json.put("renewalAmount", money: tld.map { current($0.renew) })
    json.put("premium", premium != nil)
    json.put("requiresRegistrarFeeAcceptance", premium?.hasRegistrarFee == true)
    json.put("eppRequired", tld?.needsTransferCode == true)
    // Own names only, and only with credentials (documented).
    json.put("existingDomainId", own?.id)
    json.put("existingDomainServiceStatus", own == nil ? nil : "active")
  }
}
