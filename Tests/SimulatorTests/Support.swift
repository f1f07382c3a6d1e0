import JSON
import Simulator
import Testing

/// A moment of 2026-11-21.
let start: Int64 = 1_795_262_400_000

/// A provider with a client that holds a token.
struct Bench {
  var provider: SimulatedProvider
  var now = start
  var token = "simulated-token"
  var headers: [(name: String, value: String)] = []

  init(_ change: (inout SimulatorSettings) -> Void = { _ in }) {
    var settings = SimulatorSettings()
    change(&settings)
    provider = SimulatedProvider(settings: settings)
  }

  func request(_ method: String, _ path: String, _ body: String = "") -> SimulatedRequest {
    var headers: [(name: String, value: String)] = [("content-type", "application/json"), ("X-Auth-Account", "4711")]
    if !token.isEmpty { headers.append(("authorization", "Bearer \(token)")) }
    return SimulatedRequest(method: method, path: path, headers: self.headers.isEmpty ? headers : self.headers, body: Array(body.utf8))
  }

  mutating func get(_ path: String) -> Answer { Answer(provider.handle(request("GET", path), at: now)) }
  mutating func post(_ path: String, _ body: String) -> Answer { Answer(provider.handle(request("POST", path, body), at: now)) }
  mutating func delete(_ path: String) -> Answer { Answer(provider.handle(request("DELETE", path), at: now)) }
}

/// An answer with its JSON at hand.
struct Answer {
  let status: Int
  let response: SimulatedResponse
  let document: JSONDocument?

  init(_ response: SimulatedResponse) {
    self.response = response
    status = response.status
    document = try? JSONDocument.parse(response.body)
  }

  var text: String { String(decoding: response.body, as: UTF8.self) }

  /// A scalar as it is written, without quotation marks; the member names of anything else; nil where there is nothing.
  subscript(_ pointer: String) -> String? {
    guard let document, let pointer = JSONPointer(pointer), let node = document.value(at: pointer) else { return nil }
    switch document.kind(of: node) {
    case .string: return document.string(of: node)
    default: return String(decoding: document.bytes[document.range(of: node)], as: UTF8.self)
    }
  }

  func count(_ pointer: String) -> Int {
    guard let document, let pointer = JSONPointer(pointer), let node = document.value(at: pointer) else { return -1 }
    return document.elements(of: node).count
  }

  /// `pointer code` of each complaint of a problem document.
  var complaints: [String] {
    guard let document, let list = document.member("errors", of: document.root) else { return [] }
    return document.elements(of: list).map { error in
      let members = document.members(of: error)
      return ["pointer", "code"].compactMap { key in members.first { $0.key == key }.flatMap { document.string(of: $0.value) } }.joined(separator: " ")
    }
  }
}

func domainItem(_ name: String, action: String = "register", years: Int = 1, _ more: String = "") -> String {
  let terms = name.hasSuffix(".se") && action == "register" ? #","acceptedTerms":["se_registration_terms"]"# : ""
  return #"{"type":"domain","action":"\#(action)","domainName":"\#(name)","years":\#(years)\#(terms)\#(more)}"#
}

func orderBody(_ items: [String], key: String? = nil, method: String = "bankgiro") -> String {
  #"{"paymentMethod":"\#(method)","items":[\#(items.joined(separator: ","))]\#(key.map { #","attemptKey":"\#($0)""# } ?? "")}"#
}
