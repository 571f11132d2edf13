/// Filled in by the pipeline.
public enum RectoVersion {
  public static let current = "0.1.0"
}
