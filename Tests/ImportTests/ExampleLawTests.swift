import Backends
import Compiler
import Diagnostics
import JSON
import OrderLanguage
import Testing

/// compile(import(compile(spec))) = compile(spec), byte for byte, for every example and every target that takes it.
@Suite struct ExampleLawTests {
  static let cases = Target.allCases.filter { BackendRegistry.backend(for: $0) != nil }.flatMap { target in exampleSpecs.map { (target, $0) } }

  @Test(arguments: cases) func comesBack(_ target: Target, _ example: String) throws {
    let path = examples + "/" + example
    let first = compiled(target) { $0.compile([path]) }
    guard first.faults.isEmpty, !first.isRefused, !first.requests.isEmpty else { return }
    let file = RequestsDocument(style: .pretty).text(of: first.requests)
    let spec = imported(String(decoding: file, as: UTF8.self))
    #expect(spec.summary == [])
    // Beside the example, so that the same configuration counts.
    let second = compiled(target) { $0.compile(text: spec.text ?? [], name: path) }
    #expect(second.faults == [] && !second.isRefused, "\(second.lint.report.findings.filter { $0.severity == .error }.map(\.message))\n\(spec.yaml)")
    #expect(
      second.requests.map { String(decoding: $0.body, as: UTF8.self) } == first.requests.map { String(decoding: $0.body, as: UTF8.self) }, "\(spec.yaml)")
    #expect(second.requests.map(\.order) == first.requests.map(\.order))
    #expect(second.requests.map(\.unresolved) == first.requests.map(\.unresolved))
  }

  @Test(arguments: cases) func aBodyAloneComesBack(_ target: Target, _ example: String) throws {
    for request in compiled(target, { $0.compile([examples + "/" + example]) }).requests {
      let spec = imported(String(decoding: request.body, as: UTF8.self), file: "\(request.order).json")
      #expect(spec.summary == [] && spec.orderCount == 1)
      let second = compiled(target) { $0.compile(text: spec.text ?? [], name: examples + "/" + example) }
      #expect(second.requests.map { String(decoding: $0.body, as: UTF8.self) } == [String(decoding: request.body, as: UTF8.self)], "\(spec.yaml)")
    }
  }

  @Test func thereAreExamples() {
    let taken = exampleSpecs.filter { example in !compiled(.hostupV2) { $0.compile([examples + "/" + example]) }.requests.isEmpty }
    #expect(taken.count >= 14)
  }
}
