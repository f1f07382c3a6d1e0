/// The id of a request.
enum RequestID: Sendable, Hashable {
  case integer(Int)
  case string(String)

  init?(_ value: JSONValue?) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .string(let text): self = .string(text)
    default: return nil
    }
  }

  var value: JSONValue {
    switch self {
    case .integer(let number): .integer(number)
    case .string(let text): .string(text)
    }
  }
}

/// Why a request is not answered with a result: the codes of JSON-RPC 2.0 and of LSP 3.17.
struct RPCError: Error {
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  let code: Code
  /// For people who read a log: lower case, no full stop. Never a value of a document.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  static func invalid(_ what: String) -> RPCError { RPCError(.invalidParams, "`\(what)` is missing or of the wrong type") }
}

/// What a client sent.
enum ClientMessage {
  case request(RequestID, method: String, params: JSONValue)
  case notification(method: String, params: JSONValue)
  case response(RequestID, result: JSONValue?, error: JSONValue?)
  /// No message of JSON-RPC; the id, where it has one.
  case invalid(RequestID?, String)

  init(_ value: JSONValue) {
    guard value.isObject else {
      self = .invalid(nil, "a message is one object")
      return
    }
    let id = RequestID(value["id"])
    if let method = value["method"] {
      guard let name = method.string else {
        self = .invalid(id, "`method` must be a text")
        return
      }
      let params = value["params"] ?? .null
      guard value["id"] != nil else {
        self = .notification(method: name, params: params)
        return
      }
      self = id.map { .request($0, method: name, params: params) } ?? .invalid(nil, "`id` must be a number or a text")
    } else if let id, value["result"] != nil || value["error"] != nil {
      self = .response(id, result: value["result"], error: value["error"])
    } else {
      self = .invalid(id, "a message needs a `method`, or a `result` or `error` with an `id`")
    }
  }
}
