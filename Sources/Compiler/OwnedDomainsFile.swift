import Diagnostics
import DomainNames

/// A file that lists names that an account holds: one a line, with comments behind `#`.
struct OwnedDomainsFile {
  /// As A-labels.
  private(set) var names: Set<String> = []
  /// What is no name, at its line.
  private(set) var faults: [Diagnostic] = []

  init(_ file: SourceFile) {
    let bytes = file.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let content = bytes[start..<end].prefix { $0 != 0x23 }
      let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
      let first = content.firstIndex { !isBlank($0) }
      let last = content.lastIndex { !isBlank($0) }
      if let first, let last { add(SourceRange(first, last + 1), in: file) }
      start = end + 1
    }
  }

  private mutating func add(_ range: SourceRange, in file: SourceFile) {
    let text = file.text(range)
    switch DomainName.parse(text) {
    case .success(let name): names.insert(name.asciiText)
    case .failure(let wrong):
      faults.append(
        Diagnostic(
          code: "config_invalid_value", severity: .error, message: "`\(text)` \(wrong.message)",
          place: Place(file: file, range: range, pointer: "", document: 0),
          help: ["A file of owned domains has one name a line, and comments behind `#`."]))
    }
  }
}
