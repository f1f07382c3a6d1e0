import Compiler
import Diagnostics
import Foundation
import Testing

@testable import Placement

/// Which ledger counts, how its id comes into the configuration, and who writes.
@Suite struct LedgerPlaceTests {
  let folder: LedgerFolder

  init() throws { folder = try LedgerFolder() }

  private func location(_ configuration: String?, below: String = "", environment: [String: String] = [:]) throws -> LedgerLocation {
    let directory = folder.path + below
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    if let configuration { try folder.write(configuration, to: ".orderspec.yaml") }
    let outermost = ConfigurationStore(files: LocalFiles(), named: nil).configuration(forFile: directory + "/x").outermost
    return try LedgerLocation(outermost: outermost, directory: directory, environment: environment)
  }

  @Test func theDefaultIsBesideTheOutermostConfiguration() throws {
    let bare = try location(nil, below: "/a/b")
    #expect(bare.path == folder.file && bare.isDefault && !bare.hasConfiguration && bare.expectedID == nil, "the root of the work tree")
    #expect(bare.configurationPath == folder.path + "/.orderspec.yaml")
    let configured = try location("ledgerId: ledger_1\n", below: "/a/b")
    #expect(configured.path == folder.file && configured.isDefault && configured.hasConfiguration && configured.expectedID == "ledger_1")
  }

  @Test(arguments: [("shared/l.sqlite", "/shared/l.sqlite"), ("./l.sqlite", "/l.sqlite"), ("x/../l.sqlite", "/l.sqlite")])
  func aPathIsRelativeToTheConfiguration(named: String, path: String) throws {
    let location = try location("ledger: \(named)\n", below: "/a/b")
    #expect(location.path == folder.path + path && !location.isDefault)
  }

  @Test func anAbsolutePathStays() throws { #expect(try location("ledger: /srv/l.sqlite\n").path == "/srv/l.sqlite") }

  @Test func aURLNamesADatabase() throws {
    let location = try location("ledger: postgresql://erik@db:5433/x?sslmode=require\n")
    #expect(location.place == .server(try #require(ServerAddress("postgresql://erik@db:5433/x?sslmode=require"))))
    #expect(location.path == "postgres://erik@db:5433/x" && !location.isDefault)
    #expect(throws: LedgerFailure.unsupported(scheme: "s3")) { try self.location("ledger: s3://bucket\n") }
  }

  /// Nothing of what a URL could hold is said, wherever the mistake is.
  @Test(arguments: [
    "postgres://u:geheim@db/x", "postgres://db/x?password=geheim", "postgres://db/x?sslpassword=geheim", "postgres://u:geh@eim@db/x",
    "postgres://u:geh/eim@db/x",
    "postgres://u:${env:geheim}@db/x", "${env:geheim", "${file:geheim.txt}",
  ])
  func aPasswordIsNoPartOfTheConfiguration(ledger: String) throws {
    do {
      _ = try location("ledger: \"\(ledger)\"\n")
      Issue.record("taken")
    } catch let failure as LedgerFailure {
      guard case .other(let reason) = failure else {
        Issue.record("\(failure)")
        return
      }
      #expect(reason.hasPrefix("`ledger` of ") && (ledger.hasPrefix("${file") || !failure.text(to: .max).contains("eim")), "\(reason)")
    }
  }

  /// libpq takes a database in other forms, too; here they would be names of files, and be shown.
  @Test(arguments: [
    "host=db user=u password=geheim dbname=x", "user = u password = geheim", " hostaddr=::1 password='geh eim'", "service=geheim",
    "dbname=postgres://u:geheim@db/x",
    "postgres:/u:geheim@db/x", "postgresql:u:geheim@db/x", "Postgres:geheim", "jdbc:postgresql://db/x?password=geheim", "://u:geheim@db/x",
    "postgres+ssl://u:geheim@db", "u:geheim@db/x",
  ])
  func aDatabaseInAnotherFormIsNoFile(text: String) throws {
    try folder.write(text + "\n", to: "url")
    for ledger in ["${file:url}", text] {
      do {
        let location = try location("ledger: \"\(ledger)\"\n")
        Issue.record("taken as \(location.path)")
      } catch let failure as LedgerFailure {
        #expect(!failure.text(to: .max).contains("eim") && failure.text(to: .max).contains("postgres://"), "\(failure.text(to: .max))")
      }
    }
  }

  @Test(arguments: ["/srv/user=erik/l.sqlite", "password.sqlite", "data@home/l.sqlite", "postgres/l.sqlite", "C:/l.sqlite", "a b.sqlite"])
  func otherNamesOfFilesAreNames(text: String) throws {
    #expect(try location("ledger: \"\(text)\"\n").path == (text.hasPrefix("/") ? text : folder.path + "/" + text))
  }

  /// A file with the URL in it may hold the password.
  @Test func aSecretHoldsTheURL() throws {
    try folder.write("postgres://u:geheim@db/x\n", to: "url")
    let location = try location("ledger: ${file:url}\n")
    #expect(location.place == .server(try #require(ServerAddress("postgres://u:geheim@db/x"))))
    #expect(location.path == "postgres://u@db/x")
    try folder.write("l.sqlite\n", to: "url")
    #expect(try self.location("ledger: ${file:url}\n").path == folder.path + "/l.sqlite")
    try folder.write("postgres://u:geh eim@db/x\n", to: "url")
    do {
      _ = try self.location("ledger: ${file:url}\n")
      Issue.record("taken")
    } catch let failure as LedgerFailure { #expect(!failure.text(to: .max).contains("eim") && failure.text(to: .max).contains("no URL")) }
  }

  @Test func aJobNeedsAConfiguredLedger() throws {
    for value in ["true", "1", "yes"] {
      #expect(throws: LedgerFailure.self) { try location("target: hostup-v2\n", environment: ["CI": value]) }
      #expect(try location("ledger: l.sqlite\n", environment: ["CI": value]).path == folder.path + "/l.sqlite")
    }
    for value in ["", "false"] { #expect(try location("target: hostup-v2\n", environment: ["CI": value]).isDefault) }
  }

  // MARK: Binding

  @Test(arguments: [
    ("", "ledgerId: L\n"), ("# only a comment\n", "# only a comment\nledgerId: L\n"), ("target: hostup-v2\n", "target: hostup-v2\nledgerId: L\n"),
    ("target: hostup-v2", "target: hostup-v2\nledgerId: L\n"), ("target: hostup-v2\r\n# end\r\n", "target: hostup-v2\r\n# end\r\nledgerId: L\r\n"),
    ("---\ntarget: hostup-v2\n...\n", "---\nledgerId: L\ntarget: hostup-v2\n...\n"), ("  target: hostup-v2\n", "  target: hostup-v2\n  ledgerId: L\n"),
    ("{target: hostup-v2}\n", "{ledgerId: L, target: hostup-v2}\n"), ("rules:\n  a: off\n", "rules:\n  a: off\nledgerId: L\n"),
    ("# head\na: |+\n  text\n\n", "# head\na: |+\n  text\n\nledgerId: L\n"), ("a: |+\n  text", "ledgerId: L\na: |+\n  text"),
    ("\u{FEFF}target: hostup-v2\n", "\u{FEFF}target: hostup-v2\nledgerId: L\n"),
  ])
  func theIDIsAddedAndNothingElseChanges(text: String, expected: String) throws {
    let bytes = try #require(LedgerBinding.text(of: SourceFile(name: "c", bytes: Array(text.utf8)), naming: "L"))
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: ["- a\n", "text\n", "a: 1\n---\nb: 2\n", "a: [\n", "{}\n"])
  func someFilesCannotTakeIt(text: String) {
    let bytes = LedgerBinding.text(of: SourceFile(name: "c", bytes: Array(text.utf8)), naming: "L")
    #expect(bytes == nil, "\(String(decoding: bytes ?? [], as: UTF8.self))")
  }

  @Test func aNewConfigurationSaysWhatItIsFor() throws {
    let text = String(decoding: try #require(LedgerBinding.text(of: nil, naming: "L")), as: UTF8.self)
    #expect(text.hasPrefix("# ") && text.hasSuffix("\nledgerId: L\n"))
  }

  // MARK: Authors

  private let commit = String(repeating: "0123456789", count: 4)

  @Test func theActorIsThePersonOrTheJobsUser() {
    func actor(_ environment: [String: String]) -> String { EventAuthor.current(environment: environment, directory: folder.path).actor }
    let all = ["ORDERSPEC_ACTOR": "erik", "GITHUB_ACTOR": "octo", "GITLAB_USER_LOGIN": "lab"]
    #expect(actor(all) == "erik")
    #expect(actor(all.filter { $0.key != "ORDERSPEC_ACTOR" }) == "octo" && actor(["ORDERSPEC_ACTOR": "", "GITHUB_ACTOR": "octo"]) == "octo")
    #expect(actor(["GITLAB_USER_LOGIN": "lab"]) == "lab")
    #expect(actor([:]) == EventAuthor.user && !EventAuthor.user.isEmpty)
    #expect(actor(["ORDERSPEC_ACTOR": "a\n\u{1B}[31mb"]) == "a[31mb", "nothing of it can act on a terminal")
    #expect(actor(["ORDERSPEC_ACTOR": String(repeating: "x", count: 5000)]).count == 200)
  }

  @Test func theRunIsNamed() {
    let github = ["GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b", "GITHUB_RUN_ID": "7", "GITHUB_SHA": commit]
    let author = EventAuthor.current(environment: github, directory: folder.path)
    #expect(author.runURL == "https://github.com/a/b/actions/runs/7" && author.commit == commit)
    let gitlab = EventAuthor.current(environment: ["CI_JOB_URL": "https://gitlab.example/j/1", "CI_COMMIT_SHA": commit], directory: folder.path)
    #expect(gitlab.runURL == "https://gitlab.example/j/1" && gitlab.commit == commit)
    #expect(EventAuthor.current(environment: ["GITHUB_SHA": "main"], directory: folder.path).commit == nil)
    #expect(EventAuthor.current(environment: [:], directory: folder.path) == EventAuthor(actor: EventAuthor.user))
  }

  @Test func theCommitIsReadFromGit() throws {
    func current() -> String? { EventAuthor.current(environment: [:], directory: folder.path + "/sub").commit }
    try FileManager.default.createDirectory(atPath: folder.path + "/.git/refs/heads", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder.path + "/sub", withIntermediateDirectories: true)
    try folder.write(commit + "\n", to: ".git/HEAD")
    #expect(current() == commit)
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    #expect(current() == nil, "no commit yet")
    try folder.write("# pack-refs\n\(commit) refs/heads/main\n", to: ".git/packed-refs")
    #expect(current() == commit)
    let newer = String(repeating: "ab", count: 20)
    try folder.write(newer + "\n", to: ".git/refs/heads/main")
    #expect(current() == newer)
    // A further work tree.
    try FileManager.default.createDirectory(atPath: folder.path + "/.git/worktrees/w", withIntermediateDirectories: true)
    try folder.write("ref: refs/heads/main\n", to: ".git/worktrees/w/HEAD")
    try folder.write("../..\n", to: ".git/worktrees/w/commondir")
    try folder.write("gitdir: ../.git/worktrees/w\n", to: "sub/.git")
    #expect(current() == newer)
  }
}
