/// One command of `orderspec` as people see it, whichever executable holds it.
public struct CommandEntry: Sendable {
  /// The executable that a command lives in.
  public enum Executable: String, Sendable {
    case orderspec
    case placement = "orderspec-placement"
  }

  public let name: String
  /// One line, lower case, no full stop.
  public let summary: String
  public let executable: Executable

  init(_ name: String, _ summary: String, _ executable: Executable = .orderspec) {
    self.name = name
    self.summary = summary
    self.executable = executable
  }
}

/// The table of all commands: for the hand-over, the top-level help, did-you-mean and completions.
public enum CommandIndex {
  public static let all: [CommandEntry] = [
    CommandEntry("lint", "check order specs and contacts files"),
    CommandEntry("compile", "write the request JSON of a provider"),
    CommandEntry("parse", "dump the syntax tree of a file with positions"),
    CommandEntry("explain", "explain a rule, with examples"),
    CommandEntry("rules", "list all rules"),
    CommandEntry("schema", "print a JSON Schema"),
    CommandEntry("import", "write the order spec of a provider's request, or of what an account holds"),
    CommandEntry("init", "write a commented starter spec"),
    CommandEntry("plan", "show what apply would order, and at what price", .placement),
    CommandEntry("preview", "show the provider's price preview", .placement),
    CommandEntry("apply", "place orders, once", .placement),
    CommandEntry("status", "show what became of placed items", .placement),
    CommandEntry("cancel", "cancel a provider order, after showing what goes with it", .placement),
    CommandEntry("ledger", "keep the record of what was placed", .placement),
    CommandEntry("simulate", "run a provider on this machine, to try apply without an account", .placement),
    CommandEntry("catalog", "show, sync or compare the products and TLD rules that lint and compile use"),
    CommandEntry("lsp", "run the language server for editors"),
  ]

  /// What `catalog sync` is for: listed by one executable, done by the other.
  public static let catalogSync = "Write a catalog file of what HostUp publishes of its products and TLDs."

  public static func entry(named name: String) -> CommandEntry? { all.first { $0.name == name } }
}
