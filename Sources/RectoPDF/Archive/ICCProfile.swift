/// The header of an ICC profile.
struct ICCProfile: Sendable, Hashable {
  var majorVersion: Int
  /// `mntr`, `prtr`, `scnr`, `spac` ...
  var deviceClass: String
  /// `RGB`, `CMYK`, `GRAY`, `Lab`.
  var space: String

  /// nil for what is no profile.
  init?(_ bytes: [UInt8]) {
    let data = FontBytes(bytes: bytes)
    guard bytes.count >= 128, data.text(36..<40) == "acsp" else { return nil }
    majorVersion = data.byte(8)
    deviceClass = data.text(12..<16)
    space = data.text(16..<20).filter { $0 != " " }
  }

  init?(_ stream: borrowing QPDFObject) {
    guard let data = stream.streamData(.generalized) else { return nil }
    self.init([UInt8](data))
  }

  var componentCount: Int? { ["GRAY": 1, "RGB": 3, "Lab": 3, "CMYK": 4][space] }

  func isAllowed(in part: ArchiveLevel.Part) -> Bool {
    majorVersion <= (part == .one ? 2 : 4) && componentCount != nil
      && ["mntr", "prtr", "scnr", "spac"].contains(deviceClass)
  }

  /// Fit to say how device colours look.
  func isOutput(in part: ArchiveLevel.Part) -> Bool {
    isAllowed(in: part) && ["mntr", "prtr"].contains(deviceClass) && space != "Lab"
  }
}

/// The output intent that a file has, as far as it can stay.
enum ArchiveIntent {
  /// The space of the profile; nil when there is none that is valid.
  static func space(of document: QPDFDocument, part: ArchiveLevel.Part) -> String? {
    let intents = document.catalog["/OutputIntents"]
    for subtype in ["/GTS_PDFA1", "/GTS_PDFX"] {
      for index in 0..<intents.count where intents.item(index)["/S"].isName(subtype) {
        let profile = ICCProfile(intents.item(index)["/DestOutputProfile"])
        if let profile, profile.isOutput(in: part),
          intents.item(index)["/DestOutputProfile"]["/N"].integer == profile.componentCount
        {
          return profile.space
        }
      }
    }
    return nil
  }
}
