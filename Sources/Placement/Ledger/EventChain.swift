import Foundation

/// The text form of events, and the digests that chain them: each covers the one before, so nothing in the middle can be changed or left out unnoticed without the key.
struct EventChain {
  private let digester: KeyedDigest

  init(_ digester: KeyedDigest) { self.digester = digester }

  typealias Texts = (author: String, change: String)

  /// JSON with sorted keys.
  static func texts(_ event: LedgerEvent) throws -> Texts { (try text(event.author), try text(event.change)) }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode(author: String, change: String) -> (EventAuthor, LedgerChange)? {
    let decoder = JSONDecoder()
    guard let author = try? decoder.decode(EventAuthor.self, from: Data(author.utf8)),
      let change = try? decoder.decode(LedgerChange.self, from: Data(change.utf8))
    else { return nil }
    return (author, change)
  }

  func digest(after previous: String, _ event: LedgerEvent, _ texts: Texts) -> String {
    digester.digest(Array("\(previous)\n\(event.sequence)\n\(event.time)\n\(texts.author)\n\(texts.change)".utf8))
  }
}
