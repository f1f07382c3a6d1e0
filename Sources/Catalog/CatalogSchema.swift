/// The JSON Schema (draft-07) of catalog files.
public enum CatalogSchema {
  public static let text = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "https://orderspec.dev/schemas/catalog.schema.json",
      "title": "Catalog file of orderspec: what a provider sells and asks for, laid over the built-in catalog field by field. Facts about a TLD may be written as `unknown`: then no rule fires on them.",
      "type": "object",
      "additionalProperties": false,
      "required": ["catalog", "provider", "asOf"],
      "properties": {
        "catalog": { "description": "The version of catalog files.", "const": 1 },
        "provider": { "description": "Whose catalog it is; it counts for orders to this provider.", "enum": ["hostup", "superspace"] },
        "asOf": {
          "description": "The day that the provider was asked, YYYY-MM-DD; after 90 days `catalog_stale` warns.",
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "source": { "description": "Where the entries were read, unless they say otherwise.", "type": "string" },
        "products": {
          "description": "The pinned list: of a type that is listed here, no other product is known any more.",
          "type": "array",
          "items": { "$ref": "#/definitions/product" }
        },
        "locations": {
          "description": "The pinned list of places (SuperSpace `location`).",
          "type": "array",
          "items": { "$ref": "#/definitions/location" }
        },
        "tlds": {
          "description": "Facts by TLD, without a dot before it. What is not said stays as it is built in.",
          "type": "object",
          "additionalProperties": { "$ref": "#/definitions/tld" }
        },
        "offeredTlds": {
          "description": "All TLDs that the provider sells: of any other, `tld_unsupported` says so.",
          "type": "array",
          "items": { "type": "string" }
        }
      },
      "definitions": {
        "product": {
          "type": "object",
          "additionalProperties": false,
          "anyOf": [{ "required": ["slug"] }, { "required": ["v1ProductId"] }],
          "properties": {
            "slug": { "description": "The word that an order names it by: HostUp v2 `productSlug`, SuperSpace `plan`.", "type": "string" },
            "type": {
              "description": "The item type that it is ordered as; may be left out where the built-in catalog knows it.",
              "enum": ["domain", "vps", "shared_hosting", "addon", "site"]
            },
            "v1ProductId": { "description": "HostUp v1 `productId`.", "type": ["string", "integer"] },
            "orderable": { "description": "Whether an order may name it. Default: true.", "type": "boolean" },
            "payg": { "description": "Paid as it is used: deployed, never ordered.", "type": "boolean" },
            "billingCycles": {
              "description": "The cycles that it is sold in.",
              "type": "array",
              "items": { "enum": ["monthly", "quarterly", "semiannually", "annually", "biennially", "triennially"] }
            },
            "options": { "description": "Keys of the item's `options`.", "type": "array", "items": { "type": "string" } },
            "tier": { "$ref": "#/definitions/tier" },
            "source": { "$ref": "#/definitions/source" },
            "date": { "$ref": "#/definitions/date" }
          }
        },
        "location": {
          "anyOf": [
            { "type": "string" },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["name"],
              "properties": {
                "name": { "type": "string" },
                "tier": { "$ref": "#/definitions/tier" },
                "source": { "$ref": "#/definitions/source" },
                "date": { "$ref": "#/definitions/date" }
              }
            }
          ]
        },
        "tld": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "registerYears": { "description": "The periods that can be registered.", "$ref": "#/definitions/years" },
            "transferYears": { "description": "The periods that a transfer can be ordered with.", "$ref": "#/definitions/years" },
            "transferAddsYears": {
              "description": "Years that a transfer adds to the registration.",
              "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 10 }, { "const": "unknown" }]
            },
            "authCode": { "description": "Whether a transfer in needs a code.", "enum": ["required", "none", "unknown"] },
            "authCodeLength": { "description": "In characters.", "$ref": "#/definitions/bounds" },
            "acceptedTerms": {
              "description": "Keys of terms that must be accepted, by action.",
              "type": "object",
              "additionalProperties": false,
              "properties": { "register": { "$ref": "#/definitions/texts" }, "transfer": { "$ref": "#/definitions/texts" } }
            },
            "secondStep": { "description": "What has to happen after a registration so that the name is kept, or `unknown`.", "type": "string" },
            "nameservers": { "description": "How many a custom set may have.", "$ref": "#/definitions/bounds" },
            "testsNameservers": { "description": "Whether the registry tests the zone first.", "$ref": "#/definitions/boolean" },
            "labelLength": { "description": "Of the label before the TLD as an A-label, in octets.", "$ref": "#/definitions/bounds" },
            "idn": { "description": "Whether labels may hold other letters than a to z.", "$ref": "#/definitions/boolean" },
            "idnCharacters": { "description": "These letters, of the U-label.", "type": "string" },
            "registrantCountries": {
              "description": "Where the holder's address must be: ISO 3166-1 alpha-2 codes, or `anyone`.",
              "anyOf": [{ "enum": ["anyone", "unknown"] }, { "type": "array", "items": { "type": "string", "pattern": "^[A-Z]{2}$" } }]
            },
            "tier": { "$ref": "#/definitions/tier" },
            "source": { "$ref": "#/definitions/source" },
            "date": { "$ref": "#/definitions/date" }
          }
        },
        "years": {
          "anyOf": [
            { "type": "array", "minItems": 1, "items": { "type": "integer", "minimum": 1, "maximum": 30 } },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["min", "max"],
              "properties": { "min": { "type": "integer", "minimum": 1, "maximum": 30 }, "max": { "type": "integer", "minimum": 1, "maximum": 30 } }
            },
            { "const": "unknown" }
          ]
        },
        "bounds": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "properties": { "min": { "type": "integer", "minimum": 0, "maximum": 255 }, "max": { "type": "integer", "minimum": 0, "maximum": 255 } }
            },
            { "const": "unknown" }
          ]
        },
        "texts": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "const": "unknown" }] },
        "boolean": { "anyOf": [{ "type": "boolean" }, { "const": "unknown" }] },
        "tier": { "description": "How it is known. Default: documented.", "enum": ["documented", "observed", "assumed"] },
        "source": { "description": "Where it was read. Default: `source` of the file.", "type": "string" },
        "date": {
          "description": "When it was read, YYYY-MM-DD or YYYY-MM. Default: `asOf` of the file.",
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
        }
      }
    }

    """
}
