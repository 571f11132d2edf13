import Foundation
import RectoModel
import RectoRecognition

/// Compares pictures, and pages that are drawn, by their pixels.
struct PictureComparison {
  let options: ComparisonOptions
  let place: DifferencePlace

  /// Encoded pictures out of packages.
  func compare(
    _ expected: Data, _ actual: Data, into list: inout DifferenceList, _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    let folder = try TemporaryFolder()
    let files = (try folder.write(expected, "expected"), try folder.write(actual, "actual"))
    try compareFiles(
      InputFile(file: files.0, name: place.part ?? "expected"),
      InputFile(file: files.1, name: place.part ?? "actual"), into: &list, &pictures)
  }

  /// Picture and PDF files, page by page.
  func compareFiles(
    _ expected: InputFile, _ actual: InputFile, into list: inout DifferenceList,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    let counts = (
      try InputProbe.probe(expected, limits: options.limits),
      try InputProbe.probe(actual, limits: options.limits)
    )
    let (left, right) = (counts.0.pageCount, counts.1.pageCount)
    if left != right {
      list.add(.page, at: place, expected: Self.pages(left), actual: Self.pages(right))
    }
    let isMany = max(left, right) > 1 || counts.0.kind == .pdf
    for page in 0..<min(left, right) {
      try Cancellation.check()
      var place = place
      if isMany { place.page = page + 1 }
      guard !list.masks.cover(place) else { continue }
      let wanted = try raster(page, of: expected)
      let found = try raster(page, of: actual)
      try PictureComparison(options: options, place: place).compare(wanted, found, into: &list, &pictures)
    }
  }

  private static func pages(_ count: Int) -> String { "\(count) page\(count == 1 ? "" : "s")" }

  private func raster(_ page: Int, of input: InputFile) throws(RectoError) -> PageRaster {
    try PageRaster(page: page, of: input, unitsPerInch: options.resolution, limits: options.limits)
  }

  func compare(
    _ expected: PageRaster, _ actual: PageRaster, into list: inout DifferenceList,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    guard expected != actual else { return }
    guard (expected.width, expected.height) == (actual.width, actual.height) else {
      list.add(
        .picture, at: place, expected: "\(expected.width) x \(expected.height) pixels",
        actual: "\(actual.width) x \(actual.height) pixels")
      return try keep(
        expected, actual, marked: expected, PicturePair(place: place, share: 1, boxes: []), &pictures)
    }
    let difference = PictureDifference(
      expected, actual, tolerance: options.pixelTolerance, masked: list.masks.boxes(on: place.page ?? 1))
    guard let first = difference.pixels.first else { return }
    let similarity = StructuralSimilarity.similarity(expected, actual)
    let mayPass =
      options.leastSimilarity.map { similarity >= $0 } ?? (difference.share <= options.pixelShare)
    guard !mayPass else { return }
    let boxes = difference.boxes
    var place = place
    place.box = boxes.first
    let (x, y) = difference.place(of: first)
    list.add(
      .picture, at: place, expected: "\(expected.colour(first)) at \(x), \(y)",
      actual:
        "\(actual.colour(first)); \(difference.pixels.count) pixel\(difference.pixels.count == 1 ? "" : "s")"
        + " (\(Self.percent(difference.share))) differ, similarity \(Self.rounded(similarity))")
    let pair = PicturePair(place: self.place, share: difference.share, similarity: similarity, boxes: boxes)
    try keep(expected, actual, marked: options.keepsPictures ? difference.marked : expected, pair, &pictures)
  }

  private func keep(
    _ expected: PageRaster, _ actual: PageRaster, marked: PageRaster, _ pair: PicturePair,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    var pair = pair
    if options.keepsPictures, pictures.count < 40 {
      (pair.expected, pair.actual, pair.marked) = (try expected.png(), try actual.png(), try marked.png())
    }
    pictures.append(pair)
  }

  private static func percent(_ share: Double) -> String {
    share > 0 && share < 0.0001 ? "< 0.01 %" : "\((share * 10_000).rounded() / 100) %"
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)" }
}

extension PageRaster {
  /// `#c00000`.
  fileprivate func colour(_ pixel: Int) -> String {
    "#"
      + samples[pixel * 3..<pixel * 3 + 3].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
