import Foundation
internal import RectoModel

/// Why an output is larger than the files that it was made from.
struct PDFGrowth {
  /// Told from here on.
  private static let notable = 0.1

  /// Of the streams of text.
  var text: Int
  /// Cairo's file, which has the fonts too.
  var layerFile: URL
  /// nil when there are no pictures.
  var pictureFile: URL?
  var pictures: Int

  /// nil when the output is about as large as its sources, or smaller.
  func diagnostic(of output: URL, sources: [SourceFile?]) -> Diagnostic? {
    let input = Set(sources.compactMap { $0?.file }).map(Self.size).reduce(0, +)
    let (grown, fonts) = (Self.size(output) - input, Self.size(layerFile) - text)
    guard input > 0, Double(grown) > Self.notable * Double(input) else { return nil }
    let drawn = pictureFile.map(Self.size) ?? 0
    // Pictures of image files are in the input already.
    let anew = max(0, min(grown, drawn) - (drawn <= input ? input : 0))
    var parts = [("text layer", text), ("its fonts and structure", fonts), ("\(pictures) pictures", anew)]
    let rest = grown - parts.map(\.1).reduce(0, +)
    parts.append(("order of objects and metadata", rest))
    let told = parts.filter { $0.1 > grown / 20 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return .outputGrew(
      share: Double(grown) / Double(input), parts: told.map { "\($0.0) \($0.1) bytes" })
  }

  private static func size(_ file: URL) -> Int {
    let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber
    return size?.intValue ?? 0
  }
}
