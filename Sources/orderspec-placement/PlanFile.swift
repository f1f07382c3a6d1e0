import Compiler
import Console
import Placement

/// Saved plans on the disk.
enum PlanFile {
  /// The plan that apply was given; nil where it was given specs.
  /// - Throws: `PlacementFailure`.
  static func read(_ paths: [String], isSimulated: Bool) throws -> SavedPlan? {
    let saved = try SavedPlan.read(paths, files: LocalFiles())
    if saved != nil, isSimulated {
      throw PlacementFailure.usage("\(paths[0]) is a saved plan for the account that it names: `--simulate` takes specs")
    }
    let isRequired = Output.environment("ORDERSPEC_REQUIRE_PLAN").map { !["", "0"].contains($0) } ?? false
    if isRequired, saved == nil, !isSimulated {
      throw PlacementFailure.guarded(
        "ORDERSPEC_REQUIRE_PLAN is set, so only a saved plan is applied: save one with `orderspec plan \(named(paths)) -o PLAN`; nothing was sent")
    }
    return saved
  }

  /// Whether a plan may be written there: over nothing but another plan.
  /// - Throws: `PlacementFailure.usage`.
  static func check(_ path: String) throws {
    try check(path, "plan") { _ in
      // A damaged plan is one, too.
      do {
        return try SavedPlan.read([path], files: LocalFiles()) != nil
      } catch PlacementFailure.usage {
        return true
      }
    }
  }

  /// Whether a page may be written there: over nothing but another page.
  /// - Throws: `PlacementFailure.usage`.
  static func checkPage(_ path: String) throws {
    try check(path, "page") { String(decoding: $0.prefix(15), as: UTF8.self).lowercased() == "<!doctype html>" }
  }

  private static func check(_ path: String, _ what: String, isOne: ([UInt8]) throws -> Bool) throws {
    let files = LocalFiles()
    let directory = Path.directory(of: path)
    switch files.kind(of: path) {
    case nil:
      guard [.directory, .linkToDirectory].contains(files.kind(of: directory)) else {
        throw PlacementFailure.usage("\(path) cannot be written: there is no directory \(directory)")
      }
    case .file, .linkToFile:
      guard let bytes = try? files.read(path), try bytes.isEmpty || isOne(bytes) else {
        throw PlacementFailure.usage("\(path) is there and is no \(what): nothing was written over it")
      }
    default: throw PlacementFailure.usage("\(path) is no file that a \(what) can be written to")
    }
  }

  /// Writes a plan down, and says what to do with it.
  /// - Returns: the exit code where that was not possible.
  static func save(_ plan: RunPlan, of run: PlacementRun, _ lifetime: Int64, to path: String) throws -> Int32? {
    let saved: SavedPlan
    do {
      saved = try run.save(plan, lifetime: lifetime)
    } catch PlacementFailure.guarded(let reason) {
      return Session.complain(reason, 1)
    }
    if let failure = Output.writeFile(Array(saved.text.utf8), to: path) { return Session.complain("\(path): \(failure)", 2) }
    Output.standardError(
      "saved \(path), plan \(saved.digest.prefix(12)), which holds until \(Timestamp.text(saved.expiresAt)): `orderspec apply \(path)` places it, once\n")
    return nil
  }

  /// What became of a plan that was applied before.
  static func tell(_ used: UsedPlan, _ plan: [String], again specs: [String]) -> ApplyExit {
    var text = "orderspec: the plan was applied at \(Timestamp.text(used.time)) by \(used.actor), and a plan is applied once; nothing new was sent\n"
    for item in used.items {
      let state = item.state.map { "\($0.rawValue)\(item.providerID.map { $0.isEmpty ? "" : ", \($0)" } ?? "")" } ?? "was not placed"
      text += "  \(item.title): \(state)\n"
    }
    if !used.sentAgain.isEmpty { text += "  the request for \(used.sentAgain.joined(separator: ", ")) was sent again under its key\n" }
    if let obstacle = used.obstacle { text += "  what is not known could not be looked into: \(obstacle)\n" }
    if used.isUnknown {
      text += "  apply the plan again later: it finds out and sends nothing new; or say what is so with `orderspec ledger resolve`\n"
    } else if !used.left.isEmpty {
      text += "  for what is left make a new plan: `orderspec plan \(named(specs)) -o \(plan.first ?? "PLAN")`\n"
    }
    Output.standardError(text)
    return used.isUnknown ? .unknown : .guarded
  }

  private static func named(_ paths: [String]) -> String {
    (1...3).contains(paths.count) && paths.allSatisfy { !$0.contains(" ") } ? paths.joined(separator: " ") : "PATH…"
  }
}
