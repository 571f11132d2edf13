/// A part and a conformance level of PDF/A, ISO 19005.
package struct ArchiveLevel: Sendable, Hashable {
  package enum Part: Int, Sendable, Hashable {
    /// PDF 1.4: no transparency, no optional content, no attachments.
    case one = 1
    /// PDF 1.7.
    case two
    /// As 2, with attachments of any kind.
    case three
  }

  package enum Conformance: String, Sendable, Hashable {
    /// Looks the same everywhere.
    case b
    /// As b, and all text can be read out. Not in part 1.
    case u
    /// As u, and tagged.
    case a
  }

  package var part: Part
  package var conformance: Conformance

  package init(_ part: Part, _ conformance: Conformance) {
    self.part = part
    self.conformance = conformance
  }

  var needsUnicode: Bool { conformance != .b }
  var needsTags: Bool { conformance == .a }

  /// Writes what the level allows: no encryption, and for part 1 neither object streams nor a later version.
  package var writeOptions: QPDFDocument.WriteOptions {
    var options = QPDFDocument.WriteOptions()
    options.forcedVersion = part == .one ? "1.4" : "1.7"
    options.hasObjectStreams = part != .one
    options.hasClearStreamEnds = true
    return options
  }
}

extension ArchiveLevel: CustomStringConvertible {
  /// `PDF/A-2b`.
  package var description: String { "PDF/A-\(part.rawValue)\(conformance.rawValue)" }
}
