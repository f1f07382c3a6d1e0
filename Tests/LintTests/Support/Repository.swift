import Foundation

/// The files of this repository that tests read.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().resolvingSymlinksInPath()
  static let fixtures = root.appendingPathComponent("Tests/Fixtures/lint")
  static let examples = root.appendingPathComponent("Examples")

  /// Whether a failing test writes what it found into the fixtures.
  static let isRecording = ProcessInfo.processInfo.environment["ORDERSPEC_RECORD"] == "1"

  /// All YAML files below a folder, configurations included, by their paths from it.
  static func yamlFiles(below folder: URL) -> [String: [UInt8]] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    var files: [String: [UInt8]] = [:]
    for name in names where name.hasSuffix(".yaml") {
      files[name] = (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
    }
    return files
  }
}
