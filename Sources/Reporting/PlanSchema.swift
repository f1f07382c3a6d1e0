/// The JSON Schema (draft-07) of a plan that `plan -o` saves.
public enum PlanSchema {
  public static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/plan.schema.json",
      "title": "A saved plan of orderspec: what a person approved, for one apply. It holds no request, no secret and no contact.",
      "type": "object",
      "additionalProperties": false,
      "required": ["kind", "formatVersion", "id", "madeAt", "expiresAt", "ledger", "limits", "files", "orders", "digest"],
      "properties": {
        "kind": { "description": "What a plan is known by, whatever the file is called.", "const": "orderspec-plan" },
        "formatVersion": { "const": 1 },
        "id": { "description": "Random: two plans of the same content are two plans.", "type": "string", "pattern": "^plan_[0-9a-f]{20}$" },
        "madeAt": { "$ref": "#/definitions/time" },
        "expiresAt": { "$ref": "#/definitions/time" },
        "commit": { "description": "What was checked out; left out where that is not known.", "type": "string", "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$" },
        "ledger": {
          "description": "The ledger that the plan was made on; it is applied on no other.",
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "head", "headDigest"],
          "properties": {
            "id": { "type": "string", "minLength": 1 },
            "head": { "description": "The number of its last event; 0: none.", "type": "integer", "minimum": 0 },
            "headDigest": { "description": "Of that event and all before it; empty where there is none.", "type": "string", "pattern": "^([0-9a-f]{64})?$" }
          }
        },
        "limits": { "description": "What the run may cost at most, beside the limits of the specs and the configuration.", "type": "array", "items": { "$ref": "#/definitions/amount" } },
        "files": {
          "description": "The specs, relative to the directory that plan was run in.",
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "digest"],
            "properties": { "name": { "type": "string", "minLength": 1 }, "digest": { "$ref": "#/definitions/digest" } }
          }
        },
        "orders": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/order" } },
        "digest": { "description": "Of everything else, under the key of the ledger: without the ledger nobody can change a plan.", "$ref": "#/definitions/digest" }
      },
      "definitions": {
        "time": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" },
        "amount": { "description": "A decimal.", "type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$" },
        "digest": { "description": "HMAC-SHA-256 under the key of the ledger.", "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "order": {
          "type": "object",
          "additionalProperties": false,
          "required": ["order", "path", "provider", "target", "origin", "account", "payment", "items", "requests"],
          "properties": {
            "order": { "type": "string" },
            "path": { "description": "The spec, relative to the outermost configuration.", "type": "string" },
            "provider": { "type": "string" },
            "target": { "enum": ["hostup-v1", "hostup-v2", "superspace"] },
            "origin": { "type": "string" },
            "account": { "type": "string" },
            "payment": { "type": "string" },
            "limit": { "type": "string" },
            "price": {
              "description": "Left out where the provider named none, or none without what the secret references stand for.",
              "type": "object",
              "additionalProperties": false,
              "required": ["currency", "subtotal", "total"],
              "properties": {
                "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                "subtotal": { "$ref": "#/definitions/amount" },
                "tax": { "$ref": "#/definitions/amount" },
                "total": { "$ref": "#/definitions/amount" }
              }
            },
            "items": { "type": "array", "items": { "$ref": "#/definitions/item" } },
            "requests": {
              "description": "What would be sent, as digests of the path and the bytes with secret references as they are written.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["items", "digest"],
                "properties": {
                  "items": { "description": "Their places in the spec.", "type": "array", "items": { "type": "integer", "minimum": 0 } },
                  "digest": { "$ref": "#/definitions/digest" }
                }
              }
            }
          }
        },
        "item": {
          "type": "object",
          "additionalProperties": false,
          "required": ["mark", "type", "names", "generation", "period"],
          "properties": {
            "mark": { "description": "To be ordered, to be taken over by `existing`, or placed before.", "enum": ["new", "adopt", "placed"] },
            "state": {
              "description": "What the ledger knew of it when the plan was made, where it was placed before.",
              "enum": ["reserved", "sending", "unknown", "accepted", "awaiting_payment", "provisioning", "active", "adopted", "needs_human", "failed", "cancelled", "expired"]
            },
            "type": { "enum": ["domain", "vps", "shared_hosting", "addon", "site"] },
            "action": { "enum": ["register", "transfer"] },
            "names": { "description": "The natural key, and the id with its order.", "type": "array", "minItems": 1, "items": { "type": "string" } },
            "generation": { "type": "integer", "minimum": 1 },
            "existing": { "type": "string" },
            "period": { "type": "string" },
            "line": { "description": "Before tax, in the currency of the order's price.", "$ref": "#/definitions/amount" },
            "renewal": { "description": "A year, from the second on.", "$ref": "#/definitions/amount" }
          }
        }
      }
    }

    """
}
