public import Foundation
public import RectoModel

/// A file to write.
public struct JobOutput: Codable, Sendable, Hashable {
  public enum Destination: Codable, Sendable, Hashable {
    /// This file; replaced when it exists. Only for a job that makes one document.
    /// A format that needs several files for a document gives them names beside it: `out-p3-t1.csv`.
    case file(URL)
    /// This file with everything in it, also in a format that would need several.
    case stream(URL)
    /// A folder, made when it is missing. Files are named after their input: its stem and the format's ending.
    case folder(URL)
  }

  /// The id of a registered format: `pdf`.
  public var format: String
  public var options: OptionValues
  public var destination: Destination

  public init(_ format: String, options: OptionValues = OptionValues(), to destination: Destination) {
    self.format = format
    self.options = options
    self.destination = destination
  }
}
