/// Which Recto this is.
public enum RectoVersion {
  public static let current = "0.1.0"

  /// As it stands in files: "Recto 0.1.0".
  public static let producer = "Recto \(current)"
}
