/// 1/72 inch, PDF's unit.
public struct Points: Sendable, Hashable, Codable {
  public var value: Double
  public init(_ value: Double) { self.value = value }
}

/// 1/914,400 inch, the unit of DrawingML.
public struct EMU: Sendable, Hashable, Codable {
  public var value: Int
  public init(_ value: Int) { self.value = value }
}

/// 1/1,440 inch, the unit of WordprocessingML.
public struct Twips: Sendable, Hashable, Codable {
  public var value: Int
  public init(_ value: Int) { self.value = value }
}

extension Resolution {
  public func points(_ units: Double) -> Points { Points(units * 72 / unitsPerInch) }
  public func emu(_ units: Double) -> EMU { EMU(Int((units * 914_400 / unitsPerInch).rounded())) }
  public func twips(_ units: Double) -> Twips { Twips(Int((units * 1_440 / unitsPerInch).rounded())) }
}
