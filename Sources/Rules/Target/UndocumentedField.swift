public import Diagnostics
public import OrderLanguage

/// A field whose request key the provider does not document.
public enum UndocumentedField: CapabilityRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "undocumented_field", group: .structure, severity: .warning,
      summary: "the provider documents no key for the field, the likeliest one is sent",
      why: """
        The field exists at the provider, but its documentation does not say which key of the request carries it. If the key is not the right one, the \
        provider refuses the order, or places it without the field.
        """,
      whatToDo: """
        Ask the provider for the key and write it into `fieldNames` of the configuration, or leave the field out and set it after the order. \
        `accept: [unconfirmed_fields]` lets apply place the order nevertheless.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
            options: { os: ubuntu-22.04 }
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: annually
        """,
      exampleTarget: "hostup-v2", source: "https://developer.hostup.se/endpoints/billing/post-v2-orders, read 2026-11-21: names no such keys",
      evidence: .assumed)
  }

  public static func check(_ order: Order, _ table: CapabilityTable, _ context: inout RuleContext) {
    var reported: Set<FieldName> = []
    let fieldNames = context.options.fieldNames[table.target.rawValue] ?? [:]
    let items = order.items.filter { $0.object != nil && !$0.isAdopted && table.refusal(of: $0, fieldNames: fieldNames) == nil }
    guard !items.isEmpty else { return }
    check(order.object, table.rows(of: .order), nil, fieldNames, table, &reported, &context)
    if let payer = order.clientData, let contact = order.contact(payer) {
      check(contact.object, table.rows(of: .contact, as: .payer), nil, fieldNames, table, &reported, &context)
    }
    for item in items {
      guard let object = item.object else { continue }
      check(object, table.rows(of: object.type), item, fieldNames, table, &reported, &context)
      if let holder = item.registrantContact, let contact = order.contact(holder) {
        check(contact.object, table.rows(of: .contact), item, fieldNames, table, &reported, &context)
      }
    }
  }

  /// A field is reported where it first stands in the order.
  private static func check(
    _ object: SpecObject, _ rows: CapabilityTable.Rows, _ item: Item?, _ fieldNames: [String: String], _ table: CapabilityTable,
    _ reported: inout Set<FieldName>, _ context: inout RuleContext
  ) {
    for row in rows.undocumented where !reported.contains(row.field) {
      guard let key = rows.key(of: row, fieldNames: fieldNames), let origin = object.member(row.field), !row.isDefault(origin, of: object) else { continue }
      let target = table.target.rawValue
      let field = row.field.string
      guard fieldNames[field] != key else { continue }
      reported.insert(row.field)
      var related = origin.aliasPlaces
      if origin.isDefault, let item { related.append(RelatedPlace("it reaches this item", at: item.origin.place)) }
      context.report(
        finding(
          "\(target) documents no key for `\(field)`, it is sent as `\(key)`", at: origin.keyPlace, related: related,
          help: ["If you know the key, write it into `.orderspec.yaml`: `fieldNames: {\(target): {\(field): \(key)}}`."]))
    }
  }
}
