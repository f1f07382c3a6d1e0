import Backends
import Compiler
import Diagnostics
import OrderLanguage
import Testing

/// What a generated body says comes back as the same data, and from then on as the same bytes.
@Suite struct GeneratedLawTests {
  private func check(_ target: Target, _ make: (inout Generator) -> String) throws {
    guard let backend = BackendRegistry.backend(for: target) else { return }
    for seed in 0..<400 {
      var generator = Generator(seed: UInt64(seed) &* 7919)
      let body = make(&generator)
      let spec = imported(body)
      try #require(spec.summary == [], "seed \(seed)\n\(body)")
      let bound = orders(spec)
      #expect(bound.flatMap(\.problems).map { "\($0.kind) \($0.place.pointer)" } == [], "seed \(seed)\n\(spec.yaml)")
      let first = bodies(spec, backend)
      try #require(first.count == 1, "seed \(seed)\n\(spec.yaml)")
      #expect(try parsed(first[0]) == parsed(body), "seed \(seed)\n\(body)\n\(spec.yaml)\n\(String(decoding: first[0], as: UTF8.self))")
      let again = imported(String(decoding: first[0], as: UTF8.self))
      #expect(bodies(again, backend) == first, "seed \(seed)\n\(again.yaml)")
    }
  }

  @Test func hostupV2() throws { try check(.hostupV2) { $0.hostupV2() } }
  @Test func hostupV1() throws { try check(.hostupV1) { $0.hostupV1() } }
  @Test func superspace() throws { try check(.superspace) { $0.superspace() } }

  /// Also where there is no back end yet, every body is read.
  @Test func everyBodyIsRead() {
    for seed in 0..<200 {
      for make in [{ (g: inout Generator) in g.hostupV2() }, { $0.hostupV1() }, { $0.superspace() }] {
        var generator = Generator(seed: UInt64(seed) &* 104_729)
        let body = make(&generator)
        let spec = imported(body)
        #expect(spec.summary == [], "\(body)")
        #expect(orders(spec).flatMap(\.problems).map { "\($0.kind) \($0.place.pointer)" } == [], "\(spec.yaml)")
      }
    }
  }

  /// Quotes stand where another YAML loader would read something else: the rules on that find nothing.
  @Test func otherLoadersReadTheSame() {
    for seed in 0..<150 {
      var generator = Generator(seed: UInt64(seed) &* 15_485_863)
      let spec = imported(generator.hostupV2())
      let report = compiled(.hostupV2) { $0.compile(text: spec.text ?? [], name: "spec.order.yaml") }.lint.report
      let codes = report.findings.map(\.code).filter { $0.hasPrefix("yaml_") || $0 == "unresolved_secret_reference" || $0 == "secret_reference_not_allowed" }
      #expect(codes == [], "\(spec.yaml)")
    }
  }

  /// A body that ends early is a finding at its end, never a trap.
  @Test func everyPrefixIsAFinding() {
    var generator = Generator(seed: 42)
    let body = Array(generator.hostupV2().utf8)
    for count in body.indices {
      let spec = RequestImport.spec(from: .init(name: "request.json", bytes: Array(body[..<count])))
      #expect(spec.text == nil && spec.findings.count == 1 && spec.findings[0].code == "json_syntax_error" && spec.findings[0].place.range.start <= count)
    }
  }
}
