public import Diagnostics
import DomainNames
public import OrderLanguage

/// An item without any name.
public enum MissingItemId: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "missing_item_id", group: .reference, severity: .warning,
      summary: "the item has neither an `id` nor a natural key",
      why: """
        Its place in the list is no identity. Without a name nothing tells whether the item was bought before, so apply refuses it: a server could be bought \
        twice.
        """,
      whatToDo: "Give it an `id` that is unique in the order. Choose well: another `id` is another item.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            productSlug: vps-med
            billingCycle: annually
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
      source: "order-spec language 1, Item identity")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    guard let object = item.object, let type = item.type, let field = item.naturalKeyField, object.isAbsent(.id) else { return }
    // A required natural key that is missing has its own finding, and so has one that is not valid.
    guard Grammar.field(field, of: ObjectType(type))?.isRequired != true else { return }
    if object.isAbsent(field) {
      context.report(
        finding(
          "the item has neither `id` nor `\(field.string)`", at: item.origin.missingPlace(.id), related: item.origin.aliasPlaces,
          help: ["Nothing tells it from another purchase, so apply refuses it: write an `id` that is unique in this order."]))
    } else if let key = object.written(field), key.state == .value, isSingleLabel(key) {
      context.report(
        finding(
          "the item has no `id`, and its `\(field.string)` `\(key.excerpt)` is no full name", at: item.origin.missingPlace(.id),
          related: [RelatedPlace("a single label is no identity in the account", at: key.place)],
          help: ["Write an `id` that is unique in this order, or the host's full name, such as `web.acme.se`."]))
    }
  }

  private static func isSingleLabel(_ origin: Origin) -> Bool {
    guard !origin.withText({ DomainName.classify($0) == .canonical }), case .failure(let fault) = DomainName.parse(origin.text) else { return false }
    return fault.kind == .singleLabel
  }
}
