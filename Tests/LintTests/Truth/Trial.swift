import Compiler
import Diagnostics
import JSON

/// One planted mistake and what became of it.
struct Trial: Sendable {
  let seed: UInt64
  /// The line that was changed, before and after.
  let difference: String
  /// Why the mistake counts as not found, or as found after all; nil where all is as it should be.
  let problem: String?
  /// What was found beside it because of it.
  let consequences: Int

  /// The trials of every kind, by its name.
  static let all: [String: [Trial]] = Dictionary(uniqueKeysWithValues: Mistake.all.map { ($0.name, trials(of: $0)) })

  private static func trials(of mistake: Mistake) -> [Trial] {
    let files = SoundFile.all.filter { file in
      mistake.files.isEmpty ? !file.path.hasSuffix(".catalog.yaml") : mistake.files.contains(file.path)
    }
    // A seed of the name: one kind more leaves the others as they are.
    let first = mistake.name.utf8.reduce(UInt64(5381)) { ($0 &* 33) ^ UInt64($1) } % 1_000_000 * 100
    var seen: Set<[UInt8]> = []
    var trials: [Trial] = []
    for round in 0..<TruthTests.rounds * 3 where trials.count < TruthTests.rounds {
      let seed = first + UInt64(round)
      var random = SeededGenerator(state: seed)
      // The files in another order every time: most kinds fit into a few of them only.
      for file in files.shuffled(using: &random) {
        guard let planting = mistake.plant(file, &random) else { continue }
        let bytes = planting.applied(to: file.bytes)
        if seen.insert(bytes).inserted { trials.append(Trial(mistake, planting, in: file, bytes, seed: seed)) }
        break
      }
    }
    return trials
  }

  private init(_ mistake: Mistake, _ planting: Planting, in file: SoundFile, _ bytes: [UInt8], seed: UInt64) {
    self.seed = seed
    let sample = file.sample.with(bytes)
    var known = mistake.isOfRun ? file.folderFindings : file.findings
    var findings: [Diagnostic] = []
    for finding in SoundFile.lint(sample, asFolder: mistake.isOfRun) {
      // What was there before, once for each.
      if let index = known.firstIndex(of: SoundFile.identity(finding)) { known.remove(at: index) } else { findings.append(finding) }
    }
    let changed = planting.changedRange(in: file.bytes)
    let told = findings.filter { $0.code == mistake.code }
    consequences = findings.count - told.count
    difference =
      "\(file.path)\n" + Trial.lines(file.bytes, planting.range, "-")
      + Trial.lines(bytes, planting.range.lowerBound..<planting.range.lowerBound + planting.text.count, "+")
    let list = findings.map { "\n  \(Spot($0)): \($0.message)" }.joined()
    guard let code = mistake.code else {
      problem = findings.isEmpty ? nil : "it is listed as a miss (\(mistake.reason ?? "")) and is found:\(list)"
      return
    }
    guard told.count == 1 else {
      problem = "\(code) is found \(told.count) times; there are\(list)"
      return
    }
    let place = told[0].place
    problem =
      place.file.name.trimmingPrefix("./") == file.path && Trial.place(place, meets: planting.expectation, changed: changed, bytes)
      ? nil : "\(code) stands at \(place.range.start)..<\(place.range.end) `\(place.file.text(place.range))` \(place.pointer), what is wrong at \(changed)"
  }

  private static func place(_ place: Place, meets expectation: Planting.Expectation, changed: Range<Int>, _ bytes: [UInt8]) -> Bool {
    func covers(_ range: Range<Int>) -> Bool { place.range.start <= range.lowerBound && range.upperBound <= place.range.end }
    switch expectation {
    case .changed: return covers(changed)
    case .over(let range): return covers(range)
    case .fromHere:
      // The reader tells the line on which it cannot go on.
      return place.range.end >= changed.lowerBound - 80
    case .missing(let document, let parent, let name):
      guard place.pointer == parent + "/" + name, place.document == document,
        let first = Slot.all(in: bytes).first(where: { $0.document == document && $0.parent == parent })
      else { return false }
      return place.range.start == first.key.lowerBound && place.range.end == first.key.upperBound
    case .at(let document, let pointer):
      let slots = Slot.all(in: bytes).filter { $0.document == document && ($0.pointer == pointer || pointer == $0.parent + "/*") }
      return slots.contains { $0.key.lowerBound <= place.range.start && place.range.end <= $0.value.upperBound }
    }
  }

  private static func lines(_ bytes: [UInt8], _ range: Range<Int>, _ sign: String) -> String {
    let start = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[max(range.upperBound - 1, start)...].firstIndex(of: 0x0A) ?? bytes.count
    return start < end ? "\(sign) \(String(decoding: bytes[start..<end], as: UTF8.self))\n" : ""
  }
}
