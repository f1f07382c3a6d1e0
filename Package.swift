// swift-tools-version: 6.2
import PackageDescription

/// The release build of `make` sets ORDERSPEC_STATIC=1: a fully static `orderspec`.
let isStatic = Context.environment["ORDERSPEC_STATIC"] == "1"
/// `make` sets ORDERSPEC_PLACEMENT=1: it adds what talks to providers, and the packages and system libraries that this needs.
let hasPlacement = Context.environment["ORDERSPEC_PLACEMENT"] == "1"
/// `make test-postgres` sets ORDERSPEC_POSTGRES=1 beside it: ledgers can be in a PostgreSQL database then, and libpq is needed.
let hasPostgres = hasPlacement && Context.environment["ORDERSPEC_POSTGRES"] == "1"
/// CI sets ORDERSPEC_STRICT=1: every warning is an error.
let isStrict = Context.environment["ORDERSPEC_STRICT"] == "1"

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// What a static executable needs beside the libraries that its modules name: the parts that libidn2.a and ArgumentParser's FoundationEssentials stand on.
let staticLinking: [LinkerSetting] =
  isStatic
  ? [
    .unsafeFlags(["-static-executable"]),
    .linkedLibrary("unistring"),
    .linkedLibrary("FoundationEssentials"),
    .linkedLibrary("_FoundationCollections"),
    .linkedLibrary("_FoundationCShims"),
    .linkedLibrary("swiftSynchronization"),
  ] : []

/// What `orderspec-placement` of the release build needs to run where no Swift toolchain is: Swift's runtime and Foundation are in it, and the parts of
/// Foundation that nothing names otherwise. The libraries of the system stay shared, since their owner mends them.
let staticRuntime: [LinkerSetting] =
  isStatic
  ? [
    .unsafeFlags(["-static-stdlib"]),
    .linkedLibrary("FoundationInternationalization"),
    .linkedLibrary("FoundationEssentials"),
    .linkedLibrary("CoreFoundation"),
    .linkedLibrary("_FoundationICU"),
    .linkedLibrary("_FoundationCShims"),
    .linkedLibrary("_FoundationCollections"),
    .linkedLibrary("swiftSynchronization"),
  ] : []

/// The commit, for `--version` and for the check that two executables belong together.
let buildID: String =
  Context.gitInformation.map { String($0.currentCommit.prefix(12)) + ($0.hasUncommittedChanges ? "+" : "") } ?? "unknown"

func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// The simulation of tens of thousands of order lives runs in the debug build, too: what it spends its time in is optimised there as well.
let simulated: [SwiftSetting] = hasPlacement ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let postgresDependencies: [Target.Dependency] = hasPostgres ? ["PostgresLedger"] : []
let postgresSettings: [SwiftSetting] = hasPostgres ? [.define("ORDERSPEC_POSTGRES")] : []
let postgresTargets: [Target] =
  hasPostgres
  ? [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    library("PostgresLedger", ["CLibPQ", "Placement"]),
  ] : []

/// What talks to providers: an executable of its own, so that the offline one never loads networking.
let placementTargets: [Target] =
  hasPlacement
  ? [
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .target(
      name: "Placement",
      dependencies: [
        "CLibCurl", "CLibCrypto", "Compiler", "Backends", "Rules", "Catalog", "OrderLanguage", "DomainNames", "YAMLSyntax", "JSON", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings + simulated),
    .target(
      name: "Simulator", dependencies: ["Backends", "OrderLanguage", "JSON", "Diagnostics"],
      swiftSettings: settings + simulated),
    .executableTarget(
      name: "orderspec-placement",
      dependencies: [
        "CommandIndex", "Compiler", "Console", "Placement", "Simulator", "Reporting", "OrderLanguage", "Backends", "YAMLSyntax", "JSON", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + postgresDependencies, swiftSettings: settings + postgresSettings, linkerSettings: staticRuntime),
    .testTarget(
      name: "PlacementTests",
      dependencies: [
        "Placement", "Simulator", "Compiler", "Backends", "Rules", "OrderLanguage", "JSON", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + postgresDependencies,
      exclude: ["Fixtures"], swiftSettings: settings + simulated + postgresSettings),
    tests("SimulatorTests", ["Simulator", "JSON"]),
  ] : []

let placementPackages: [Package.Dependency] =
  hasPlacement
  ? [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
  ] : []

let package = Package(
  name: "orderspec",
  products: [.executable(name: "orderspec", targets: ["orderspec"])],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")] + placementPackages,
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CLibIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"]), .brew(["libidn2"])]),
    .target(name: "CBuildInformation", cSettings: [.define("ORDERSPEC_BUILD_ID", to: "\"\(buildID)\"")]),
    .target(name: "CCatalogData"),
    .target(name: "JSON", swiftSettings: settings + simulated),
    library("Diagnostics"),
    library("DomainNames", ["CLibIDN2"]),
    library("YAMLSyntax", ["CLibYAML", "JSON", "Diagnostics"]),
    library("OrderLanguage", ["YAMLSyntax", "DomainNames", "JSON", "Diagnostics"]),
    library("Catalog", ["CCatalogData", "Diagnostics"], exclude: ["Data"]),
    library("Rules", ["OrderLanguage", "Catalog", "DomainNames", "YAMLSyntax", "Diagnostics"]),
    library("Backends", ["OrderLanguage", "DomainNames", "YAMLSyntax", "JSON", "Diagnostics"]),
    library("Compiler", ["Backends", "Rules", "OrderLanguage", "Catalog", "DomainNames", "YAMLSyntax", "JSON", "Diagnostics"]),
    library("Reporting", ["Diagnostics", "JSON"]),
    library("LanguageServer", ["Compiler", "Rules", "OrderLanguage", "Catalog", "DomainNames", "YAMLSyntax", "JSON", "Diagnostics"]),
    library("CommandIndex"),
    library("Console", ["Diagnostics", "CBuildInformation", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
      name: "orderspec",
      dependencies: [
        "CommandIndex", "Compiler", "Console", "Catalog", "LanguageServer", "Reporting", "Backends", "Rules", "OrderLanguage", "YAMLSyntax", "JSON",
        "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings, linkerSettings: staticLinking),
    .executableTarget(name: "generate", dependencies: ["YAMLSyntax", "DomainNames", "Diagnostics"], path: "Sources/Generate", swiftSettings: settings),
    tests("JSONTests", ["JSON"]),
    tests("DomainNamesTests", ["DomainNames"]),
    tests("YAMLSyntaxTests", ["YAMLSyntax", "Diagnostics", "CLibYAML"]),
    tests("BackendsTests", ["Backends", "Rules", "OrderLanguage", "YAMLSyntax", "JSON", "Diagnostics"]),
    tests("ImportTests", ["Compiler", "Backends", "OrderLanguage", "YAMLSyntax", "JSON", "Diagnostics"]),
    tests("CatalogTests", ["Catalog", "OrderLanguage", "Diagnostics"]),
    tests(
      "LintTests", ["Compiler", "Reporting", "Rules", "OrderLanguage", "DomainNames", "YAMLSyntax", "JSON", "Diagnostics", "CLibYAML"]),
    tests("LanguageServerTests", ["LanguageServer", "Compiler", "Rules", "OrderLanguage", "YAMLSyntax", "JSON", "Diagnostics"]),
    tests("ReportingTests", ["Reporting", "Diagnostics"]),
    tests("GenerateTests", ["generate"]),
    tests("CommandTests", ["orderspec", "Console", "JSON"]),
  ] + placementTargets + postgresTargets,
  swiftLanguageModes: [.v6]
)
