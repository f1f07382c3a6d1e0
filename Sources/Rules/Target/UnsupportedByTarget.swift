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
    if let payer = order.clientData, let contact = order.contact(payer), let row = table.rows(of: .order)[.clientData], row.key != nil,
      row.refusal(of: payer.origin, in: order.object) == nil
    {
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
      check.product(of: item, object, &context)
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

    /// A target that knows products by number needs the number.
    func product(of item: Item, _ object: SpecObject, _ context: inout RuleContext) {
      guard table.traits.needsProductID, object.written(.productId)?.isHole != true, item.v1ProductID(context.options.v1ProductID) == nil else { return }
      let target = table.target.rawValue
      let lookUp = item.type == .domain ? "`GET /api/domain-products` has those of domains" : "HostUp tells them"
      let help = ["Write the number into `productId`: \(lookUp)."]
      if let slug = object.member(.productSlug) {
        let related = slug.aliasPlaces + (slug.isDefault ? [RelatedPlace("it reaches this item", at: item.origin.place)] : [])
        context.report(
          finding("\(target) knows products by number, and the catalogue has none for `\(slug.excerpt)`", at: slug.place, related: related, help: help))
      } else {
        context.report(
          finding("\(target) cannot take the item without `productId`: it knows products by number", at: item.origin.missingPlace(.productId), help: help))
      }
    }

    func members(of object: SpecObject, _ rows: CapabilityTable.Rows, item: Item?, _ context: inout RuleContext) {
      for row in rows.refusable {
        guard let origin = object.member(row.field), let refusal = row.refusal(of: origin, in: object, of: item) else { continue }
        report(row, refusal, origin, related: origin.isDefault ? item.map { [RelatedPlace("it reaches this item", at: $0.origin.place)] } ?? [] : [], &context)
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
        members(of: source, table.rows(of: .contactSource, as: role), item: item, &context)
      } else if let contact = order.contact(reference) {
        self.contact(contact, reference, as: role, item: item, &context)
      }
    }

    mutating func contact(_ contact: Contact, _ reference: ContactReference, as role: ContactRole, item: Item?, _ context: inout RuleContext) {
      let rows = table.rows(of: .contact, as: role)
      for row in rows.refusable {
        guard let origin = contact.object.member(row.field) else { continue }
        if case .refused(let severity, let reason, .ofItemsTLD) = row.capability {
          attributes(row, (severity, reason), contact, reference, item, &context)
        } else {
          self.member(row, origin, of: contact.object, reference, &context)
        }
      }
      guard rows[.registrationIdentifier]?.key != nil, let identifier = contact.object.object(.registrationIdentifier) else { return }
      for row in table.rows(of: .identifier).refusable {
        if let origin = identifier.member(row.field) { member(row, origin, of: identifier, reference, &context) }
      }
    }

    /// A fault of the contact alone: it stands at the contact, once.
    private mutating func member(
      _ row: CapabilityTable.Row, _ origin: Origin, of object: SpecObject, _ reference: ContactReference, _ context: inout RuleContext
    ) {
      guard let refusal = row.refusal(of: origin, in: object),
        seen.insert(Seen(document: ObjectIdentifier(origin.document), member: origin.id)).inserted
      else { return }
      report(row, refusal, origin, related: [RelatedPlace("the contact is used here", at: reference.origin.place)], &context)
    }

    /// Registry attributes of a contact matter for an item of their TLD: the finding stands at the item.
    private func attributes(
      _ row: CapabilityTable.Row, _ refusal: Refusal, _ contact: Contact, _ reference: ContactReference, _ item: Item?, _ context: inout RuleContext
    ) {
      guard let name = item?.parsedDomainName?.asciiText, let entry = contact.extensions(forName: name), let parent = entry.parent else { return }
      var place = reference.origin.place
      if case .inline = reference.target {
        place = entry.keyPlace
      } else {
        place.pointer += "/\(row.field.text)" + entry.pointer.dropFirst(parent.pointer.count)
      }
      var related = reference.origin.aliasPlaces
      if case .named = reference.target { related.append(RelatedPlace("the attributes stand here", at: entry.keyPlace)) }
      if reference.origin.isDefault, let item { related.append(RelatedPlace("it reaches this item", at: item.origin.place)) }
      report("\(row.field.text)", refusal, at: place, related, &context)
    }

    private typealias Refusal = (severity: Severity, reason: String)

    /// Of a closed list, the word is what is refused; a value elsewhere may be personal.
    private func report(_ row: CapabilityTable.Row, _ refusal: Refusal, _ origin: Origin, related: [RelatedPlace], _ context: inout RuleContext) {
      if case .sentInWords = row.capability {
        report("\(row.field.text): \(origin.excerpt)", refusal, at: origin.place, origin.aliasPlaces + related, &context)
      } else if case .sentOnly(_, .callingCode, _) = row.capability {
        report("\(row.field.text)", refusal, at: origin.place, origin.aliasPlaces + related, &context)
      } else {
        report("\(row.field.text)", refusal, at: origin.keyPlace, origin.aliasPlaces + related, &context)
      }
    }

    private func report(_ what: String, _ refusal: Refusal, at place: Place, _ related: [RelatedPlace], _ context: inout RuleContext) {
      let target = table.target.rawValue
      context.report(
        UnsupportedByTarget.finding(
          refusal.severity == .error ? "\(target) cannot take `\(what)`: \(refusal.reason)" : "`\(what)` is not sent to \(target): \(refusal.reason)",
          at: place,
          severity: refusal.severity, related: related,
          help: refusal.severity == .error
            ? ["Without it the order would mean or cost something else: write what the target takes, or order from a provider that takes it."] : []))
    }
  }
}
