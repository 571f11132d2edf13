import RectoModel

/// A content stream: a form by the number of its object, or the page.
struct StreamKey: Hashable {
  var id: Int
  var generation: Int

  static let page = StreamKey(id: 0, generation: 0)
}

/// The named resources of a content stream, read once each. What a form lacks is looked up where it is drawn.
final class ContentResources {
  let owner: StreamKey
  private let dictionary: QPDFObject
  private let fallback: ContentResources?
  private var fonts: [[UInt8]: Int?] = [:]
  private var states: [[UInt8]: GraphicsParameters] = [:]
  private var drawings: [[UInt8]: Drawing] = [:]
  private var spaces: [[UInt8]: ContentColorSpace] = [:]

  init(_ dictionary: consuming QPDFObject, of owner: StreamKey, fallback: ContentResources? = nil) {
    self.dictionary = dictionary
    self.owner = owner
    self.fallback = fallback
  }

  /// What `Do` draws.
  enum Drawing {
    case nothing
    case image(PageContentSummary.Image, isOptional: Bool)
    case form(Form)
  }

  struct Form {
    var key: StreamKey
    var matrix: AffineTransform
    var box: Rect?
    var isGroup: Bool
    /// Whether it is drawn depends on a layer that readers can switch.
    var isOptional: Bool
    /// Of its content.
    var resources: ContentResources
    /// Whose resources have its name.
    var owner: StreamKey
  }

  /// A place in `fonts`, to which it is added when it is new.
  func font(_ name: [UInt8], _ fonts: inout [ContentFont], _ store: FontStore) -> Int? {
    if let known = self.fonts[name] { return known }
    let font = dictionary["/Font"][name]
    let place: Int?
    if font.kind == .dictionary {
      place = store.place(of: font, in: &fonts)
    } else {
      place = fallback?.font(name, &fonts, store)
    }
    self.fonts[name] = .some(place)
    return place
  }

  func parameters(_ name: [UInt8]) -> GraphicsParameters {
    if let known = states[name] { return known }
    let state = dictionary["/ExtGState"][name]
    let parameters =
      state.kind == .dictionary
      ? GraphicsParameters(state) : fallback?.parameters(name) ?? GraphicsParameters()
    states[name] = parameters
    return parameters
  }

  /// Names of device spaces stand for themselves.
  func colorSpace(_ name: [UInt8]) -> ContentColorSpace {
    if let known = spaces[name] { return known }
    let object = dictionary["/ColorSpace"][name]
    let space =
      object.isNull
      ? fallback?.colorSpace(name) ?? ContentColorSpace(device: name) : ContentColorSpace(object)
    spaces[name] = space
    return space
  }

  func drawing(_ name: [UInt8]) -> Drawing {
    if let known = drawings[name] { return known }
    let object = dictionary["/XObject"][name]
    let drawing: Drawing
    if !object.isStream {
      drawing = fallback?.drawing(name) ?? .nothing
    } else if object["/Subtype"].isName("/Image") {
      drawing = .image(Self.image(object), isOptional: !object["/OC"].isNull)
    } else if object["/Subtype"].isName("/Form") {
      drawing = .form(form(object))
    } else {
      drawing = .nothing
    }
    drawings[name] = drawing
    return drawing
  }

  private static func image(_ object: borrowing QPDFObject) -> PageContentSummary.Image {
    let isMask = object["/ImageMask"].isTrue
    let hasAlpha = !object["/SMask"].isNull || !object["/Mask"].isNull || object["/SMaskInData"].integer > 0
    let filter = object["/Filter"]
    let coding = filter.name ?? filter.item(max(filter.count - 1, 0)).name
    return PageContentSummary.Image(
      box: Rect(x: 0, y: 0, width: 0, height: 0), placement: .identity,
      pixelWidth: object["/Width"].integer, pixelHeight: object["/Height"].integer, id: object.id,
      generation: object.generation, path: [], isMask: isMask,
      isOpaque: !isMask && !hasAlpha && object["/Width"].integer > 0 && object["/Height"].integer > 0,
      isLossy: coding == "/DCTDecode" || coding == "/JPXDecode")
  }

  private func form(_ object: borrowing QPDFObject) -> Form {
    let numbers = object["/Matrix"].numbers ?? []
    let key = StreamKey(id: object.id, generation: object.generation)
    let own = object["/Resources"]
    return Form(
      key: key,
      matrix: numbers.count == 6
        ? AffineTransform(
          a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], tx: numbers[4], ty: numbers[5])
        : .identity,
      box: object["/BBox"].numbers.flatMap { $0.count == 4 ? Self.rect($0) : nil },
      isGroup: object["/Group"]["/S"].isName("/Transparency"), isOptional: !object["/OC"].isNull,
      resources: own.kind == .dictionary ? ContentResources(own, of: key, fallback: self) : self, owner: owner
    )
  }

  private static func rect(_ numbers: [Double]) -> Rect {
    Rect(
      left: min(numbers[0], numbers[2]), top: min(numbers[1], numbers[3]),
      right: max(numbers[0], numbers[2]), bottom: max(numbers[1], numbers[3]))
  }
}

/// What `gs` sets; nil leaves as it is.
struct GraphicsParameters {
  var fillAlpha: Double?
  var strokeAlpha: Double?
  var isBlended: Bool?
  var isMasked: Bool?
  var fontSize: Double?
  var lineWidth: Double?
  var font: ContentFont?

  init() {}

  init(_ state: borrowing QPDFObject) {
    fillAlpha = state["/ca"].number
    strokeAlpha = state["/CA"].number
    lineWidth = state["/LW"].number.flatMap { $0.isFinite ? abs($0) : nil }
    let blend = state["/BM"]
    if !blend.isNull { isBlended = !blend.isName("/Normal") && !blend.isName("/Compatible") }
    let mask = state["/SMask"]
    if !mask.isNull { isMasked = !mask.isName("/None") }
    let font = state["/Font"]
    if font.count == 2 {
      fontSize = font.item(1).number.flatMap { $0.isFinite ? $0 : nil }
      self.font = ContentFont(font.item(0))
    }
  }
}

/// The fonts of a document that were read, so that pages which share them read them once.
final class FontStore {
  private var fonts: [StreamKey: ContentFont] = [:]

  func place(of font: borrowing QPDFObject, in list: inout [ContentFont]) -> Int {
    let key = StreamKey(id: font.id, generation: font.generation)
    if key.id != 0, let place = list.firstIndex(where: { $0.summary.id == key.id }) { return place }
    let read = fonts[key] ?? ContentFont(font)
    if key.id != 0 { fonts[key] = read }
    list.append(read)
    return list.count - 1
  }
}
