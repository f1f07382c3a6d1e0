public import Diagnostics
import Rules

extension Redaction {
  /// A finding as it may leave the program: no text of it shows a secret, and an edit of a secret holds no more of it than what changes.
  public static func discreet(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.message = discreet(finding.message)
    finding.place.pointer = discreet(finding.place.pointer)
    for index in finding.help.indices { finding.help[index] = discreet(finding.help[index]) }
    for index in finding.related.indices {
      finding.related[index].message = discreet(finding.related[index].message)
      finding.related[index].place.pointer = discreet(finding.related[index].place.pointer)
    }
    for index in finding.fixes.indices { finding.fixes[index].title = discreet(finding.fixes[index].title) }
    guard SecretKeys.hides(pointer: finding.place.pointer) else { return finding }
    for index in finding.fixes.indices { finding.fixes[index].edits = finding.fixes[index].edits.flatMap(smaller) }
    // A secret that begins like an anchor, an alias or a tag is taken for its name.
    let text = finding.place.file.text(finding.place.range)
    if let first = text.first, "&*!".contains(first), text.count > 3 {
      let name = text.dropFirst().prefix { $0 != " " }
      finding.message = finding.message.replacing(name, with: String(repeating: "•", count: name.count))
    }
    return finding
  }

  /// An edit that adds something around a text, or changes the inside of it, without the text itself.
  private static func smaller(_ edit: Edit) -> [Edit] {
    let old = edit.file.bytes[edit.range.start..<edit.range.end]
    let new = Array(edit.text.utf8)
    guard !old.isEmpty else { return [edit] }
    if let place = new.indices.first(where: { new[$0...].starts(with: old) }) {
      let (before, after) = (String(decoding: new[..<place], as: UTF8.self), String(decoding: new[(place + old.count)...], as: UTF8.self))
      let edits = [(edit.range.start, before), (edit.range.end, after)].filter { !$1.isEmpty }
      return edits.map { Edit(edit.file, SourceRange($0, $0), $1) }
    }
    let quote = UInt8(ascii: "\"")
    if new.count > 2, new.first == quote, new.last == quote, old.first != quote {
      let (start, end) = (edit.range.start, edit.range.end)
      let inner = Edit(edit.file, edit.range, String(decoding: new.dropFirst().dropLast(), as: UTF8.self))
      return [Edit(edit.file, SourceRange(start, start), "\"")] + smaller(inner) + [Edit(edit.file, SourceRange(end, end), "\"")]
    }
    var prefix = zip(old, new).prefix { $0 == $1 }.count
    while prefix > 0, prefix < new.count, new[prefix] & 0xC0 == 0x80 { prefix -= 1 }
    var suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    while suffix > 0, new[new.count - suffix] & 0xC0 == 0x80 { suffix -= 1 }
    let text = String(decoding: new[prefix..<(new.count - suffix)], as: UTF8.self)
    return [Edit(edit.file, SourceRange(edit.range.start + prefix, edit.range.end - suffix), text)]
  }
}
