import JSON

extension Call {
  /// `{success, timestamp, requestId, data}` (documented).
  func successV1(_ data: (inout JSONWriter) -> Void) -> SimulatedResponse {
    json(200) {
      $0.object {
        $0.put("success", true)
        $0.put("timestamp", Timestamp.iso(now))
        $0.put("requestId", requestID)
        $0.object("data", data)
      }
    }
  }

  /// `{error, message, code, timestamp, requestId}` (documented).
  func errorV1(_ status: Int, _ code: String, _ error: String, _ message: String, details: [FieldError] = []) -> SimulatedResponse {
    json(status) {
      $0.object {
        $0.put("error", error)
        $0.put("message", message)
        $0.put("code", code)
        $0.put("timestamp", Timestamp.iso(now))
        $0.put("requestId", requestID)
        if !details.isEmpty {
          $0.array("details", details) { json, detail in
            json.object {
              $0.put("field", detail.fieldV1)
              $0.put("message", detail.detail)
            }
          }
        }
      }
    }
  }

  /// 422 with `details[]{field, message}`, as HostUp's own client reads them (observed); the code is assumed.
  func unprocessableV1(_ details: [FieldError]) -> SimulatedResponse {
    errorV1(422, "VALIDATION_ERROR", "Unprocessable Entity", "The request is invalid.", details: details)
  }

  func unauthorizedV1() -> SimulatedResponse { errorV1(401, "UNAUTHORIZED", "Unauthorized", "A valid API key is required.") }

  /// Refuses who has no credentials, or none of some scopes; nil where all is well.
  func refusalV1(unless scopes: Set<String>) -> SimulatedResponse? {
    guard let credential else { return unauthorizedV1() }
    guard credential.hasScope(scopes) else { return errorV1(403, "FORBIDDEN", "Forbidden", "The API key lacks a scope for this.") }
    return nil
  }
}

extension FieldError {
  /// The place in the notation of v1, `cartItems[0].domain` (assumed).
  fileprivate var fieldV1: String {
    pointer.split(separator: "/").reduce(into: "") { text, token in
      text += Int(token) != nil ? "[\(token)]" : text.isEmpty ? String(token) : ".\(token)"
    }
  }
}
