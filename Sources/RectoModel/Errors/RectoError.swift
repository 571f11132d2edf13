/// Every failure that leaves the library: what went wrong, where, and what to do about it.
public struct RectoError: Error, Sendable, Hashable, Codable {
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    case malformedInput, passwordRequired, unsupportedFeature, limitExceeded, resourceUnavailable,
      engineFailure, cancelled, internalInvariant,
      /// What was asked for isn't in the input.
      contentMissing,
      /// It took longer than it may.
      timedOut
  }

  public var code: Code
  /// One line: what happened and how to remedy it.
  public var message: String
  public var location: Location
  /// What a library below said, for logs.
  public var cause: String?

  public init(_ code: Code, _ message: String, location: Location = Location(), cause: String? = nil) {
    self.code = code
    self.message = message
    self.location = location
    self.cause = cause
  }

  /// A place in the input; all parts are optional.
  public struct Location: Sendable, Hashable, Codable {
    public var file: String?
    /// 1-based.
    public var page: Int?
    /// An element, line or option.
    public var element: String?

    public init(file: String? = nil, page: Int? = nil, element: String? = nil) {
      self.file = file
      self.page = page
      self.element = element
    }
  }

  /// The same error, its location filled where it was empty.
  public func at(file: String? = nil, page: Int? = nil, element: String? = nil) -> RectoError {
    var copy = self
    copy.location.file = location.file ?? file
    copy.location.page = location.page ?? page
    copy.location.element = location.element ?? element
    return copy
  }
}

extension RectoError: CustomStringConvertible {
  /// `file, page 3: message`.
  public var description: String {
    let place = [location.file, location.page.map { "page \($0)" }, location.element].compactMap(\.self)
    return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
  }
}
