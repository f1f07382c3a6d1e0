import Console

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Hands a command that talks to a provider over to `orderspec-placement`, which stands beside this executable and is of the same build.
enum HandOver {
  static let executable = "orderspec-placement"

  /// Becomes the other executable; comes back only to say why it cannot.
  static func run(_ arguments: [String]) -> Never {
    guard let directory = directoryOfThisExecutable() else {
      fail("it is not known where this executable is")
    }
    let path = "\(directory)/\(executable)"
    setenv(BuildInformation.handOverVariable, BuildInformation.id, 1)
    var pointers = ([executable] + arguments).map { strdup($0) } + [nil]
    execv(path, &pointers)
    fail(errno == ENOENT ? "`\(path)` is not there" : "`\(path)`: \(Output.systemError())")
  }

  private static func fail(_ reason: String) -> Never {
    Output.complain("\(reason): this command needs `\(executable)` beside `orderspec`; `make` builds both")
    Output.exit(2)
  }

  /// Links followed.
  private static func directoryOfThisExecutable() -> String? {
    #if canImport(Glibc)
      let path = "/proc/self/exe"
    #else
      let path = CommandLine.arguments[0]
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let text = String(cString: resolved)
    return text.lastIndex(of: "/").map { String(text[..<$0]) }
  }
}
