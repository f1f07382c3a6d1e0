import Foundation
import Testing

/// What the compiler does not see to: that imports go the way Package.swift says, and how files look.
@Suite struct PackageTests {
  private static let standard: Set = ["Glibc", "Musl", "Darwin", "Synchronization"]
  private static let alsoAllowed: [String: Set<String>] = [
    "generate": ["FoundationEssentials"], "Placement": ["Foundation"], "Simulator": ["Foundation"], "orderspec-placement": ["Foundation"],
  ]

  /// The targets of Package.swift with what they depend on, and the folders that they stand in.
  private struct Target {
    let name: String
    let path: String
    let dependencies: Set<String>
  }

  private func targets() throws -> [Target] {
    // One declaration begins at each of these words and reaches to the next; what it depends on is what stands in quotes behind the name.
    let text = try Checkout.read("Package.swift")
    let list = try #require(text.range(of: "let postgresTargets").map { text[$0.upperBound...] })
    var targets: [Target] = []
    let kinds = ["library(", ".executableTarget(", ".target(", ".systemLibrary(", "tests(", ".testTarget("]
    let starts = kinds.flatMap { list.ranges(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].lowerBound : list.endIndex
      let body = list[start.upperBound..<end]
      let words = body.matches(of: /"([^"]*)"/).map { String($0.1) }
      let name = try #require(words.first)
      let isTest = list[start] == "tests(" || list[start] == ".testTarget("
      let path = body.firstMatch(of: /path: "([^"]*)"/).map { String($0.1) } ?? (isTest ? "Tests/" : "Sources/") + name
      let more: Set<String> = body.contains("+ postgresDependencies") ? ["PostgresLedger"] : []
      targets.append(Target(name: name, path: path, dependencies: more.union(words.dropFirst())))
    }
    return targets
  }

  private func imports(_ path: String) throws -> [String] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
    var isInText = false
    return try Checkout.read(path).split(separator: "\n").compactMap { line in
      if line.ranges(of: "\"\"\"").count % 2 == 1 { isInText.toggle() }
      let words = line.split(separator: " ")
      guard !isInText, let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy({ $0 == "public" || $0.hasPrefix("@") }) else { return nil }
      return words[(keyword + 1)...].first { !kinds.contains($0) }.map { String($0.prefix { $0 != "." }) }
    }
  }

  @Test func everyFolderIsATarget() throws {
    let paths = Set(try targets().map(\.path))
    for root in ["Sources", "Tests"] {
      for file in try Checkout.files(below: root, endingWith: ".swift") {
        #expect(paths.contains { file.hasPrefix($0 + "/") }, "\(file) is built by no target")
      }
    }
  }

  @Test func importsAreDeclared() throws {
    let targets = try targets().filter { $0.path.hasPrefix("Sources/") }
    var count = 0
    for target in targets {
      for file in try Checkout.files(below: target.path, endingWith: ".swift") {
        for module in try imports(file) where !Self.standard.contains(module) {
          count += 1
          let isDeclared = target.dependencies.contains(module) || Self.alsoAllowed[target.name]?.contains(module) == true
          #expect(isDeclared, "\(file) imports \(module), which Package.swift does not declare for \(target.name)")
        }
      }
    }
    #expect(count > 200)
  }

  @Test func filesAreShort() throws {
    let files = try Checkout.files(below: "Sources", endingWith: ".swift")
    #expect(files.count > 150)
    for file in files {
      let text = try Checkout.read(file)
      let lines = text.count { $0 == "\n" }
      #expect(lines <= 400 || text.contains("// Written by `make generate`"), "\(file) has \(lines) lines")
    }
  }

  @Test func everyTestExpectsSomething() throws {
    let files = try Checkout.files(below: "Tests", endingWith: ".swift")
    #expect(files.count > 30)
    for file in files {
      let text = try Checkout.read(file)
      guard text.contains("@Test") else { continue }
      #expect(text.contains(/#expect\(|#require\(|Issue\.record\(/), "\(file) has tests without an expectation")
    }
  }

  @Test func theLanguageServersModelineIsRight() throws {
    // The `$schema` of the modelines in examples leads to a schema that is there.
    for file in try Checkout.files(below: "Examples", endingWith: ".yaml") {
      for line in try Checkout.read(file).split(separator: "\n") where line.hasPrefix("# yaml-language-server:") {
        let path = try #require(line.split(separator: "$schema=").last.map(String.init))
        guard !path.hasPrefix("http") else { continue }
        let folder = URL(fileURLWithPath: Checkout.root + "/" + file).deletingLastPathComponent()
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).standardized.path), "\(file): \(path)")
      }
    }
  }
}
