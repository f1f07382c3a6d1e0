import JSON

extension SimulatedProvider {
  /// The order as create, get and cancel answer it (documented: the same shape).
  func order(_ order: HostUpOrder, _ status: Int, _ call: Call) -> SimulatedResponse {
    call.json(status) { $0.object { write(order, to: &$0, call) } }
  }

  func write(_ order: HostUpOrder, to json: inout JSONWriter, _ call: Call) {
    let account = settings.accounts.first { $0.id == order.account }
    let currency = account?.currencyCode ?? "SEK"
    // What the name says; that the invoice comes later is assumed.
    let isInvoicePending = call.now < order.createdAt + settings.invoiceLag
    let isTransfer = order.lines.allSatisfy { $0.action == "transfer" }
    json.put("id", order.id)
    json.put("number", String(order.number))
    json.put("status", order.status.rawValue)
    json.put("type", isTransfer ? "transfer" : "new")
    json.put("invoiceId", isInvoicePending ? nil : order.invoiceID)
    json.put("checkoutUrl", isInvoicePending ? nil : order.paymentURL)
    json.object("client") {
      $0.put("id", order.account)
      $0.put("email", account?.email)
      $0.put("firstName", account?.firstName)
      $0.put("lastName", account?.lastName)
      $0.put("companyName", account?.companyName)
    }
    json.object("billing") {
      $0.put("amount", money: order.total)
      $0.put("currencyCode", currency)
      $0.put("billingCycle", order.lines.count == 1 ? order.lines[0].cycle : nil)
      $0.put("isPayg", false)
    }
    json.key("invoice")
    if isInvoicePending { json.null() } else { writeInvoice(of: order, currency: currency, to: &json) }
    json.object("paymentStatus") {
      $0.put("status", order.isPaid ? "paid" : "unpaid")
      $0.put("reason", nil as String?)
    }
    json.object("actions") {
      Self.writeGate("canRetry", false, "order_not_failed", to: &$0)
      Self.writeGate("canCancel", order.status == .pending, "order_not_pending", to: &$0)
    }
    writeLines(of: order, currency: currency, to: &json)
    json.put("invoiceLookupPending", isInvoicePending)
    json.put("createdAt", Timestamp.iso(order.createdAt))
    json.put("contractAcceptedAt", nil as String?)
    json.put("notes", nil as String?)
    json.put("referenceNumber", nil as String?)
    json.put("pendingManualProcessing", false)
    json.put("enableAffiliateTracking", false)
  }

  private func writeInvoice(of order: HostUpOrder, currency: String, to json: inout JSONWriter) {
    let due = Timestamp.iso(order.createdAt + 10 * 86_400_000)
    json.object {
      $0.put("id", order.invoiceID)
      $0.put("number", String(order.invoiceNumber))
      $0.put("amount", money: order.total)
      $0.put("currencyCode", currency)
      $0.put("dueAt", due)
      $0.put("status", order.status == .cancelled && !order.isPaid ? "cancelled" : order.isPaid ? "paid" : "unpaid")
      $0.put("paymentUrl", order.paymentURL)
      $0.object("totals") {
        $0.put("currencyCode", currency)
        $0.put("total", money: order.total)
        $0.put("amountPaid", money: order.isPaid ? order.total : 0)
        $0.put("outstanding", money: order.isPaid ? 0 : order.total)
      }
      $0.object("dates") { $0.put("dueAt", due) }
    }
  }

  private func writeLines(of order: HostUpOrder, currency: String, to json: inout JSONWriter) {
    json.array("domains", order.lines.filter { $0.kind == .domain }) { json, line in
      json.object {
        $0.put("name", line.name)
        $0.put("tld", String(line.product.dropFirst("domain-".utf8.count)))
        $0.put("amount", money: line.amount)
        $0.put("currencyCode", currency)
      }
    }
    // `name` is taken to be the product's: a list of servers gives no host name either.
    for (key, kinds) in [("hosting", [OwnedService.Kind.vps, .sharedHosting]), ("addons", [.addon])] as [(StaticString, [OwnedService.Kind])] {
      json.array(key, order.lines.filter { kinds.contains($0.kind) }) { json, line in
        json.object {
          $0.put("name", products["\(line.kind.rawValue):\(line.product)"]?.name ?? line.product)
          $0.put("amount", money: line.amount)
          $0.put("currencyCode", currency)
        }
      }
    }
    json.array("upgrades", EmptyCollection<Int>()) { _, _ in }
  }

  /// `{allowed, reason, code?}`
  static func writeGate(_ key: StaticString, _ isAllowed: Bool, _ code: String, to json: inout JSONWriter) {
    json.object(key) {
      $0.put("allowed", isAllowed)
      $0.put("reason", isAllowed ? nil : "Not possible now.")
      if !isAllowed { $0.put("code", code) }
    }
  }
}

extension HostUpOrder {
  /// Host-relative, as in the documented examples.
  var paymentURL: String { "/billing?invoice=\(invoiceNumber)" }
}

extension OrderLine {
  /// One line of a preview.
  func write(to json: inout JSONWriter, currency: String) {
    json.put("type", kind.rawValue)
    json.put("productSlug", product)
    json.put("domainName", kind == .vps ? nil : name)
    json.put("billingCycle", cycle)
    json.put("periodYears", years)
    json.put("quantity", 1)
    json.put("unitAmount", money: amount - setup)
    json.put("setupAmount", money: setup)
    json.put("subtotal", money: amount)
    json.put("currencyCode", currency)
    json.array("configurableOptionAmounts", options) { json, option in
      json.object {
        $0.put("key", option.key)
        $0.put("label", option.key)
        $0.put("amount", money: option.amount)
        $0.put("quantity", option.quantity)
      }
    }
    // Seen in a public client.
    json.put("renewalAnnualAmount", money: renewal)
  }
}
