import Foundation

/// The built command at a terminal, where somebody types.
enum Terminal {
  /// - Parameter steps: what has to be on the screen, and what is typed then, with Python's escapes.
  static func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], steps: [(expect: String, send: String)] = []
  ) throws -> Child {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fixtures/terminal.py").standardized.path
    let words = steps.flatMap { ["--expect", $0.expect, "--send", $0.send] }
    return try Child(
      ["python3", "-I", "-S", script] + words + ["--", Child.orderspec] + arguments, in: folder,
      environment: ["TERM": "xterm"].merging(environment) { $1 }, program: "/usr/bin/env"
    )
  }
}

extension Shop {
  /// Runs a command at a terminal.
  func type(_ arguments: String..., steps: [(expect: String, send: String)] = []) throws -> Child.Outcome {
    try startTyping(arguments, steps: steps).wait(limit: 90)
  }

  func startTyping(_ arguments: [String], steps: [(expect: String, send: String)] = []) throws -> Child {
    try Terminal.start(arguments, in: folder.path, environment: ["TOKEN": Self.token], steps: steps)
  }
}
