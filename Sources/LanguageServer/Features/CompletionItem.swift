import Diagnostics
import YAMLSyntax

/// One entry of a completion list.
struct CompletionItem {
  /// As the protocol numbers them.
  enum Kind: Int {
    case field = 5
    case unit = 11
    case value = 12
    case enumMember = 20
    case reference = 18
    case snippet = 15
    case file = 17
    case event = 23
  }

  var label: String
  var kind: Kind
  var detail: String?
  /// Markdown.
  var documentation: String?
  /// What is written in place of the word.
  var text: String
  var isSnippet = false
  /// The smaller, the earlier.
  var rank = 5
}

extension LanguageServer {
  func list(_ items: [CompletionItem], replacing range: SourceRange, _ lines: TextLines) -> JSONValue {
    let replaced = lines.range(range)
    var seen: Set<String> = []
    let entries: [JSONValue] = items.filter { seen.insert($0.label).inserted }.enumerated().map { index, item in
      let number = String(index)
      var entry: JSONValue = ["label": .string(item.label), "kind": .integer(item.kind.rawValue)]
      entry = entry.adding("detail", item.detail.map { .string($0) })
      if let documentation = item.documentation {
        let isMarkdown = client.completesWithMarkdown
        let value = client.completesWithMarkup ? markup(documentation, isMarkdown: isMarkdown) : .string(Self.plain(documentation))
        entry = entry.adding("documentation", value)
      }
      entry = entry.adding("sortText", .string("\(item.rank)\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)"))
      entry = entry.adding("filterText", .string(item.label))
      if item.isSnippet { entry = entry.adding("insertTextFormat", 2) }
      return entry.adding("textEdit", ["range": replaced, "newText": .string(item.text)])
    }
    return ["isIncomplete": false, "items": .array(entries)]
  }

  func markup(_ markdown: String, isMarkdown: Bool) -> JSONValue {
    ["kind": isMarkdown ? "markdown" : "plaintext", "value": .string(isMarkdown ? markdown : Self.plain(markdown))]
  }

  /// Our own Markdown without its marks.
  static func plain(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("```") }.map {
      $0.replacing("**", with: "").replacing("`", with: "")
    }
    .joined(separator: "\n")
  }
}
