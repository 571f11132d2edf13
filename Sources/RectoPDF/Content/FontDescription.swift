extension PageContentSummary.FontDescription {
  init(_ descriptor: borrowing QPDFObject) {
    self.init()
    guard !descriptor.isNull else { return }
    let flags = descriptor["/Flags"].integer
    isFixedPitch = flags & 1 != 0
    isSmallCaps = flags & (1 << 17) != 0
    let angle = descriptor["/ItalicAngle"].number ?? 0
    isItalic = flags & (1 << 6) != 0 || (3...45).contains(abs(angle))
    isBold = flags & (1 << 18) != 0 || (descriptor["/FontWeight"].number ?? 0) >= 600
    capHeight = Self.ems(descriptor["/CapHeight"].number, within: 0.55...0.85)
    xHeight = Self.ems(descriptor["/XHeight"].number, within: 0.36...0.62)
  }

  private static func ems(_ height: Double?, within range: ClosedRange<Double>) -> Double? {
    height.map { $0 / 1000 }.flatMap { range.contains($0) ? $0 : nil }
  }
}
