import Catalog
public import Diagnostics
public import OrderLanguage

/// A pay-as-you-go server, which is deployed and never ordered.
public enum PaygVpsNotAllowed: ItemRule {
  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "payg_vps_not_allowed", group: .target, severity: .error,
      summary: "a pay-as-you-go server cannot be ordered",
      why: "HostUp deploys pay-as-you-go servers by a call of their own, `POST /api/v2/vps/payg/deployments`, and takes none in an order.",
      whatToDo: "Order a server with a billing cycle, or deploy this one at the provider.",
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: cloud-vps
            billingCycle: monthly
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - type: vps
            id: web
            productSlug: vps-med
            billingCycle: monthly
        """,
      exampleFiles: [
        (name: ".orderspec.yaml", text: "catalog: [hostup.catalog.yaml]\n"),
        (
          name: "hostup.catalog.yaml",
          text: """
          catalog: 1
          provider: hostup
          asOf: 2026-11-20
          products:
            - { slug: vps-med, type: vps }
            - { slug: cloud-vps, type: vps, payg: true }
          """
        ),
      ],
      exampleTarget: "hostup-v2", source: "HostUp v2 orders and VPS (developer.hostup.se/endpoints/billing/post-v2-orders), as of November 2026")
  }

  public static func check(_ item: Item, in order: Order, _ context: inout RuleContext) {
    let catalog = context.options.catalog
    // Only catalog files tell.
    guard catalog.provider == .hostup, !catalog.files.isEmpty else { return }
    guard item.type == .vps, !item.isAdopted else { return }
    for field in [FieldName.productSlug, .productId] {
      guard let origin = item.object?.member(field), origin.state == .value,
        let product = field == .productSlug ? catalog.product(slug: origin.text) : catalog.product(v1ProductID: origin.text), product.isPayg
      else { continue }
      context.report(
        finding(
          "`\(origin.excerpt)` is paid as it is used: it is deployed, never ordered", at: origin.place, related: origin.relatedPlaces(of: item),
          help: ["Deploy it with HostUp's own call, `POST /api/v2/vps/payg/deployments`, or order a server with a billing cycle."]))
      return
    }
  }
}
