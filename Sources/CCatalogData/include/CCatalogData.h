// The shape of the built-in catalogue. The tables behind it are written by `make generate` from Sources/Catalog/Data; they are constant and need no
// initialisation at start. Swift code reads them through the module Catalog.
#ifndef CCATALOGDATA_H
#define CCATALOGDATA_H

#include <stddef.h>
#include <stdint.h>

// UTF-8 text; `bytes` is NULL where the fact is not known or does not apply.
typedef struct {
  const char *bytes;
  uint32_t count;
} catalog_text;

// A list of texts; `items` is NULL where the fact is not known or does not apply.
typedef struct {
  const catalog_text *items;
  uint32_t count;
} catalog_texts;

// Bounds that belong to the range; CATALOG_UNKNOWN is an open end.
typedef struct {
  int16_t min;
  int16_t max;
} catalog_bounds;

enum { CATALOG_UNKNOWN = -1 };

// The codes of the enumerations in Catalog, which have the same raw values.
enum { CATALOG_AUTH_CODE_UNKNOWN, CATALOG_AUTH_CODE_REQUIRED, CATALOG_AUTH_CODE_NONE };
enum { CATALOG_PROXY_UNKNOWN, CATALOG_PROXY_AVAILABLE, CATALOG_PROXY_UNAVAILABLE, CATALOG_PROXY_FORBIDDEN };
enum { CATALOG_STATE_OPTIONAL, CATALOG_STATE_REQUIRED, CATALOG_STATE_FORBIDDEN };
enum { CATALOG_CONFIDENCE_LOW, CATALOG_CONFIDENCE_MEDIUM, CATALOG_CONFIDENCE_HIGH };
enum { CATALOG_HOLDER_UNCLEAR, CATALOG_HOLDER_ANY, CATALOG_HOLDER_PRIVATE, CATALOG_HOLDER_ORGANISATION };
enum { CATALOG_PROVIDER_HOSTUP, CATALOG_PROVIDER_SUPERSPACE };
enum { CATALOG_KIND_DOMAIN, CATALOG_KIND_VPS, CATALOG_KIND_SHARED_HOSTING, CATALOG_KIND_ADDON, CATALOG_KIND_SITE };
enum { CATALOG_TIER_ASSUMED, CATALOG_TIER_OBSERVED, CATALOG_TIER_DOCUMENTED };

// The bits of `catalog_tld.uncertain`.
enum {
  CATALOG_FACT_REGISTER_YEARS = 1 << 0,
  CATALOG_FACT_TRANSFER_ADDS_YEARS = 1 << 1,
  CATALOG_FACT_AUTH_CODE = 1 << 2,
  CATALOG_FACT_ELIGIBILITY = 1 << 3,
  CATALOG_FACT_IDENTIFIERS = 1 << 4,
  CATALOG_FACT_PRIVACY = 1 << 5,
  CATALOG_FACT_IDN = 1 << 6,
  CATALOG_FACT_LABEL_LENGTH = 1 << 7,
  CATALOG_FACT_FORBIDDEN = 1 << 8,
  CATALOG_FACT_NAMESERVERS = 1 << 9,
  CATALOG_FACT_STATE = 1 << 10,
  CATALOG_FACT_HSTS_PRELOADED = 1 << 11,
  CATALOG_FACT_ACCEPTED_TERMS = 1 << 12,
};

// The bits of `catalog_product.billing_cycles`.
enum {
  CATALOG_CYCLE_MONTHLY = 1 << 0,
  CATALOG_CYCLE_QUARTERLY = 1 << 1,
  CATALOG_CYCLE_SEMIANNUALLY = 1 << 2,
  CATALOG_CYCLE_ANNUALLY = 1 << 3,
  CATALOG_CYCLE_BIENNIALLY = 1 << 4,
  CATALOG_CYCLE_TRIENNIALLY = 1 << 5,
};

// The bits of `catalog_suffix.flags`: the name is a suffix, every name directly below it is one, it is none in spite of that.
enum {
  CATALOG_SUFFIX_RULE = 1 << 0,
  CATALOG_SUFFIX_WILDCARD = 1 << 1,
  CATALOG_SUFFIX_EXCEPTION = 1 << 2,
};

// The periods from `min` to `max` years, with bit n for n years.
#define CATALOG_YEARS(min, max) (((1u << ((max) - (min) + 1)) - 1) << (min))

// A form that the registrable label must not have.
typedef struct {
  catalog_text pattern;
  catalog_text reason;
} catalog_forbidden;

// Something that the registry asks beside name and address.
typedef struct {
  catalog_text name;
  catalog_text when;
  catalog_text note;
  catalog_texts countries;
  catalog_texts excluded_countries;
  catalog_texts kinds;
  catalog_texts values;
  uint8_t holder;
  // 1, 0 or CATALOG_UNKNOWN.
  int8_t is_required;
  uint8_t proves_eligibility;
} catalog_identifier;

typedef struct {
  catalog_text name;
  catalog_text registry;
  catalog_text eligibility_rule;
  catalog_texts registrant_countries;
  catalog_text idn_characters;
  catalog_texts state_countries;
  catalog_texts register_terms;
  catalog_texts transfer_terms;
  catalog_text second_step;
  const catalog_identifier *identifiers;
  const catalog_forbidden *forbidden;
  uint16_t identifier_count;
  uint16_t forbidden_count;
  // CATALOG_YEARS; 0 is not known.
  uint32_t register_years;
  // Bits CATALOG_FACT_….
  uint32_t uncertain;
  catalog_bounds auth_code_length;
  catalog_bounds label_length;
  catalog_bounds nameservers;
  int8_t transfer_adds_years;
  uint8_t auth_code;
  uint8_t privacy;
  uint8_t state;
  uint8_t confidence;
  uint8_t is_restricted;
  uint8_t allows_individuals;
  uint8_t allows_organisations;
  uint8_t supports_idn;
  uint8_t is_hsts_preloaded;
  // 1, 0 or CATALOG_UNKNOWN.
  int8_t tests_nameservers;
} catalog_tld;

typedef struct {
  catalog_text slug;
  catalog_text v1_product_id;
  catalog_texts options;
  catalog_text source;
  catalog_text date;
  uint8_t provider;
  uint8_t kind;
  uint8_t tier;
  uint8_t is_orderable;
  // Bits CATALOG_CYCLE_…; 0 is not known.
  uint8_t billing_cycles;
} catalog_product;

typedef struct {
  catalog_text name;
  catalog_text source;
  catalog_text date;
  uint8_t provider;
  uint8_t tier;
} catalog_location;

// A state or province of a country whose addresses carry its code.
typedef struct {
  catalog_text code;
  catalog_text name;
} catalog_state;

typedef struct {
  catalog_text code;
  catalog_text name;
  const catalog_state *states;
  uint16_t state_count;
} catalog_country;

// A code that looks like a country's and is none.
typedef struct {
  catalog_text code;
  catalog_text meaning;
  catalog_text replacement;
  uint8_t is_in_use;
} catalog_reserved_country;

typedef struct {
  catalog_text country;
  catalog_texts patterns;
  catalog_text form;
  catalog_texts prefixes;
  uint8_t is_optional;
} catalog_postal_code;

typedef struct {
  // The digits, `46`.
  catalog_text code;
  catalog_texts countries;
  // Digits behind the code.
  catalog_bounds length;
  catalog_text trunk;
} catalog_calling_code;

// A label of the tree of public suffixes; the number 0 is the root. Numbers instead of pointers, so that nothing is relocated at start.
typedef struct {
  // Where the label begins in `catalog_suffix_labels`.
  uint32_t label;
  // The labels below it stand side by side, sorted by their bytes.
  uint16_t first_child;
  uint16_t child_count;
  uint8_t label_length;
  // Bits CATALOG_SUFFIX_….
  uint8_t flags;
} catalog_suffix;

// When the facts about TLDs were looked at, `2026-11`.
extern const catalog_text catalog_tlds_as_of;

// Sorted by the bytes of the name.
extern const catalog_tld catalog_tlds[];
extern const uint32_t catalog_tld_count;

// Sorted by provider, then by the bytes of the slug; those without a slug come first.
extern const catalog_product catalog_products[];
extern const uint32_t catalog_product_count;

// Sorted by provider, then by the bytes of the name.
extern const catalog_location catalog_locations[];
extern const uint32_t catalog_location_count;

// Sorted by the bytes of the code; states too.
extern const catalog_country catalog_countries[];
extern const uint32_t catalog_country_count;
extern const catalog_reserved_country catalog_reserved_countries[];
extern const uint32_t catalog_reserved_country_count;

// Sorted by the bytes of the country.
extern const catalog_postal_code catalog_postal_codes[];
extern const uint32_t catalog_postal_code_count;

// Sorted by the bytes of the code; no code begins with another.
extern const catalog_calling_code catalog_calling_codes[];
extern const uint32_t catalog_calling_code_count;

// The day of the list of public suffixes, `2023-02-09`.
extern const catalog_text catalog_suffixes_as_of;

extern const catalog_suffix catalog_suffixes[];
extern const uint32_t catalog_suffix_count;
extern const char catalog_suffix_labels[];

// Swift does not import arrays without a bound, and holds global pointers to be unsafe to share.
static inline const catalog_tld *catalog_tld_at(size_t index) { return &catalog_tlds[index]; }
static inline const catalog_product *catalog_product_at(size_t index) { return &catalog_products[index]; }
static inline const catalog_location *catalog_location_at(size_t index) { return &catalog_locations[index]; }
static inline const catalog_country *catalog_country_at(size_t index) { return &catalog_countries[index]; }
static inline const catalog_reserved_country *catalog_reserved_country_at(size_t index) { return &catalog_reserved_countries[index]; }
static inline const catalog_postal_code *catalog_postal_code_at(size_t index) { return &catalog_postal_codes[index]; }
static inline const catalog_calling_code *catalog_calling_code_at(size_t index) { return &catalog_calling_codes[index]; }
static inline const catalog_suffix *catalog_suffix_at(size_t index) { return &catalog_suffixes[index]; }
static inline const char *catalog_suffix_label(size_t offset) { return &catalog_suffix_labels[offset]; }

#endif
