import Compiler
import Diagnostics
import Foundation
import Testing

/// A file without a mistake, in the folder of `Tests/Fixtures/truth`.
struct SoundFile: Sendable, CustomTestStringConvertible {
  let sample: Sample
  let slots: [Slot]
  /// What is found in it all the same: infos.
  let findings: [String]
  /// What is found in the folder.
  let folderFindings: [String]

  var path: String { sample.path }
  var testDescription: String { path }
  var bytes: [UInt8] { sample.bytes }

  static let all: [SoundFile] = {
    var files = MemoryFiles()
    let folder = Repository.fixtures.deletingLastPathComponent().appendingPathComponent("truth")
    let texts = Repository.yamlFiles(below: folder)
    for (path, bytes) in texts { files[path] = bytes }
    let folderFindings = Linter(LintOptions(today: Sample.today), files: files).lint(["."]).report.findings.map(identity)
    return texts.keys.filter { !$0.hasSuffix(".orderspec.yaml") }.sorted().map { path in
      let sample = Sample(path, files)
      let slots = Slot.all(in: sample.bytes)
      return SoundFile(sample: sample, slots: slots, findings: lint(sample).map(identity), folderFindings: folderFindings)
    }
  }()

  /// A finding without its place in the text, which moves.
  static func identity(_ finding: Diagnostic) -> String { "\(finding.severity)[\(finding.code)] \(finding.place.document) \(finding.place.pointer)" }

  /// The findings in a file by itself; those in a catalog file come through the specs of its folder.
  static func lint(_ sample: Sample, asFolder: Bool = false) -> [Diagnostic] {
    let isWalked = asFolder || sample.path.hasSuffix(".catalog.yaml")
    let outcome = Linter(sample.options, files: sample.files).lint([isWalked ? sample.surroundings : sample.path])
    return outcome.report.findings + outcome.configurationFaults
  }

  func ranges(of text: String) -> [Range<Int>] {
    let piece = Array(text.utf8)
    return bytes.indices.filter { bytes[$0...].starts(with: piece) }.map { $0..<($0 + piece.count) }
  }

  /// The bytes of a member that stands on a line, or between commas, of its own.
  func range(ofDropping slot: Slot) -> Range<Int>? {
    if slot.isInFlow {
      if slot.isFirst {
        guard let comma = bytes[slot.value.upperBound...].firstIndex(of: UInt8(ascii: ",")) else { return nil }
        let next = bytes[(comma + 1)...].firstIndex { $0 > 0x20 } ?? comma + 1
        return slot.key.lowerBound..<next
      }
      return bytes[..<slot.key.lowerBound].lastIndex(of: UInt8(ascii: ",")).map { $0..<slot.value.upperBound }
    }
    let start = bytes[..<slot.key.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    guard bytes[start..<slot.key.lowerBound].allSatisfy({ $0 == 0x20 }) else { return nil }
    // libyaml ends a block mapping where the next token begins.
    let isBlock = slot.text == nil && !slot.raw.hasPrefix("[") && !slot.raw.hasPrefix("{")
    if isBlock { return start..<(bytes[..<slot.value.upperBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? slot.value.upperBound) }
    return start..<(bytes[slot.value.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
  }

  /// Where a member is written that follows another one, and what stands around it.
  func insertion(behind slot: Slot) -> (place: Int, before: String, after: String) {
    if slot.isInFlow { return (slot.value.upperBound, ", ", "") }
    let start = bytes[..<slot.key.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[slot.value.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return (end, String(repeating: " ", count: slot.key.lowerBound - start), "\n")
  }
}
