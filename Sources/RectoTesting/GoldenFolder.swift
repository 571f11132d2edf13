/// A part of a golden case.
public enum GoldenFolder {
  public static let environmentKey = "UPDATE_GOLDEN_FILES"
}
