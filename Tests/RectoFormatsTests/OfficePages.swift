import RectoModel
import RectoTesting
import Testing

/// Pages of the kinds that people make Office files of, beside the sample scans.
struct OfficePage: Sendable, CustomTestStringConvertible {
  var name: String
  var resolution = 150.0
  var page: ScanPage

  var testDescription: String { name }

  func scan() throws(RectoError) -> SyntheticScan {
    try ScanSynthesizer(resolution: resolution, seed: 3, degradations: [.gaussianNoise(deviation: 1)])
      .scan([page], metadata: DocumentMetadata(title: name, language: "en"))
  }

  static let all = [form, book, newspaper, receipt, slide, contents]

  static let form = OfficePage(
    name: "form",
    page: ScanPage(
      font: ScanFont("DejaVu Sans", size: 9.5),
      items: [
        .heading(level: 1, "Application for a reading card"),
        .paragraph("Please fill in with capital letters. Fields with a star are needed."),
        .table(
          ScanTable(
            columnShares: [1, 1, 1, 1],
            rows: [
              [ScanCell("A. About you", columnSpan: 4)],
              [
                ScanCell("Name *\nFINCH, ELEANOR", columnSpan: 2),
                ScanCell("Born on *\n4 May 1961", columnSpan: 2),
              ],
              [ScanCell("Street and number *\n27 CASTLE HILL", columnSpan: 3), "Post code\nML7 2QA"],
              ["Telephone\n01628 55 12", ScanCell("E-mail\ne.finch@example.org", columnSpan: 3)],
              [ScanCell("B. What you want to use", columnSpan: 4)],
              ["Maps", "yes", "Deeds", "no"], ["Pictures", "yes", "Newspapers", "yes"],
              [ScanCell("Remarks\nI need a desk at the window.", columnSpan: 4)],
            ], headerRowCount: 0)),
        .space(14),
        .paragraph("I have read the rules of the house and will keep them."),
        .space(30), .columns([[.rule, .paragraph("Place and date")], [.rule, .paragraph("Signature")]]),
      ]))

  static let book = OfficePage(
    name: "book",
    page: ScanPage(
      width: 396, height: 612, margin: 48, font: ScanFont(size: 10), header: "THE PAPER MAKER'S YEAR",
      footer: "87",
      items: [
        .heading(level: 2, "VI. Water"),
        .paragraph(
          "No mill was ever better than its water. The old makers knew this long before any chemist told "
            + "them why, and they would rather carry rags thirty miles to a clear stream than build beside a "
            + "brown one.1 In spring, when the snow melts, the river carries clay, and what is made in those weeks "
            + "is sold as second quality.", alignment: .justified),
        .paragraph(
          "The beaters want soft water, the vats cold. A maker at Ashby kept fish in his cistern and stopped the "
            + "mill when they turned on their sides.2 His sons, who put in a filter, laughed at him for it; but the "
            + "filter has been broken since the war, and the fish are back.", alignment: .justified),
        .paragraph(
          "Of all that can stand in water, iron does most harm. One part in a million turns a white sheet to "
            + "cream within a year, and a cream one to brown within ten. It comes from the pipes as often as "
            + "from the ground.", alignment: .justified),
        .space(110), .rule,
        .footnote(marker: "1", "Letters of the Harrow mill, no. 214, in the county archive."),
        .footnote(marker: "2", "They were trout. Carp bear almost anything."),
      ]))

  static let newspaper = OfficePage(
    name: "newspaper",
    page: ScanPage(
      margin: 40, font: ScanFont(size: 8.6),
      items: [
        .heading(level: 1, "The Ashby Courier"),
        .paragraph("No. 4,117 · Friday, 13 March 1987 · 20 pence", alignment: .center), .rule,
        .columns([
          [
            .heading(level: 3, "River falls after a week of rain"),
            .paragraph(story(0), alignment: .justified),
            .paragraph(story(1), alignment: .justified), .heading(level: 3, "Mill gets a new roof"),
            .paragraph(story(2), alignment: .justified),
          ],
          [
            .figure(
              .bars([3.1, 4.4, 5.2, 4.9, 2.6], labels: ["Mon", "Tue", "Wed", "Thu", "Fri"], height: 80)),
            .caption("The river at the weir, in feet."), .paragraph(story(3), alignment: .justified),
            .heading(level: 3, "Council to vote on parking"), .paragraph(story(0), alignment: .justified),
          ],
          [
            .paragraph(story(2), alignment: .justified), .heading(level: 3, "Lost and found"),
            .paragraph("Grey cat, one white ear, Weir Street. Please ring 55 12."),
            .paragraph("Umbrella, left on the 8.14 to Marlow."), .heading(level: 3, "Sport"),
            .paragraph(story(1), alignment: .justified), .paragraph(story(3), alignment: .justified),
          ],
        ]),
      ]))

  private static func story(_ number: Int) -> String {
    [
      "The river has fallen by two feet since Wednesday, and the lower road to Marlow is open again. Sandbags will "
        + "stay at the weir until Monday, a speaker of the council said, because more rain is expected.",
      "Farmers below the bridge have lost hay that was stored in the open. Nobody was hurt. The fire brigade pumped "
        + "out eleven cellars in Weir Street and thanked those who had brought tea.",
      "After ninety years the slates of the paper mill are being replaced. The work will take until autumn; the "
        + "machines go on under canvas. Visitors are asked to use the gate in Harrow Lane.",
      "In Saturday's match Ashby held the visitors to a draw until ten minutes before the end, when a ball from the "
        + "left was turned into the net by a defender who had slipped on the wet grass.",
    ][number]
  }

  static let receipt = OfficePage(
    name: "receipt", resolution: 200,
    page: ScanPage(
      width: 227, height: 420, margin: 16, font: ScanFont("DejaVu Sans Mono", size: 8.2),
      items: [
        .paragraph("CORNER SHOP ASHBY\n2 Weir Street\nTel. 01628 55 90", alignment: .center), .space(6),
        .table(
          ScanTable(
            columnShares: [3, 1, 1.3], alignments: [.start, .end, .end],
            rows: [
              ["Milk 1 l", "2", "1.90"], ["Brown bread", "1", "2.35"], ["Apples kg", "1.2", "3.48"],
              ["Tea 50 bags", "1", "4.10"], ["Paper towels", "3", "5.97"],
            ], headerRowCount: 0, isRuled: false)),
        .rule,
        .table(
          ScanTable(
            columnShares: [3, 2], alignments: [.start, .end],
            rows: [["TOTAL", "17.80"], ["CASH", "20.00"], ["CHANGE", "2.20"]], headerRowCount: 0,
            isRuled: false)),
        .space(8), .paragraph("13/03/1987 17:42 Till 2 No. 0417", alignment: .center),
        .paragraph("Thank you, come again!", alignment: .center),
      ]))

  static let slide = OfficePage(
    name: "slide", resolution: 100,
    page: ScanPage(
      width: 720, height: 405, margin: 40, font: ScanFont("DejaVu Sans", size: 15),
      items: [
        .heading(level: 1, "Map room: where we stand"),
        .columns([
          [
            .list(
              .bulleted,
              [
                ScanListItem("7,800 of 11,000 sheets are copied"),
                ScanListItem(
                  "Costs have halved since 2019", children: [ScanListItem("prints bring in 9,700")]),
                ScanListItem("The largest maps come last"),
              ])
          ],
          [
            .figure(
              .bars([9.5, 14.2, 12.1, 19.8, 22.4], labels: ["19", "20", "21", "22", "23"], height: 190))
          ],
        ]),
      ]))

  static let contents = OfficePage(
    name: "contents",
    page: ScanPage(
      footer: "iii",
      items: [
        .heading(level: 1, "Contents"),
        .table(
          ScanTable(
            columnShares: [0.5, 6, 0.7], alignments: [.start, .start, .end],
            rows: [
              ["1", "The county and its rivers", "1"], ["2", "Rags, and who gathered them", "19"],
              ["3", "From beater to vat", "44"], ["4", "The year of a mill", "71"], ["5", "Water", "87"],
              ["6", "Buyers, binders and printers", "112"], ["7", "What is left", "140"],
              ["", "Sources", "163"], ["", "Index", "171"],
            ], headerRowCount: 0, isRuled: false)),
      ]))
}
