/// Writes the generated files of the repository, or with `--check` says which are stale.
///
/// Exit status: 0 all is well; 1 something is stale, missing or wrong, each named on standard error; 2 called wrongly.
@main
struct Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.isEmpty || arguments.elementsEqual(["--check"]) else {
      Terminal.complain("usage: generate [--check], from the root of the repository")
      Terminal.exit(2)
    }
    guard let repository = Repository(root: ".") else {
      Terminal.complain("no Package.swift and Sources here: run generate from the root of the repository")
      Terminal.exit(2)
    }
    let generation = Generation(of: repository)
    for problem in generation.problems { Terminal.complain("\(problem)") }
    let stale = generation.staleFiles(in: repository)
    if arguments.isEmpty {
      for file in stale {
        guard repository.write(file) else {
          Terminal.complain("\(file.path): cannot be written")
          Terminal.exit(1)
        }
        Terminal.say(file.path)
      }
    } else {
      for file in stale { Terminal.complain("\(file.path) is stale: run `make generate`") }
    }
    Terminal.exit(generation.problems.isEmpty && (arguments.isEmpty || stale.isEmpty) ? 0 : 1)
  }
}
