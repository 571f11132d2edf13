public import Foundation
public import RectoModel

/// Compares two files of any supported kind, whoever made them.
///
///     let report = try Comparison().compare(expected: approved, actual: made)
///     for difference in report.differences { print(difference) }
///
/// PDF files go through poppler and libqpdf in this process: compare files of strangers in a process that may die.
public struct Comparison: Sendable {
  public var options: ComparisonOptions

  public init(options: ComparisonOptions = ComparisonOptions()) { self.options = options }

  /// From any thread. Throws what is wrong with a file: `.resourceUnavailable`, `.malformedInput`,
  /// `.passwordRequired`, `.limitExceeded`; the error names it.
  public func compare(
    expected: URL, actual: URL, expectedName: String? = nil, actualName: String? = nil
  ) throws(RectoError) -> ComparisonReport {
    try Cancellation.check()
    let left = try ComparedFile(
      expected, name: expectedName ?? expected.lastPathComponent, limits: options.limits)
    let right = try ComparedFile(actual, name: actualName ?? actual.lastPathComponent, limits: options.limits)
    var report = ComparisonReport(expected: left.name, actual: right.name, kind: left.kind)
    if left.kind != .folder, left.data == right.data, right.kind != .folder {
      if options.characterErrorRate != nil { report.characterErrorRate = 0 }
      return report
    }
    var list = DifferenceList(MaskSet(options.masks), listed: options.listed)
    if left.kind == .folder, right.kind == .folder {
      try compareFolders(left, right, into: &list, &report.pictures)
    } else if options.mode == .exact || left.kind != right.kind {
      BytesComparison.compare(left, right, into: &list)
    } else if let most = options.characterErrorRate {
      report.characterErrorRate = try TextTolerance(most: most).compare(left, right, into: &list)
    } else {
      try compare(left, right, into: &list, &report.pictures)
    }
    report.differences = list.differences
    report.differenceCount = list.count
    return report
  }

  private func compare(
    _ expected: ComparedFile, _ actual: ComparedFile, into list: inout DifferenceList,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    let isTextOnly = !options.aspects.contains(.structure)
    switch expected.kind {
    case .pdf: try PDFComparison(options: options).compare(expected, actual, into: &list, &pictures)
    case .docx, .xlsx, .pptx:
      guard isTextOnly else { fallthrough }
      guard options.aspects.contains(.text) else { return }
      try OfficeText(expected).compare(try OfficeText(actual), into: &list)
    case .archive:
      try PackageComparison(expected, actual, options: options).compare(into: &list, pictures: &pictures)
    case .picture:
      let comparison = PictureComparison(options: options, place: DifferencePlace())
      try comparison.compareFiles(expected.input, actual.input, into: &list, &pictures)
    case .json:
      let comparison = JSONComparison(numberTolerance: options.numberTolerance)
      comparison.compare(try expected.json(), try actual.json(), into: &list)
    case .xml, .html:
      var comparison = MarkupComparison()
      comparison.compare(try expected.markup(), try actual.markup(), into: &list)
    case .csv:
      GridComparison().compare(
        DelimitedText(expected.text).rows, DelimitedText(actual.text).rows, into: &list)
    case .text: TextComparison().compare(expected.text, actual.text, into: &list)
    case .folder, .binary: BytesComparison.compare(expected, actual, into: &list)
    }
  }

  /// File by file, by name.
  private func compareFolders(
    _ expected: ComparedFile, _ actual: ComparedFile, into list: inout DifferenceList,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    let (left, right) = (try expected.entries(), try actual.entries())
    for name in Set(left).union(right).sorted() {
      guard left.contains(name), right.contains(name) else {
        let place = DifferencePlace(part: name)
        list.add(
          .part, at: place, expected: left.contains(name) ? name : nil,
          actual: left.contains(name) ? nil : name)
        continue
      }
      let inner = try compare(
        expected: expected.url.appendingPathComponent(name), actual: actual.url.appendingPathComponent(name),
        expectedName: "\(expected.name)/\(name)", actualName: "\(actual.name)/\(name)")
      list.add(inner, below: name)
      pictures += inner.pictures.map { picture in
        var picture = picture
        picture.place.part = name
        return picture
      }
    }
  }
}

extension ComparedFile {
  /// Names in a folder, sorted, without hidden files.
  fileprivate func entries() throws(RectoError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !$0.hasPrefix(".") }
        .sorted()
    } catch {
      throw RectoError(
        .resourceUnavailable, "The folder can't be read.", location: .init(file: name), cause: "\(error)")
    }
  }

  func json() throws(RectoError) -> JSONValue {
    do { return try JSONValue(data) } catch { throw error.at(file: name) }
  }

  func markup() throws(RectoError) -> MarkupTree {
    let parser = MarkupParser(name: name)
    return kind == .html ? try parser.html(data) : try parser.xml(data)
  }
}

extension DifferenceList {
  /// What was found in a file of a folder.
  fileprivate mutating func add(_ report: ComparisonReport, below name: String) {
    for difference in report.differences {
      var place = difference.place
      place.part = place.part.map { "\(name)/\($0)" } ?? name
      add(difference.kind, at: place, expected: difference.expected, actual: difference.actual)
    }
    countUnlisted(report.differenceCount - report.differences.count)
  }
}
