import Backends
import Diagnostics
import OrderLanguage
import Testing

@Suite struct CapabilityTests {
  static let tables = Target.allCases.compactMap { BackendRegistry.backend(for: $0)?.capabilities }

  @Test(arguments: tables)
  func hasARowForEveryFieldOfTheGrammar(table: CapabilityTable) {
    for type in ObjectType.allCases {
      for role in ContactRole.allCases where type == .contact || role == .holder {
        #expect(table.rows(of: type, as: role).missing.isEmpty, "\(table.target.rawValue), \(type), \(role)")
        #expect(table.rows(of: type, as: role).all.map(\.field.rawValue).sorted() == Grammar.fields(of: type).map(\.name.rawValue).sorted())
      }
    }
  }

  @Test(arguments: tables)
  func sendsNoTwoFieldsUnderOneKey(table: CapabilityTable) {
    for type in ObjectType.allCases {
      for role in ContactRole.allCases {
        let keys = table.rows(of: type, as: role).written.compactMap { row in row.key.map { "\(row.group ?? "")/\($0)" } }
        #expect(Set(keys).count == keys.count)
      }
    }
  }

  @Test func refusesWhatHasNoRow() {
    let table = CapabilityTable(target: .hostupV1, items: [:], objects: [.vps: [(.type, .sent(as: "type"))]], payer: [], role: [])
    #expect(table.rows(of: .vps).missing.count == Grammar.fields(of: .vps).count - 1)
    #expect(table.rows(of: .vps).refusable.count == Grammar.fields(of: .vps).count - 1)
    if case .ordered = table.capability(of: .vps) { Issue.record("an item without a row is ordered") }
  }

  /// A value of each field, set alone in a spec that orders something: it must be in a request, or reported, or for orderspec itself.
  @Test(arguments: Target.allCases, ObjectType.allCases)
  func neverDropsAFieldSilently(target: Target, type: ObjectType) throws {
    var frame = Frame(target: target, type: type)
    for role in type == .contact || type == .identifier || type == .contactSource ? ContactRole.allCases : [.holder] {
      frame.role = role
      for field in Grammar.fields(of: type) {
        guard let row = frame.table.rows(of: type, as: role)[field.name], let (without, with) = frame.specs(field, row) else { continue }
        if case .notForProviders = row.capability { continue }
        let (before, after) = (order(without), order(with))
        #expect(after.problems.count <= before.problems.count, "\(type).\(field.name): \(after.problems.map(\.expected)) \(with)")
        let isSent = frame.bodies(before) != frame.bodies(after)
        let isReported = Set(frame.findings(before)) != Set(frame.findings(after))
        #expect(isSent || isReported, "\(target) \(type).\(field.name) as \(role) is dropped: \(with)")
        if case .refused = row.capability { #expect(!isSent, "\(target) \(type).\(field.name)") }
      }
    }
  }

  /// Values that say no more than their absence are never reported, whatever the target.
  @Test(arguments: Target.allCases)
  func neverReportsADefault(target: Target) {
    let frame = Frame(target: target, type: .domain)
    let plain = frame.findings(order("items: [{ \(frame.domain) }]"))
    #expect(
      frame.findings(
        order(
          """
          euEligibilityConfirmed: false
          referralCode: null
          attemptKey: ""
          items: [{ \(frame.domain), years: 1, action: register, nameservers: [], copyExistingDns: false, premium: false, acceptedTerms: [], extensions: {}, \
          requiresRegistrarFeeAcceptance: false, roleContacts: {}, eppCode: ~ }]
          """)) == plain)
    #expect(plain.isEmpty)
  }
}

/// Specs that order something at a target, with one member more or less.
private struct Frame {
  let target: Target
  let type: ObjectType
  var role = ContactRole.holder

  private static let fieldNames = ["hostup-v1": ["sharedHostingType": "webhotel"]]

  var table: CapabilityTable { BackendRegistry.backend(for: target)!.capabilities }
  func bodies(_ order: Order) -> [String] { BackendsTests.bodies(order, target, options(fieldNames: Self.fieldNames)) }
  func findings(_ order: Order) -> [String] { summary(BackendsTests.findings(order, target, fieldNames: Self.fieldNames)) }

  /// A domain that the target can take.
  var domain: String { members(of: .domain) }

  private func members(of type: ObjectType, without field: FieldName? = nil) -> String {
    var members: [(FieldName, String)] = type == .domain ? [(.domainName, "a.it")] : [(.type, type.itemType!.rawValue)]
    switch (target, type) {
    case (.hostupV1, _): members.append((.productId, "1"))
    case (.superspace, .domain): members.append((.registrantContact, "{ \(fullHolder) }"))
    case (.hostupV2, .addon): members.append((.extra, "{ hostup-v2: { accountId: x } }"))
    default: break
    }
    if field == .domainName { members[0] = (.type, "domain") }
    return members.filter { $0.0 != field }.map { "\($0.0.string): \($0.1)" }.joined(separator: ", ")
  }

  /// Two specs that differ by one field; nil where the field cannot stand alone, or is a frame of others.
  func specs(_ field: Field, _ row: CapabilityTable.Row) -> (without: String, with: String)? {
    if case .members = row.capability { return nil }
    let written = "\(field.name.string): \(Self.value(of: field))"
    func spec(_ frame: (String) -> String) -> (String, String) { (frame(""), frame(written)) }
    let items = "items: [{ \(domain) }]"
    // A payer is taken from a browser alone.
    let payer = target == .hostupV1 ? "turnstileToken: \"${env:X}\"\nclientData" : "clientData"
    if role == .payer, target == .superspace || type == .contactSource { return nil }
    if role == .role, target != .superspace { return nil }
    func contact(_ members: String) -> String {
      switch role {
      case .payer: "\(payer): { \(members) }\n\(items)"
      case .holder: "items: [{ \(self.members(of: .domain, without: .registrantContact)), registrantContact: { \(members) } }]"
      case .role: "items: [{ \(domain), roleContacts: { tech: { \(members) } } }]"
      }
    }
    switch type {
    case .order:
      switch field.name {
      case .orderSpec, .name: return nil
      case .items: return ("items: []", "items: \(Self.value(of: field))")
      case .clientData where target == .hostupV1: return ("turnstileToken: \"${env:X}\"\n" + items, "turnstileToken: \"${env:X}\"\n\(written)\n" + items)
      default: return spec { "\($0)\n\(items)" }
      }
    case .payment: return spec { "payment: { \($0) }\n\(items)" }
    case .contact:
      let others = fullHolder.split(separator: ", ").filter { !$0.hasPrefix("\(field.name.string):") }.joined(separator: ", ")
      return spec { contact(role == .payer ? $0 : "\(others), \($0)") }
    case .identifier:
      guard table.rows(of: .contact, as: role)[.registrationIdentifier]?.key != nil else { return nil }
      let value = field.name == .value ? "" : "value: x, "
      return spec { contact("\(fullHolder), registrationIdentifier: { \(value)\($0) }") }
    case .contactSource:
      let without = role == .role ? items : "items: [{ \(members(of: .domain, without: .registrantContact)) }]"
      return (without, contact(written))
    case .callback:
      guard table.rows(of: .order)[.callback]?.key != nil else { return nil }
      return spec { "callback: { \($0) }\n\(items)" }
    case .roleContacts: return spec { "items: [{ \(domain), roleContacts: { \($0) } }]" }
    case .defaults: return nil
    case .domain, .vps, .sharedHosting, .addon, .site:
      // What is refused is refused as a whole; `type` is what makes an item of its kind.
      if case .refused(_, .always) = table.capability(of: type.itemType!) { return nil }
      guard field.name != .type else { return nil }
      // The slug is told by the number.
      let start = members(of: type, without: field.name == .productSlug ? .productId : field.name)
      return spec { "items: [{ \(start)\($0.isEmpty ? "" : ", ")\($0) }]" }
    }
  }

  /// A value other than the default.
  private static func value(of field: Field) -> String {
    switch field.name {
    case .action: "transfer"
    case .years, .generation: "2"
    case .options: "{ a: 1 }"
    case .extra: "{ hostup-v1: { z: 1 }, hostup-v2: { z: 1 }, superspace: { z: 1 } }"
    case .eppCode, .turnstileToken, .authorization: "\"${env:X}\""
    case .countryCode: "NO"
    case .registrantContact, .clientData, .admin, .billing, .tech: "{ \(fullHolder) }"
    case .roleContacts: "{ tech: { \(fullHolder) } }"
    case .productSlug: "vps-known"
    case .items: "[{ domainName: b.it, productId: 1, registrantContact: { \(fullHolder) } }]"
    default: "\(field.example)"
    }
  }
}
