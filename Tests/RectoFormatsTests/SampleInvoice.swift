import RectoModel
import RectoTesting

extension SampleScan {
  /// As a document scanner gives it: grey, lossless, a little noise.
  static let invoice = SampleScan(
    fileName: "invoice.png", encoding: .png,
    synthesizer: ScanSynthesizer(resolution: 150, seed: 3, degradations: [.saltAndPepper(share: 0.00003)]),
    title: "Invoice of a bindery",
    pages: [
      ScanPage(
        margin: 62, font: ScanFont("DejaVu Sans", size: 9.6),
        footer: "Quayside Bindery Ltd · VAT GB 318 2204 71 · Account 0042 1187 at Harbour Bank",
        items: [
          .heading(level: 1, "Invoice"),
          .columns([
            [.paragraph("Quayside Bindery Ltd\n9 Ropewalk\nPort Ellis")],
            [.paragraph("Number: 2024-0173\nDate: 8 November 2024\nDue: 22 November 2024")],
          ]),
          .space(6),
          .paragraph("To: Ashby Museum of Printing, 1 Market Square, Ashby"),
          .space(4),
          .table(
            ScanTable(
              columnShares: [0.6, 4, 1, 1.3, 1.4], alignments: [.end, .start, .end, .end, .end],
              rows: [
                ["No.", "Work", "Pieces", "Each", "Amount"],
                ["1", "Rebinding in half leather, spine titled in gold", "4", "118.00", "472.00"],
                ["2", "New boards and cloth, old covers kept inside", "11", "64.50", "709.50"],
                ["3", "Boxes for loose plates, grey board, lined", "6", "38.25", "229.50"],
                ["4", "Washing and mending of torn leaves, by the hour", "13", "29.00", "377.00"],
                [ScanCell("Net", columnSpan: 4), "1,788.00"],
                [ScanCell("VAT 20 %", columnSpan: 4), "357.60"],
                [ScanCell("To pay", columnSpan: 4), "2,145.60"],
              ])),
          .paragraph(
            "Please pay within fourteen days and quote the number of the invoice. The volumes stay in our "
              + "strongroom until you fetch them; they are insured for the sum that you have named."),
          .paragraph("With thanks for your order."),
        ])
    ])
}
