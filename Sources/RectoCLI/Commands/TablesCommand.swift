import ArgumentParser

/// `convert`, of which only the tables are written.
struct TablesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "Write only the tables of images and PDFs, with their captions.",
    discussion: """
      recto tables report.pdf -o report.csv
      recto tables *.png -o out/ --to csv,json
      recto tables report.pdf -o - --to csv --option csv.delimiter=semicolon

      CSV has a file for each table, report-p3-t1.csv, when there are several. JSON holds pages with table blocks only. \
      Without any table nothing is written, and the exit code is 10; see recto convert --help for the others.
      """)

  @OptionGroup var conversion: ConvertCommand

  func run() async throws { try await conversion.run(tablesOnly: true) }
}
