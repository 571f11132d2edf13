import Foundation
import RectoModel
import RectoTesting
import Testing

/// The scans that are shipped as samples. They are drawn again by the test of this name.
struct SampleScan: Sendable, CustomTestStringConvertible {
  var fileName: String
  var encoding: SyntheticScan.Encoding
  var synthesizer: ScanSynthesizer
  var title: String
  var pages: [ScanPage]

  var testDescription: String { fileName }

  func scan() throws(RectoError) -> SyntheticScan {
    try synthesizer.scan(pages, metadata: DocumentMetadata(title: title, language: "en"))
  }

  static let all = [letter, report, invoice]
}

extension SampleScan {
  /// As a flatbed scanner with a tired lamp gives it.
  static let letter = SampleScan(
    fileName: "letter.jpg", encoding: .jpeg(quality: 30),
    synthesizer: ScanSynthesizer(
      resolution: 200, seed: 7,
      degradations: [
        .blur(radius: 1), .skew(degrees: 0.8), .light(left: 0.97, right: 0.86),
        .gaussianNoise(deviation: 1.2),
      ]),
    title: "Letter from a paper mill",
    pages: [
      ScanPage(
        margin: 68, font: ScanFont(size: 10.5),
        footer: "Harrow Lane Paper Mill · 4 Weir Street · Ashby",
        items: [
          .columns([
            [.figure(.seal(diameter: 54))],
            [
              .paragraph("Harrow Lane Paper Mill\n4 Weir Street\nAshby", alignment: .end),
              .paragraph("12 March 1987", alignment: .end),
            ],
          ]),
          .space(18),
          .paragraph("Mrs Eleanor Finch\nCounty Record Office\n27 Castle Hill\nMarlow"),
          .space(10),
          .heading(level: 3, "Your order of cotton paper"),
          .paragraph("Dear Mrs Finch,"),
          .paragraph(
            "Thank you for your letter of 3 March. We are glad that the first two hundred sheets have reached "
              + "you undamaged, and that your binders found them easy to work with. The remaining eight hundred "
              + "will leave the mill on 24 March with our own van, packed flat between boards as you asked."),
          .paragraph(
            "You wanted to know how the paper will age. It is made from cotton linters alone, without wood "
              + "pulp, and it is sized with a neutral size. We add 3 % of chalk, which takes up the acids that "
              + "a reading room cannot keep out. Samples from our own files, made in 1931 in the same way, "
              + "still fold more than a thousand times before they break."),
          .paragraph("Please keep in mind, when the sheets arrive:"),
          .list(
            .bulleted,
            [
              ScanListItem("Let them rest in the room for two days before they are cut."),
              ScanListItem("The grain runs along the long side; the watermark shows the upper face."),
              ScanListItem("Store what is left over at 18 °C and 50 % humidity, away from the windows."),
            ]),
          .paragraph(
            "The invoice follows by separate post. Should a sheet be torn or stained, send us a word and the "
              + "number on the wrapper, and we will replace it without charge."),
          .space(6),
          .paragraph("Yours sincerely,"),
          .space(34),
          .paragraph("Thomas Reed\nSales office"),
        ])
    ])

  /// As an office copier gives it: black and white.
  static let report = SampleScan(
    fileName: "report.tif", encoding: .tiff,
    synthesizer: ScanSynthesizer(
      resolution: 300, seed: 11, degradations: [.skew(degrees: -0.35), .threshold(level: 150)]),
    title: "Five years of the map room", pages: [reportFront, reportBack])

  private static let reportFont = ScanFont(size: 11.6)

  private static let reportFront = ScanPage(
    margin: 60, font: reportFont, header: "Town Archive · Annual Report", footer: "1",
    items: [
      .heading(level: 1, "Five Years of the Map Room"),
      .paragraph("What we have copied, what it cost, and what the readers asked for", alignment: .start),
      .rule,
      .columns([
        [
          .heading(level: 2, "1. Why we began"),
          .paragraph(
            "The map room holds eleven thousand sheets, from parish plans on vellum to the rail\u{AD}way "
              + "surveys of the last century. Every time a sheet is un\u{AD}rolled it loses a little of its "
              + "surface. In 2019 the council agreed that each map should be photo\u{AD}graphed once, well, and "
              + "then left in peace.", alignment: .justified),
          .paragraph(
            "We expected the work to take ten years. After five, two thirds of the sheets are done, and the "
              + "reading room hands out prints where it used to hand out originals.", alignment: .justified),
          .heading(level: 2, "2. How a sheet is copied"),
          .paragraph(
            "A sheet is first brushed and laid under glass. Two lamps light it from the sides, so that folds "
              + "cast no shadow. The camera takes nine over\u{AD}lapping pictures, which are joined by the "
              + "computer over\u{AD}night. A colour chart and a ruler lie beside every map.",
            alignment: .justified),
          .figure(
            .bars(
              [9.5, 14.2, 12.1, 19.8, 22.4], labels: ["2019", "2020", "2021", "2022", "2023"], height: 96)),
          .caption("Figure 1. Sheets copied in each year, in hundreds."),
        ],
        [
          .paragraph(
            "The next morning somebody compares the result with the original, writes down the title, the "
              + "year and the scale, and looks for place names that have since changed. This takes longer than "
              + "the photo\u{AD}graph. It is also the part that readers thank us for: a map that cannot be found "
              + "might as well have been burnt.", alignment: .justified),
          .heading(level: 2, "3. What went wrong"),
          .paragraph(
            "In the second winter the heating failed and the glue of some older linings came loose. Forty "
              + "sheets went to the binder. Since then a hygro\u{AD}meter with an alarm hangs on the wall, and "
              + "the room is closed when it drops below forty per cent.", alignment: .justified),
          .paragraph(
            "The first set of lamps was too warm. We replaced them after a month and copied the two hundred "
              + "sheets from that month again.", alignment: .justified),
        ],
      ]),
    ])

  private static let reportBack = ScanPage(
    margin: 60, font: reportFont, header: "Town Archive · Annual Report", footer: "2",
    items: [
      .heading(level: 2, "4. Costs"),
      .paragraph(
        "The council paid for the camera and for one post. Everything else came out of the budget of the reading "
          + "room, which sold prints for more than it ever had before.", alignment: .justified),
      .table(
        ScanTable(
          columnShares: [3.2, 1, 1, 1, 1, 1], alignments: [.start, .end, .end, .end, .end, .end],
          rows: [
            ["Item", "2019", "2020", "2021", "2022", "2023"],
            ["Camera and lamps", "41,200", "1,850", "0", "620", "0"],
            ["Staff", "28,400", "29,100", "29,900", "31,000", "32,300"],
            ["Binder and boxes", "3,150", "9,480", "4,020", "3,300", "2,960"],
            ["Storage of the pictures", "900", "1,400", "2,100", "2,750", "3,400"],
            ["Prints sold", "-2,300", "-3,900", "-5,250", "-8,100", "-9,700"],
          ])),
      .caption("Table 1. Costs of the map room in pounds. Income is shown with a minus sign."),
      .heading(level: 2, "5. What comes next"),
      .list(
        .numbered,
        [
          ScanListItem("Copy the remaining four thousand sheets, the largest ones last."),
          ScanListItem(
            "Put the maps on line:",
            children: [
              ScanListItem("those before 1850 at once,"),
              ScanListItem("the others when the rights are cleared."),
            ]),
          ScanListItem("Ask readers to help with place names."),
        ]),
      .paragraph(
        "None of this would have been possible without the volunteers, who gave more than three thousand hours "
          + "and asked for nothing but tea.", alignment: .justified),
      .space(190), .rule,
      .footnote(
        marker: "1",
        "A sheet that was copied twice is counted once. Atlases are counted by the page, not by the volume."),
    ])
}
