import Foundation
import Recto

/// Whether Office files can be read, as `recto doctor` tells it.
enum OfficeLine {
  static var current: String {
    OfficeProgram.find().map { "ok       LibreOffice (\($0.path))" }
      ?? "missing  LibreOffice: Office files can't be read; apt-get install \(OfficeProgram.package)"
  }
}
