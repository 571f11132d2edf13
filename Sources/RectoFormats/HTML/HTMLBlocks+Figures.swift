internal import Foundation
internal import RectoModel

extension HTMLBlocks {
  func html(of figure: Figure, in block: Block, caption: CaptionPlan.Placed?) -> String {
    let explained = caption?.caption.paragraph.lines.cleanRunningText ?? ""
    let described = [figure.alternateText?.cleaned ?? "", figure.lines.cleanRunningText].filter {
      !$0.isEmpty
    }
    let description = described.isEmpty ? explained : described.joined(separator: "\n")
    let picture = picture(figure.asset, of: block, description: description)
    let words = element("p", figure.lines)
    let shown = picture ?? (words.isEmpty ? text(figure.alternateText?.cleaned) : words)
    return element(shown, caption: caption)
  }

  /// As MathML where its LaTeX is understood, else as LaTeX; without any its picture or its words.
  func html(of formula: Formula, in block: Block, caption: CaptionPlan.Placed?) -> String {
    let shown: String
    if let lines = formula.cleanLaTeX {
      let latex = lines.joined(separator: " ")
      if let math = LaTeXFormula(latex).math {
        shown = "<div class=\"formula\">\(MathML.html(of: math, latex: latex))</div>"
      } else {
        setting.context.report(
          .contentOmitted(
            page: page, block: block.id, what: "the look of a formula; its LaTeX stands as text"))
        shown = "<p class=\"formula\"><code class=\"math\">\(latex.htmlEscaped)</code></p>"
      }
    } else {
      let words = formula.lines.cleanRunningText
      if let picture = picture(formula.asset, of: block, description: words) {
        return element(picture, caption: caption)
      }
      shown = element("p", formula.lines, class: "formula")
    }
    return caption == nil ? shown : element(shown, caption: caption)
  }

  private func element(_ shown: String, caption: CaptionPlan.Placed?) -> String {
    let words = caption.map { element("figcaption", $0.caption.paragraph.lines) } ?? ""
    let parts = (caption?.isAbove == true ? [words, shown] : [shown, words]).filter { !$0.isEmpty }
    return parts.isEmpty ? "" : "<figure>\n" + parts.joined(separator: "\n") + "\n</figure>"
  }

  private func text(_ text: String?) -> String {
    text.map { $0.isEmpty ? "" : "<p>\($0.htmlEscaped)</p>" } ?? ""
  }

  /// As large as on the page. nil when there is no picture to show, which is reported.
  private func picture(_ id: AssetID?, of block: Block, description: String) -> String? {
    guard setting.options.images == .inline,
      let asset = setting.context.showableAsset(
        id, of: block, page: page, types: Self.pictureTypes, viewers: "browsers")
    else { return nil }
    guard let data = try? setting.context.assets.bytes(of: asset) else {
      setting.context.report(.assetMissing(page: page, asset: asset.id))
      return nil
    }
    let size = size(of: asset, in: block.region.box)
    return "<img src=\"data:\(asset.mediaType);base64,\(data.base64EncodedString())\"\(size)"
      + " alt=\"\(description.htmlEscaped)\">"
  }

  private static let pictureTypes: [MediaType] = [.png, .jpeg, .gif, .webp]

  /// In pixels of CSS, 96 an inch; the picture's own proportions.
  private func size(of asset: Asset, in box: Rect) -> String {
    guard asset.size.width >= 1, asset.size.height >= 1 else { return "" }
    let onPage = box.width / resolution.unitsPerInch * 96
    let width = onPage.isFinite && onPage >= 8 ? min(onPage, 10_000) : min(asset.size.width, 10_000)
    let height = min(max(width * asset.size.height / asset.size.width, 1), 100_000)
    return " width=\"\(Int(width.rounded()))\" height=\"\(Int(height.rounded()))\""
  }
}
