import Testing

@testable import generate

/// The data are read strictly: each fault is told with its place.
@Suite struct TableTests {
  private static let path = "Sources/Catalog/Data/tlds.yaml"
  private static let data = #"""
    asOf: 2026-11
    countryGroups:
      NORDIC: [SE, 'NO']
    forbiddenEverywhere:
      - { pattern: '--', reason: no "quotes" }
    tlds:
      - tld: zz
        registry: Registry of ZZ
        registerYears: { list: [1, 3] }
        transferAddsYears: unknown
        authCode: { need: required, length: { min: 8, max: unknown } }
        eligibility: { scope: restricted, countries: [NORDIC, DK], individuals: true, organisations: false, rule: neighbours }
        identifiers:
          - { name: number, when: always, holder: any, outside: [DK], required: unknown, kinds: [zz_number], values: [NORDIC, other] }
        privacy: { proxy: forbidden, note: none }
        idn: { supported: true, characters: åä, note: few }
        labelLength: { min: 1, max: 63 }
        forbidden: [{ pattern: '^\d$', reason: one digit }]
        nameservers: { min: unknown, max: 13, precheck: true }
        state: { requiredIn: [NORDIC] }
        hstsPreloaded: true
        acceptedTerms: { hostup: { register: [zz_terms], transfer: unknown } }
        confidence: medium
        uncertain: [idn, state]
        notes: [made up]
        sources: [https://registry.example/]
    """#

  private func source(_ data: String) -> (text: String?, problems: [String]) {
    let generation = Generation(of: Repository(files: [Self.path: data]))
    return (generation.files.first { $0.path.hasSuffix("TLDs.c") }?.text, generation.problems.map(\.description).filter { $0.hasPrefix(Self.path) })
  }

  @Test func everyFactReachesTheTable() {
    #expect(source(Self.data).problems == [])
    #expect(
      source(Self.data).text == #"""
        // Written by `make generate` from Sources/Catalog/Data/tlds.yaml. Do not edit.
        #include "CCatalogData.h"

        #define TEXT(utf8) {utf8, sizeof(utf8) - 1}

        const catalog_text catalog_tlds_as_of = TEXT("2026-11");

        const catalog_tld catalog_tlds[] = {
          {
            .name = TEXT("zz"),
            .registry = TEXT("Registry of ZZ"),
            .register_years = CATALOG_YEARS(1, 1) | CATALOG_YEARS(3, 3),
            .transfer_adds_years = CATALOG_UNKNOWN,
            .auth_code = CATALOG_AUTH_CODE_REQUIRED,
            .auth_code_length = {8, CATALOG_UNKNOWN},
            .is_restricted = 1,
            .registrant_countries = {(const catalog_text[]){TEXT("SE"), TEXT("NO"), TEXT("DK")}, 3},
            .allows_individuals = 1,
            .allows_organisations = 0,
            .eligibility_rule = TEXT("neighbours"),
            .identifiers = (const catalog_identifier[]){
              {
                .name = TEXT("number"),
                .when = TEXT("always"),
                .holder = CATALOG_HOLDER_ANY,
                .excluded_countries = {(const catalog_text[]){TEXT("DK")}, 1},
                .is_required = CATALOG_UNKNOWN,
                .kinds = {(const catalog_text[]){TEXT("zz_number")}, 1},
                .values = {(const catalog_text[]){TEXT("SE"), TEXT("NO"), TEXT("other")}, 3},
              },
            },
            .identifier_count = 1,
            .privacy = CATALOG_PROXY_FORBIDDEN,
            .supports_idn = 1,
            .idn_characters = TEXT("åä"),
            .label_length = {1, 63},
            .forbidden = (const catalog_forbidden[]){
              {TEXT("--"), TEXT("no \"quotes\"")},
              {TEXT("^\\d$"), TEXT("one digit")},
            },
            .forbidden_count = 2,
            .nameservers = {CATALOG_UNKNOWN, 13},
            .tests_nameservers = 1,
            .state = CATALOG_STATE_REQUIRED,
            .state_countries = {(const catalog_text[]){TEXT("SE"), TEXT("NO")}, 2},
            .is_hsts_preloaded = 1,
            .register_terms = {(const catalog_text[]){TEXT("zz_terms")}, 1},
            .confidence = CATALOG_CONFIDENCE_MEDIUM,
            .uncertain = CATALOG_FACT_IDN | CATALOG_FACT_STATE,
          },
        };

        const uint32_t catalog_tld_count = 1;

        """#)
  }

  @Test(arguments: [
    ("sources: [https://registry.example/]", "sources: []", ":26:14: a fact needs a source"),
    ("    sources: [https://registry.example/]", "", ":7:5: `sources` is missing"),
    ("confidence: medium", "confidence: good", ":23:17: `good` is none of `low`, `medium`, `high`"),
    ("confidence: medium", "confidence: high\n    colour: red", ":24:5: `colour` is not known here"),
    ("min: 1, max: 63", "min: 64, max: 63", ":17:18: the minimum 64 is above the maximum 63"),
    ("list: [1, 3]", "min: 0, max: 3", ":9:20: expected periods of 1 to 30 years"),
    ("[NORDIC, DK]", "[NORDIC, DEN]", ":12:59: `DEN` is no country code and no country group"),
    ("uncertain: [idn, state]", "uncertain: [colour]", ":24:17: `colour` is none of"),
    ("individuals: true", "individuals: yes", ":12:77: expected true or false"),
  ])
  func faultsKeepTheTableAsItIs(_ part: String, _ replacement: String, _ message: String) throws {
    let (text, problems) = source(Self.data.replacing(part, with: replacement))
    #expect(text == nil)
    #expect(problems.count == 1)
    #expect(try #require(problems.first).hasPrefix(Self.path + message), "\(problems)")
  }

  @Test func notYAML() {
    let (text, problems) = source(Self.data.replacing("registry: Registry of ZZ", with: "registry: ["))
    #expect(text == nil)
    #expect(problems.count == 1)
  }

  @Test(arguments: [
    ("slug: a", "colour: a", ":2:7: `colour` is not known here"), ("slug: a, ", "", ":2:5: a product needs a `slug`, a `v1ProductId` or an `addonId`"),
    ("slug: b", "slug: a", ":3:5: the product is there twice"), ("unknown", "[]", ":2:5: write `billingCycles: unknown` where none is known"),
    ("kind: vps", "kind: server", ":2:40: `server` is none of `domain`, `vps`, `shared_hosting`, `addon`, `site`"),
  ])
  func faultsInProducts(_ part: String, _ replacement: String, _ message: String) {
    let path = "Sources/Catalog/Data/products.yaml"
    let data = """
      products:
        - { slug: a, provider: hostup, kind: vps, orderable: true, billingCycles: unknown, options: [], tier: assumed, source: s, date: d }
        - { slug: b, provider: hostup, kind: site, orderable: true, billingCycles: [monthly], options: [], tier: assumed, source: s, date: d }
      locations: [{ name: x, provider: superspace, tier: observed, source: s, date: d }]
      """
    func generation(_ data: String) -> Generation { Generation(of: Repository(files: [path: data])) }
    #expect(generation(data).files.count == 1)
    let faulty = generation(data.replacing(part, with: replacement))
    #expect(faulty.files.isEmpty)
    #expect(faulty.problems.map(\.description).filter { $0.hasPrefix(path) } == [path + message])
  }

  @Test func twice() throws {
    let entry = try #require(Self.data.split(separator: "tlds:\n").last)
    #expect(source(Self.data + "\n" + entry).problems == [Self.path + ":27:5: `zz` is there twice"])
  }
}
