/// Links, notes and form fields: their kinds and their looks.
struct AnnotationCheck {
  let level: ArchiveLevel
  let scan: ContentScan
  let document: QPDFDocument

  private static let oldKinds: Set<String> = [
    "/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Highlight", "/Underline", "/Squiggly",
    "/StrikeOut", "/Stamp", "/Ink", "/Popup", "/Widget", "/PrinterMark", "/TrapNet",
  ]
  private static let kinds = oldKinds.union([
    "/Polygon", "/PolyLine", "/Caret", "/FileAttachment", "/Watermark", "/Redact",
  ])

  func check(_ annotation: borrowing QPDFObject, page: borrowing QPDFObject, number: Int) {
    guard annotation.kind == .dictionary, !AnnotationLook.isHidden(annotation) else { return }
    let kind = annotation["/Subtype"].name ?? "/without kind"
    let kinds = level.part == .one ? Self.oldKinds : Self.kinds
    guard kinds.contains(kind) else {
      return scan.obstacles.add(
        "6.3.1", "The page has an annotation of the kind \(kind.dropFirst())", .redraw, page: number)
    }
    if document.catalog["/AcroForm"]["/NeedAppearances"].isTrue, let name = AnnotationLook.filled(annotation)
    {
      scan.obstacles.add(
        "6.4.1", "The value of the form field \(name) is to be drawn by readers, each in its way",
        .appearance,
        page: number)
    }
    if level.part == .one, let opacity = annotation["/CA"].number, opacity != 1 {
      scan.transparency("an annotation that lets through", page: number)
    }
    checkLook(annotation, kind: kind, page: page, number: number)
  }

  private func checkLook(
    _ annotation: borrowing QPDFObject, kind: String, page: borrowing QPDFObject, number: Int
  ) {
    let look = annotation["/AP"]["/N"]
    if look.isNull {
      guard !AnnotationLook.needsNone(annotation) else { return }
      let what = annotation["/T"].text.map { "\(kind.dropFirst()) \($0)" } ?? String(kind.dropFirst())
      return scan.obstacles.add(
        "6.3.3", "The annotation \(what) has no appearance of its own", .appearance, page: number)
    }
    if look.isStream {
      scan.takeForm(look, resources: page["/Resources"], page: number)
    } else {
      if !AnnotationLook.isButton(annotation), AnnotationLook.state(annotation) == nil {
        scan.obstacles.add("6.3.3", "An annotation has several appearances", .appearance, page: number)
      }
      for key in look.keys where look[key].isStream {
        scan.takeForm(look[key], resources: page["/Resources"], page: number)
      }
    }
  }
}

/// What is seen of an annotation.
enum AnnotationLook {
  /// Invisible, hidden, or not to be viewed: it isn't seen, and PDF/A wants all annotations seen.
  static func isHidden(_ annotation: borrowing QPDFObject) -> Bool {
    !annotation["/Subtype"].isName("/Popup") && annotation["/F"].integer & (2 | 32 | 256) != 0
  }

  static func isButton(_ annotation: borrowing QPDFObject) -> Bool {
    annotation["/Subtype"].isName("/Widget") && kindOfField(annotation) == "/Btn"
  }

  /// The key of the appearance that shows now; nil when it isn't there.
  static func state(_ annotation: borrowing QPDFObject) -> String? {
    guard let state = annotation["/AS"].name, annotation["/AP"]["/N"][state].isStream else { return nil }
    return state
  }

  /// Needs no appearance, or is seen as nothing.
  static func needsNone(_ annotation: borrowing QPDFObject) -> Bool {
    isExempt(annotation) || isBlankField(annotation)
  }

  static func isExempt(_ annotation: borrowing QPDFObject) -> Bool {
    if annotation["/Subtype"].isName("/Popup") || annotation["/Subtype"].isName("/Link") { return true }
    guard let box = annotation["/Rect"].numbers, box.count == 4 else { return false }
    return box[0] == box[2] && box[1] == box[3]
  }

  /// A field for text, a choice or a signature that is empty and has neither border nor ground.
  static func isBlankField(_ annotation: borrowing QPDFObject) -> Bool {
    guard annotation["/Subtype"].isName("/Widget"),
      ["/Tx", "/Ch", "/Sig"].contains(kindOfField(annotation)), annotation["/AP"]["/N"].isNull
    else { return false }
    let marks = annotation["/MK"]
    let value = inherited("/V", annotation)
    let isEmpty = value.isNull || value.text?.isEmpty == true
    return isEmpty && marks["/BC"].count == 0 && marks["/BG"].count == 0
  }

  /// The name of a field for text or a choice that has a value.
  static func filled(_ annotation: borrowing QPDFObject) -> String? {
    guard annotation["/Subtype"].isName("/Widget"), ["/Tx", "/Ch"].contains(kindOfField(annotation)) else {
      return nil
    }
    let value = inherited("/V", annotation)
    guard !value.isNull, value.text?.isEmpty != true else { return nil }
    return inherited("/T", annotation).text ?? "without name"
  }

  private static func kindOfField(_ annotation: borrowing QPDFObject) -> String? {
    inherited("/FT", annotation).name
  }

  private static func inherited(_ key: String, _ field: borrowing QPDFObject, depth: Int = 0) -> QPDFObject {
    guard field[key].isNull, depth < 32, !field["/Parent"].isNull else { return field[key] }
    return inherited(key, field["/Parent"], depth: depth + 1)
  }
}
