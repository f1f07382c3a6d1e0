import Diagnostics
import YAMLSyntax

/// Writes the expectations of a file anew: what ORDERSPEC_RECORD=1 does to a fixture whose findings have changed.
enum Recorder {
  private static let mark = Array("\u{FEFF}".utf8)

  /// The file without its expectations, and with those of the findings, which are counted in lines of the file as it was.
  static func rewritten(_ bytes: [UInt8], _ findings: [Spot]) -> [UInt8] {
    let hasMark = bytes.starts(with: mark)
    let file = SourceFile(name: "", bytes: bytes)
    let tree = SyntaxTree.parse(file)
    let table = LineTable(file)
    var lines: [(number: Int, text: [UInt8], isFree: Bool)] = []
    for number in 1...table.lineCount {
      let range = table.range(ofLine: number)
      let next = number < table.lineCount ? table.range(ofLine: number + 1).start : bytes.count
      let text = file.text(SourceRange(number == 1 && hasMark ? 3 : range.start, range.end))
      let lineBreak = Array(bytes[range.end..<next])
      let isInScalar = tree.nodes.contains { $0.kind == .scalar && Int($0.content) < range.start && range.start < Int($0.end) }
      let isFree = !isInScalar && !Expectations.isComment(text)
      guard let start = Expectations.start(in: text), !isInScalar else {
        lines.append((number, Array(text.utf8) + lineBreak, isFree))
        continue
      }
      var kept = text[..<start]
      while kept.last == " " { kept.removeLast() }
      if !kept.isEmpty { lines.append((number, Array(kept.utf8) + lineBreak, isFree)) }
    }
    // What cannot stand above its line is named by number at the top, behind a directive of the harness.
    let byLine = Dictionary(grouping: findings.sorted(), by: \.line)
    let distant = lines.filter { !$0.isFree }.flatMap { byLine[$0.number] ?? [] }.count
    let first = lines.first.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
    let head = first.hasPrefix("# target:") || first.hasPrefix("# arguments:") ? 1 : 0
    var result: [UInt8] = []
    var top: [UInt8] = []
    var number = head == 0 ? distant : 0
    for (index, line) in lines.enumerated() {
      let spots = byLine[line.number] ?? []
      if line.isFree {
        let indent = line.text.prefix { $0 == 0x20 }
        for spot in spots { result += indent + Array("# expect: \(spot.text)\n".utf8) }
        number += spots.count
      }
      result += line.text
      number += 1
      let place = number
      if index == 0, head == 1 { number += distant }
      if !line.isFree { top += spots.flatMap { Array("# expect@\(place): \($0.text)\n".utf8) } }
    }
    let split = head == 1 ? lines[0].text.count : 0
    return (hasMark ? mark : []) + result[..<split] + top + result[split...]
  }
}
