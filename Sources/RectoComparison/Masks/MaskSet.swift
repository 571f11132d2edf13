import Foundation
import RectoModel

/// All masks of a comparison, ready for use.
struct MaskSet {
  private var paths: [PathPattern] = []
  private var parts: [PathPattern] = []
  private var cells: [PathPattern] = []
  private var pages: Set<Int> = []
  private var boxes: [(page: Int, box: Rect)] = []
  private var texts: [TextPattern] = []

  init(_ masks: [Mask]) {
    for mask in masks {
      switch mask {
      case .path(let pattern): paths.append(PathPattern(pattern))
      case .part(let pattern): parts.append(PathPattern(pattern))
      case .cell(let pattern): cells.append(PathPattern(pattern))
      case .page(let page): pages.insert(page)
      case .box(let page, let box): boxes.append((page, box))
      case .text(let pattern): if let made = TextPattern(pattern) { texts.append(made) }
      }
    }
  }

  /// Whether what is here may differ.
  func cover(_ place: DifferencePlace) -> Bool {
    if let part = place.part, parts.contains(where: { $0.matches(part) }) { return true }
    if let path = place.path, paths.contains(where: { $0.covers(path) }) { return true }
    if let cell = place.cell, cells.contains(where: { $0.matches(cell) }) { return true }
    if let page = place.page, pages.contains(page) { return true }
    guard let box = place.box else { return false }
    return boxes(on: place.page ?? 1).contains { $0.insetBy(-0.5).contains(box) }
  }

  func boxes(on page: Int) -> [Rect] { boxes.filter { $0.page == page }.map(\.box) }

  /// A text with what is masked in it made equal.
  func cleaned(_ text: String) -> String { texts.reduce(text) { $1.cleaned($0) } }
}

extension Rect {
  func insetBy(_ distance: Double) -> Rect {
    Rect(
      x: x + distance, y: y + distance, width: max(0, width - 2 * distance),
      height: max(0, height - 2 * distance))
  }

  func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.minY >= minY && other.maxX <= maxX && other.maxY <= maxY
  }
}

/// A regular expression whose finds are left out of texts.
struct TextPattern {
  private let expression: NSRegularExpression

  init?(_ pattern: String) {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
    self.expression = expression
  }

  func cleaned(_ text: String) -> String {
    let whole = NSRange(text.startIndex..<text.endIndex, in: text)
    return expression.stringByReplacingMatches(in: text, range: whole, withTemplate: "\u{FFFC}")
  }
}
