import Diagnostics
import Reporting
import Testing

@Suite struct GitHubTests {
  @Test func theGravestFirstAndEscaped() {
    let text = GitHubReport.text(Sample.report(Sample.file("./a,b:100%.yaml")))
    #expect(
      text == """
        ::error file=a%2Cb%3A100%25.yaml,line=6,col=17,endColumn=27,title=duplicate_item_identity::`smörgås.se` is ordered twice%0AEach domain is bought once.%0ARemove one.
        ::warning file=a%2Cb%3A100%25.yaml,line=5,col=5,endColumn=12,title=unknown_field::`a|b` <b>is</b> "100%25" & 'no'%0Afield, @all: [x](y) \u{FFFD}[31m\u{FFFD}\u{FFFF}
        ::notice file=a%2Cb%3A100%25.yaml,line=1,endLine=5,title=config_unknown_key::over two lines

        """)
    #expect(GitHubReport.text(LintReport()) == "")
  }

  @Test(arguments: [(10, ""), (11, "1 more error, 1 more warning, 1 more info: "), (13, "3 more errors, 3 more warnings, 3 more infos: ")])
  func noMoreThanGitHubShows(count: Int, rest: String) throws {
    let lines = GitHubReport.text(Sample.report(many: count)).split(separator: "\n")
    for kind in ["error", "warning", "notice"] { #expect(lines.count { $0.hasPrefix("::\(kind) ") } == 10) }
    #expect(lines.count == (rest.isEmpty ? 30 : 31))
    if !rest.isEmpty { #expect(lines.last.map(String.init) == rest + "GitHub shows 10 annotations of a kind") }
  }

  @Test func aLineBreakOfAnyKindEndsNoCommand() {
    let report = Sample.report(many: 1, message: "a\r\n::error::b\rc")
    #expect(GitHubReport.text(report).split(whereSeparator: \.isNewline).count == 3)
  }
}
