import Foundation

/// Python, one program at a time, since Foundation's `Process` is not safe to run on several threads at once on Linux.
enum Python {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let lock = NSLock()

  /// What a program prints, by the Python that `make test` sets up where it is there.
  static func run(_ arguments: [String], input: String) throws -> Data {
    lock.lock()
    defer { lock.unlock() }
    let own = Checkout.root + "/.build/python/bin/python"
    let hasOwn = FileManager.default.isExecutableFile(atPath: own)
    let folder = FileManager.default.temporaryDirectory.path + "/orderspec-reports-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Standard streams are files, so that neither side can wait for the other.
    try Data(input.utf8).write(to: URL(fileURLWithPath: folder + "/input"))
    try Data().write(to: URL(fileURLWithPath: folder + "/output"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: hasOwn ? own : "/usr/bin/env")
    process.arguments = (hasOwn ? [] : ["python3"]) + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Checkout.root)
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder + "/input"))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/output"))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: "python \(arguments[0]): exit \(process.terminationStatus)") }
    return try Data(contentsOf: URL(fileURLWithPath: folder + "/output"))
  }
}
