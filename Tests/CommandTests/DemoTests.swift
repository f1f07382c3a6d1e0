import Foundation
import Testing

@Suite struct DemoTests {
  @Test func showsTheMainJob() throws {
    let folder = try Folder()
    let run = try shell("'\(Checkout.root)/Tests/demo.sh' \"$ORDERSPEC\"", in: folder)
    #expect(run == Run(code: 0, output: run.output, error: ""))
    let parts = run.output.split(separator: #/(^|\n)\d\. /#).map(String.init)
    try #require(parts.count == 4)
    #expect(parts[0].contains("$ orderspec lint --format concise Examples\n") && !parts[0].contains(": error["))
    let body = try orderspec("compile", "--target", "hostup-v2", "Examples/hostup/shared-hosting.order.yaml")
    #expect(body.code == 0 && parts[1].contains("\norderSpec: 1\n") && parts[1].hasSuffix("shared-hosting.order.yaml\n" + body.output))
    let mistakes = try orderspec("lint", "--format", "text", "Examples/broken/many-mistakes.order.yaml")
    #expect(mistakes.code == 1 && parts[2].contains("many-mistakes.order.yaml\n" + mistakes.output))
    #expect(parts[3].contains("\n0 placed, 2 already placed\n") && parts[3].contains("\n1 placed, 2 already placed\n"))
    let last = try #require(run.output.split(separator: "\n").last)
    let next = try #require(last.split(separator: "Try next: ").last)
    #expect(last.hasPrefix("Try next: ") && run.output.hasSuffix("\n"))
    #expect(try shell("cd '\(Checkout.root)' && \(next)", in: folder).output.hasPrefix("--- Examples/broken/many-mistakes.order.yaml\n"))
  }

  @Test func aProgramThatFailsIsNotHidden() throws {
    let folder = try Folder()
    #expect(try shell("'\(Checkout.root)/Tests/demo.sh' /bin/false", in: folder).code == 1)
    #expect(try shell("'\(Checkout.root)/Tests/demo.sh' /bin/true", in: folder).code == 1, "the mistakes must be found")
    #expect(try shell("'\(Checkout.root)/Tests/demo.sh'", in: folder).code != 0)
  }
}
