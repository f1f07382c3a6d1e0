import Diagnostics
import OrderLanguage
import YAMLSyntax

/// Words what plan and apply find, on the line that it is about.
struct PlanFindings {
  let order: Order

  private func item(_ index: Int) -> Item { order.items[index] }

  /// A field of an item, or where it would be.
  func place(_ index: Int, _ field: FieldName) -> Place {
    guard let object = item(index).object else { return item(index).origin.place }
    return object.member(field)?.place ?? item(index).origin.missingPlace(field)
  }

  func place(_ index: Int) -> Place {
    item(index).naturalKeyField.flatMap { item(index).object?.member($0)?.place } ?? item(index).origin.place
  }

  var orderPlace: Place { order.name?.origin.place ?? order.object.origin.place }
  var paymentPlace: Place {
    guard let payment = order.payment else { return order.object.origin.missingPlace(.payment) }
    return (payment.maxTotal?.origin ?? payment.maxSubtotal?.origin)?.place ?? payment.object.origin.place
  }

  func finding(_ code: String, _ severity: Severity = .error, _ message: String, at place: Place, help: [String] = [], fixes: [FixIt] = []) -> Diagnostic {
    Diagnostic(code: code, severity: severity, message: message, place: place, help: help, fixes: fixes)
  }

  // MARK: The ledger

  func stop(_ stop: Decision.Stop, _ items: [DeclaredItem], _ ledger: LedgerState) -> Diagnostic {
    func title(_ id: ItemID) -> String { ledger.items[id].map { $0.names.first ?? "\(id)" } ?? "\(id)" }
    switch stop {
    case .namesOfTwoItems(let position, let ids):
      return finding(
        "names_of_two_items", "the names of this item belong to two placed items: \(ids.map { "`\(title($0))` (\($0))" }.joined(separator: " and "))",
        at: place(items[position].index), help: ["One item has one natural key and one `id`; give back the `id` that it was placed with."])
    case .placedElsewhere(let position, let order, let id):
      return finding(
        "placed_in_other_order", "`\(title(id))` has been placed already, in order `\(order)`", at: place(items[position].index),
        help: [
          "Nothing is bought twice, so nothing of this order is sent.",
          "If the order was given another name, tell the ledger: `orderspec ledger rename \(order) \(self.order.name?.value ?? "NEW")`. Else remove the item here.",
        ])
    case .generationGap(let position, let expected):
      return finding(
        "generation_not_next",
        "`generation: \(items[position].generation)` does not follow: the ledger expects \(expected == 1 ? "1" : "\(expected - 1) or \(expected)")",
        at: place(items[position].index, .generation), help: ["A generation is bought once, and each follows the one before."])
    case .generationTooEarly(let position, let id, let state):
      return finding(
        "generation_not_next", "generation \(items[position].generation - 1) of `\(title(id))` is still \(state.rawValue)",
        at: place(items[position].index, .generation),
        help: ["The next generation can be bought once the one before is settled: active, failed, cancelled or expired."])
    case .looksLikeRename(let position, let id):
      return finding(
        "looks_like_rename", "this is new, and `\(title(id))`, which was placed with the same product, is no longer declared", at: place(items[position].index),
        help: [
          "If it is the same under another name: `orderspec ledger rename \(title(id)) \(items[position].title)`.",
          "If the other one is done with: `orderspec ledger retire \(title(id)) --reason TEXT`; then this one is bought.",
        ])
    case .orderMoved(let path):
      return finding(
        "order_moved", "the ledger knows this order at `\(path)`", at: orderPlace,
        help: [
          "If the file was moved: `orderspec ledger rename \(order.name?.value ?? "") \(order.name?.value ?? "") --path NEW`. If it is a copy, give it a name of its own."
        ])
    case .orderRenamed(let old):
      return finding(
        "order_renamed", "the ledger knows this file as order `\(old)`, and no document of it has that name any more", at: orderPlace,
        help: ["If it is the same order: `orderspec ledger rename \(old) \(order.name?.value ?? "")`."])
    }
  }

  func changed(_ index: Int, _ fields: [String], _ id: ItemID) -> Diagnostic {
    finding(
      "placed_item_changed", .warning,
      "this has been bought already; \(fields.map { "`\($0)`" }.joined(separator: ", ")) differ\(fields.count == 1 ? "s" : "") from what was bought",
      at: place(index), help: ["Nothing is ordered for it. If the spec is right now: `orderspec ledger accept \(id) --reason TEXT`."])
  }

  // MARK: The provider

  func alreadyOwned(_ index: Int, _ id: String) -> Diagnostic {
    let place = place(index)
    var fixes: [FixIt] = []
    if !id.isEmpty, let edit = existingEdit(index, id) { fixes = [FixIt("insert `existing: \(id)`", .unsafe, edits: [edit])] }
    return finding(
      "already_owned", "the account has this already" + (id.isEmpty ? "" : ": \(id)"), at: place,
      help: ["It is not bought again. Write `existing: \(id.isEmpty ? "ID" : id)` on the item: apply then records it as placed, and orders nothing for it."],
      fixes: fixes)
  }

  private func existingEdit(_ index: Int, _ id: String) -> Edit? {
    let origin = item(index).origin
    let tree = origin.document.tree
    let node = tree.resolved(origin.member.node)
    guard tree[node].kind == .mapping, let first = tree.entries(of: node).first(where: { _ in true }) else { return nil }
    return SourceEdits(tree).insertEntry(before: first.key, "existing", SourceEdits.isSafePlain(id) ? id : SourceEdits.quoted(id))
  }

  func availability(_ index: Int, _ answer: Availability?, _ action: DomainAction) -> [Diagnostic] {
    let name = item(index).domainName?.value ?? ""
    guard let answer, !answer.isUnknown else {
      return [
        finding(
          "availability_unknown", .warning, "whether `\(name)` can be had is not known", at: place(index),
          help: ["The provider gave no answer. The order itself may be refused."])
      ]
    }
    var findings: [Diagnostic] = []
    let because = answer.reason.map { ": \($0)" } ?? ""
    switch action {
    case .register:
      if !answer.canRegister {
        return [
          finding(
            "domain_not_available", "`\(name)` cannot be registered\(because)", at: place(index),
            help: ["Take it off the order, or write `action: transfer` if the name is yours elsewhere."])
        ]
      }
    case .transfer:
      if !answer.canTransfer {
        return [
          finding(
            "transfer_not_possible", "`\(name)` cannot be transferred\(because)", at: place(index),
            help: ["Unlock it at its present registrar, or wait until the registry allows it."])
        ]
      }
    }
    let years = item(index).years?.value ?? 1
    let offered = action == .register ? answer.registerYears : answer.transferYears
    if !offered.isEmpty, !offered.contains(years) {
      findings.append(
        finding(
          "years_not_offered",
          "\(years) year\(years == 1 ? "" : "s") of `\(name)` are not offered; offered: \(offered.map(String.init).joined(separator: ", "))",
          at: place(index, .years)))
    }
    if answer.isPremium, item(index).premium?.value != true {
      findings.append(
        finding(
          "premium_not_accepted", "`\(name)` is a premium name with a price of its own", at: place(index, .premium),
          help: ["Write `premium: true` on the item if that price is meant, and check the guard."]))
    }
    if answer.needsFeeAcceptance, item(index).requiresRegistrarFeeAcceptance?.value != true {
      findings.append(
        finding(
          "registrar_fee_not_accepted", "the registrar charges a fee of its own for `\(name)`", at: place(index, .requiresRegistrarFeeAcceptance),
          help: ["Write `requiresRegistrarFeeAcceptance: true` on the item if that is meant."]))
    }
    for requirement in action == .register ? answer.registerRequirements : answer.transferRequirements { findings += missing(requirement, index, name) }
    return findings
  }

  /// A row of the registry's requirements that the item does not meet. Keys that are not known here are left to the provider.
  private func missing(_ requirement: Availability.Requirement, _ index: Int, _ name: String) -> [Diagnostic] {
    guard requirement.isRequired else { return [] }
    let contact = item(index).registrantContact.flatMap { order.contact($0) }
    switch requirement.key {
    case "acceptedTerms":
      guard let key = requirement.termsKey, !item(index).acceptedTerms.contains(where: { $0.text == key }) else { return [] }
      return [
        finding(
          "requirement_missing", "the registry of `\(name)` asks for the terms key `\(key)`", at: place(index, .acceptedTerms),
          help: ["Read the terms, then add `\(key)` to `acceptedTerms`."])
      ]
    case "eppCode":
      guard item(index).eppCode == nil else { return [] }
      return [
        finding(
          "requirement_missing", "the transfer of `\(name)` needs `eppCode`", at: place(index, .eppCode),
          help: ["Write a secret reference: `eppCode: ${env:NAME}`."])
      ]
    case "phoneNumber", "registrationIdentifier":
      let field: FieldName = requirement.key == "phoneNumber" ? .phoneNumber : .registrationIdentifier
      guard let contact, contact.object.member(field) == nil else { return [] }
      return [
        finding(
          "requirement_missing", "the registry of `\(name)` asks for `\(requirement.key)` of the holder",
          at: item(index).registrantContact?.origin.place ?? place(index),
          help: ["Add `\(requirement.key)` to the contact."])
      ]
    default: return []
    }
  }
}

extension PlanFindings {
  fileprivate func finding(_ code: String, _ message: String, at place: Place, help: [String] = [], fixes: [FixIt] = []) -> Diagnostic {
    finding(code, .error, message, at: place, help: help, fixes: fixes)
  }
}
