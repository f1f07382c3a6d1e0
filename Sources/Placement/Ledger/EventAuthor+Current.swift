import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EventAuthor {
  /// Who runs this, by the environment.
  ///
  /// - Parameters:
  ///   - environment: `ORDERSPEC_ACTOR`, else `GITHUB_ACTOR` or `GITLAB_USER_LOGIN`, else the user of the operating system; `GITHUB_SHA` or `CI_COMMIT_SHA`, else the
  ///     commit that is checked out; the run of GitHub Actions or the job of GitLab.
  ///   - directory: where the search for `.git` begins; absolute.
  public static func current(environment: [String: String], directory: String) -> EventAuthor {
    func value(_ name: String) -> String? { environment[name].map(oneLine).flatMap { $0.isEmpty ? nil : $0 } }
    let actor = value("ORDERSPEC_ACTOR") ?? value("GITHUB_ACTOR") ?? value("GITLAB_USER_LOGIN") ?? user
    let commit = (value("GITHUB_SHA") ?? value("CI_COMMIT_SHA") ?? GitHead.commit(from: directory)).flatMap { GitHead.isCommit($0) ? $0 : nil }
    var runURL = value("CI_JOB_URL")
    if let server = value("GITHUB_SERVER_URL"), let repository = value("GITHUB_REPOSITORY"), let run = value("GITHUB_RUN_ID") {
      runURL = "\(server)/\(repository)/actions/runs/\(run)"
    }
    return EventAuthor(actor: actor, commit: commit, runURL: runURL)
  }

  /// The name of the operating system's user, else its number.
  static var user: String {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "uid \(geteuid())" }
    return String(cString: name)
  }

  /// A variable is somebody else's text: in one line, and not a long one.
  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
  }
}

/// The commit that is checked out, read without git.
enum GitHead {
  static func isCommit(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  static func commit(from directory: String) -> String? {
    guard let git = gitDirectory(from: directory), let head = line(git + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return isCommit(head) ? head : nil }
    let reference = String(head.dropFirst(5))
    // A further work tree keeps its branches in the first one's directory.
    let common = line(git + "/commondir").map { $0.hasPrefix("/") ? $0 : git + "/" + $0 } ?? git
    if let commit = line(common + "/" + reference), isCommit(commit) { return commit }
    let packed = (try? String(contentsOfFile: common + "/packed-refs", encoding: .utf8)) ?? ""
    return packed.split(separator: "\n").first { $0.hasSuffix(" " + reference) }.map { String($0.prefix { $0 != " " }) }.flatMap { isCommit($0) ? $0 : nil }
  }

  private static func gitDirectory(from directory: String) -> String? {
    var current = directory
    while true {
      let path = current + "/.git"
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
        guard !isDirectory.boolValue else { return path }
        guard let link = line(path), link.hasPrefix("gitdir: ") else { return nil }
        let target = String(link.dropFirst(8))
        return target.hasPrefix("/") ? target : current + "/" + target
      }
      let parent = (current as NSString).deletingLastPathComponent
      if parent == current || parent.isEmpty { return nil }
      current = parent
    }
  }

  private static func line(_ path: String) -> String? {
    (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").first.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
