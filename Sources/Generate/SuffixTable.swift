import DomainNames

/// The tree of public suffixes, as C: a node for each label, those below one label side by side and sorted.
struct SuffixTable {
  static let path = "Sources/Catalog/Data/public-suffixes.dat"

  /// What stands below a label, and what the list says about the name that ends there.
  private final class Node {
    var children: [String: Node] = [:]
    var flags: Set<Flag> = []
  }

  /// The bits of `catalog_suffix.flags`.
  private enum Flag: String, CaseIterable {
    case rule, wildcard, exception
  }

  private let root = Node()
  private let package: String
  private let asOf: String
  private let licence: String

  /// A line with a fault is left out and told.
  init(of repository: Repository, _ problems: inout [Problem]) throws {
    guard let text = repository.files[Self.path] else { throw Problem(place: Self.path, message: "the file is missing") }
    package = try Self.fact("Package", in: text)
    asOf = try Self.fact("As of", in: text)
    licence = try Self.fact("Licence", in: text)
    var isInside = false
    var isClosed = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("//") {
        if line.contains("===BEGIN ICANN DOMAINS===") { isInside = true }
        if line.contains("===END ICANN DOMAINS===") { (isInside, isClosed) = (false, true) }
      } else if isInside, let rule = line.split(whereSeparator: \.isWhitespace).first {
        problems.collect { try add(rule, line: index + 1) }
      }
    }
    guard isClosed, !root.children.isEmpty || !problems.isEmpty else {
      throw Problem(place: Self.path, message: "there is no whole ICANN section")
    }
    // A top-level domain is a public suffix, whatever is listed below it.
    for tld in root.children.values { tld.flags.insert(.rule) }
  }

  private static func fact(_ name: String, in text: String) throws -> String {
    for line in text.split(separator: "\n") where line.hasPrefix("// \(name): ") { return String(line.dropFirst("// \(name): ".count)) }
    throw Problem(place: path, message: "the head names no `\(name)`")
  }

  private func add(_ rule: Substring, line: Int) throws {
    var rule = rule
    var flag = Flag.rule
    if rule.hasPrefix("*.") { (rule, flag) = (rule.dropFirst(2), .wildcard) } else if rule.hasPrefix("!") { (rule, flag) = (rule.dropFirst(), .exception) }
    // A name has two labels at least.
    guard case .success(let name) = DomainName.parse("x." + rule), name.unicodeText == "x." + rule else {
      throw Problem(place: "\(Self.path):\(line)", message: "`\(rule)` is no suffix in lower-case U-labels")
    }
    var node = root
    for label in name.labels.dropFirst().reversed() {
      let child = node.children[label] ?? Node()
      node.children[label] = child
      node = child
    }
    if !node.flags.insert(flag).inserted { throw Problem(place: "\(Self.path):\(line)", message: "`\(rule)` is there twice") }
  }

  var source: String {
    var texts = Texts()
    var records = ["{0, 1, \(root.children.count), 0, 0}"]
    // Level by level, so that the children of a node stand in one piece.
    var level = [root]
    var next = 1 + root.children.count
    while !level.isEmpty {
      let children = level.flatMap { $0.children.sorted { $0.key.precedes($1.key) } }
      for (label, child) in children {
        let flags = Flag.allCases.filter(child.flags.contains).map { CSource.constant("SUFFIX", $0.rawValue) }
        records.append(
          "{\(texts.offset(of: label)), \(child.children.isEmpty ? 0 : next), \(child.children.count), \(label.utf8.count), "
            + "\(flags.isEmpty ? "0" : flags.joined(separator: " | "))}")
        next += child.children.count
      }
      level = children.map(\.value)
    }
    return CSource.header(from: Self.path, notice: "\(package), as of \(asOf), \(licence); see there.")
      + "\nconst catalog_text catalog_suffixes_as_of = \(CSource.text(asOf));\n"
      + CSource.table("catalog_suffix", "catalog_suffixes", count: "catalog_suffix_count", records)
      + "\nconst char catalog_suffix_labels[] =\n\(texts.lines);\n"
  }

  /// Labels behind each other, each once.
  private struct Texts {
    private var offsets: [String: Int] = [:]
    private var pieces: [String] = [""]
    private var count = 0

    mutating func offset(of label: String) -> Int {
      if let offset = offsets[label] { return offset }
      offsets[label] = count
      if pieces[pieces.count - 1].utf8.count > 120 { pieces.append("") }
      pieces[pieces.count - 1] += label
      count += label.utf8.count
      return count - label.utf8.count
    }

    var lines: String { pieces.map { "  \"\($0)\"" }.joined(separator: "\n") }
  }
}
