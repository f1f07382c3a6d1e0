import Testing

@testable import generate

/// The generated files in the repository are what `make generate` would write now.
@Suite struct CommittedFilesTests {
  private func repository() throws -> Repository {
    try #require(Repository(root: #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()))
  }

  @Test(
    arguments: ["TLDs", "Products", "Countries", "PostalCodes", "CallingCodes", "PublicSuffixes"].map { "Sources/CCatalogData/\($0).c" } + [
      "Sources/Rules/RuleRegistry.swift"
    ])
  func isFresh(_ path: String) throws {
    let repository = try repository()
    let file = Generation(of: repository).files.first { $0.path == path }
    #expect(repository.files[path] == file?.text && file != nil, "\(path) is stale: run `make generate`")
  }

  @Test func nothingIsMissing() throws {
    let problems = Generation(of: try repository()).problems
    #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
  }
}
