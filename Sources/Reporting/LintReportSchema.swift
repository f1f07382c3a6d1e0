/// The JSON Schema (draft-07) of `lint --format json`.
public enum LintReportSchema {
  public static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/lint-report.schema.json",
      "title": "Report of orderspec lint: one problem document (RFC 9457, as HostUp API v2 writes them) for each order document that has findings.",
      "type": "object",
      "additionalProperties": false,
      "required": ["formatVersion", "problems", "summary"],
      "properties": {
        "formatVersion": { "const": 1 },
        "problems": { "type": "array", "items": { "$ref": "#/definitions/problem" } },
        "summary": {
          "type": "object",
          "additionalProperties": false,
          "required": ["files", "documents", "errors", "warnings", "infos", "suppressed"],
          "properties": {
            "files": { "type": "integer", "minimum": 0 },
            "documents": { "type": "integer", "minimum": 0 },
            "errors": { "type": "integer", "minimum": 0 },
            "warnings": { "type": "integer", "minimum": 0 },
            "infos": { "type": "integer", "minimum": 0 },
            "suppressed": { "type": "integer", "minimum": 0 }
          }
        }
      },
      "definitions": {
        "problem": {
          "type": "object",
          "additionalProperties": false,
          "required": ["type", "title", "status", "detail", "code", "instance", "errors"],
          "properties": {
            "type": { "type": "string", "format": "uri" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "code": { "type": "string" },
            "instance": { "description": "The file; file#2, file#3 for later documents.", "type": "string" },
            "errors": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/error" } }
          }
        },
        "error": {
          "type": "object",
          "additionalProperties": false,
          "required": ["pointer", "detail", "code", "severity", "location"],
          "properties": {
            "pointer": { "description": "RFC 6901, inside the document.", "type": "string", "pattern": "^(/([^~]|~[01])*)*$" },
            "detail": { "type": "string" },
            "code": { "type": "string", "pattern": "^[a-z0-9_]+$" },
            "severity": { "enum": ["error", "warning", "info"] },
            "location": { "$ref": "#/definitions/location" },
            "related": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["pointer", "message", "location"],
                "properties": {
                  "pointer": { "type": "string" },
                  "message": { "type": "string" },
                  "location": { "$ref": "#/definitions/location" }
                }
              }
            },
            "help": { "type": "array", "minItems": 1, "items": { "type": "string" } },
            "fixes": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/fix" } }
          }
        },
        "location": {
          "type": "object",
          "additionalProperties": false,
          "required": ["file", "document", "start", "end"],
          "properties": {
            "file": { "type": "string" },
            "document": { "type": "integer", "minimum": 0 },
            "start": { "$ref": "#/definitions/position" },
            "end": { "$ref": "#/definitions/position" }
          }
        },
        "position": {
          "type": "object",
          "additionalProperties": false,
          "required": ["line", "column", "offset"],
          "properties": {
            "line": { "type": "integer", "minimum": 1 },
            "column": { "description": "In Unicode scalars.", "type": "integer", "minimum": 1 },
            "offset": { "description": "In UTF-8 bytes of the file, a BOM included.", "type": "integer", "minimum": 0 }
          }
        },
        "fix": {
          "type": "object",
          "additionalProperties": false,
          "required": ["title", "applicability", "edits"],
          "properties": {
            "title": { "type": "string" },
            "applicability": { "enum": ["safe", "unsafe"] },
            "edits": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["file", "start", "end", "text"],
                "properties": {
                  "file": { "type": "string" },
                  "start": { "type": "integer", "minimum": 0 },
                  "end": { "type": "integer", "minimum": 0 },
                  "text": { "type": "string" }
                }
              }
            }
          }
        }
      }
    }

    """
}
