// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// With RECTO_FUZZ set, which `make fuzz` does, what reads strangers' bytes is linked with libFuzzer in place of the tests.
let fuzzed: [Target.Dependency] = ["Recto", "RectoModel", "RectoFormats", "RectoRecognition", "RectoServer"]
let fuzzing: Target =
  Context.environment["RECTO_FUZZ"] == nil
  ? .testTarget(
    name: "RectoFuzzTests", dependencies: fuzzed, exclude: ["Native"], swiftSettings: settings)
  : .executableTarget(
    name: "recto-fuzz", dependencies: fuzzed, path: "Tests/RectoFuzzTests",
    exclude: ["FuzzTests.swift", "Mutator.swift"], swiftSettings: settings)

let package = Package(
  name: "Recto",
  products: [
    .library(
      name: "Recto", targets: ["Recto", "RectoModel", "RectoLayout", "RectoFormats", "RectoRecognition"]),
    .library(name: "RectoModel", targets: ["RectoModel"]),
    .library(name: "RectoLayout", targets: ["RectoLayout"]),
    .library(name: "RectoFormats", targets: ["RectoFormats"]),
    .library(name: "RectoComparison", targets: ["RectoComparison"]),
    .library(name: "RectoEvidence", targets: ["RectoEvidence"]),
    .library(name: "RectoTesting", targets: ["RectoTesting"]),
    .executable(name: "recto", targets: ["RectoCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    // What the server needs.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
  ],
  targets: [
    // C libraries, one module each.
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CTesseract", pkgConfig: "tesseract",
      providers: [.apt(["libtesseract-dev", "libarchive-dev", "libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Needs libjpeg62-turbo-dev.
    .target(name: "CJPEGRecoder", linkerSettings: [.linkedLibrary("jpeg")]),
    // OpenVINO, looked for when the program runs.
    .target(name: "COpenVINO", linkerSettings: [.linkedLibrary("dl")]),

    // The model, what fills it, what writes it, and the front door.
    .target(
      name: "RectoModel", exclude: ["JSON/recto-document.schema.json"], swiftSettings: settings),
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .copy("docx"), .copy("html"), .copy("pdf"), .copy("pptx"), .copy("report"), .copy("web"),
        .copy("xlsx"),
      ],
      swiftSettings: settings),
    .target(name: "RectoCrypto", dependencies: ["CCrypto"], swiftSettings: settings),
    .target(name: "RectoLayout", dependencies: ["RectoModel"], swiftSettings: settings),
    .target(name: "RectoPDF", dependencies: ["RectoModel", "CQPDF"], swiftSettings: settings),
    .target(
      name: "RectoFormats",
      dependencies: ["RectoModel", "RectoPDF", "Templates", "CCairo", "CXML2", "CZip"],
      swiftSettings: settings),
    .target(
      name: "RectoRecognition",
      dependencies: [
        "RectoModel", "RectoLayout", "RectoPDF", "CCairo", "CPoppler", "CLeptonica", "CTesseract", "CZlib",
        "CJPEGRecoder", "COpenVINO",
      ],
      swiftSettings: settings),
    .target(
      name: "Recto",
      dependencies: [
        "RectoModel", "RectoCrypto", "RectoLayout", "RectoFormats", "RectoRecognition",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),
    .target(
      name: "RectoComparison",
      dependencies: [
        "Recto", "RectoModel", "RectoFormats", "RectoRecognition", "CPoppler", "CQPDF",
      ],
      swiftSettings: settings),
    .target(
      name: "RectoEvidence",
      dependencies: ["RectoModel", "RectoFormats", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "RectoInference",
      dependencies: [
        "RectoModel", "RectoEvidence",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(
      name: "RectoStore",
      dependencies: [
        "RectoModel", "RectoCrypto",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "RectoServer",
      dependencies: [
        "Recto", "RectoCrypto", "RectoEvidence", "RectoInference", "RectoModel", "RectoFormats",
        "RectoRecognition", "RectoStore",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "RectoCLI",
      dependencies: [
        "Recto", "RectoComparison", "RectoEvidence", "RectoInference", "RectoModel", "RectoFormats",
        "RectoRecognition", "RectoServer", "RectoStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .target(
      name: "RectoTesting",
      dependencies: [
        "RectoModel", "RectoFormats", "RectoComparison", "CCairo", "CLeptonica",
      ],
      swiftSettings: settings),

    .testTarget(name: "RectoModelTests", dependencies: ["RectoModel"], swiftSettings: settings),
    .testTarget(
      name: "RectoLayoutTests", dependencies: ["RectoModel", "RectoLayout"], swiftSettings: settings),
    .testTarget(
      name: "RectoPDFTests", dependencies: ["RectoModel", "RectoPDF"], swiftSettings: settings),
    .testTarget(
      name: "RectoFormatsTests",
      dependencies: [
        "RectoModel", "RectoPDF", "RectoLayout", "RectoFormats", "RectoComparison", "RectoTesting",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RectoRecognitionTests",
      dependencies: ["RectoModel", "RectoPDF", "RectoRecognition", "RectoTesting", "CLeptonica"],
      swiftSettings: settings),
    .testTarget(
      name: "RectoTests", dependencies: ["Recto", "RectoTesting"], swiftSettings: settings),
    .testTarget(
      name: "RectoComparisonTests",
      dependencies: [
        "Recto", "RectoModel", "RectoFormats", "RectoRecognition", "RectoComparison", "RectoTesting",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RectoEvidenceTests", dependencies: ["RectoEvidence", "RectoFormats", "RectoModel"],
      swiftSettings: settings),
    .testTarget(
      name: "RectoInferenceTests",
      dependencies: [
        "RectoInference", "RectoEvidence", "RectoModel",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RectoStoreTests", dependencies: ["RectoModel", "RectoStore"], swiftSettings: settings),
    .testTarget(
      name: "RectoServerTests",
      dependencies: [
        "RectoServer", "RectoStore", "Recto", "RectoEvidence", "RectoInference", "RectoModel",
        "RectoRecognition", "RectoCLI",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RectoCLITests", dependencies: ["RectoCLI", "RectoComparison", "RectoTesting"],
      swiftSettings: settings),
    fuzzing,
  ],
  swiftLanguageModes: [.v6]
)
