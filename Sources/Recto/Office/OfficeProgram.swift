public import Foundation

/// LibreOffice on this machine.
public enum OfficeProgram {
  /// The package that brings what is needed.
  public static let package = "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"

  /// Looked for where `PATH` leads, or as `RECTO_SOFFICE` says; nil when it is not there. The program itself, not the
  /// script that starts it: what is started is what is ended.
  public static func find(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL? {
    let folders = (environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin", "/usr/local/bin"]
    let places = folders.flatMap { folder in ["soffice", "libreoffice"].map { "\(folder)/\($0)" } }
    for place in [environment["RECTO_SOFFICE"]].compactMap(\.self) + places {
      let script = URL(fileURLWithPath: place).resolvingSymlinksInPath()
      let program = script.deletingLastPathComponent().appendingPathComponent("soffice.bin")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
    }
    return nil
  }
}
