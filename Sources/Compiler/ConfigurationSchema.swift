/// The JSON Schema (draft-07) of `.orderspec.yaml`.
public enum ConfigurationSchema {
  public static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/config.schema.json",
      "title": "Configuration of orderspec: .orderspec.yaml",
      "description": "The nearest one above a spec counts; providers, ledger, ledgerId, secrets and budget may stand in the outermost one only (an inner budget may only lower).",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "target": {
          "description": "The target of specs that name no provider.",
          "examples": ["hostup-v2"],
          "enum": ["hostup-v1", "hostup-v2", "superspace"],
          "enumDescriptions": ["HostUp, API version 1.", "HostUp, API version 2.", "SuperSpace."]
        },
        "provider": {
          "description": "The provider of specs that name none: a key of `providers`.",
          "examples": ["hostup-prod"],
          "type": "string"
        },
        "catalog": {
          "description": "Catalog files, relative to this file, that overlay the built-in catalog.",
          "examples": [["hostup.catalog.yaml"]],
          "type": "array",
          "items": { "type": "string" }
        },
        "rules": {
          "description": "Severities by rule; `orderspec rules` lists them.",
          "examples": [{ "yaml_implicit_boolean": "error" }],
          "type": ["object", "null"],
          "additionalProperties": {
            "enum": ["off", "info", "warning", "error"],
            "enumDescriptions": [
              "Not shown. What leaves a hole in the order still stops compile, plan and apply.", "Shown, and counts for nothing.",
              "Shown; an error where `--deny-warnings` is given.", "Shown, and stops compile, plan and apply."
            ]
          }
        },
        "exclude": {
          "description": "Globs, relative to this file, of paths that a directory walk leaves out.",
          "examples": [["broken/**"]],
          "type": "array",
          "items": { "type": "string" }
        },
        "ownedDomains": {
          "description": "Names that the account holds, or a file with one name a line.",
          "examples": [["acme.se", "acme.com"], "owned.txt"],
          "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        },
        "fieldNames": {
          "description": "Request keys that a provider does not document, by target and field.",
          "examples": [{ "hostup-v2": { "options": "configurableOptions" } }],
          "type": ["object", "null"],
          "propertyNames": {
            "enum": ["hostup-v1", "hostup-v2", "superspace"],
            "enumDescriptions": ["HostUp, API version 1.", "HostUp, API version 2.", "SuperSpace."]
          },
          "additionalProperties": {
            "type": ["object", "null"],
            "properties": {
              "options": { "description": "The key that carries `options` of an item.", "examples": ["configurableOptions"], "type": "string", "minLength": 1 },
              "hostname": { "description": "The key that carries `hostname` of an item.", "examples": ["hostname"], "type": "string", "minLength": 1 },
              "primaryDomain": { "description": "The key that carries `primaryDomain` of web hosting in a request to HostUp v1.", "examples": ["domain"], "type": "string", "minLength": 1 },
              "vatNumber": { "description": "The key that carries `vatNumber` of `clientData` in a request to HostUp v2.", "examples": ["vatNumber"], "type": "string", "minLength": 1 },
              "sharedHostingType": { "description": "The `type` of web hosting in a request to HostUp v1.", "examples": ["hosting"], "type": "string", "minLength": 1 }
            },
            "additionalProperties": false
          }
        },
        "providers": {
          "description": "The accounts that orders are placed with.",
          "examples": [{ "hostup-prod": { "target": "hostup-v2", "account": "client_01hx", "token": "${env:HOSTUP_TOKEN}" } }],
          "type": ["object", "null"],
          "additionalProperties": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": {
              "target": {
                "description": "The API that orders are sent to.",
                "examples": ["hostup-v2"],
                "enum": ["hostup-v1", "hostup-v2", "superspace"],
                "enumDescriptions": ["HostUp, API version 1.", "HostUp, API version 2.", "SuperSpace."]
              },
              "account": { "description": "The account's id at the provider.", "examples": ["client_01hx"], "type": ["string", "number"] },
              "baseURL": { "description": "Where the API is; absent: the provider's documented host.", "examples": ["http://127.0.0.1:8585"], "type": "string" },
              "token": { "description": "A secret reference: ${env:NAME} or ${file:PATH}.", "examples": ["${env:HOSTUP_TOKEN}"], "type": "string", "pattern": "^\\\\$\\\\{(env|file):.+\\\\}$" },
              "readToken": { "description": "A token for everything that only reads.", "examples": ["${env:HOSTUP_READ_TOKEN}"], "type": "string", "pattern": "^\\\\$\\\\{(env|file):.+\\\\}$" }
            }
          }
        },
        "ledger": {
          "description": "The record of what was placed: a path, postgres://USER@HOST/DATABASE, or a secret reference that stands for one.",
          "default": ".orderspec/ledger.sqlite",
          "examples": ["postgres://buyer@db.example.org/orders?sslmode=verify-full"],
          "type": "string"
        },
        "ledgerId": { "description": "The id of that record; `ledger init` writes it.", "examples": ["ledger_71021c3a709e80816249"], "type": "string" },
        "secrets": {
          "description": "What secret references may name.",
          "examples": [{ "env": ["ACME_*"], "files": ["secrets/*.yaml"] }],
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "env": { "description": "Globs of environment variables.", "examples": [["ACME_*"]], "type": "array", "items": { "type": "string" } },
            "files": { "description": "Globs of files.", "examples": [["secrets/*.yaml"]], "type": "array", "items": { "type": "string" } }
          }
        },
        "budget": {
          "description": "The most that may be spent.",
          "examples": [[{ "amount": "20000.00", "currency": "SEK", "per": "month" }]],
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["amount", "currency", "per"],
            "properties": {
              "amount": {
                "description": "A decimal above 0 with at most two digits after the point.",
                "examples": ["20000.00"],
                "type": ["string", "number"],
                "pattern": "^(0|[1-9][0-9]{0,12})(\\\\.[0-9]{1,2})?$",
                "exclusiveMinimum": 0
              },
              "currency": {
                "description": "The currency of the amount; orders in another one are not counted.",
                "examples": ["SEK"],
                "enum": ["SEK", "EUR", "USD"],
                "enumDescriptions": ["Swedish kronor.", "Euro.", "US dollars."]
              },
              "per": {
                "description": "What is counted together.",
                "examples": ["month"],
                "enum": ["run", "day", "month"],
                "enumDescriptions": [
                  "One run of apply.", "A day (UTC), with what was ordered earlier in it.", "A month (UTC), with what was ordered earlier in it."
                ]
              }
            }
          }
        }
      }
    }

    """
}
