import JSON

extension Call {
  /// A problem document (RFC 7807) as HostUp v2 writes them; codes of https://developer.hostup.se/ (documented), read 2026-11-21.
  func problem(
    _ status: Int, _ code: String, _ title: String, _ detail: String, errors: [FieldError] = [], headers: [(name: String, value: String)] = []
  ) -> SimulatedResponse {
    var json = JSONWriter(style: .compact)
    json.object {
      $0.put("type", "https://developer.hostup.se/errors/\(code)")
      $0.put("title", title)
      $0.put("status", status)
      $0.put("detail", detail)
      $0.put("code", code)
      $0.put("instance", request.path)
      $0.put("requestId", requestID)
      $0.put("timestamp", Timestamp.iso(now))
      $0.array("errors", errors) { json, error in
        json.object {
          $0.put("pointer", error.pointer)
          $0.put("detail", error.detail)
          $0.put("code", error.code)
        }
      }
      $0.object("extensions") { _ in }
    }
    return response(status, "application/problem+json", json.bytes, headers)
  }

  func invalid(_ errors: [FieldError]) -> SimulatedResponse {
    problem(400, "invalid_request", "Validation failed", "The request is invalid.", errors: errors)
  }

  func unauthorized() -> SimulatedResponse { problem(401, "unauthorized", "Unauthorized", "Valid credentials are required.") }

  func notFound(_ code: String = "not_found") -> SimulatedResponse { problem(404, code, "Not found", "There is no such resource, or it is not yours.") }

  /// Refuses who has no credentials, or none of some scopes; nil where all is well.
  func refusal(unless scopes: Set<String>) -> SimulatedResponse? {
    guard let credential else { return unauthorized() }
    guard credential.hasScope(scopes) else {
      return problem(403, "forbidden", "Forbidden", "The API key needs one of the scopes \(scopes.sorted().joined(separator: ", ")).")
    }
    return nil
  }

  /// 429 in the words of the provider that the path belongs to, with the documented headers. SuperSpace documents none: its answer follows HTTP.
  func rateLimited(limit: Int, until: Int64) -> SimulatedResponse {
    let seconds = max(1, (until - now + 999) / 1000)
    let headers = [
      ("Retry-After", String(seconds)), ("X-RateLimit-Limit", String(limit)), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", Timestamp.iso(until)),
    ]
    let detail = "Too many requests; wait \(seconds) s."
    switch target.segments.dropFirst().first {
    case "v2": return problem(429, "rate_limit_exceeded", "Too many requests", detail, headers: headers)
    case let path? where SimulatedProvider.v1Paths.contains(path):
      return json(429, headers) {
        $0.object {
          $0.put("error", "Too Many Requests")
          $0.put("message", detail)
          $0.put("requestId", requestID)
          $0.put("retryAfter", Timestamp.iso(until))
        }
      }
    default: return superSpaceError(429, nil, detail, headers: [("Retry-After", String(seconds))])
    }
  }
}
