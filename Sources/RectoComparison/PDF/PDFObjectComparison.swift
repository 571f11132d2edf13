import RectoModel

/// Compares what PDF files are made of: objects in the order in which they are reached, streams inflated, line by line.
struct PDFObjectComparison {
  let comparesDates: Bool

  func compare(_ expected: String, _ actual: String, into list: inout DifferenceList) {
    let left = PDFObjectLines(expected, comparesDates: comparesDates)
    let right = PDFObjectLines(actual, comparesDates: comparesDates)
    func plain(_ lines: PDFObjectLines) -> [String] { lines.lines.map { list.masks.cleaned($0.unnumbered) } }
    let before = list.count
    for gap in SequenceAlignment(plain(left), plain(right)).gaps {
      for (wanted, found) in gap.pairs {
        guard let line = wanted.map({ left.lines[$0] }) ?? found.map({ right.lines[$0] }) else { continue }
        list.add(
          .object, at: line.place, expected: wanted.map { left.lines[$0].text },
          actual: found.map { right.lines[$0].text })
      }
    }
    guard list.count == before, left.lines.count == right.lines.count else { return }
    // The same lines, but they lead to other objects.
    for (one, other) in zip(left.lines, right.lines) where one.text != other.text {
      if list.masks.cleaned(one.text) != list.masks.cleaned(other.text) {
        return list.add(.object, at: one.place, expected: one.text, actual: other.text)
      }
    }
  }
}

/// The lines of a PDF in QDF form, each with the object and the page that it stands in.
struct PDFObjectLines {
  struct Line {
    var text: String
    /// Numbers of objects say nothing: one object more would change all that follow.
    var unnumbered: String
    var place: DifferencePlace
  }

  private(set) var lines: [Line] = []

  init(_ dump: String, comparesDates: Bool) {
    var (page, place, isLength, endedStream): (Int?, DifferencePlace, Bool, Bool) = (
      nil, DifferencePlace(), false, false
    )
    for text in TextComparison.lines(dump) {
      if text.hasPrefix("%% ") {
        page = text.contains("age ") ? text.split(separator: " ").last.flatMap { Int($0) } : page
        continue
      }
      if text.hasPrefix("%QDF") || text.isEmpty { continue }
      if text.hasSuffix(" 0 obj"), let number = Int(text.dropLast(6)) {
        place = DifferencePlace(page: page, path: "object \(number)")
        (page, isLength, endedStream) = (nil, endedStream, false)
      }
      if text == "endstream" { endedStream = true }
      if text == "trailer" || text.hasPrefix("trailer ") { place = DifferencePlace(path: "trailer") }
      // The length of the stream before.
      if isLength, Int(text) != nil { continue }
      let shown = comparesDates ? text : Self.withoutDates(text)
      lines.append(Line(text: shown, unnumbered: Self.withoutNumbers(shown), place: place))
    }
  }

  private static let references = TextPattern(#"\b\d+ 0 (?=R\b|obj$)"#)
  private static let dates = TextPattern(
    #"(?<=<(xmp:CreateDate|xmp:ModifyDate|xmp:MetadataDate|xmpMM:DocumentID|xmpMM:InstanceID|pdf:Producer|xmp:CreatorTool)>)[^<]*"#
      + #"|(?<=(xmp:CreateDate|xmp:ModifyDate|xmp:MetadataDate|xmpMM:DocumentID|xmpMM:InstanceID|pdf:Producer|xmp:CreatorTool)=")[^"]*"#
  )

  private static func withoutNumbers(_ line: String) -> String {
    line.utf8.last == UInt8(ascii: "R") || line.contains(" 0 R") || line.hasSuffix(" obj")
      ? references?.cleaned(line) ?? line : line
  }

  /// Of the document's description and its metadata.
  private static func withoutDates(_ line: String) -> String {
    let trimmed = line.drop { $0 == " " }
    for key in ["/CreationDate ", "/ModDate ", "/Producer ", "/Creator "] where trimmed.hasPrefix(key) {
      return "\(line.prefix(line.count - trimmed.count))\(key)(not compared)"
    }
    guard line.contains("xmp") || line.contains("pdf:Producer") else { return line }
    return dates?.cleaned(line) ?? line
  }
}
