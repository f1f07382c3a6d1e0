import Foundation
import Placement
import Testing

/// A run goes by one project: the ledger of another one is never asked what was placed.
@Suite struct ProjectTests {
  private static let contacts = """
    maja:
      type: private
      firstName: Maja
      lastName: Holm
      email: maja@kajplatsen.example.org
      phoneNumber: "+46701234567"
      street: Kajgatan 3
      city: Malmö
      postalCode: "211 20"
      countryCode: SE

    """

  /// Two projects at one simulated account; the first has contacts and no order.
  private func projects() throws -> (contacts: Shop, orders: Shop) {
    let orders = try Shop()
    let contacts = try Shop(.v2, orders.seller)
    try contacts.folder.write(Self.contacts, to: "shared.contacts.yaml")
    try orders.declare(["acme-one.com"])
    return (contacts, orders)
  }

  private func run(_ arguments: [String], in folder: String) throws -> Child.Outcome {
    try Child(arguments, in: folder, environment: ["TOKEN": Shop.token]).wait()
  }

  @Test(arguments: ["shared.contacts.yaml", "."]) func ordersOfAnotherProject(first: String) throws {
    let (contacts, orders) = try projects()
    let paths = [first, orders.folder.path]
    let message =
      "orderspec: order `launch` belongs to the project of \(orders.folder.path)/.orderspec.yaml, and the ledger of this run to the project of .orderspec.yaml, "
      + "since `\(first)` comes first"
    for command in [["apply", "--yes"], ["plan"], ["plan", "-o", "launch.plan"]] {
      for isPlaced in [false, true] {
        if isPlaced { #expect(try orders.apply().code == 0) }
        let outcome = try run(command + paths, in: contacts.folder.path)
        #expect(outcome.code == 2 && outcome.error.hasPrefix(message) && outcome.output.isEmpty, "\(command): \(outcome)")
        #expect(try contacts.events.isEmpty && !contacts.folder.has("launch.plan"))
      }
    }
    #expect(try orders.counts == ["domain:acme-one.com": 1])
    // With the project's own path before, its ledger knows.
    let known = try run(["apply", "--yes"] + paths.reversed(), in: contacts.folder.path)
    #expect(known.code == 0 && known.output.hasSuffix("1 already placed\n"), "\(known)")
    #expect(try orders.counts == ["domain:acme-one.com": 1])
    try orders.check()
  }

  /// Where no configuration stands above the first path, its ledger would be that of the working directory.
  @Test func firstPathOfNoProject() throws {
    let (contacts, orders) = try projects()
    let loose = try Folder(["loose.contacts.yaml": Self.contacts])
    let outcome = try run(["apply", "--yes", loose.path + "/loose.contacts.yaml", orders.folder.path], in: contacts.folder.path)
    #expect(
      outcome.code == 2
        && outcome.error.contains("belongs to the project of \(orders.folder.path)/.orderspec.yaml, and the ledger of this run to no project"),
      "\(outcome)")
    #expect(try orders.seller.placed.isEmpty && contacts.events.isEmpty)
  }

  /// A directory that holds a project with a ledger of its own.
  @Test func directoryAboveAProject() throws {
    let shop = try Shop()
    let outer = try Folder(["inner/.git/HEAD": ""])
    try outer.write(try shop.folder.read(".orderspec.yaml"), to: "inner/.orderspec.yaml")
    try shop.declare(["acme-one.com"])
    try outer.write(try shop.folder.read("launch.order.yaml"), to: "inner/launch.order.yaml")
    _ = try SQLiteLedger.create(at: outer.path + "/.orderspec/ledger.sqlite", random: SystemRandom())
    let outcome = try run(["apply", "--yes", "."], in: outer.path)
    #expect(
      outcome.code == 2
        && outcome.error.contains("order `launch` belongs to the project of inner/.orderspec.yaml, and the ledger of this run to no project"),
      "\(outcome)")
    #expect(try shop.seller.placed.isEmpty)
  }

  /// A link to a project is that project.
  @Test func linkToAProject() throws {
    let (contacts, orders) = try projects()
    try FileManager.default.createSymbolicLink(atPath: contacts.folder.path + "/orders", withDestinationPath: orders.folder.path)
    for count in ["1 placed", "1 already placed"] {
      let outcome = try run(["apply", "--yes", "orders"], in: contacts.folder.path)
      #expect(outcome.code == 0 && outcome.output.hasSuffix("\(count)\n"), "\(outcome)")
    }
    #expect(try contacts.events.isEmpty && orders.counts == ["domain:acme-one.com": 1])
    try orders.check()
  }

  /// Without a ledger there is none to mistake; and a configuration that is named counts for all paths.
  @Test func whatGoesOn() throws {
    let (contacts, orders) = try projects()
    let paths = ["shared.contacts.yaml", orders.folder.path]
    let simulated = try run(["apply", "--simulate"] + paths, in: contacts.folder.path)
    #expect(simulated.code == 0 && simulated.output.contains("1 placed"), "\(simulated)")
    let preview = try run(["preview"] + paths, in: contacts.folder.path)
    #expect(preview.code == 0 && preview.output.contains("161.25"), "\(preview)")
    #expect(try orders.seller.placed.isEmpty)
    for count in ["1 placed", "0 placed, 1 already placed"] {
      let named = try run(["apply", "--yes", "--config", orders.folder.path + "/.orderspec.yaml"] + paths, in: contacts.folder.path)
      #expect(named.code == 0 && named.output.hasSuffix("\(count)\n"), "\(named)")
    }
    #expect(try contacts.events.isEmpty && !orders.events.isEmpty)
    #expect(try orders.counts == ["domain:acme-one.com": 1])
  }
}
