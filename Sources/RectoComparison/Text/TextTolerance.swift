import Foundation
import RectoModel

/// Compares only the words of two files, of which some characters may be wrong: for engines that don't read the same
/// twice.
struct TextTolerance {
  /// The share of characters, 0...1.
  let most: Double

  /// Returns the share that is wrong, at most 1.
  func compare(
    _ expected: ComparedFile, _ actual: ComparedFile, into list: inout DifferenceList
  ) throws(RectoError) -> Double {
    let left = Self.folded(list.masks.cleaned(try Self.text(of: expected)))
    let right = Self.folded(list.masks.cleaned(try Self.text(of: actual)))
    let (one, other) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    // Twice what may be, so that a near miss is told as what it is.
    let limit = min(max(one.count, other.count), max(16, Int(most * 2 * Double(one.count)) + 1))
    let distance = EditDistance.distance(one, other, limit: limit)
    let rate = min(1, Double(distance ?? limit) / Double(max(1, one.count)))
    guard rate > most || distance == nil else { return rate }
    let percent = "\((rate * 10_000).rounded() / 100) %"
    let place = DifferencePlace(
      path: "character errors \(distance == nil ? "over " : "")\(percent), allowed \(most * 100) %")
    list.add(.text, at: place, expected: left, actual: right)
    return rate
  }

  /// One blank between words.
  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func text(of file: ComparedFile) throws(RectoError) -> String {
    switch file.kind {
    case .pdf:
      do throws(RectoError) {
        return try PDFTextBoxes([UInt8](file.data)).pages().map(\.text).joined(separator: "\n")
      } catch {
        throw error.at(file: file.name)
      }
    case .docx, .xlsx, .pptx: return try OfficeText(file).pieces.map(\.text).joined(separator: "\n")
    case .json: return try file.json().texts.joined(separator: " ")
    case .xml, .html: return try file.markup().spacedText
    case .csv: return DelimitedText(file.text).rows.map { $0.joined(separator: " ") }.joined(separator: "\n")
    case .text: return file.text
    case .archive, .picture, .folder, .binary:
      throw RectoError(
        .unsupportedFeature,
        "A file of kind \(file.kind.rawValue) has no text; compare it without a character error rate.",
        location: .init(file: file.name))
    }
  }
}

extension MarkupTree {
  /// What is shown, with blanks between elements.
  fileprivate var spacedText: String {
    if ["style", "script", "head"].contains(name) { return "" }
    return content.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.spacedText
      }
    }.joined(separator: " ")
  }
}
