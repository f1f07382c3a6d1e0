/// What the client has been told about each file.
struct DiagnosticReports {
  struct Report {
    var uri: String
    /// The diagnostics as they were told or would be told.
    var items: JSONValue
    /// Names these items to a client that asks again.
    var id: Int
    /// The client holds them, by a notification.
    var isTold: Bool
  }

  private(set) var byPath: [String: Report] = [:]
  private var nextID = 0

  subscript(path: String) -> Report? { byPath[path] }

  /// Keeps the diagnostics of a file; true where they are other ones than before.
  mutating func set(_ path: String, uri: String, _ items: JSONValue) -> Bool {
    if var known = byPath[path], known.items == items {
      if known.uri != uri { known.isTold = false }
      known.uri = uri
      byPath[path] = known
      return false
    }
    let isNew = byPath[path] != nil || items != .array([])
    nextID += 1
    byPath[path] = Report(uri: uri, items: items, id: nextID, isTold: false)
    return isNew
  }

  mutating func markTold(_ path: String) { byPath[path]?.isTold = true }
}
