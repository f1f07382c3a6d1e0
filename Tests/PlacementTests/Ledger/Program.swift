import Foundation
import Testing

/// The built `orderspec`, as a shell runs it, with nothing of this process's environment that it would heed.
struct Program {
  struct Result: CustomStringConvertible {
    /// 128 and the signal's number where a signal ended it.
    let code: Int32
    let output: String
    let error: String

    var description: String { "exit \(code)\n--- standard output\n\(output)--- standard error\n\(error)" }
  }

  /// The folder of the built programs: that of the test runner, or above it.
  static let products: String? = {
    let runners = [CommandLine.arguments[0]] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let folders = runners.flatMap { path in
      sequence(first: URL(fileURLWithPath: path)) { $0.pathComponents.count > 1 ? $0.deletingLastPathComponent() : nil }.dropFirst().prefix(4)
    }
    return folders.first { FileManager.default.isExecutableFile(atPath: $0.path + "/orderspec-placement") }?.path
  }()

  let process: pid_t
  private let streams: LedgerFolder

  /// By `posix_spawn`, since Foundation's `Process` is not safe to start on several threads at once on Linux.
  init(_ arguments: [String], in folder: String, environment: [String: String] = [:], path: String? = nil) throws {
    let executable = try path ?? (#require(Self.products, "the programs are built beside the tests") + "/orderspec")
    streams = try LedgerFolder()
    let surroundings = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key) }
    let variables = surroundings.merging(["ORDERSPEC_ACTOR": "erik"]) { $1 }.merging(environment) { $1 }.map { "\($0)=\($1)" }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "output"), (2, "error")] {
      posix_spawn_file_actions_addopen(&actions, descriptor, streams.path + "/" + name, O_WRONLY | O_CREAT, 0o600)
    }
    // A shell changes the directory: not every libc lets `posix_spawn` do that.
    let words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, executable] + arguments
    let texts = (words + variables).map { strdup($0) }
    defer { for text in texts { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, words[0], &actions, nil, texts.prefix(words.count) + [nil], texts.dropFirst(words.count) + [nil])
    try #require(failure == 0, "\(String(cString: strerror(failure)))")
    process = child
  }

  /// Waits for the end.
  func end(within seconds: Double = 180) throws -> Result {
    let deadline = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Date() > deadline {
        kill(process, SIGKILL)
        Issue.record("still running after \(seconds) s")
      }
      usleep(2000)
    }
    let signal = status & 0x7F
    return Result(code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: try streams.read("output"), error: try streams.read("error"))
  }

  static func run(_ arguments: String..., in folder: LedgerFolder, environment: [String: String] = [:]) throws -> Result {
    try Program(arguments, in: folder.path, environment: environment).end()
  }
}
