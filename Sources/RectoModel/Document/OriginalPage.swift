/// A page of a PDF that an output may keep as it is: what becomes of the text that it had, and why.
public struct OriginalPage: Sendable, Hashable, Codable {
  public enum Treatment: String, Sendable, Hashable, Codable, CaseIterable {
    /// The page stays as it is.
    case kept
    /// Recognised text joins what is there.
    case added
    /// Recognised text takes the place of hidden text.
    case redone
    /// The page becomes a picture of itself, with recognised text.
    case pictured
    /// Hidden text goes.
    case stripped
  }

  public var treatment: Treatment
  /// For people: "no text".
  public var reason: String
  /// By how much the page is turned against its source.
  public var turn: Rotation

  public init(_ treatment: Treatment, reason: String, turn: Rotation = .none) {
    self.treatment = treatment
    self.reason = reason
    self.turn = turn
  }
}
