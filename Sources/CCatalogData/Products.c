// Written by `make generate` from Sources/Catalog/Data/products.yaml. Do not edit.
#include "CCatalogData.h"

#define TEXT(utf8) {utf8, sizeof(utf8) - 1}

const catalog_product catalog_products[] = {
  {
    .v1_product_id = TEXT("3060"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_VPS,
    .is_orderable = 1,
    .options = {(const catalog_text[]){TEXT("os")}, 1},
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/endpoints/billing/post-create-order"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("domain-se"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_DOMAIN,
    .is_orderable = 0,
    .billing_cycles = CATALOG_CYCLE_ANNUALLY,
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/endpoints/billing/post-v2-orders-preview"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("vps-med"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_VPS,
    .is_orderable = 1,
    .options = {(const catalog_text[]){TEXT("bandwidthGb"), TEXT("backupSlots"), TEXT("snapshotSlots"), TEXT("ipv4Count"), TEXT("ipv6"), TEXT("additionalStorageGb")}, 6},
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/ (GET /api/v2/products/vps; option keys of POST /api/v2/vps/{id}/actions/config)"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("vps-sm"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_VPS,
    .is_orderable = 1,
    .options = {(const catalog_text[]){TEXT("bandwidthGb"), TEXT("backupSlots"), TEXT("snapshotSlots"), TEXT("ipv4Count"), TEXT("ipv6"), TEXT("additionalStorageGb")}, 6},
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/ (GET /api/v2/products/vps; option keys of POST /api/v2/vps/{id}/actions/config)"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("vps-xs"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_VPS,
    .is_orderable = 1,
    .options = {(const catalog_text[]){TEXT("bandwidthGb"), TEXT("backupSlots"), TEXT("snapshotSlots"), TEXT("ipv4Count"), TEXT("ipv6"), TEXT("additionalStorageGb")}, 6},
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/ (GET /api/v2/products/vps; option keys of POST /api/v2/vps/{id}/actions/config)"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("webbhotell-business"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_SHARED_HOSTING,
    .is_orderable = 1,
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/ (GET /api/v2/products/shared-hosting)"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("webbhotell-start"),
    .provider = CATALOG_PROVIDER_HOSTUP,
    .kind = CATALOG_KIND_SHARED_HOSTING,
    .is_orderable = 1,
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://developer.hostup.se/ (GET /api/v2/products/shared-hosting)"),
    .date = TEXT("2026-11"),
  },
  {
    .slug = TEXT("basic"),
    .provider = CATALOG_PROVIDER_SUPERSPACE,
    .kind = CATALOG_KIND_SITE,
    .is_orderable = 1,
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://docs.superspace.nl/en/API/orders/ (POST /api/orders, site.plan)"),
    .date = TEXT("2026-11"),
  },
};

const uint32_t catalog_product_count = 8;

const catalog_location catalog_locations[] = {
  {
    .name = TEXT("pdx"),
    .provider = CATALOG_PROVIDER_SUPERSPACE,
    .tier = CATALOG_TIER_DOCUMENTED,
    .source = TEXT("https://docs.superspace.nl/en/API/orders/ (POST /api/orders, site.location)"),
    .date = TEXT("2026-11"),
  },
};

const uint32_t catalog_location_count = 1;
