import Compiler
import Diagnostics
import Foundation
import Testing

/// Files that are another thing when they are read than when they were found.
struct ChangingFileTests {
  /// The disk, where one file is gone after it was found.
  private struct Vanishing: FileAccess {
    let name: String

    func read(_ path: String) throws(FileError) -> [UInt8] {
      if path.hasSuffix(name) { throw FileError("no such file or directory") }
      return try LocalFiles().read(path)
    }

    func kind(of path: String) -> FileKind? { LocalFiles().kind(of: path) }
    func resolved(_ path: String) -> String? { LocalFiles().resolved(path) }
    func names(inDirectory path: String) throws(FileError) -> [String] { try LocalFiles().names(inDirectory: path) }
  }

  private static let spec = "orderSpec: 1\nname: acme\nitems: [{ domainName: acme-shop.com }]\n"

  private func folder(_ count: Int) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("orderspec-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for number in 0..<count {
      try Self.spec.replacingOccurrences(of: "acme", with: "acme\(number)").write(toFile: "\(path)/\(number).order.yaml", atomically: false, encoding: .utf8)
    }
    return path
  }

  @Test(arguments: [1, 2]) func `a file that is gone is told, and the others are checked`(jobs: Int) throws {
    let path = try folder(3)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var options = LintOptions(today: CalendarDate(unixTime: 1_774_000_000))
    options.jobs = jobs
    let outcome = Linter(options, files: Vanishing(name: "1.order.yaml")).lint([path])
    #expect(outcome.failures == ["\(path)/1.order.yaml: no such file or directory"])
    #expect(outcome.report.fileCount == 2)
  }

  #if os(Linux)
    /// Files of /proc say that they have no bytes, those of /sys that they have a page of them.
    @Test func `a file is read to its end, whatever its size is said to be`() throws {
      #expect(try LocalFiles().read("/proc/self/status").starts(with: "Name:".utf8))
      let page = "/sys/kernel/mm/transparent_hugepage/enabled"
      guard FileManager.default.isReadableFile(atPath: page) else { return }
      #expect(try (1..<200).contains(LocalFiles().read(page).count))
    }
  #endif
}
