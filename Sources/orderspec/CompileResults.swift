import Backends
import Compiler
import Console
import JSON
import OrderLanguage
import Synchronization

/// What a run of `compile` makes of its requests: of each no more is kept than what is written, since a run may have ten thousand.
final class CompileResults: Sendable {
  private struct Body {
    let order: String
    let target: Target
    let text: [UInt8]
  }

  private struct Kept {
    var count = 0
    var bodies: [Body] = []
    var requests: [(CompiledRequest, NamedProvider?)] = []
    /// The elements of each list.
    var elements: [[[UInt8]]]
    var holdsSecrets = false
  }

  /// A file with an element for each request, or standard output where it has no path.
  private struct List {
    let path: String?
    let elements: any RequestElements
  }

  private let emit: CompileInvocation.Emit
  private let output: String?
  private let outDirectory: String?
  private let lists: [List]
  private let kept: Mutex<Kept>

  init(_ invocation: CompileInvocation) {
    emit = invocation.emit
    output = invocation.output
    outDirectory = invocation.outDirectory
    let style = invocation.options.style
    var lists: [List] = []
    if emit == .requests { lists.append(List(path: output, elements: RequestsDocument(style: style))) }
    if let path = invocation.sourceMap { lists.append(List(path: path, elements: SourceMapDocument(style: style))) }
    self.lists = lists
    kept = Mutex(Kept(elements: lists.map { _ in [] }))
  }

  var taker: RequestTaker {
    { [self] request, provider in
      let elements = lists.map { $0.elements.element(of: request) }
      let holdsSecrets = request.sourceMap.hasSecrets
      let body = emit == .body ? Body(order: request.order, target: request.target, text: request.body) : nil
      let whole = emit == .curl ? (request, provider) : nil
      return { [self] in
        kept.withLock { kept in
          for (number, element) in elements.enumerated() { kept.elements[number].append(element) }
          kept.count += 1
          kept.holdsSecrets = kept.holdsSecrets || holdsSecrets
          if let body { kept.bodies.append(body) }
          if let whole { kept.requests.append(whole) }
        }
      }
    }
  }

  /// What is written, and where.
  func files() -> Result<CompiledFiles, CompiledFiles.Refusal> {
    let kept = kept.withLock { $0 }
    var result = CompiledFiles(holdsSecrets: kept.holdsSecrets)
    switch emit {
    case .body:
      if let outDirectory {
        result.files = Self.files(kept.bodies, in: outDirectory)
      } else if kept.count > 1 {
        return .failure(
          CompiledFiles.Refusal(
            message: "there are \(kept.count) requests, and a body is one: write all with `--emit requests`, or one file each with `--out-dir DIR`"))
      } else if let body = kept.bodies.first {
        result.add([body.text], to: output)
      }
    case .curl:
      let hosts = ProviderAddress.hosts(Output.environment("ORDERSPEC_ALLOW_HOST"))
      switch CurlCommands.text(kept.requests.map(\.0), providers: kept.requests.map(\.1), allowing: hosts) {
      case .success(let text): result.add([Array(text.utf8)], to: output)
      case .failure(let refusal): return .failure(CompiledFiles.Refusal(message: refusal.message))
      }
    case .requests: break
    }
    for (list, elements) in zip(lists, kept.elements) { result.add(list.elements.pieces(elements), to: list.path) }
    return .success(result)
  }

  /// `NAME.TARGET.json` for each order, `NAME.TARGET.N.json` where an order needs several requests.
  private static func files(_ bodies: [Body], in directory: String) -> [CompiledFiles.File] {
    let directory = directory + (directory.hasSuffix("/") ? "" : "/")
    let names = bodies.map { "\($0.order).\($0.target.rawValue)" }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    var seen: [String: Int] = [:]
    return zip(names, bodies).map { name, body in
      var suffix = ""
      if counts[name]! > 1 {
        seen[name, default: 0] += 1
        suffix = ".\(seen[name]!)"
      }
      return CompiledFiles.File(path: "\(directory)\(name)\(suffix).json", pieces: [body.text])
    }
  }
}

/// What a run of `compile` writes.
struct CompiledFiles {
  struct Refusal: Error {
    let message: String
  }

  struct File {
    let path: String
    /// The text, in pieces that follow each other.
    let pieces: [[UInt8]]

    var text: [UInt8] { Array(pieces.joined()) }

    /// The result is the system's word for a failure.
    func write(isPrivate: Bool) -> String? {
      Output.writeFile(to: path, isPrivate: isPrivate) { put in CompiledFiles.write(pieces, put) }
    }
  }

  var files: [File] = []
  /// In pieces; nil where there is nothing for it.
  var standardOutput: [[UInt8]]?
  let holdsSecrets: Bool

  init(holdsSecrets: Bool) { self.holdsSecrets = holdsSecrets }

  mutating func add(_ pieces: [[UInt8]], to path: String?) {
    if let path { files.append(File(path: path, pieces: pieces)) } else { standardOutput = pieces }
  }

  /// Hands pieces over, many short ones at a time.
  static func write(_ pieces: [[UInt8]], _ put: (UnsafeBufferPointer<UInt8>) -> Void) {
    var pending: [UInt8] = []
    for piece in pieces {
      if pending.count + piece.count > 1 << 18 {
        pending.withUnsafeBufferPointer(put)
        pending.removeAll(keepingCapacity: true)
      }
      if piece.count > 1 << 18 { piece.withUnsafeBufferPointer(put) } else { pending += piece }
    }
    pending.withUnsafeBufferPointer(put)
  }
}
