import Testing

@testable import Catalog

@Suite struct TextPatternTests {
  @Test(arguments: [
    ("", "", true), ("", "a", true), ("a", "ba", true), ("^a", "ba", false), ("a$", "ab", false), ("^a{2,3}$", "aaa", true), ("^a{2,3}$", "aaaa", false),
    ("^a{1,3}ab$", "aaab", true), (#"^a\.b$"#, "a.b", true), (#"^a\.b$"#, "axb", false), ("^[a-c0-]$", "-", true), ("^[a-c0-]$", "b", true),
    ("^[a-c0-]$", "1", false), ("^(a|ab)c$", "abc", true), ("^(|a)b$", "b", true), ("^(?!a|b)c", "c", true), ("^(?!a|b)", "bc", false), ("x{0}y", "y", true),
    ("^a?b$", "b", true), ("^a?b$", "ab", true), ("^a?b$", "aab", false), ("^[a-c]?d", "d", true),
  ])
  func understood(_ pattern: String, _ text: String, _ isMatch: Bool) { #expect(matches(pattern, text) == isMatch) }

  @Test(arguments: ["(a", "[a", "a{", "a{x}", "a{1", "a{1,2", #"\"#])
  func notWellFormed(_ pattern: String) { #expect(!matches(pattern, "a")) }

  @Test(arguments: [("a?b", "ab", true), ("a?b", "abc", false), ("a?b", "xab", false), ("", "", true), ("", "a", false), (#"\d{2} ?\d"#, "12 3", true)])
  func whole(_ pattern: String, _ text: String, _ isMatch: Bool) {
    let found = Array(pattern.utf8).withUnsafeBufferPointer { pattern in Array(text.utf8).withUnsafeBufferPointer { TextPattern.isWhole(pattern, $0) } }
    #expect(found == isMatch)
  }

  private func matches(_ pattern: String, _ text: String) -> Bool {
    Array(pattern.utf8).withUnsafeBufferPointer { pattern in Array(text.utf8).withUnsafeBufferPointer { TextPattern(pattern, $0).matches() } }
  }
}
