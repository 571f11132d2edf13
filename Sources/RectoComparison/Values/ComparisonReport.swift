public import Foundation
public import RectoModel

/// What a comparison of two files has found.
public struct ComparisonReport: Sendable, Hashable {
  /// Names of the files, for people.
  public var expected: String
  public var actual: String
  public var kind: FileKind
  /// The first ones, in the order of the file.
  public var differences: [Difference] = []
  /// With those that are not listed.
  public var differenceCount = 0
  /// The share of characters that are wrong; nil when it was not asked for.
  public var characterErrorRate: Double?
  /// Pages and pictures that were drawn, those that differ only when pictures are kept.
  public var pictures: [PicturePair] = []

  public init(expected: String, actual: String, kind: FileKind) {
    self.expected = expected
    self.actual = actual
    self.kind = kind
  }

  public var isEqual: Bool { differenceCount == 0 }
}

/// Two pictures that are not the same.
public struct PicturePair: Sendable, Hashable, Codable {
  public var place: DifferencePlace
  /// Share of pixels that differ, 0...1.
  public var share: Double
  /// Structural similarity, 1 for the same picture; nil when they have different sizes.
  public var similarity: Double?
  /// Where they differ, in pixels.
  public var boxes: [Rect]
  /// PNG; what differs is red in `marked`, the rest of it pale. Left out of JSON.
  public var expected = Data()
  public var actual = Data()
  public var marked = Data()

  private enum CodingKeys: String, CodingKey { case place, share, similarity, boxes }
}

extension ComparisonReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case expected, actual, kind, equal, differenceCount, differences, characterErrorRate, pictures
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    expected = try fields.decode(String.self, forKey: .expected)
    actual = try fields.decode(String.self, forKey: .actual)
    kind = try fields.decode(FileKind.self, forKey: .kind)
    differenceCount = try fields.decode(Int.self, forKey: .differenceCount)
    differences = try fields.decode([Difference].self, forKey: .differences)
    characterErrorRate = try fields.decodeIfPresent(Double.self, forKey: .characterErrorRate)
    pictures = try fields.decodeIfPresent([PicturePair].self, forKey: .pictures) ?? []
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(expected, forKey: .expected)
    try fields.encode(actual, forKey: .actual)
    try fields.encode(kind, forKey: .kind)
    try fields.encode(isEqual, forKey: .equal)
    try fields.encode(differenceCount, forKey: .differenceCount)
    try fields.encode(differences, forKey: .differences)
    try fields.encodeIfPresent(characterErrorRate, forKey: .characterErrorRate)
    if !pictures.isEmpty { try fields.encode(pictures, forKey: .pictures) }
  }
}
