public import Diagnostics
import DomainNames
public import OrderLanguage

/// An item or a field that the target cannot take.
public enum UnsupportedByTarget: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "unsupported_by_target", group: .target, severity: .error,
      summary: "the target cannot take the item or the field",
      why: """
        A provider takes only what its API has a place for. What has none is never dropped without a word: it is an error where the order would mean or cost \
        something else, a warning where a hint or an attribute is lost that may matter, and advice where nothing is lost.
        """,
      whatToDo: "Leave out what the target does not take, order it from a provider that does, or write the provider's own field under `extra`.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: site
            name: acme-blog
            variant: vanilla
            location: pdx
            productSlug: basic
            billingCycle: monthly
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: shared_hosting
            productSlug: webbhotell-start
            primaryDomain: acme.se
            billingCycle: monthly
        ownedDomains: [acme.se]
        """,
      exampleTarget: "hostup-v2", source: "the capability tables of the targets, order-spec language 1, Targets", isBlocking: true)
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    var check = Check(table: table, seen: [])
    check.members(of: order.object, table.rows(of: .order), item: nil, &context)
    if let payment = order.payment { check.members(of: payment.object, table.rows(of: .payment), item: nil, &context) }
    if let payer = order.clientData, let contact = order.contact(payer), check.isWritten(.clientData, of: .order) {
      check.contact(contact, payer, as: .payer, item: nil, &context)
    }
    let fieldNames = context.options.fieldNames[table.target.rawValue] ?? [:]
    for item in order.items {
      guard let object = item.object, let type = item.type else { continue }
      // What is there already is not sent: only that the provider can have it at all counts.
      if item.isAdopted { guard case .refused(_, .always) = table.capability(of: type) else { continue } }
      if let reason = table.refusal(of: item, fieldNames: fieldNames) {
        let origin = object.member(.type) ?? item.origin
        context.report(
          finding(
            "\(table.target.rawValue) cannot take \(object.type.title): \(reason)", at: origin.place, related: origin.aliasPlaces,
            help: ["Order it from a provider that sells it, or leave the item out."]))
        continue
      }
      check.members(of: object, table.rows(of: object.type), item: item, &context)
      check.contacts(of: item, order, &context)
    }
  }

  /// One walk over an order.
  private struct Check {
    let table: CapabilityTable
    /// Members of contacts that are reported: a contact may be used often.
    var seen: Set<Seen>

    struct Seen: Hashable {
      let document: ObjectIdentifier
      let member: MemberID
    }

    func isWritten(_ field: FieldName, of type: ObjectType) -> Bool { table.rows(of: type).written.contains { $0.field == field } }

    func members(of object: SpecObject, _ rows: CapabilityTable.Rows, item: Item?, _ context: inout RuleContext) {
      for row in rows.refused {
        guard let origin = refused(row, of: object) else { continue }
        let isDefault = origin.isDefault
        report(row, origin, related: isDefault ? item.map { [RelatedPlace("it reaches this item", at: $0.origin.place)] } ?? [] : [], &context)
      }
    }

    mutating func contacts(of item: Item, _ order: Order, _ context: inout RuleContext) {
      guard item.type == .domain else { return }
      if let holder = item.registrantContact, isWritten(.registrantContact, of: .domain) { self.contact(holder, as: .holder, item, order, &context) }
      guard let roles = item.roleContacts, isWritten(.roleContacts, of: .domain) else { return }
      for reference in item.contactReferences where reference.origin.member.parent == roles.origin.id {
        contact(reference, as: .role, item, order, &context)
      }
    }

    private mutating func contact(_ reference: ContactReference, as role: ContactRole, _ item: Item, _ order: Order, _ context: inout RuleContext) {
      if case .registration = reference.target, let source = reference.origin.object {
        members(of: source, table.rows(of: .contactSource), item: item, &context)
      } else if let contact = order.contact(reference) {
        self.contact(contact, reference, as: role, item: item, &context)
      }
    }

    mutating func contact(_ contact: Contact, _ reference: ContactReference, as role: ContactRole, item: Item?, _ context: inout RuleContext) {
      for row in table.rows(of: .contact, as: role).refused {
        guard let origin = refused(row, of: contact.object) else { continue }
        if case .refused(_, _, .ofItemsTLD) = row.capability {
          attributes(row, origin, reference, item, &context)
        } else if seen.insert(Seen(document: ObjectIdentifier(origin.document), member: origin.id)).inserted {
          report(row, origin, related: [RelatedPlace("the contact is used here", at: reference.origin.place)], &context)
        }
      }
    }

    /// Registry attributes of a contact matter for an item of their TLD: the finding stands at the item.
    private func attributes(_ row: CapabilityTable.Row, _ origin: Origin, _ reference: ContactReference, _ item: Item?, _ context: inout RuleContext) {
      guard let name = item?.parsedDomainName?.asciiText, let entries = origin.elements else { return }
      // The longest TLD counts.
      let matching = entries.filter { entry in entry.key.map { name.hasSuffix("." + $0) } ?? false }
      guard let entry = matching.max(by: { $0.key!.utf8.count < $1.key!.utf8.count }) else { return }
      var place = reference.origin.place
      if case .inline = reference.target {
        place = entry.keyPlace
      } else {
        place.pointer += "/\(row.field.text)" + entry.pointer.dropFirst(origin.pointer.count)
      }
      var related = reference.origin.aliasPlaces
      if case .named = reference.target { related.append(RelatedPlace("the attributes stand here", at: entry.keyPlace)) }
      if reference.origin.isDefault, let item { related.append(RelatedPlace("it reaches this item", at: item.origin.place)) }
      report(row, at: place, related, &context)
    }

    /// The member of a row whose refusal counts.
    private func refused(_ row: CapabilityTable.Row, of object: SpecObject) -> Origin? {
      guard let origin = object.member(row.field), !row.isDefault(origin, of: object), case .refused(_, _, let condition) = row.capability else { return nil }
      if case .unlessBeside(let other) = condition, object.member(other) != nil { return nil }
      return origin
    }

    private func report(_ row: CapabilityTable.Row, _ origin: Origin, related: [RelatedPlace], _ context: inout RuleContext) {
      report(row, at: origin.keyPlace, origin.aliasPlaces + related, &context)
    }

    private func report(_ row: CapabilityTable.Row, at place: Place, _ related: [RelatedPlace], _ context: inout RuleContext) {
      guard case .refused(let severity, let reason, _) = row.capability else { return }
      let field = row.field.string
      let target = table.target.rawValue
      context.report(
        UnsupportedByTarget.finding(
          severity == .error ? "\(target) cannot take `\(field)`: \(reason)" : "`\(field)` is not sent to \(target): \(reason)", at: place,
          severity: severity, related: related,
          help: severity == .error
            ? ["Without it the order would mean or cost something else: write what the target takes, or order from a provider that takes it."] : []))
    }
  }
}
