import Backends
import Diagnostics
import JSON
import OrderLanguage
import Testing

/// Any valid spec compiles to whole requests, or is refused.
@Suite struct GeneratedSpecTests {
  private static let fieldNames = ["hostup-v1": ["sharedHostingType": "webhotel", "options": "configoptions"], "hostup-v2": ["hostname": "host"]]
  private static let itemTypes: [Target: [ItemType]] = [
    .hostupV1: [.domain, .vps, .sharedHosting], .hostupV2: [.domain, .vps, .sharedHosting, .addon], .superspace: [.domain, .site],
  ]

  @Test(arguments: Target.allCases, [0, 15, 50])
  func compilesOrIsRefused(target: Target, density: Int) throws {
    var accepted = 0
    for seed in 0..<150 {
      // Now and then a spec for everybody.
      let types = seed % 10 == 0 ? ItemType.allCases : Self.itemTypes[target]!
      var generator = SpecGenerator(seed: UInt64(seed) << 8 | UInt64(density), itemTypes: types, density: density)
      let spec = generator.spec()
      let order = orders(spec)[0]
      #expect(order.problems.isEmpty, "\(order.problems.map { "\($0.kind) \($0.place.pointer)" })\n\(spec)")
      let found = findings(order, target, fieldNames: Self.fieldNames)
      let compiled = compiled(order, target, options(style: seed % 2 == 0 ? .pretty : .compact, fieldNames: Self.fieldNames))
      for request in compiled.requests { try checkSourceMap(of: request, spec) }
      guard !found.contains(where: { $0.severity == .error }) else { continue }
      accepted += 1
      // Every item is ordered exactly once.
      let items = compiled.requests.flatMap(\.items)
      #expect(items == order.items.filter { !$0.isAdopted }.map(\.index), "\(spec)")
      #expect(target == .superspace ? compiled.requests.allSatisfy { $0.items.count == 1 } : compiled.requests.count <= 1)
      try checkSecrets(order, target, compiled)
    }
    // The generator is no use where nothing gets through.
    #expect(accepted >= (density == 50 ? 1 : 25), "\(target) \(density): \(accepted)")
  }

  /// Resolved, nothing is left of a reference; a target that must change or join one says so where it is not.
  private func checkSecrets(_ order: Order, _ target: Target, _ written: CompiledOrder) throws {
    #expect(written.secretProblems.isEmpty || target == .superspace)
    let resolved = compiled(order, target, options(secrets: .resolved { _, _ in .success("+46 70 \"1\"") }, fieldNames: Self.fieldNames))
    #expect(resolved.requests.count == written.requests.count)
    for request in resolved.requests { _ = try JSONDocument.parse(request.body) }
    let good = compiled(order, target, options(secrets: .resolved { _, _ in .success("+46 70 1") }, fieldNames: Self.fieldNames))
    #expect(good.secretProblems.isEmpty && good.requests.allSatisfy { $0.unresolved.isEmpty })
    for request in good.requests { #expect(!String(decoding: request.body, as: UTF8.self).contains("${env:")) }
  }
}
