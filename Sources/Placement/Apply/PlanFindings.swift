import Diagnostics
import OrderLanguage
import Rules

/// What plan and apply find in one order, on the lines that it is about. The rules of the group `plan` have the words, the severity and the fix-its.
struct PlanFindings {
  let order: Order

  /// The name of an item.
  func place(_ index: Int) -> Place { order.items[index].namePlace }

  // MARK: The ledger

  /// - Parameter account: the one that the order goes to.
  func stop(_ stop: Decision.Stop, _ items: [DeclaredItem], _ ledger: LedgerState, at account: ProviderAccount) -> Diagnostic {
    func title(_ id: ItemID) -> String { ledger.items[id].map { $0.names.first ?? "\(id)" } ?? "\(id)" }
    func item(_ position: Int) -> Item { order.items[items[position].index] }
    return switch stop {
    case .namesOfTwoItems(let position, let ids): NamesOfTwoItems.diagnose(item(position), placed: ids.map { (title($0), "\($0)") })
    case .placedElsewhere(let position, let other, let id): PlacedInOtherOrder.diagnose(item(position), of: order, title: title(id), placedBy: other)
    case .generationGap(let position, let expected): GenerationNotNext.diagnose(item(position), expected: expected)
    case .generationTooEarly(let position, let id, let state): GenerationNotNext.diagnose(item(position), after: title(id), still: state.rawValue)
    case .looksLikeRename(let position, let id): LooksLikeRename.diagnose(item(position), old: title(id), new: items[position].title)
    case .placedAtOtherAccount(let position, let id): PlacedAtOtherAccount.diagnose(item(position), of: order, placed: placed(id, ledger, account))
    case .orderAtOtherAccount(let id): PlacedAtOtherAccount.diagnose(order, placed: placed(id, ledger, account))
    case .orderMoved(let path): OrderMoved.diagnose(order, path: path)
    case .orderRenamed(let old): OrderRenamed.diagnose(order, old: old)
    }
  }

  /// Where the origins are the same, the account's name tells the two apart.
  private func placed(_ id: ItemID, _ ledger: LedgerState, _ account: ProviderAccount) -> PlacedAtOtherAccount.Placed {
    let item = ledger.items[id]!
    return PlacedAtOtherAccount.Placed(
      title: item.names.first ?? "\(id)", number: "\(id)", order: item.order,
      account: item.account.origin == account.origin ? item.account.account : item.account.description, isUncertain: item.state.isUncertain)
  }

  // MARK: The provider

  func availability(_ index: Int, _ answer: Availability?, _ action: DomainAction) -> [Diagnostic] {
    let item = order.items[index]
    guard let answer, !answer.isUnknown else { return [AvailabilityUnknown.diagnose(item)] }
    switch action {
    case .register: if !answer.canRegister { return [DomainNotAvailable.diagnose(item, reason: answer.reason)] }
    case .transfer: if !answer.canTransfer { return [TransferNotPossible.diagnose(item, reason: answer.reason)] }
    }
    var findings: [Diagnostic] = []
    let offered = action == .register ? answer.registerYears : answer.transferYears
    if !offered.isEmpty, !offered.contains(item.years?.value ?? 1) { findings.append(YearsNotOffered.diagnose(item, offered: offered)) }
    if answer.isPremium, item.premium?.value != true { findings.append(PremiumNotAccepted.diagnose(item)) }
    if answer.needsFeeAcceptance, item.requiresRegistrarFeeAcceptance?.value != true { findings.append(RegistrarFeeNotAccepted.diagnose(item)) }
    for requirement in action == .register ? answer.registerRequirements : answer.transferRequirements { findings += missing(requirement, item) }
    return findings
  }

  /// A row of the registry's requirements that the item does not meet. Keys that are not known here are left to the provider.
  private func missing(_ requirement: Availability.Requirement, _ item: Item) -> [Diagnostic] {
    guard requirement.isRequired else { return [] }
    switch requirement.key {
    case "acceptedTerms":
      guard let key = requirement.termsKey, !item.acceptedTerms.contains(where: { $0.text == key }) else { return [] }
      return [RequirementMissing.diagnose(item, terms: key)]
    case "eppCode": return item.eppCode == nil ? [RequirementMissing.diagnoseTransferCode(item)] : []
    case "phoneNumber": return missing(.phoneNumber, item)
    case "registrationIdentifier": return missing(.registrationIdentifier, item)
    default: return []
    }
  }

  /// A field that a holder of its own lacks; the account owner's is the provider's matter.
  private func missing(_ field: FieldName, _ item: Item) -> [Diagnostic] {
    guard let reference = item.registrantContact, let contact = order.contact(reference), contact.object.member(field) == nil else { return [] }
    return [RequirementMissing.diagnose(item, holder: reference, lacks: field, contact)]
  }
}
