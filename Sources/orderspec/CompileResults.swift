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
    /// The file of each list, up to its last element.
    var files: [PendingFile]
    var holdsSecrets = false
  }

  private let emit: CompileInvocation.Emit
  private let output: String?
  private let outDirectory: String?
  /// The files with an element for each request.
  private let lists: [any RequestElements]
  private let kept: Mutex<Kept>

  init(_ invocation: CompileInvocation) {
    emit = invocation.emit
    output = invocation.output
    outDirectory = invocation.outDirectory
    let style = invocation.options.style
    var lists: [any RequestElements] = []
    var files: [PendingFile] = []
    func add(_ list: any RequestElements, _ path: String?) {
      var file = PendingFile(path: path, canSpill: !invocation.checks)
      file.append(list.opening)
      lists.append(list)
      files.append(file)
    }
    if emit == .requests { add(RequestsDocument(style: style), output) }
    if let path = invocation.sourceMap { add(SourceMapDocument(style: style), path) }
    self.lists = lists
    kept = Mutex(Kept(files: files))
  }

  var taker: RequestTaker {
    { [self] request, provider in
      let elements = lists.map { $0.element(of: request) }
      let holdsSecrets = request.sourceMap.hasSecrets
      let body = emit == .body ? Body(order: request.order, target: request.target, text: request.body) : nil
      let whole = emit == .curl ? (request, provider) : nil
      return { [self] in
        kept.withLock { kept in
          for (number, element) in elements.enumerated() {
            element.withBytes(isFirst: kept.count == 0) { kept.files[number].append($0) }
            lists[number].giveBack(element)
          }
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
        result.add(body.text, to: output)
      }
    case .curl:
      let hosts = ProviderAddress.hosts(Output.environment("ORDERSPEC_ALLOW_HOST"))
      switch CurlCommands.text(kept.requests.map(\.0), providers: kept.requests.map(\.1), allowing: hosts) {
      case .success(let text): result.add(Array(text.utf8), to: output)
      case .failure(let refusal): return .failure(CompiledFiles.Refusal(message: refusal.message))
      }
    case .requests: break
    }
    for (list, file) in zip(lists, kept.files) {
      var file = file
      file.append(list.closing(hasElements: kept.count > 0))
      result.add(file)
    }
    return .success(result)
  }

  /// `NAME.TARGET.json` for each order, `NAME.TARGET.N.json` where an order needs several requests.
  private static func files(_ bodies: [Body], in directory: String) -> [PendingFile] {
    let directory = directory + (directory.hasSuffix("/") ? "" : "/")
    let names = bodies.map { "\($0.order).\($0.target.rawValue)" }
    var counts: [String: Int] = [:]
    counts.reserveCapacity(names.count)
    for name in names { counts[name, default: 0] += 1 }
    let areUnique = counts.count == names.count
    var seen: [String: Int] = [:]
    return zip(names, bodies).map { name, body in
      var suffix = ""
      if !areUnique, counts[name]! > 1 {
        seen[name, default: 0] += 1
        suffix = ".\(seen[name]!)"
      }
      var file = PendingFile(path: "\(directory)\(name)\(suffix).json")
      file.append(body.text)
      return file
    }
  }
}

/// What a run of `compile` writes.
struct CompiledFiles {
  struct Refusal: Error {
    let message: String
  }

  var files: [PendingFile] = []
  /// nil where there is nothing for it.
  var standardOutput: PendingFile?
  let holdsSecrets: Bool

  init(holdsSecrets: Bool) { self.holdsSecrets = holdsSecrets }

  mutating func add(_ file: PendingFile) {
    if file.path == nil { standardOutput = file } else { files.append(file) }
  }

  mutating func add(_ text: [UInt8], to path: String?) {
    var file = PendingFile(path: path)
    file.append(text)
    add(file)
  }
}
