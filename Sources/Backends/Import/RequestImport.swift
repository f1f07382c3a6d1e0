public import Diagnostics
import JSON
public import OrderLanguage
import YAMLSyntax

/// What the user says about a request beside the request itself.
public struct ImportOptions: Sendable {
  /// The format; nil: the file tells.
  public var target: Target?
  /// The name of the one order; nil: that of the file.
  public var name: String?
  /// What `provider` of every order becomes.
  public var provider: String?

  public init(target: Target? = nil, name: String? = nil, provider: String? = nil) {
    self.target = target
    self.name = name
    self.provider = provider
  }
}

/// What an import gives: a spec, or the findings that stand against it.
public struct ImportedSpec: Sendable {
  /// YAML with a final newline, a document for each order; nil where there are findings.
  public let text: [UInt8]?
  /// In the order of their places.
  public let findings: [Diagnostic]
  /// What is otherwise in the spec than in the request, `POINTER: …`, a line each; no secret is shown.
  public let notes: [String]
  /// The number of orders.
  public let orderCount: Int
}

/// Makes order specs from the requests of providers: what compiles to the same requests again.
public enum RequestImport {
  /// Whether a text is the name of an order.
  public static func isName(_ text: String) -> Bool { SpecNames.isName(text) }

  /// Reads a body, or the requests that `compile --emit requests` writes.
  public static func spec(from file: SourceFile, _ options: ImportOptions = ImportOptions()) -> ImportedSpec {
    let document: JSONDocument
    do {
      document = try JSONDocument.parse(file.bytes)
    } catch {
      return ImportedSpec(text: nil, findings: [finding(error, in: file)], notes: [], orderCount: 0)
    }
    var reader = RequestReader(document, file: file)
    let requests = RequestFile(&reader, target: options.target).requests
    var drafts = orders(requests, &reader)
    var names = SpecNames()
    let fallback = SpecNames.name(fromFile: file.name, targets: Target.allCases.map(\.rawValue)) ?? "imported-order"
    var documents: [[UInt8]] = []
    for index in drafts.indices {
      let wanted = options.name ?? drafts[index].name.flatMap { SpecNames.isName($0) ? $0 : SpecNames.name(from: $0) } ?? fallback
      let name = names.unique(wanted)
      if let given = drafts[index].name, given != name, options.name == nil {
        reader.note("the order `\(RequestReader.shortened(given))` is named `\(name)`", at: "")
      }
      documents.append(SpecText.document(SpecDraft.entries(of: drafts[index].draft, name: name, provider: options.provider)))
      drafts[index].draft.items = []
    }
    let findings = reader.findings.sorted { $0.place.range.start < $1.place.range.start }
    guard findings.isEmpty else { return ImportedSpec(text: nil, findings: findings, notes: reader.notes, orderCount: drafts.count) }
    let text = Array(documents.joined(separator: Array("---\n".utf8)))
    // Deeper or longer than a spec may be: what cannot be read again is not written.
    if let problem = SyntaxTree.parse(SourceFile(name: file.name, bytes: text)).problems.first {
      reader.report("file_too_large", "the request does not fit into a spec: \(problem.message)", at: document.root, pointer: "")
      return ImportedSpec(text: nil, findings: reader.findings, notes: reader.notes, orderCount: drafts.count)
    }
    return ImportedSpec(text: text, findings: [], notes: reader.notes, orderCount: drafts.count)
  }

  private static func finding(_ error: JSONError, in file: SourceFile) -> Diagnostic {
    let place = Place(file: file, range: SourceRange(error.offset, error.endOffset), pointer: "", document: 0)
    var related: [RelatedPlace] = []
    if let offset = error.relatedOffset {
      related = [RelatedPlace("it belongs to this", at: Place(file: file, range: SourceRange(offset, offset + 1), pointer: "", document: 0))]
    }
    return Diagnostic(code: "json_syntax_error", severity: .error, message: error.message, place: place, related: related)
  }

  /// The orders of the requests. SuperSpace takes one item a request: those of one order are joined.
  private static func orders(_ requests: [RequestFile.Request], _ reader: inout RequestReader) -> [(name: String?, draft: OrderDraft)] {
    var orders: [(name: String?, draft: OrderDraft)] = []
    var superspace: [String: Int] = [:]
    for request in requests {
      reader.target = request.target
      reader.references = request.references
      let draft =
        switch request.target {
        case .hostupV2: reader.hostupV2(request.body)
        case .hostupV1: reader.hostupV1(request.body)
        case .superspace: reader.superspace(request.body)
        }
      guard let draft else { continue }
      guard request.target == .superspace, let name = request.order, let first = superspace[name] else {
        if request.target == .superspace, let name = request.order { superspace[name] = orders.count }
        orders.append((request.order, draft))
        continue
      }
      if SpecText.fingerprint(orders[first].draft.order.entries) != SpecText.fingerprint(draft.order.entries) {
        reader.report("conflicting_fields", "the requests of one order differ in what stands beside `domain` and `site`", at: request.body)
      }
      orders[first].draft.items += draft.items
    }
    return orders
  }
}
