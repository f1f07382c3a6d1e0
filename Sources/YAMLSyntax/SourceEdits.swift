public import Diagnostics

/// Builds the edits of fix-its from nodes, so that the text around them stays as it is.
public struct SourceEdits: Sendable {
  let tree: SyntaxTree

  public init(_ tree: SyntaxTree) { self.tree = tree }

  /// Puts a scalar in double quotes (single where it holds a backslash or a double quote); nil where it is not a plain one-line scalar.
  public func quote(_ id: NodeID) -> Edit? {
    let node = tree[id]
    guard node.kind == .scalar, node.style == .plain, node.content < node.end else { return nil }
    let text = tree.text(of: id)
    guard text == tree.file.text(tree.range(of: id)) else { return nil }
    return Edit(tree.file, tree.range(of: id), Self.quoted(text))
  }

  /// Replaces the content of a scalar; the new text is quoted where the old one was, or where it needs to be.
  public func replaceScalar(_ id: NodeID, with text: String) -> Edit? {
    let node = tree[id]
    guard node.kind == .scalar, node.style.rawValue <= Node.Style.double.rawValue, node.content < node.end else { return nil }
    let isQuoted = node.style != .plain
    return Edit(tree.file, tree.range(of: id), isQuoted || !Self.isSafePlain(text) ? Self.quoted(text) : text)
  }

  /// Replaces the content of a scalar by a plain word: for numbers and booleans.
  public func replaceScalar(_ id: NodeID, withPlain word: String) -> Edit? {
    let node = tree[id]
    guard node.kind == .scalar, node.style.rawValue <= Node.Style.double.rawValue, node.content < node.end else { return nil }
    return Edit(tree.file, tree.range(of: id), word)
  }

  /// Removes an entry of a block mapping with its line; nil where it shares its line with something else or stands in a flow collection.
  public func removeBlockEntry(key: NodeID, value: NodeID) -> Edit? {
    guard let parent = tree.parent(of: key), tree[parent].style == .block, tree.entries(of: parent).dropFirst().contains(where: { _ in true }) else {
      return nil
    }
    let bytes = tree.file.bytes
    var start = tree.fullRange(of: key).start
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D else { return nil }
    var end = max(tree.range(of: value).end, tree.range(of: key).end + 1)
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
    if end < bytes.count {
      end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
    }
    return Edit(tree.file, SourceRange(start, end), "")
  }

  /// A text in quotes that every YAML loader reads as that text.
  public static func quoted(_ text: String) -> String {
    if text.utf8.contains(0x5C) || text.utf8.contains(0x22), !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\x" + (digits.count < 2 ? "0" : "") + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Whether a text may stand without quotes and is the same text for every loader: a word that begins with a letter and holds nothing special.
  public static func isSafePlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) else { return false }
    let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    if words.contains(text.lowercased()) || text.utf8.last == 0x20 { return false }
    return text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2E
        || byte == 0x20 || byte == 0x2F || byte == 0x40 || byte == 0x2B
    }
  }
}
