import Foundation
import RectoModel
import RectoTesting
import Testing

/// The document of a golden case and its pictures, built in code.
struct GoldenInput: Sendable, CustomTestStringConvertible {
  let name: String
  let build: @Sendable () throws -> (document: Document, assets: [AssetID: Data])

  var testDescription: String { name }

  init(_ name: String, _ fill: @escaping @Sendable (inout DocumentBuilder) throws -> Void) {
    self.name = name
    build = {
      var builder = DocumentBuilder(title: name)
      try fill(&builder)
      return (builder.document, [:])
    }
  }

  /// With pictures: bars only, since letters are drawn differently by different versions of FreeType.
  init(
    _ name: String, picture id: String, as encoding: SyntheticScan.Encoding, bilevel: Bool = false,
    width: Double = 300, height: Double = 420,
    _ fill: @escaping @Sendable (inout DocumentBuilder, AssetID) throws -> Void
  ) {
    self.name = name
    build = {
      let asset = try #require(AssetID(id))
      let page = ScanPage(
        width: width, height: height, margin: 20,
        items: [.figure(.bars([3, 5, 2, 8], labels: [], height: height / 3)), .figure(.seal(diameter: 60))])
      let synthesizer = ScanSynthesizer(resolution: 72, degradations: bilevel ? [.threshold(level: 160)] : [])
      let picture = try synthesizer.scan([page]).encoded(as: encoding)
      var builder = DocumentBuilder(title: name)
      try fill(&builder, asset)
      return (builder.document, [asset: picture])
    }
  }

  static let all: [GoldenInput] =
    structureCases + layoutCases + scriptCases + imageCases
}
