/// Reads the content of all pages, with their forms, patterns and glyphs, and notes what they use.
final class ContentScan {
  let level: ArchiveLevel
  var obstacles = ArchiveObstacles()
  private(set) var fonts: [FontUse] = []
  private var fontPositions: [String: Int] = [:]
  /// Pages by the device space that they use without a default for it.
  var devicePages: [String: [Int]] = [:]
  var overprintPages: Set<Int> = []
  var profilePages: Set<Int> = []
  /// The look of each ink.
  var colorants: [String: [UInt8]] = [:]
  var checkedProfiles: Set<Int> = []
  private var seen: Set<String> = []
  private var bareForms: [Int: Int] = [:]

  struct State {
    var font: Int?
    var isVisible = true
  }

  init(level: ArchiveLevel) { self.level = level }

  /// `page` is 1-based.
  func scan(page: borrowing QPDFObject, number: Int) {
    guard let content = page.pageContent else {
      return obstacles.add("6.2.2", "The content of the page is damaged", .repair, page: number)
    }
    scan([UInt8](content), resources: page["/Resources"], page: number, state: State(), depth: 0)
  }

  /// Once for each stream; forms take over the state of the text around them.
  func scan(
    stream: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int, state: State = State(),
    depth: Int = 1
  ) {
    guard seen.insert("\(stream.id) \(state.isVisible) \(state.font ?? -1)").inserted else {
      return noteShared(stream, page: page)
    }
    guard depth < 32, let data = stream.streamData(.generalized) else {
      return obstacles.add(
        "6.2.2", "The content of object \(stream.id) is damaged or nested too deep", .repair, page: page)
    }
    if stream["/Resources"].isNull {
      bareForms[stream.id] = page
      scan([UInt8](data), resources: resources, page: page, state: state, depth: depth)
    } else {
      scan([UInt8](data), resources: stream["/Resources"], page: page, state: state, depth: depth)
    }
  }

  /// A form without resources has those of its page, which can be given to it when there is one page only.
  private func noteShared(_ stream: borrowing QPDFObject, page: Int) {
    guard let first = bareForms[stream.id], first != page else { return }
    obstacles.add("6.2.2", "Form object \(stream.id) has no resources of its own", .redraw, page: page)
  }

  private func scan(
    _ bytes: [UInt8], resources: borrowing QPDFObject, page: Int, state: State, depth: Int
  ) {
    var (lexer, state, saved) = (ContentLexer(bytes), state, [State]())
    while let operation = lexer.next() {
      switch operation.name {
      case "q": saved.append(state)
      case "Q": state = saved.popLast() ?? state
      default: take(operation, resources: resources, page: page, state: &state, depth: depth)
      }
      if saved.count > 28 {
        obstacles.add("6.1.13", "Graphics states are nested more than 28 deep", .redraw, page: page)
      }
    }
    check(lexer, page: page)
  }

  private func check(_ lexer: ContentLexer, page: Int) {
    if lexer.hasOddString {
      obstacles.add("6.1.6", "A hexadecimal string has an odd number of digits", .redraw, page: page)
    }
    if lexer.isDamaged { obstacles.add("6.2.2", "The content of the page is damaged", .repair, page: page) }
    if lexer.longestName > 127 || lexer.longestString > 32767
      || lexer.largestNumber > (level.part == .one ? 32767 : 2_147_483_647)
    {
      obstacles.add("6.1.13", "The content has a value beyond the limits of PDF/A", .redraw, page: page)
    }
  }

  // MARK: Operators

  private func take(
    _ operation: LexedOperation, resources: borrowing QPDFObject, page: Int, state: inout State, depth: Int
  ) {
    let operands = operation.operands
    switch operation.name {
    case "Tf": select(operands.first?.name, resources: resources, page: page, state: &state)
    case "Tr": state.isVisible = operands.last?.number != 3
    case "Tj", "'", "\"", "TJ": show(operands, state: state, page: page)
    case "Do": draw(operands.last?.name, resources: resources, page: page, state: state, depth: depth)
    case "gs":
      guard let values = resource("/ExtGState", operands.last?.name, resources, page: page) else { return }
      takeState(values, resources: resources, page: page, state: &state, depth: depth)
    case "rg", "RG": takeDevice("/DeviceRGB", resources: resources, page: page)
    case "k", "K": takeDevice("/DeviceCMYK", resources: resources, page: page)
    case "cs", "CS":
      if let name = operands.last?.name { takeSpace(name: name, resources: resources, page: page) }
    case "scn", "SCN":
      guard let name = operands.last?.name,
        let pattern = resource("/Pattern", name, resources, page: page)
      else { return }
      takePattern(pattern, resources: resources, page: page, depth: depth)
    case "sh":
      guard let shading = resource("/Shading", operands.last?.name, resources, page: page) else { return }
      takeSpace(shading["/ColorSpace"], resources: resources, page: page)
    case "ri": checkIntent(operands.last?.name, page: page)
    case "BI": takeInline(operands.first, resources: resources, page: page)
    default: checkOperator(operation.name, page: page)
    }
  }

  private func checkOperator(_ name: String, page: Int) {
    guard !ContentOperators.all.contains(name) else { return }
    let shown = String(name.unicodeScalars.prefix(12).map { $0.isASCII ? Character($0) : "?" })
    obstacles.add("6.2.2", "The content has the unknown operator \(shown)", .redraw, page: page)
  }

  func checkIntent(_ name: String?, page: Int) {
    guard let name, !ContentOperators.renderingIntents.contains(name) else { return }
    obstacles.add("6.2.6", "\(name.dropFirst()) is no rendering intent", .redraw, page: page)
  }

  /// nil, and an obstacle, when there is none of that name.
  func resource(
    _ kind: String, _ name: String?, _ resources: borrowing QPDFObject, page: Int
  ) -> QPDFObject? {
    guard let name else { return nil }
    let found = resources[kind][name]
    guard found.isNull else { return found }
    let label = kind == "/XObject" ? "object" : String(kind.dropFirst())
    obstacles.add("6.2.2", "The \(label) \(name.dropFirst()) is drawn but missing", .redraw, page: page)
    return nil
  }

  // MARK: Text

  private func select(
    _ name: String?, resources: borrowing QPDFObject, page: Int, state: inout State
  ) {
    state.font = nil
    guard let font = resource("/Font", name, resources, page: page) else { return }
    state.font = position(of: font, resources: resources, page: page)
  }

  private func position(of font: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int) -> Int {
    let key = font.id > 0 ? "\(font.id)" : font.syntax
    if let known = fontPositions[key] { return known }
    fontPositions[key] = fonts.count
    fonts.append(FontUse(font))
    let position = fonts.count - 1
    if font["/Subtype"].isName("/Type3") {
      let glyphs = font["/CharProcs"]
      for glyph in glyphs.keys {
        if font["/Resources"].isNull {
          scan(stream: glyphs[glyph], resources: resources, page: page)
        } else {
          scan(stream: glyphs[glyph], resources: font["/Resources"], page: page)
        }
      }
    }
    return position
  }

  private func show(_ operands: [LexedOperand], state: State, page: Int) {
    guard let last = operands.last else { return }
    guard let font = state.font else {
      return obstacles.add("6.2.2", "Text is shown without a font", .redraw, page: page)
    }
    for case .string(let bytes) in last.bytes == nil ? last.items : [last] {
      fonts[font].show(bytes, isVisible: state.isVisible, page: page)
    }
  }

  // MARK: Objects

  private func draw(
    _ name: String?, resources: borrowing QPDFObject, page: Int, state: State, depth: Int
  ) {
    guard let object = resource("/XObject", name, resources, page: page) else { return }
    if object["/Subtype"].isName("/Image") {
      takeImage(object, resources: resources, page: page)
    } else if object["/Subtype"].isName("/Form") {
      takeForm(object, resources: resources, page: page, state: state, depth: depth)
    } else {
      obstacles.add("6.2.9", "Object \(object.id) is a PostScript object", .redraw, page: page)
    }
  }

  func takeForm(
    _ form: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int, state: State = State(),
    depth: Int = 1
  ) {
    if form["/Subtype2"].isName("/PS") || !form["/PS"].isNull {
      obstacles.add("6.2.9", "Form object \(form.id) contains PostScript", .redraw, page: page)
    }
    if !form["/Ref"].isNull {
      obstacles.add("6.2.9", "Form object \(form.id) stands for a page of another file", .redraw, page: page)
    }
    takeGroup(form["/Group"], resources: form["/Resources"], page: page)
    scan(stream: form, resources: resources, page: page, state: state, depth: depth + 1)
  }

  /// Of a page or a form.
  func takeGroup(_ group: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int) {
    guard group["/S"].isName("/Transparency") else { return }
    if level.part == .one { transparency("a transparency group", page: page) }
    if !group["/CS"].isNull { takeSpace(group["/CS"], resources: resources, page: page) }
  }

  func transparency(_ what: String, page: Int) {
    obstacles.add(
      "6.4", "The page uses transparency (\(what)), which PDF/A-1 doesn't know", .laterPart, page: page)
  }

  private func takePattern(
    _ pattern: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int, depth: Int
  ) {
    if pattern.isStream {
      scan(stream: pattern, resources: resources, page: page, depth: depth + 1)
    } else {
      takeSpace(pattern["/Shading"]["/ColorSpace"], resources: resources, page: page)
      var state = State()
      takeState(pattern["/ExtGState"], resources: resources, page: page, state: &state, depth: depth)
    }
  }

  private func takeState(
    _ values: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int, state: inout State, depth: Int
  ) {
    let font = values["/Font"]
    if font.count > 0 { state.font = position(of: font.item(0), resources: resources, page: page) }
    checkState(values, page: page)
    let mask = values["/SMask"]
    if !mask["/G"].isNull { takeForm(mask["/G"], resources: resources, page: page, depth: depth) }
  }
}
