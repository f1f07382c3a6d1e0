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
  struct TimeOut: Error, CustomStringConvertible {
    let description: String
  }

  /// The built program, beside the test runner.
  static let executable: URL = {
    let runners = [CommandLine.arguments[0]] + CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let folders = runners.flatMap { path in
      // Of a bundle, the products stand beside it.
      sequence(first: URL(fileURLWithPath: path)) { $0.pathComponents.count > 1 ? $0.deletingLastPathComponent() : nil }.dropFirst().prefix(4)
    }
    let candidates = folders.map { $0.appendingPathComponent("orderspec") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) && !$0.hasDirectoryPath } ?? candidates[0]
  }()

  /// Runs a program to its end. Standard streams are files, so that neither side can wait for the other.
  static func run(
    _ executable: URL, _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:], limit: TimeInterval = 60
  ) throws -> Run {
    let streams = try Folder()
    try streams.write(input, to: "input")
    try streams.write("", to: "output")
    try streams.write("", to: "error")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = surroundings.merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: streams.path + "/input")
    process.standardOutput = FileHandle(forWritingAtPath: streams.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: streams.path + "/error")
    let isDone = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in isDone.signal() }
    try process.run()
    guard isDone.wait(timeout: .now() + limit) == .success else {
      kill(process.processIdentifier, SIGKILL)
      throw TimeOut(description: "still running after \(Int(limit)) s: \(([executable.lastPathComponent] + arguments).joined(separator: " "))")
    }
    let code = process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return Run(code: code, output: try streams.read("output"), error: try streams.read("error"))
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
