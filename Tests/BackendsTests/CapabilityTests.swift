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
    #expect(table.rows(of: .vps).refused.count == Grammar.fields(of: .vps).count - 1)
    if case .ordered = table.capability(of: .vps) { Issue.record("an item without a row is ordered") }
  }

  /// A value of each field, set alone in a spec that orders something: it must be in the request, or reported, or for orderspec itself.
  @Test(arguments: ObjectType.allCases)
  func neverDropsAFieldSilently(type: ObjectType) throws {
    for role in type == .contact || type == .identifier ? [ContactRole.holder, .payer] : [.holder] {
      for field in Grammar.fields(of: type) {
        guard let (without, with, row) = specs(type, field, role) else { continue }
        if case .notForProviders = row.capability { continue }
        let before = order(without)
        let after = order(with)
        #expect(after.problems.count <= before.problems.count, "\(type).\(field.name): \(after.problems.map(\.expected))")
        let isSent = body(before) != body(after)
        let isReported = Set(summary(findings(before))) != Set(summary(findings(after)))
        #expect(isSent || isReported, "\(type).\(field.name) as \(role) is dropped: \(with)")
        if case .refused = row.capability { #expect(!isSent, "\(type).\(field.name)") }
      }
    }
  }

  /// Two specs that differ by one field; nil where the field cannot stand alone, or is a frame of others.
  private func specs(_ type: ObjectType, _ field: Field, _ role: ContactRole) -> (without: String, with: String, CapabilityTable.Row)? {
    guard let row = HostUpV2.capabilities.rows(of: type, as: role)[field.name] else { return nil }
    if case .members = row.capability { return nil }
    let written = "\(field.name.string): \(Self.value(of: field))"
    func spec(_ frame: (String) -> String) -> (String, String, CapabilityTable.Row) { (frame(""), frame(written), row) }
    let domain = "items: [{ domainName: a.it }]"
    switch type {
    case .order:
      switch field.name {
      case .items: return ("items: []", domain, row)
      case .orderSpec, .name: return nil
      default: return spec { "\($0)\n\(domain)" }
      }
    case .payment: return spec { "payment: { \($0) }\n\(domain)" }
    case .contact:
      let isPayer = role == .payer
      let others = holder.split(separator: ", ").filter { !$0.hasPrefix("\(field.name.string):") }.joined(separator: ", ")
      return spec { isPayer ? "clientData: { \($0) }\n\(domain)" : "items: [{ domainName: a.it, registrantContact: { \(others), \($0) } }]" }
    case .identifier:
      let value = field.name == .value ? "" : "value: x, "
      return spec {
        role == .payer
          ? "clientData: { registrationIdentifier: { \(value)\($0) } }\n\(domain)"
          : "items: [{ domainName: a.it, registrantContact: { \(holder), registrationIdentifier: { \(value)\($0) } } }]"
      }
    case .contactSource: return ("items: [{ domainName: a.it }]", "items: [{ domainName: a.it, registrantContact: { \(written) } }]", row)
    case .callback, .roleContacts, .defaults: return nil
    case .domain, .vps, .sharedHosting, .addon, .site:
      // A site is refused as a whole; `type` is what makes an item of its kind.
      guard field.name != .type, type != .site else { return nil }
      var start = type == .domain ? (field.name == .domainName ? "type: domain" : "domainName: a.it") : "type: \(type.itemType!.rawValue)"
      if type == .addon, field.name != .extra { start += ", extra: { hostup-v2: { accountId: x } }" }
      return spec { "items: [{ \(start)\($0.isEmpty ? "" : ", ")\($0) }]" }
    }
  }

  /// A value other than the default.
  private static func value(of field: Field) -> String {
    switch field.name {
    case .action: "transfer"
    case .years, .generation: "2"
    case .options: "{ a: 1 }"
    case .extra: "{ hostup-v2: { z: 1 } }"
    case .eppCode, .turnstileToken: "\"${env:X}\""
    case .countryCode: "NO"
    case .registrantContact, .clientData: "{ \(holder) }"
    case .roleContacts: "{ tech: { \(holder) } }"
    default: "\(field.example)"
    }
  }
}
