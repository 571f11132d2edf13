public import RectoModel
public import Testing

extension RectoError: CustomTestStringConvertible {
  /// With what the library below said.
  public var testDescription: String { description + (cause.map { " (\($0))" } ?? "") }
}
