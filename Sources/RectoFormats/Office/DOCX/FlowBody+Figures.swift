internal import RectoModel

extension FlowBody {
  func figure(_ figure: Figure, of block: Block, at place: Place) -> [BodyItem] {
    let description = [figure.alternateText?.cleaned ?? "", figure.lines.cleanRunningText]
      .filter { !$0.isEmpty }.joined(separator: "\n")
    if let picture = picture(figure.asset, of: block, description, at: place) {
      var made = BodyParagraph(.normal, [BodyRun(.picture(picture))])
      made.keepsWithNext = place.keepsWithNext
      made.alignment = place.isInTable ? nil : .center
      return [.paragraph(made)]
    }
    var made = text(Paragraph(figure.lines), .normal, place)
    if made.runs.isEmpty, !description.isEmpty { made.runs = [BodyRun(.text(description))] }
    return made.runs.isEmpty ? [] : [.paragraph(made)]
  }

  func formula(_ formula: Formula, of block: Block, at place: Place) -> [BodyItem] {
    if let lines = formula.cleanLaTeX {
      let latex = lines.joined(separator: " ")
      if let math = LaTeXFormula(latex).math {
        return [.paragraph(BodyParagraph(.normal, [BodyRun(.formula(math))]))]
      }
      context.report(
        .contentOmitted(
          page: place.page, block: block.id, what: "the look of a formula; its LaTeX stands as text"))
      var made = BodyParagraph(.normal, [BodyRun(.text(latex))])
      made.alignment = .center
      return [.paragraph(made)]
    }
    let words = formula.lines.cleanRunningText
    if let picture = picture(formula.asset, of: block, words, at: place) {
      var made = BodyParagraph(.normal, [BodyRun(.picture(picture))])
      made.alignment = .center
      return [.paragraph(made)]
    }
    let made = text(Paragraph(formula.lines), .normal, place)
    return made.runs.isEmpty ? [] : [.paragraph(made)]
  }

  /// As large as on the page, or as large as fits. nil when there is no picture to show, which is reported.
  private func picture(
    _ id: AssetID?, of block: Block, _ description: String, at place: Place
  ) -> PlacedPicture? {
    guard let asset = context.showableAsset(id, of: block, page: place.page) else { return nil }
    let box = block.region.box
    var (width, height) = (place.setup.twips(box.width), place.setup.twips(box.height))
    if width < 20 || height < 20 {
      (width, height) = (Int(min(asset.size.width, 10_000)) * 15, Int(min(asset.size.height, 10_000)) * 15)
    }
    let fit = min(1, Double(place.width) / Double(width), Double(place.height) / Double(height))
    return PlacedPicture(
      asset: asset, width: EMU(Int(Double(width) * fit) * 635), height: EMU(Int(Double(height) * fit) * 635),
      alternateText: description)
  }
}

extension WriteContext {
  /// The picture, if there is one that Office programs can show. What is missing is reported.
  func showableAsset(_ id: AssetID?, of block: Block, page: Int) -> Asset? {
    showableAsset(id, of: block, page: page, types: Asset.officeTypes, viewers: "Office programs")
  }
}

extension Asset {
  /// What Office programs show: JPEG 2000, JBIG2 and WEBP are not among it.
  static let officeTypes: [MediaType] = [.png, .jpeg, .gif, .bmp, .tiff]

  var isShownByOffice: Bool { Self.officeTypes.contains(mediaType) }
}
