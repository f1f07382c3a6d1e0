import Placement

/// What went wrong at the server, or on the way to it.
struct ServerError: Error {
  /// The connection, as far as it is known to be good.
  enum Connection {
    case stands
    /// What was asked may have been done, or may still be.
    case lost
  }

  /// Five characters (https://www.postgresql.org/docs/15/errcodes-appendix.html); empty where the server said nothing.
  let code: String
  /// The server's words, or libpq's: one line, no secret.
  let message: String
  /// The table that it is about, where it is about one.
  var table = ""
  var connection = Connection.stands

  var isLost: Bool { connection == .lost }

  /// Another try can succeed without anything being changed: the server is not there, or is starting, or has no room for one more.
  var mayPass: Bool { isLost && (code.isEmpty || code.hasPrefix("57P") || code.hasPrefix("08") || code == "53300" || code == "25P03") }

  /// What that means for a ledger.
  func failure(at place: String) -> LedgerFailure {
    switch code {
    case "3D000": .noDatabase(place: place)
    case "28P01", "28000", "42501": .denied(place: place, reason: message)
    case "25006": .serverReadOnly(place: place, reason: message)
    case "53100": .full("\(place): \(message)")
    case "55P03": .locked(owner: "another client of \(place), in a transaction of its own")
    case "40001", "40P01": .conflict
    case "42P01", "3F000", "42703", "XX001", "XX002": .corrupt("\(place): \(message)")
    case "57014": .other("\(place) took too long: \(message)")
    case _ where isLost: .unreachable(place: place, reason: message)
    default: .other("\(place): \(message)")
    }
  }
}
