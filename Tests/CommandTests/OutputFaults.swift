/// Files as `compile` writes them, sound and with one thing wrong.
enum OutputFaults {
  struct Sample: Sendable, CustomStringConvertible {
    let name: String
    let schema: String
    let text: String

    var description: String { name }
  }

  private static let requests = """
    {"formatVersion": 1, "requests": [{"order": "acme", "target": "hostup-v2", "method": "POST", "path": "/api/v2/orders", "idempotent": false,
     "unresolved": ["/items/0/eppCode"], "body": {"items": []}}]}
    """

  private static let sourceMap = """
    {"formatVersion": 1, "requests": [{"order": "acme", "entries": [
     {"pointer": "", "origin": {"kind": "source", "pointer": "", "file": "a.order.yaml", "line": 1, "column": 1, "offset": 0, "end": 9}},
     {"pointer": "/items", "origin": {"kind": "default", "reason": "it counts without `years`",
      "near": {"pointer": "/items/0", "file": "a.order.yaml", "line": 2, "column": 1, "offset": 9, "end": 10}}}]}]}
    """

  static let sound = [
    Sample(name: "requests.json", schema: "requests", text: requests), Sample(name: "source-map.json", schema: "source-map", text: sourceMap),
  ]

  static let wrong =
    [
      ("\"formatVersion\": 1", "\"formatVersion\": 2"), ("hostup-v2", "hostup-v3"), ("\"POST\"", "\"GET\""), ("\"/api", "\"api"), ("false", "\"no\""),
      ("\"/items/0/eppCode\"", "\"items\""), ("{\"items\": []}", "[]"), (", \"body\": {\"items\": []}", ""), ("\"acme\"", "\"Acme\""),
      ("\"body\"", "\"more\": 1, \"body\""),
    ].map { Sample(name: "requests without \($0.0).json", schema: "requests", text: requests.replacing($0.0, with: $0.1)) }
    + [
      ("\"formatVersion\": 1", "\"formatVersion\": \"1\""), ("\"kind\": \"source\"", "\"kind\": \"default\""), ("\"kind\": \"source\"", "\"kind\": \"none\""),
      ("\"line\": 1", "\"line\": 0"), ("\"offset\": 0", "\"offset\": -1"), (", \"end\": 9", ""), ("it counts without `years`", ""), ("\"near\"", "\"at\""),
      ("\"pointer\": \"/items\"", "\"pointer\": \"/~2\""), ("\"order\": \"acme\", ", ""),
    ].map { Sample(name: "source map without \($0.0), \($0.1).json", schema: "source-map", text: sourceMap.replacing($0.0, with: $0.1)) }

  static let all = sound + wrong
}
