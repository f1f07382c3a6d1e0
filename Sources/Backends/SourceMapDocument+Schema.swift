extension SourceMapDocument {
  /// The JSON Schema (draft-07) of the file.
  public static let schema = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/source-map.schema.json",
      "title": "What `orderspec compile --source-map` writes: where each value of each request comes from. The requests are in the order of `--emit requests`.",
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
          "required": ["order", "entries"],
          "properties": {
            "order": { "description": "The name of the order.", "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" },
            "entries": {
              "description": "One for each value of the body, the body itself, its objects and its lists included.",
              "type": "array",
              "minItems": 1,
              "items": { "$ref": "#/definitions/entry" }
            }
          }
        },
        "entry": {
          "type": "object",
          "additionalProperties": false,
          "required": ["pointer", "origin"],
          "properties": {
            "pointer": { "description": "Where the value stands in the body.", "$ref": "#/definitions/pointer" },
            "origin": { "oneOf": [{ "$ref": "#/definitions/source" }, { "$ref": "#/definitions/default" }] }
          }
        },
        "source": {
          "description": "The value stands in a file, where a finding about it would stand.",
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "pointer", "file", "line", "column", "offset", "end"],
          "properties": {
            "kind": { "const": "source" },
            "pointer": { "$ref": "#/definitions/pointer" },
            "file": { "$ref": "#/definitions/file" },
            "line": { "$ref": "#/definitions/count" },
            "column": { "$ref": "#/definitions/count" },
            "offset": { "$ref": "#/definitions/offset" },
            "end": { "$ref": "#/definitions/count" }
          }
        },
        "default": {
          "description": "The compiler wrote the value.",
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "reason", "near"],
          "properties": {
            "kind": { "const": "default" },
            "reason": { "description": "Why, as a clause in lower case.", "type": "string", "minLength": 1 },
            "near": { "$ref": "#/definitions/place" }
          }
        },
        "place": {
          "description": "The nearest thing in the spec.",
          "type": "object",
          "additionalProperties": false,
          "required": ["pointer", "file", "line", "column", "offset", "end"],
          "properties": {
            "pointer": { "$ref": "#/definitions/pointer" },
            "file": { "$ref": "#/definitions/file" },
            "line": { "$ref": "#/definitions/count" },
            "column": { "$ref": "#/definitions/count" },
            "offset": { "$ref": "#/definitions/offset" },
            "end": { "$ref": "#/definitions/count" }
          }
        },
        "pointer": { "description": "RFC 6901, inside the body or inside the document of the file.", "type": "string", "pattern": "^(/([^~/]|~[01])*)*$" },
        "file": { "description": "The spec or the contacts file, as the run names it.", "type": "string", "minLength": 1 },
        "count": { "description": "Lines and columns count from 1, columns in Unicode scalars; `end` is the byte offset behind the text.", "type": "integer", "minimum": 1 },
        "offset": { "description": "The byte offset in the file.", "type": "integer", "minimum": 0 }
      }
    }

    """
}
