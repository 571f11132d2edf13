import RectoModel
import RectoRecognition

/// Compares PDF files: the words and where they stand, then how the pages look, then what the files are made of.
struct PDFComparison {
  let options: ComparisonOptions

  func compare(
    _ expected: ComparedFile, _ actual: ComparedFile, into list: inout DifferenceList,
    _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    let needsDumps = options.aspects.contains(.structure) || options.aspects.contains(.text)
    let dumps = needsDumps ? (try dump(of: expected), try dump(of: actual)) : nil
    if let dumps, options.aspects.contains(.text) {
      let words = PDFWordComparison(boxTolerance: options.boxTolerance)
      words.compare(dumps.0.pages, dumps.1.pages, into: &list)
    }
    if options.aspects.contains(.look) {
      let comparison = PictureComparison(options: options, place: DifferencePlace())
      try comparison.compareFiles(expected.input, actual.input, into: &list, &pictures)
    }
    if let dumps, options.aspects.contains(.structure) {
      let objects = PDFObjectComparison(comparesDates: options.comparesDates)
      objects.compare(dumps.0.objects, dumps.1.objects, into: &list)
    }
  }

  private func dump(of file: ComparedFile) throws(RectoError) -> PDFDump {
    do {
      return try PDFDump([UInt8](file.data))
    } catch {
      throw error.at(file: file.name)
    }
  }
}

extension ComparedFile {
  var input: InputFile { InputFile(file: url, name: name) }
}
