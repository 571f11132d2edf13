// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Recto",
  products: [
    .library(
      name: "Recto", targets: ["Recto", "RectoModel", "RectoLayout", "RectoFormats", "RectoRecognition"]),
    .library(name: "RectoModel", targets: ["RectoModel"]),
    .library(name: "RectoLayout", targets: ["RectoLayout"]),
    .library(name: "RectoFormats", targets: ["RectoFormats"]),
    .library(name: "RectoComparison", targets: ["RectoComparison"]),
    .library(name: "RectoTesting", targets: ["RectoTesting"]),
    .executable(name: "recto", targets: ["RectoCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
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
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Needs libjpeg62-turbo-dev.
    .target(name: "CJPEGRecoder", linkerSettings: [.linkedLibrary("jpeg")]),

    // The model, what fills it, what writes it, and the front door.
    .target(
      name: "RectoModel", exclude: ["JSON/recto-document.schema.json"], swiftSettings: settings),
    .target(
      name: "Templates", path: "Templates",
      resources: [
        .copy("docx"), .copy("html"), .copy("pdf"), .copy("pptx"), .copy("report"), .copy("xlsx"),
      ],
      swiftSettings: settings),
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
        "CJPEGRecoder",
      ],
      swiftSettings: settings),
    .target(
      name: "Recto",
      dependencies: [
        "RectoModel", "RectoLayout", "RectoFormats", "RectoRecognition",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),
    .target(
      name: "RectoComparison",
      dependencies: [
        "Recto", "RectoModel", "RectoFormats", "RectoRecognition", "CPoppler", "CQPDF",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "RectoCLI",
      dependencies: [
        "Recto", "RectoComparison", "RectoModel", "RectoFormats", "RectoRecognition",
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
      dependencies: ["RectoModel", "RectoPDF", "RectoFormats", "RectoComparison", "RectoTesting"],
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
      name: "RectoCLITests", dependencies: ["RectoCLI", "RectoComparison", "RectoTesting"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
