public import ArgumentParser

/// Runs one command by ArgumentParser, with the exit codes of the contract: 2 for usage.
public enum CommandRunner {
  /// Reads the arguments and runs the command; ends the process where they are wrong or ask for help.
  public static func run<Command: ParsableCommand>(_: Command.Type, _ arguments: [String]) {
    do {
      var command = try Command.parseAsRoot(arguments)
      try command.run()
    } catch {
      if let exit = error as? ExitCode { Output.exit(exit.rawValue) }
      if Command.exitCode(for: error).rawValue == 0 {
        Output.standardOutput(Command.fullMessage(for: error) + "\n")
        Output.exit(0)
      }
      // One line: what is wrong, with a did-you-mean where one fits.
      let message = Command.message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
      Output.complain(message)
      Output.exit(2)
    }
  }
}
