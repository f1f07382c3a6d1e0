/// The JSON Schema (draft-07) of `.orderspec.yaml`.
public enum ConfigurationSchema {
  public static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/config.schema.json",
      "title": "Configuration of orderspec: .orderspec.yaml. The nearest one above a spec counts; providers, ledger, ledgerId, secrets and budget may stand in the outermost one only (an inner budget may only lower).",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "target": {
          "description": "The target of specs that name no provider.",
          "enum": ["hostup-v1", "hostup-v2", "superspace"]
        },
        "provider": {
          "description": "The provider of specs that name none: a key of `providers`.",
          "type": "string"
        },
        "catalog": {
          "description": "Catalog files, relative to this file, that overlay the built-in catalog.",
          "type": "array",
          "items": { "type": "string" }
        },
        "rules": {
          "description": "Severities by rule; `orderspec rules` lists them.",
          "type": ["object", "null"],
          "additionalProperties": { "enum": ["off", "info", "warning", "error"] }
        },
        "exclude": {
          "description": "Globs, relative to this file, of paths that a directory walk leaves out.",
          "type": "array",
          "items": { "type": "string" }
        },
        "ownedDomains": {
          "description": "Names that the account holds, or a file with one name a line.",
          "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        },
        "fieldNames": {
          "description": "Request keys that a provider does not document, by target and field.",
          "type": ["object", "null"],
          "propertyNames": { "enum": ["hostup-v1", "hostup-v2", "superspace"] },
          "additionalProperties": {
            "type": ["object", "null"],
            "properties": {
              "options": { "type": "string" },
              "hostname": { "type": "string" },
              "sharedHostingType": { "type": "string" }
            },
            "additionalProperties": false
          }
        },
        "providers": {
          "description": "The accounts that orders are placed with.",
          "type": ["object", "null"],
          "additionalProperties": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": {
              "target": { "enum": ["hostup-v1", "hostup-v2", "superspace"] },
              "account": { "description": "The account's id at the provider.", "type": ["string", "number"] },
              "baseURL": { "description": "Where the API is; absent: the provider's documented host.", "type": "string" },
              "token": { "description": "A secret reference: ${env:NAME} or ${file:PATH}.", "type": "string", "pattern": "^\\\\$\\\\{(env|file):.+\\\\}$" },
              "readToken": { "description": "A token for everything that only reads.", "type": "string", "pattern": "^\\\\$\\\\{(env|file):.+\\\\}$" }
            }
          }
        },
        "ledger": { "description": "The record of what was placed: a path, postgres://USER@HOST/DATABASE, or a secret reference that stands for one.", "type": "string" },
        "ledgerId": { "description": "The id of that record; `ledger init` writes it.", "type": "string" },
        "secrets": {
          "description": "What secret references may name.",
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "env": { "description": "Globs of environment variables.", "type": "array", "items": { "type": "string" } },
            "files": { "description": "Globs of files.", "type": "array", "items": { "type": "string" } }
          }
        },
        "budget": {
          "description": "The most that may be spent.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["amount", "currency", "per"],
            "properties": {
              "amount": { "description": "A decimal with at most two digits after the point.", "type": ["string", "number"] },
              "currency": { "enum": ["SEK", "EUR", "USD"] },
              "per": { "enum": ["run", "day", "month"] }
            }
          }
        }
      }
    }

    """
}
