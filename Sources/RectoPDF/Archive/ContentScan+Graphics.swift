// Colours, pictures and graphics states.

extension ContentScan {
  // MARK: Colour spaces

  func takeDevice(_ name: String, resources: borrowing QPDFObject, page: Int) {
    let standing = resources["/ColorSpace"][name == "/DeviceRGB" ? "/DefaultRGB" : "/DefaultCMYK"]
    guard standing.isNull else { return takeSpace(standing, resources: resources, page: page) }
    if devicePages[name, default: []].last != page { devicePages[name, default: []].append(page) }
  }

  func takeSpace(name: String, resources: borrowing QPDFObject, page: Int) {
    switch name {
    case "/DeviceGray", "/G", "/Pattern", "/I", "/CalCMYK": break
    case "/DeviceRGB", "/RGB": takeDevice("/DeviceRGB", resources: resources, page: page)
    case "/DeviceCMYK", "/CMYK": takeDevice("/DeviceCMYK", resources: resources, page: page)
    default:
      guard let space = resource("/ColorSpace", name, resources, page: page) else { return }
      takeSpace(space, resources: resources, page: page)
    }
  }

  func takeSpace(_ space: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int, depth: Int = 0) {
    if let name = space.name {
      if depth < 8 { takeName(name, resources: resources, page: page, depth: depth) }
      return
    }
    switch space.item(0).name {
    case "/ICCBased": takeProfile(space.item(1), page: page)
    case "/Indexed", "/I", "/Pattern":
      if space.count > 1, depth < 8 {
        takeSpace(space.item(1), resources: resources, page: page, depth: depth + 1)
      }
    case "/Separation", "/DeviceN":
      takeColorants(space, page: page)
      if depth < 8 { takeSpace(space.item(2), resources: resources, page: page, depth: depth + 1) }
    case "/DeviceRGB", "/DeviceCMYK":
      takeDevice(space.item(0).name ?? "", resources: resources, page: page)
    case "/DeviceGray", "/CalGray", "/CalRGB", "/Lab": break
    default: obstacles.add("6.2.4", "A colour space is damaged", .redraw, page: page)
    }
  }

  private func takeName(_ name: String, resources: borrowing QPDFObject, page: Int, depth: Int) {
    switch name {
    case "/DeviceGray", "/G", "/Pattern", "/DeviceRGB", "/RGB", "/DeviceCMYK", "/CMYK":
      takeSpace(name: name, resources: resources, page: page)
    default:
      guard let space = resource("/ColorSpace", name, resources, page: page) else { return }
      takeSpace(space, resources: resources, page: page, depth: depth + 1)
    }
  }

  private func takeProfile(_ stream: borrowing QPDFObject, page: Int) {
    if stream["/N"].integer == 4 { profilePages.insert(page) }
    guard checkedProfiles.insert(stream.id).inserted else { return }
    guard let profile = ICCProfile(stream), profile.isAllowed(in: level.part),
      profile.componentCount == stream["/N"].integer
    else {
      return obstacles.add(
        "6.2.4.2", "The colour profile in object \(stream.id) isn't valid for \(level)", .convertColours,
        page: page)
    }
  }

  private func takeColorants(_ space: borrowing QPDFObject, page: Int) {
    let names = space.item(1)
    if names.count > (level.part == .one ? 8 : 32) {
      obstacles.add("6.1.13", "A colour space has \(names.count) inks", .convertColours, page: page)
    }
    guard level.part != .one else { return }
    if space.item(0).isName("/DeviceN") { checkInks(space, page: page) }
    guard let ink = names.name, ink != "/All", ink != "/None" else { return }
    let look = look(space)
    if let known = colorants[ink], known != look {
      obstacles.add("6.2.4.4", "The ink \(ink.dropFirst()) has two meanings", .convertColours, page: page)
    }
    colorants[ink] = look
  }

  /// Of a separation: its other space and the function to it.
  private func look(_ space: borrowing QPDFObject) -> [UInt8] {
    let function = space.item(3)
    let values = function.isStream ? function.dictionary.syntax : function.syntax
    return Array((space.item(2).syntax + values).utf8) + (function.streamData(.none).map(Array.init) ?? [])
  }

  private func checkInks(_ space: borrowing QPDFObject, page: Int) {
    let names = space.item(1)
    let described = space.item(4)["/Colorants"]
    let process = space.item(4)["/Process"]["/Components"]
    var known: Set<String> = ["/None", "/Cyan", "/Magenta", "/Yellow", "/Black"]
    for index in 0..<process.count { known.insert(process.item(index).name ?? "") }
    for index in 0..<names.count {
      guard let name = names.item(index).name, !known.contains(name), described[name].isNull else { continue }
      obstacles.add(
        "6.2.4.4", "The ink \(name.dropFirst()) isn't described", .convertColours, page: page)
    }
  }

  // MARK: Pictures

  func takeImage(_ image: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int) {
    checkIntent(image["/Intent"].name, page: page)
    let isMask = image["/ImageMask"].isTrue
    if !isMask { takeColours(of: image, resources: resources, page: page) }
    let depth = image["/BitsPerComponent"]
    let depths = level.part == .one ? [1, 2, 4, 8] : [1, 2, 4, 8, 16]
    if !depth.isNull, !(isMask ? [1] : depths).contains(depth.integer), !hasFilter(image, "/JPXDecode") {
      obstacles.add(
        "6.2.8", "Picture object \(image.id) has \(depth.syntax) bits a colour", .redraw, page: page)
    }
    if image["/SMask"].isStream {
      if level.part == .one { transparency("a soft mask", page: page) }
      takeImage(image["/SMask"], resources: resources, page: page)
    }
    if level.part == .one, image["/SMaskInData"].integer > 0 { transparency("a soft mask", page: page) }
  }

  private func takeColours(of image: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int) {
    let isWavelet = hasFilter(image, "/JPXDecode")
    if isWavelet { checkWavelet(image, resources: resources, page: page) }
    let space = image["/ColorSpace"]
    guard !space.isNull else {
      if !isWavelet {
        obstacles.add("6.2.8", "Picture object \(image.id) has no colour space", .redraw, page: page)
      }
      return
    }
    takeSpace(space, resources: resources, page: page)
  }

  private func checkWavelet(_ image: borrowing QPDFObject, resources: borrowing QPDFObject, page: Int) {
    guard level.part != .one else {
      return obstacles.add(
        "6.1.10", "Picture object \(image.id) is JPEG 2000, which PDF/A-1 doesn't know", .laterPart,
        page: page)
    }
    guard let bytes = image.streamData(.none), let colors = JPXColors([UInt8](bytes)) else {
      return obstacles.add(
        "6.2.8.3", "Picture object \(image.id) is a bare JPEG 2000 code stream", .redraw, page: page)
    }
    if let fault = colors.fault {
      obstacles.add("6.2.8.3", "Picture object \(image.id) is JPEG 2000 and \(fault)", .redraw, page: page)
    }
    guard image["/ColorSpace"].isNull, let space = colors.deviceSpace else { return }
    takeDevice(space, resources: resources, page: page)
  }

  private func hasFilter(_ stream: borrowing QPDFObject, _ name: String) -> Bool {
    let filters = stream["/Filter"]
    if filters.isName(name) { return true }
    return (0..<filters.count).contains { filters.item($0).isName(name) }
  }

  func takeInline(_ operand: LexedOperand?, resources: borrowing QPDFObject, page: Int) {
    guard case .dictionary(let values)? = operand else { return }
    let filters = [values["/F"] ?? values["/Filter"]].compactMap(\.self)
    let names = filters.compactMap(\.name) + filters.flatMap(\.items).compactMap(\.name)
    if !Set(names).isDisjoint(with: ["/LZW", "/LZWDecode", "/Crypt"]) {
      obstacles.add("6.1.10", "A picture in the content is compressed with LZW", .redraw, page: page)
    }
    if [values["/I"], values["/Interpolate"]].contains(.word("true")) {
      obstacles.add("6.2.8", "A picture in the content asks to be smoothed", .redraw, page: page)
    }
    checkIntent(values["/Intent"]?.name, page: page)
    switch values["/CS"] ?? values["/ColorSpace"] {
    case .name(let name): takeSpace(name: name, resources: resources, page: page)
    case .array(let items):
      if let base = items.dropFirst().first?.name { takeSpace(name: base, resources: resources, page: page) }
    default: break
    }
  }

  // MARK: Graphics states

  func checkState(_ values: borrowing QPDFObject, page: Int) {
    if !values["/TR"].isNull, !values["/TR"].isName("/Identity") {
      obstacles.add("6.2.5", "A transfer function (TR) changes the colours", .redraw, page: page)
    }
    if !values["/TR2"].isNull, !values["/TR2"].isName("/Default"), !values["/TR2"].isName("/Identity") {
      obstacles.add("6.2.5", "A transfer function (TR2) changes the colours", .redraw, page: page)
    }
    checkIntent(values["/RI"].name, page: page)
    if values["/OPM"].integer == 1, values["/OP"].isTrue || values["/op"].isTrue {
      overprintPages.insert(page)
    }
    checkBlending(values, page: page)
  }

  private func checkBlending(_ values: borrowing QPDFObject, page: Int) {
    let mode = values["/BM"]
    let names = mode.count > 0 ? (0..<mode.count).map { mode.item($0).name } : [mode.name]
    for case let name? in names where !ContentOperators.blendModes.contains(name) {
      obstacles.add("6.2.10", "\(name.dropFirst()) is no blend mode", .redraw, page: page)
    }
    guard level.part == .one else { return }
    if names.contains(where: { $0 != nil && $0 != "/Normal" && $0 != "/Compatible" }) || mode.count > 0 {
      transparency("a blend mode", page: page)
    }
    if !values["/SMask"].isNull, !values["/SMask"].isName("/None") { transparency("a soft mask", page: page) }
    if [values["/ca"].number, values["/CA"].number].contains(where: { $0 != nil && $0 != 1 }) {
      transparency("an opacity", page: page)
    }
  }
}
