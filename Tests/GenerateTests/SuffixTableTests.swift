import Testing

@testable import generate

/// The tree of suffixes, and the faults of its list.
@Suite struct SuffixTableTests {
  private static let data = """
    // Package: some package 1
    // As of: 2026-11-21
    // Licence: MPL-2.0

    // ===BEGIN ICANN DOMAINS===
    // uk : somewhere
    uk
    co.uk
    *.sch.uk
    !www.sch.uk

    公司.cn trailing words
    // ===END ICANN DOMAINS===
    blogspot.com

    """

  private func source(_ data: String) -> (text: String?, problems: [String]) {
    let generation = Generation(of: Repository(files: [SuffixTable.path: data]))
    return (
      generation.files.first { $0.path.hasSuffix("PublicSuffixes.c") }?.text, generation.problems.map(\.description).filter { $0.hasPrefix(SuffixTable.path) }
    )
  }

  @Test func theTreeOfTheSection() {
    #expect(source(Self.data).problems == [])
    #expect(
      source(Self.data).text == #"""
        // Written by `make generate` from Sources/Catalog/Data/public-suffixes.dat. Do not edit.
        // some package 1, as of 2026-11-21, MPL-2.0; see there.
        #include "CCatalogData.h"

        #define TEXT(utf8) {utf8, sizeof(utf8) - 1}

        const catalog_text catalog_suffixes_as_of = TEXT("2026-11-21");

        const catalog_suffix catalog_suffixes[] = {
          {0, 1, 2, 0, 0},
          {0, 3, 1, 2, CATALOG_SUFFIX_RULE},
          {2, 4, 2, 2, CATALOG_SUFFIX_RULE},
          {4, 0, 0, 10, CATALOG_SUFFIX_RULE},
          {14, 0, 0, 2, CATALOG_SUFFIX_RULE},
          {16, 6, 1, 3, CATALOG_SUFFIX_WILDCARD},
          {19, 0, 0, 3, CATALOG_SUFFIX_EXCEPTION},
        };

        const uint32_t catalog_suffix_count = 7;

        const char catalog_suffix_labels[] =
          "cnukxn--55qx5dcoschwww";

        """#)
  }

  @Test(arguments: [
    ("co.uk", "Co.uk", ":8: `Co.uk` is no suffix in lower-case U-labels"),
    ("co.uk", "a..uk", ":8: `a..uk` is no suffix in lower-case U-labels"),
    ("co.uk", "uk", ":8: `uk` is there twice"),
    ("// As of: 2026-11-21\n", "", ": the head names no `As of`"),
    ("// ===END ICANN DOMAINS===\n", "", ": there is no whole ICANN section"),
    ("// ===BEGIN ICANN DOMAINS===\n", "", ": there is no whole ICANN section"),
  ])
  func faultsKeepTheTableAsItIs(_ part: String, _ replacement: String, _ message: String) {
    let (text, problems) = source(Self.data.replacing(part, with: replacement, maxReplacements: 1))
    #expect(text == nil)
    #expect(problems == [SuffixTable.path + message])
  }
}
