extension RequestsDocument {
  /// The JSON Schema (draft-07) of the file.
  public static let schema = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/requests.schema.json",
      "title": "What `orderspec compile --emit requests` writes: the requests of all orders, in the order in which they are to be sent.",
      "type": "object",
      "additionalProperties": false,
      "required": ["formatVersion", "requests"],
      "properties": {
        "formatVersion": { "const": 1 },
        "requests": { "type": "array", "items": { "$ref": "#/definitions/request" } }
      },
      "definitions": {
        "request": {
          "type": "object",
          "additionalProperties": false,
          "required": ["order", "target", "method", "path", "idempotent", "unresolved", "body"],
          "properties": {
            "order": { "description": "The name of the order.", "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" },
            "target": { "description": "The format of the body.", "enum": ["hostup-v1", "hostup-v2", "superspace"] },
            "method": { "const": "POST" },
            "path": { "description": "The path below the provider's base URL.", "type": "string", "pattern": "^/" },
            "idempotent": { "description": "Whether sending it twice does what sending it once does.", "type": "boolean" },
            "unresolved": {
              "description": "Where in the body secret references stand as they are written (RFC 6901): with one of them it is not to be sent.",
              "type": "array",
              "uniqueItems": true,
              "items": { "type": "string", "pattern": "^(/([^~/]|~[01])*)*$" }
            },
            "body": { "description": "What is to be sent; `orderspec schema TARGET` has its schema.", "type": "object" }
          }
        }
      }
    }

    """
}
