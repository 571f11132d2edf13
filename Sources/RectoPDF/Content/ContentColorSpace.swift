import RectoModel

/// A colour space, as far as it is needed to tell which colour of the screen is meant.
indirect enum ContentColorSpace {
  case gray, rgb, cmyk
  case indexed(base: ContentColorSpace, table: [UInt8])
  /// An amount of one ink, from one colour of `base` to another.
  case tint(base: ContentColorSpace, from: [Double], to: [Double])
  case unknown

  private static let deepest = 4

  init(_ object: borrowing QPDFObject, depth: Int = 0) {
    guard depth < Self.deepest else {
      self = .unknown
      return
    }
    switch object.name ?? object.item(0).name ?? "" {
    case "/DeviceGray", "/G", "/CalGray": self = .gray
    case "/DeviceRGB", "/RGB", "/CalRGB": self = .rgb
    case "/DeviceCMYK", "/CMYK": self = .cmyk
    case "/ICCBased": self = Self.device(channels: object.item(1)["/N"].integer)
    case "/Indexed", "/I": self = Self.indexed(object, depth)
    case "/Separation": self = Self.tint(object, depth)
    default: self = .unknown
    }
  }

  init(device name: [UInt8]) {
    switch String(decoding: name, as: UTF8.self) {
    case "/DeviceGray": self = .gray
    case "/DeviceRGB": self = .rgb
    case "/DeviceCMYK": self = .cmyk
    default: self = .unknown
    }
  }

  private static func device(channels: Int) -> ContentColorSpace {
    switch channels {
    case 1: .gray
    case 3: .rgb
    case 4: .cmyk
    default: .unknown
    }
  }

  private static func indexed(_ object: borrowing QPDFObject, _ depth: Int) -> ContentColorSpace {
    let table = object.item(3)
    let bytes = table.isStream ? table.streamData(.generalized).map { [UInt8]($0) } ?? [] : table.stringBytes
    return .indexed(
      base: ContentColorSpace(object.item(1), depth: depth + 1), table: Array(bytes.prefix(1024)))
  }

  /// Functions that are programs can't be told here; black is known without.
  private static func tint(_ object: borrowing QPDFObject, _ depth: Int) -> ContentColorSpace {
    let name = object.item(1).name
    if name == "/Black" || name == "/All" { return .tint(base: .gray, from: [1], to: [0]) }
    let function = object.item(3)
    guard function["/FunctionType"].integer == 2 else { return .unknown }
    return .tint(
      base: ContentColorSpace(object.item(2), depth: depth + 1), from: function["/C0"].numbers ?? [0],
      to: function["/C1"].numbers ?? [1])
  }

  /// What a space starts with; nil when it can't be told.
  var initialColor: RGBColor? {
    switch self {
    case .gray, .rgb: RGBColor(red: 0, green: 0, blue: 0)
    case .cmyk: color([0, 0, 0, 1])
    case .indexed: color([0])
    case .tint: color([1])
    case .unknown: nil
    }
  }

  func color(_ parts: [Double]) -> RGBColor? {
    switch self {
    case .gray:
      guard parts.count == 1 else { return nil }
      return Self.rgb(parts[0], parts[0], parts[0])
    case .rgb:
      guard parts.count == 3 else { return nil }
      return Self.rgb(parts[0], parts[1], parts[2])
    case .cmyk:
      guard parts.count == 4 else { return nil }
      let light = 1 - parts[3]
      return Self.rgb((1 - parts[0]) * light, (1 - parts[1]) * light, (1 - parts[2]) * light)
    case .indexed(let base, let table):
      guard let index = parts.first, (0..<1024).contains(index), let size = base.channels else { return nil }
      let place = Int(index) * size
      guard place + size <= table.count else { return nil }
      return base.color(table[place..<place + size].map { Double($0) / 255 })
    case .tint(let base, let from, let to):
      guard let amount = parts.first, from.count == to.count else { return nil }
      return base.color(zip(from, to).map { $0 + amount * ($1 - $0) })
    case .unknown: return nil
    }
  }

  private var channels: Int? {
    switch self {
    case .gray, .tint: 1
    case .rgb: 3
    case .cmyk: 4
    case .indexed, .unknown: nil
    }
  }

  private static func rgb(_ red: Double, _ green: Double, _ blue: Double) -> RGBColor {
    func byte(_ part: Double) -> UInt8 { UInt8((min(max(part, 0), 1) * 255).rounded()) }
    return RGBColor(red: byte(red), green: byte(green), blue: byte(blue))
  }
}
