public import Diagnostics
public import YAMLSyntax

/// Text that YAML cannot read.
public enum YamlSyntaxError: SyntaxProblemRule {
  public static var kind: SyntaxProblem.Kind { .yamlSyntaxError }

  public static var documentation: RuleDocumentation {
    RuleDocumentation(
      code: "yaml_syntax_error", group: .yaml, severity: .error,
      summary: "the text is not well-formed YAML, or not UTF-8",
      why: "Nothing behind the place can be read. The documents before it are still checked.",
      whatToDo: """
        Mend the text at the place shown; the related place says what was being read. Quote a value that begins with `*`, `&`, `!`, `@`, `%`, `{` or `[`, \
        or that holds `: ` or ` #`. A secret reference inside `{ }` or `[ ]` must be quoted.
        """,
      badExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: *.example.com
        """,
      goodExample: """
        orderSpec: 1
        name: acme
        items:
          - domainName: acme.se
        """,
      fix: .sometimes, source: "YAML 1.2.2 (2021-10-01), as read by libyaml 0.2.5", isBlocking: true, isInlineSuppressible: false)
  }

  public static func diagnose(_ problem: SyntaxProblem, in tree: SyntaxTree) -> Diagnostic {
    var help: [String] = []
    var fixes: [FixIt] = []
    let file = tree.file
    if problem.related?.message == "while scanning an alias", let value = valueOfLine(at: problem.related!.range.start, in: file) {
      help.append("A leading `*` makes YAML read an alias: quote the text.")
      fixes.append(FixIt("quote the value", edits: [Edit(file, value, SourceEdits.quoted(file.text(value)))]))
    } else if let reference = unquotedReference(before: problem.range.start, in: file) {
      help.append("A secret reference inside `{ }` or `[ ]` must be quoted: the `{` of `${` opens a mapping there.")
      fixes.append(FixIt("quote the reference", edits: [Edit(file, reference, SourceEdits.quoted(file.text(reference)))]))
    } else if let advice = advice(on: problem.message) {
      help.append(advice)
    }
    return finding(problem.message, at: problem.place(in: tree), related: problem.relatedPlaces(in: tree), help: help, fixes: fixes)
  }

  /// What libyaml's words most often mean in an order spec.
  private static func advice(on message: String) -> String? {
    switch message {
    case "mapping values are not allowed in this context":
      "A `: ` inside a text without quotes begins a mapping: quote the text. Else the line may be indented too far."
    case "found character that cannot start any token": "No text begins with this character: put it in quotes."
    case "did not find expected key", "could not find expected ':'":
      "The lines of one mapping begin at the same column, and every key has a `:` and a blank behind it."
    case "did not find expected '-' indicator": "The items of one list begin with `- ` at the same column."
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      "The bracket that the related place shows is not closed, or a comma is missing."
    case "found unexpected end of stream": "A quotation mark that the related place shows is not closed."
    default: nil
    }
  }

  /// From an offset to the end of the value on its line.
  private static func valueOfLine(at start: Int, in file: SourceFile) -> SourceRange? {
    let bytes = file.bytes
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] == 0x23, end > start, bytes[end - 1] == 0x20 { break }
      end += 1
    }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return end > start ? SourceRange(start, end) : nil
  }

  /// A plain `${…}` that ends shortly before or at an offset, on the same line.
  private static func unquotedReference(before offset: Int, in file: SourceFile) -> SourceRange? {
    let bytes = file.bytes
    var start = min(offset, bytes.count - 1)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D {
      start -= 1
      guard bytes[start] == 0x24, start + 1 < bytes.count, bytes[start + 1] == 0x7B else { continue }
      if start > 0, bytes[start - 1] == 0x22 || bytes[start - 1] == 0x27 || bytes[start - 1] == 0x24 { return nil }
      guard let close = bytes[start...].firstIndex(of: 0x7D), !bytes[start...close].contains(0x0A) else { return nil }
      return SourceRange(start, close + 1)
    }
    return nil
  }
}
