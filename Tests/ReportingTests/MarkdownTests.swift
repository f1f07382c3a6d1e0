import Diagnostics
import Reporting
import Testing

@Suite struct MarkdownTests {
  @Test func totalsThenATableForEachFile() {
    var report = Sample.report(Sample.file("a.order.yaml"))
    report.documents += Sample.report(Sample.file("b`|.yaml")).documents.map {
      .init(file: $0.file, number: 0, title: $0.title, findings: Array($0.findings.prefix(1)))
    }
    #expect(
      MarkdownReport.text(report) == """
        ## orderspec lint

        **1 error, 1 warning, 2 infos** in 1 document of 1 file, 2 suppressed

        ### `a.order.yaml`

        | line | severity | rule | pointer | finding |
        |---|---|---|---|---|
        | 1:1 | info | `config_unknown_key` |  | over two lines |
        | 5:5 | warning | `unknown_field` | `/items/0/eppcode` | `a\\|b` &lt;b&gt;is&lt;/b&gt; "100%" &amp; 'no'\u{FFFD}field, @<!-- -->all: \\[x\\](y) \u{FFFD}\\[31m\u{FFFD}\u{FFFF} |
        | 6:17 | error | `duplicate_item_identity` | `/items/1/domainName` | `smörgås.se` is ordered twice<br>Each domain is bought once.<br>Remove one. |

        ### `` b`|.yaml ``

        | line | severity | rule | pointer | finding |
        |---|---|---|---|---|
        | 1:1 | info | `config_unknown_key` |  | over two lines |

        """)
    #expect(MarkdownReport.text(LintReport(fileCount: 2, documentCount: 3)) == "## orderspec lint\n\n**no findings** in 3 documents of 2 files\n")
  }

  @Test(arguments: [
    ("an `odd tick", "an \\`odd tick"), ("`` is empty", "\\`\\` is empty"), ("*a* _b_ ~c~ #1 $x$ \\", "\\*a\\* \\_b\\_ \\~c\\~ \\#1 \\$x\\$ \\\\"),
    ("`a\\|b`", "<code>&#97;&#92;&#124;&#98;</code>"), ("a|b", "a\\|b"),
  ])
  func whatMarkdownWouldRead(message: String, cell: String) {
    #expect(MarkdownReport.text(Sample.report(many: 1, message: message)).contains("| `/items/0` | \(cell) |\n"))
  }

  @Test(arguments: [1, 5000])
  func longReportsAreCutAndCounted(length: Int) {
    let text = MarkdownReport.text(Sample.report(many: 1000, message: String(repeating: "å|<@", count: length)))
    #expect(text.utf8.count < 65_536 && text.utf8.count > 50_000)
    #expect(text.hasPrefix("## orderspec lint\n\n**1000 errors, 1000 warnings, 1000 infos** in"))
    let rows = text.split(separator: "\n").count { $0.hasPrefix("| 5:5 ") }
    #expect(rows > 0 && text.hasSuffix("|\n\nand \(3000 - rows) more\n"))
  }
}
