import Foundation
import Placement
import Testing

@testable import Simulator

/// HostUp v1 documents that `orderId` and `invoiceId` of its answer may be null. An invoice is no order: another order may have its number.
@Suite struct MissingOrderIDTests {
  private static let item = "domain:acme-one.com"

  /// A v1 shop whose answer to an order lacks members, and what it was asked for since.
  private func shop(without members: [String]) throws -> (shop: Shop, paths: Box<[String]>) {
    let paths = Box<[String]>()
    paths.value = []
    let seller = try ScriptedServer { request, handle in
      paths.value?.append("\(request.method) \(request.path)")
      let answer = handle()
      guard request.placesOrder else { return answer }
      var text = String(decoding: answer.body, as: UTF8.self)
      for member in members { text = text.replacing(try! Regex("\"\(member)\":\"[0-9]+\""), with: "\"\(member)\":null") }
      return .json(answer.status, text)
    }
    let shop = try Shop(.v1, seller)
    try shop.declare(["acme-one.com"])
    return (shop, paths)
  }

  @Test func invoiceAlone() throws {
    let (shop, paths) = try shop(without: ["orderId"])
    let run = try shop.apply()
    #expect(run.code == 0, "\(run)")
    let request = try #require(try shop.state.requests.values.first)
    let order = try #require(request.orders.first)
    let invoice = try #require(order.invoice)
    #expect(order.id.isEmpty)
    #expect(
      run.output.contains("  order without an id, pending, invoice \(invoice)\n") && run.output.contains("  + \(Self.item)  accepted\n")
        && run.output.contains("  the provider gave no id of it: its site tells what becomes of it, and cancels it\n"), "\(run)")
    let status = try shop.start("status").wait()
    #expect(status.code == 10, "\(status)")
    #expect(
      status.error.contains("orderspec: the provider gave no id of the order of \(Self.item) (invoice \(invoice)): its site tells what becomes of it\n"),
      "\(status)")
    // Nobody waits for what cannot be told.
    let watch = try shop.start("status", "--watch").wait()
    #expect(watch.code == 10 && watch.output.contains("nothing more is to come"), "\(watch)")
    let cancel = try shop.start("cancel", "acme-one.com", "--yes", invoice).wait()
    #expect(
      cancel.code == 2
        && cancel.error.contains(
          "the provider gave no id of the order of \(Self.item) (invoice \(invoice)): it cannot be cancelled here; see the provider's site"),
      "\(cancel)")
    let byInvoice = try shop.start("cancel", invoice, "--yes", invoice).wait()
    #expect(byInvoice.code == 2 && byInvoice.error.contains("the ledger has no item and no provider order `\(invoice)`"), "\(byInvoice)")
    let again = try shop.apply()
    #expect(again.code == 0 && again.output.hasSuffix("1 already placed\n"), "\(again)")
    #expect(try #require(paths.value).allSatisfy { !$0.contains("/billing/order/") }, "\(paths.value ?? [])")
    #expect(try shop.counts == [Self.item: 1])
    try shop.check()
  }

  @Test func orderAlone() throws {
    let (shop, _) = try shop(without: ["invoiceId"])
    let run = try shop.apply()
    let order = try #require(try shop.state.requests.values.first?.orders.first)
    #expect(run.code == 0 && run.output.contains("  order \(order.id), pending\n") && order.invoice == nil, "\(run)")
    let status = try shop.start("status").wait()
    #expect(status.code == 10 && status.error.isEmpty, "\(status)")
  }

  /// Without both nothing says that anything was ordered.
  @Test func neither() throws {
    let (shop, _) = try shop(without: ["orderId", "invoiceId"])
    let run = try shop.apply()
    #expect(run.code == 21 && run.output.contains("it is not known whether it was ordered: 200 without an order that can be read"), "\(run)")
    #expect(try shop.state(of: Self.item) == .unknown)
    #expect(try shop.apply().code == 21)
    #expect(try shop.counts == [Self.item: 1])
  }
}
