import Testing

@testable import Catalog

@Suite struct LabelPatternTests {
  @Test(arguments: [
    ("", "", true), ("", "a", true), ("a", "ba", true), ("^a", "ba", false), ("a$", "ab", false), ("^a{2,3}$", "aaa", true), ("^a{2,3}$", "aaaa", false),
    ("^a{1,3}ab$", "aaab", true), (#"^a\.b$"#, "a.b", true), (#"^a\.b$"#, "axb", false), ("^[a-c0-]$", "-", true), ("^[a-c0-]$", "b", true),
    ("^[a-c0-]$", "1", false), ("^(a|ab)c$", "abc", true), ("^(|a)b$", "b", true), ("^(?!a|b)c", "c", true), ("^(?!a|b)", "bc", false), ("x{0}y", "y", true),
  ])
  func understood(_ pattern: String, _ text: String, _ isMatch: Bool) { #expect(matches(pattern, text) == isMatch) }

  @Test(arguments: ["(a", "[a", "a{", "a{x}", "a{1", "a{1,2", #"\"#])
  func notWellFormed(_ pattern: String) { #expect(!matches(pattern, "a")) }

  private func matches(_ pattern: String, _ text: String) -> Bool {
    Array(pattern.utf8).withUnsafeBufferPointer { pattern in Array(text.utf8).withUnsafeBufferPointer { LabelPattern(pattern, $0).matches() } }
  }
}
