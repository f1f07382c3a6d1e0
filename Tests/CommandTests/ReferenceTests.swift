import Foundation
import Testing

/// The two request bodies that HostUp publishes for v2 are what the examples compile to (https://developer.hostup.se/endpoints/billing/).
@Suite struct ReferenceTests {
  @Test(arguments: ["register-se", "preview-se"])
  func thePublishedBody(name: String) throws {
    let examples = try Checkout.files(below: "Examples/hostup", endingWith: "/\(name).order.yaml")
    #expect(examples.count == 1)
    let run = try orderspec("compile", "--target", "hostup-v2", try #require(examples.first))
    #expect(run.code == 0)
    #expect(try canonical(run.output) == canonical(Checkout.read("Tests/Fixtures/reference/\(name).hostup-v2.json")))
  }

  @Test func thePreviewGoesWhereItIsPublished() throws {
    let example = try #require(Checkout.files(below: "Examples/hostup", endingWith: "/preview-se.order.yaml").first)
    let run = try orderspec("compile", "--emit", "curl", "--compact", example)
    #expect(run.output.hasPrefix("curl --fail-with-body -X POST 'https://cloud.hostup.se/api/v2/orders/preview' \\\n"))
  }

  /// The data of a JSON text, whatever the order of its keys.
  private func canonical(_ text: String) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: JSONSerialization.jsonObject(with: Data(text.utf8)), options: .sortedKeys), as: UTF8.self)
  }
}
