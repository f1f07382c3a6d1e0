import Foundation

/// One finished run of a program.
struct Run: Equatable, CustomStringConvertible {
  /// The exit code; 128 and the signal's number where a signal ended it, as a shell has it.
  let code: Int32
  let output: String
  let error: String

  var description: String { "exit \(code)\n--- standard output\n\(output)--- standard error\n\(error)" }
}

/// Programs as a shell runs them: arguments, standard input, environment and working directory in, exit code and both streams out.
enum Command {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The built program, beside the test runner, or the one that ORDERSPEC_EXECUTABLE names.
  static let executable: URL = {
    if let path = ProcessInfo.processInfo.environment["ORDERSPEC_EXECUTABLE"] { return URL(fileURLWithPath: path) }
    let runners = [CommandLine.arguments[0]] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let folders = runners.flatMap { path in
      // Of a bundle, the products stand beside it.
      sequence(first: URL(fileURLWithPath: path)) { $0.pathComponents.count > 1 ? $0.deletingLastPathComponent() : nil }.dropFirst().prefix(4)
    }
    let candidates = folders.map { $0.appendingPathComponent("orderspec") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) && !$0.hasDirectoryPath } ?? candidates[0]
  }()

  /// Runs a program to its end. Standard streams are files, so that neither side can wait for the other.
  ///
  /// By `posix_spawn`, since Foundation's `Process` is not safe to run on several threads at once on Linux.
  static func run(
    _ executable: URL, _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:], limit: TimeInterval = 180
  ) throws -> Run {
    let streams = try Folder(["input": input, "output": "", "error": ""])
    let variables = surroundings.merging(environment) { $1 }.map { "\($0)=\($1)" }
    // A shell changes the directory: not every libc lets `posix_spawn` do that.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, executable.path]
    let child = try spawn(shell + arguments, variables, streams: streams.path)
    let deadline = Date(timeIntervalSinceNow: limit)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if Date() > deadline {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw Failure(description: "still running after \(Int(limit)) s: \(([executable.lastPathComponent] + arguments).joined(separator: " "))")
      }
      usleep(500)
    }
    let signal = status & 0x7F
    return Run(code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: try streams.read("output"), error: try streams.read("error"))
  }

  private static func spawn(_ arguments: [String], _ variables: [String], streams: String) throws -> pid_t {
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
    for (descriptor, name, flags) in [(STDIN_FILENO, "input", O_RDONLY), (STDOUT_FILENO, "output", O_WRONLY), (STDERR_FILENO, "error", O_WRONLY)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, streams + "/" + name, flags, 0)
    }
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
    return child
  }

  /// Nothing that would change what is printed.
  private static let surroundings = ProcessInfo.processInfo.environment.filter {
    ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].contains($0.key)
  }
}

/// Runs the built `orderspec` in a folder.
func orderspec(_ arguments: String..., in folder: Folder, input: String = "", environment: [String: String] = [:]) throws -> Run {
  try Command.run(Command.executable, arguments, in: folder.path, input: input, environment: environment)
}

/// Runs the built `orderspec` at the root of the checkout.
func orderspec(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Run {
  try Command.run(Command.executable, arguments, in: Checkout.root, input: input, environment: environment)
}

/// Runs a line of shell in a folder; `$ORDERSPEC` is the built program.
func shell(_ line: String, in folder: Folder, environment: [String: String] = [:]) throws -> Run {
  let environment = environment.merging(["ORDERSPEC": Command.executable.path]) { $1 }
  return try Command.run(URL(fileURLWithPath: "/bin/bash"), ["-c", line], in: folder.path, environment: environment)
}
