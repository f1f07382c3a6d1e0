import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process of a built program. It goes with the instance.
final class Child {
  /// How a process ended.
  struct Outcome: CustomStringConvertible {
    /// 128 and the signal's number where a signal ended it, as a shell has it.
    let code: Int32
    let output: String
    let error: String

    /// Both streams.
    var text: String { output + error }
    var description: String { "exit \(code)\n--- standard output\n\(output)--- standard error\n\(error)" }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The built `orderspec`, beside the test runner.
  static let orderspec: String = {
    let runners = [CommandLine.arguments[0]] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let folders = runners.flatMap { path in
      // Of a bundle, the products stand beside it.
      sequence(first: URL(fileURLWithPath: path)) { $0.pathComponents.count > 1 ? $0.deletingLastPathComponent() : nil }.dropFirst().prefix(4)
    }
    let candidates = folders.map { $0.appendingPathComponent("orderspec") }
    return (candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) && !$0.hasDirectoryPath } ?? candidates[0]).path
  }()

  /// Nothing that would change what is printed or done.
  private static let surroundings = ProcessInfo.processInfo.environment.filter {
    ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key)
  }

  private let streams: Folder
  private let identifier: pid_t
  private var ended: Int32?

  /// Starts `orderspec`, or another program, in a folder, by `posix_spawn`, since Foundation's `Process` is not safe to run on several threads at once on Linux.
  init(_ arguments: [String], in folder: String, environment: [String: String] = [:], program: String = Child.orderspec) throws {
    streams = try Folder(["output": "", "error": ""])
    // A shell changes the directory: not every libc lets `posix_spawn` do that.
    let arguments = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
    let variables = Self.surroundings.merging(environment) { $1 }.map { "\($0)=\($1)" }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, streams.path + "/output", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.path + "/error", O_WRONLY, 0)
    // Signals as a shell leaves them, whatever the test runner does with them.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let texts = (arguments + variables).map { strdup($0) }
    defer { for text in texts { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawn(&child, arguments[0], &actions, &attributes, texts.prefix(arguments.count) + [nil], texts.dropFirst(arguments.count) + [nil])
    guard failure == 0 else { throw Failure(description: "\(arguments[0]): \(String(cString: strerror(failure)))") }
    identifier = child
  }

  deinit {
    if ended == nil { _ = try? end(with: SIGKILL) }
  }

  var output: String { (try? streams.read("output")) ?? "" }
  var error: String { (try? streams.read("error")) ?? "" }

  /// Waits for the end.
  func wait(limit: TimeInterval = 180) throws -> Outcome {
    let deadline = Date(timeIntervalSinceNow: limit)
    while isRunning {
      guard Date() < deadline else {
        let outcome = try end(with: SIGKILL)
        throw Failure(description: "still running after \(Int(limit)) s: \(outcome)")
      }
      usleep(2000)
    }
    let status = ended ?? 0
    let signal = status & 0x7F
    return Outcome(code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: try streams.read("output"), error: try streams.read("error"))
  }

  var isRunning: Bool {
    guard ended == nil else { return false }
    var status: Int32 = 0
    guard waitpid(identifier, &status, WNOHANG) != 0 else { return true }
    ended = status
    return false
  }

  func send(_ signal: Int32) { if ended == nil { kill(identifier, signal) } }

  /// Sends a signal and waits for the end.
  @discardableResult
  func end(with signal: Int32) throws -> Outcome {
    send(signal)
    return try wait()
  }
}

/// Waits until something holds; false where it does not within a time.
func eventually(within seconds: TimeInterval = 90, _ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = Date(timeIntervalSinceNow: seconds)
  while Date() < deadline {
    if try condition() { return true }
    usleep(3000)
  }
  return false
}
